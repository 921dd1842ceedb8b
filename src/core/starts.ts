import { settleAtStart } from './deadline.ts';
import { momentOf, schedule } from './eventList.ts';
import { startLinked } from './linkedStarts.ts';
import { personsForWork, replan } from './places.ts';
import { RANK_CAPACITY, tieOf } from './ranks.ts';
import { begin, interrupt, lastRanked, retime, settlePartPlace, takePlaces } from './service.ts';
import { isTouched } from './startRounds.ts';
import { nextSequence, now } from './state.ts';
import { Step } from './step.ts';
import { Task } from './task.ts';
import { Unit } from './unit.ts';

/**
 * Starts what the unit can start now, in queue order: the first that does not fit blocks all behind it. A closed unit
 * starts nothing; if something could start, it is woken at its next opening.
 */
export function startWork(unit: Unit): void {
  const links = unit.links;
  if (links !== null) {
    startLinked(unit, links);
  } else if (unit.queue.size > 0) {
    if (unit.isOpen(now)) {
      for (let task = unit.queue.head; task !== null; task = unit.queue.head) {
        const step = task.step;
        const fits = unit.held + step.team <= unit.places;
        if (!fits && !(step.preempts && makeRoom(unit, step))) break;
        begin(unit, task);
        if (step.preempts && unit.posts.length > 0) replan(unit);
        else if (unit.held > unit.whole) settlePartPlace(unit, unit.base(now));
      }
    } else {
      wakeAtOpening(unit);
    }
  }
  unit.record.worked.set(unit.base(now), unit.working);
  retime(unit);
}

/**
 * Starts a task that becomes ready while nothing else is due at its instant, if nobody waits and whole places are free:
 * what going through the queue would come to.
 */
export function startAtOnce(unit: Unit, step: Step, task: Task): bool {
  if (unit.queue.size > 0 || unit.held + step.team > unit.whole || !step.mayStartAtOnce) return false;
  if (unit.links !== null) return false;
  if (!unit.isOpen(now)) return false;
  step.record.start(0);
  if (step.hasDeadline) settleAtStart(step, task);
  takePlaces(unit, step, task, task.remaining);
  if (!isTouched(unit)) {
    unit.record.worked.set(unit.base(now), unit.working);
    retime(unit);
  }
  return true;
}

/**
 * Makes room for a preempting step if it can: by interrupting work of lower priority, last in rank first, and by taking
 * persons from posts of a larger priority number; as many as needed, or none if not enough.
 */
export function makeRoom(unit: Unit, step: Step): bool {
  if (!canMakeRoom(unit, step)) return false;
  const enough = unit.held - placesToFree(unit, step);
  while (unit.held > enough) interrupt(unit, lastRanked(unit)!);
  return true;
}

/** Whether interrupting work of lower priority would make room for a preempting step. */
export function canMakeRoom(unit: Unit, step: Step): bool {
  const needed = placesToFree(unit, step);
  let free: f64 = 0;
  for (let level = unit.inService.length - 1; level > step.level && free < needed; level--) {
    let task = unit.inService.get(level).tail;
    while (task !== null && free < needed) {
      free += task.step.team;
      task = task.previous;
    }
  }
  return free >= needed;
}

/** Places that work in service must give up for a preempting step, when posts give what they must. */
function placesToFree(unit: Unit, step: Step): f64 {
  return max<f64>(0, unit.held + step.team - ceil<f64>(personsForWork(unit, step.team, f64(step.priority))));
}

function wakeAtOpening(unit: Unit): void {
  const step = unit.queue.head!.step;
  if (unit.held + step.team > unit.places && !step.preempts) return;
  wakeAt(unit, unit.workingClock.nextOpeningNear(now));
}

/** The unit is looked at again at a moment, or before if it is to be already. */
export function wakeAt(unit: Unit, at: f64): void {
  if (momentOf(unit.wakeUp) <= at) return;
  schedule(unit.wakeUp, at, tieOf(RANK_CAPACITY, nextSequence()));
}
