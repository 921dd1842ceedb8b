import { type Hours, NONE } from '../../engine/hours.ts';
import type { CaseTrace } from '../recording/waitLedger.ts';
import type { Simulation } from '../simulation.ts';
import type { Unit } from '../unit/unit.ts';
import { Draw } from './draws.ts';
import { type Step, StepKind } from './step.ts';
import { TaskState } from './taskTable.ts';

/*
 * Tells the ledger where the work that norms ask about waits. Waiting is what more staff there would take away: from
 * when the unit was first open to the start, and where persons are shared, the hours by which sharing slows a task.
 */

/** Hours of plain time that something has waited at a unit since a moment, what it was closed at first left out. */
export function hoursWaited(unit: Unit, since: Hours, now: Hours): Hours {
  if (unit.workingClock.continuous || unit.workingClock.isOpen(since)) return now - since;
  return Math.max(0, now - unit.workingClock.nextOpening(since));
}

/** When the present wait of a task in a queue began. */
export function waitingSince(simulation: Simulation, task: number): Hours {
  const { tasks } = simulation;
  return tasks.stateOf(task) === TaskState.Waiting ? tasks.readyAtOf(task) : tasks.interruptedAtOf(task);
}

/** A task leaves the queue of a unit to start. */
export function traceQueue(
  simulation: Simulation,
  trace: CaseTrace,
  unit: Unit,
  step: Step,
  task: number,
): void {
  const hours = hoursWaited(unit, waitingSince(simulation, task), simulation.now);
  if (!(hours > 0)) return;
  const waitedFor = step.claims.length === 0 ? unit.index : lastToFree(simulation, unit, step);
  simulation.ledger.add(trace, task, waitedFor, hours);
}

/** A task that is on a meeting's agenda has waited for it. */
export function traceMeeting(simulation: Simulation, trace: CaseTrace, step: Step, task: number): void {
  const hours = simulation.now - simulation.tasks.readyAtOf(task);
  simulation.ledger.add(trace, task, step.unit, hours);
}

/** A task leaves service, completed or interrupted, with so much effort left, where persons are shared. */
export function traceSharing(
  simulation: Simulation,
  trace: CaseTrace,
  unit: Unit,
  task: number,
  left: number,
): void {
  simulation.ledger.add(trace, task, unit.index, hoursSlowed(simulation, unit, task, left));
}

/** A task that norms ask about is late at this moment, wherever it is. */
export function traceLate(simulation: Simulation, trace: CaseTrace, step: Step, task: number): void {
  const { tasks, ledger, now } = simulation;
  const state = tasks.stateOf(task);
  const here = simulation.steps[tasks.stepOf(task)]!;
  const unit = simulation.units[here.unit];
  let at = here.unit;
  let hours = 0;
  if (unit === undefined) hours = 0;
  else if (here.kind === StepKind.Meeting)
    hours = state === TaskState.Waiting ? now - tasks.readyAtOf(task) : 0;
  else if (state === TaskState.Waiting || state === TaskState.Interrupted) {
    hours = hoursWaited(unit, waitingSince(simulation, task), now);
    if (here.claims.length > 0) at = lacking(simulation, unit, here);
  } else if (state === TaskState.InService && unit.isShared) {
    hours = hoursSlowed(simulation, unit, task, leftOf(simulation, unit, task));
  }
  // What it waits after this moment is no cause of its being late: the row is put back.
  if (hours > 0) ledger.add(trace, task, at, hours);
  ledger.late(trace, step.lateNorms, task, missesOwn(simulation, step, task));
  if (hours > 0) ledger.add(trace, task, at, -hours);
}

/** Whether the deadline that a task misses now runs from when it became ready, and not from the opening of its case. */
function missesOwn(simulation: Simulation, step: Step, task: number): boolean {
  if (step.withinCase === undefined) return true;
  const { tasks } = simulation;
  const completeBy = tasks.completeByOf(task);
  if (tasks.stateOf(task) === TaskState.Waiting && tasks.startByOf(task) <= completeBy) return true;
  if (step.within === undefined) return false;
  const words = step.within.isDrawn ? simulation.wordsForTask(step, task, Draw.Within) : simulation.mixer;
  return step.within.from(tasks.readyAtOf(task), words) <= completeBy;
}

/** Hours of plain time by which a task in service took longer than alone: its open hours there less its work. */
function hoursSlowed(simulation: Simulation, unit: Unit, task: number, left: number): Hours {
  const { tasks, now } = simulation;
  const work = (tasks.remainingOf(task) - Math.max(0, left)) / unit.productivity;
  return Math.max(0, unit.base(now) - tasks.serviceFromOf(task) - work);
}

/** The unit of joint work at which room came last after there was none: it waited for that; of equals its own. */
function lastToFree(simulation: Simulation, own: Unit, step: Step): number {
  let last = own;
  for (const { unit: index } of step.claims) {
    const unit = simulation.units[index]!;
    if (unit.freedAt > last.freedAt) last = unit;
  }
  return last.index;
}

/** The unit of joint work that lacks room now: its own, then the first partner that does. */
function lacking(simulation: Simulation, own: Unit, step: Step): number {
  if (own.held + step.team > own.places) return own.index;
  for (const { unit: index, team } of step.claims) {
    const unit = simulation.units[index]!;
    if (unit.held + team > unit.places) return index;
  }
  return own.index;
}

/**
 * Hours that the tasks of a case type that wait now have waited in their present queue, added up by unit; where persons
 * are shared, hours by which those in service have been slowed.
 */
export function addStock(simulation: Simulation, type: number, into: Float64Array, offset: number): void {
  const { tasks, units, steps, now } = simulation;
  for (const unit of units) {
    if (unit.isShared) addShared(simulation, unit, type, into, offset);
    for (const lane of unit.queue.lanes) {
      for (const list of [lane.interrupted, lane.fresh]) {
        for (let task = list.head; task !== NONE; task = tasks.nextOf(task)) {
          const step = steps[tasks.stepOf(task)]!;
          if (step.case !== type) continue;
          const at = step.claims.length === 0 ? unit.index : lacking(simulation, unit, step);
          into[offset + at]! += hoursWaited(unit, waitingSince(simulation, task), now);
        }
      }
    }
  }
  for (const step of steps) {
    if (step.case !== type || step.meeting === undefined) continue;
    const { head } = step.meeting.waiting.fresh;
    for (let task = head; task !== NONE; task = tasks.nextOf(task)) {
      into[offset + step.unit]! += now - tasks.readyAtOf(task);
    }
  }
}

function addShared(
  simulation: Simulation,
  unit: Unit,
  type: number,
  into: Float64Array,
  offset: number,
): void {
  const { tasks, steps } = simulation;
  for (const list of unit.inService) {
    for (let task = list.head; task !== NONE; task = tasks.nextOf(task)) {
      if (steps[tasks.stepOf(task)]!.case !== type) continue;
      into[offset + unit.index]! += hoursSlowed(simulation, unit, task, leftOf(simulation, unit, task));
    }
  }
}

/** Effort that a task in service has left, where persons are shared. */
function leftOf(simulation: Simulation, unit: Unit, task: number): number {
  return unit.clock.thresholds.thresholdOf(task) - unit.clock.reading(unit.base(simulation.now));
}
