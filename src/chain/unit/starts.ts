import { type Hours, NONE } from '../../engine/hours.ts';
import { Rank, tieOf } from '../../engine/ranks.ts';
import type { Simulation } from '../simulation.ts';
import { settleAtStart } from '../work/deadline.ts';
import type { Step } from '../work/step.ts';
import { startLinked } from './linkedStarts.ts';
import { personsForWork, replan } from './places.ts';
import { begin, interrupt, lastRanked, retime, settlePartPlace, takePlaces } from './service.ts';
import type { Unit } from './unit.ts';

/**
 * Starts what the unit can start now, in queue order: the first that does not fit blocks all behind it.
 * A closed unit starts nothing; if something could start, it is woken at its next opening.
 */
export function startWork(simulation: Simulation, unit: Unit): void {
  const { tasks, steps, now } = simulation;
  if (unit.links !== undefined) {
    startLinked(simulation, unit, unit.links);
  } else if (unit.queue.size > 0) {
    if (unit.workingClock.continuous || unit.workingClock.isOpen(now)) {
      for (let task = unit.queue.head(); task !== NONE; task = unit.queue.head()) {
        const step = steps[tasks.stepOf(task)]!;
        const fits = unit.held + step.team <= unit.places;
        if (!fits && !(step.preempts && makeRoom(simulation, unit, step))) break;
        begin(simulation, unit, task);
        if (step.preempts && unit.posts.length > 0) replan(simulation, unit);
        else if (unit.held > unit.whole) settlePartPlace(simulation, unit, unit.base(now));
      }
    } else {
      wakeAtOpening(simulation, unit);
    }
  }
  unit.record.worked.set(unit.base(now), unit.working);
  retime(simulation, unit);
}

/**
 * Starts a task that becomes ready while nothing else is due at its instant, if nobody waits and whole places are
 * free: what going through the queue would come to.
 */
export function startAtOnce(simulation: Simulation, unit: Unit, step: Step, task: number): boolean {
  const { now } = simulation;
  if (unit.queue.size > 0 || unit.held + step.team > unit.whole || !step.mayStartAtOnce) return false;
  if (unit.links !== undefined) return false;
  if (!unit.workingClock.continuous && !unit.workingClock.isOpen(now)) return false;
  step.record.start(0);
  if (step.hasDeadline) settleAtStart(simulation, step, task);
  takePlaces(simulation, unit, step, task, simulation.tasks.remainingOf(task));
  if (!simulation.rounds.isTouched(unit.index)) {
    unit.record.worked.set(unit.base(now), unit.working);
    retime(simulation, unit);
  }
  return true;
}

/**
 * Makes room for a preempting step if it can: by interrupting work of lower priority, last in rank first, and
 * by taking persons from posts of a larger priority number; as many as needed, or none if not enough.
 */
export function makeRoom(simulation: Simulation, unit: Unit, step: Step): boolean {
  if (!canMakeRoom(simulation, unit, step)) return false;
  const enough = unit.held - placesToFree(unit, step);
  while (unit.held > enough) interrupt(simulation, unit, lastRanked(unit));
  return true;
}

/** Whether interrupting work of lower priority would make room for a preempting step. */
export function canMakeRoom(simulation: Simulation, unit: Unit, step: Step): boolean {
  const needed = placesToFree(unit, step);
  let free = 0;
  for (let level = unit.priorities.length - 1; level > step.level && free < needed; level--) {
    let task = unit.inService[level]!.tail;
    while (task !== NONE && free < needed) {
      free += simulation.steps[simulation.tasks.stepOf(task)]!.team;
      task = simulation.tasks.previousOf(task);
    }
  }
  return free >= needed;
}

/** Places that work in service must give up for a preempting step, when posts give what they must. */
function placesToFree(unit: Unit, step: Step): number {
  return Math.max(0, unit.held + step.team - Math.ceil(personsForWork(unit, step.team, step.priority)));
}

function wakeAtOpening(simulation: Simulation, unit: Unit): void {
  const step = simulation.steps[simulation.tasks.stepOf(unit.queue.head())]!;
  if (unit.held + step.team > unit.places && !step.preempts) return;
  wakeAt(simulation, unit, unit.workingClock.nextOpening(simulation.now));
}

/** The unit is looked at again at a moment, or before if it is to be already. */
export function wakeAt(simulation: Simulation, unit: Unit, at: Hours): void {
  const { events } = simulation;
  if (events.momentOf(unit.wakeUp) <= at) return;
  events.schedule(unit.wakeUp, at, tieOf(Rank.Capacity, ++simulation.sequence));
}
