import { CaseTrace, CaseType } from './caseType.ts';
import { DRAW_WITHIN, mixForTask } from './draws.ts';
import { addWait, countLate } from './ledger.ts';
import { List, Numbers } from './memory.ts';
import { now } from './state.ts';
import { KIND_MEETING, Step } from './step.ts';
import { IN_SERVICE, INTERRUPTED, Task, WAITING } from './task.ts';
import { TaskList } from './taskList.ts';
import { Unit } from './unit.ts';

/*
 * Tells the ledger where the work that norms ask about waits. Waiting is what more staff there would take away: from
 * when the unit was first open to the start, and where persons are shared, the hours by which sharing slows a task.
 */

/** Hours of plain time that something has waited at a unit since a moment, what it was closed at first left out. */
function hoursWaited(unit: Unit, since: f64): f64 {
  if (since === now) return 0;
  const clock = unit.workingClock;
  if (clock.continuous || clock.wasOpen(since)) return now - since;
  return max<f64>(0, now - clock.nextOpening(since));
}

/** When the present wait of a task in a queue began. */
function waitingSince(task: Task): f64 {
  return task.state === WAITING ? task.readyAt : task.interruptedAt;
}

/** A task leaves the queue of a unit to start. */
export function traceQueue(trace: CaseTrace, unit: Unit, step: Step, task: Task): void {
  const hours = hoursWaited(unit, waitingSince(task));
  if (!(hours > 0)) return;
  addWait(trace, task, step.claims.length === 0 ? unit : lastToFree(unit, step), hours);
}

/** A task that is on a meeting's agenda has waited for it. */
export function traceMeeting(trace: CaseTrace, step: Step, task: Task): void {
  addWait(trace, task, step.unit, now - task.readyAt);
}

/** A task leaves service, completed or interrupted, with so much effort left, where persons are shared. */
export function traceSharing(trace: CaseTrace, unit: Unit, task: Task, left: f64): void {
  addWait(trace, task, unit, hoursSlowed(unit, task, left));
}

/** A task that norms ask about is late at this moment, wherever it is. */
export function traceLate(trace: CaseTrace, step: Step, task: Task): void {
  const here = task.step;
  let at = here.unit;
  let hours: f64 = 0;
  if (changetype<usize>(at) !== 0) {
    if (here.kind === KIND_MEETING) {
      hours = task.state === WAITING ? now - task.readyAt : 0;
    } else if (task.state === WAITING || task.state === INTERRUPTED) {
      hours = hoursWaited(at, waitingSince(task));
      if (here.claims.length > 0) at = lacking(at, here);
    } else if (task.state === IN_SERVICE && at.isShared) {
      hours = hoursSlowed(at, task, leftOf(at, task));
    }
  }
  // What it waits after this moment is no cause of its being late: the row is put back.
  if (hours > 0) addWait(trace, task, at, hours);
  countLate(trace, step.lateNorms, task, missesOwn(step, task));
  if (hours > 0) addWait(trace, task, at, -hours);
}

/** Whether the deadline that a task misses now runs from when it became ready, and not from the opening of its case. */
function missesOwn(step: Step, task: Task): bool {
  if (step.withinCase === null) return true;
  const completeBy = task.completeBy;
  if (task.state === WAITING && task.startBy <= completeBy) return true;
  const within = step.within;
  if (within === null) return false;
  if (within.isDrawn) mixForTask(step, task, DRAW_WITHIN);
  return within.from(task.readyAt, step.nextOccurrence) <= completeBy;
}

/** Hours of plain time by which a task in service took longer than alone: its open hours there less its work. */
function hoursSlowed(unit: Unit, task: Task, left: f64): f64 {
  const work = (task.remaining - max<f64>(0, left)) / unit.productivity;
  return max<f64>(0, unit.base(now) - task.serviceFrom - work);
}

/** The unit of joint work at which room came last after there was none: it waited for that; of equals its own. */
function lastToFree(own: Unit, step: Step): Unit {
  let last = own;
  for (let index = 0; index < step.claims.length; index++) {
    const unit = step.claims.get(index).unit;
    if (unit.freedAt > last.freedAt) last = unit;
  }
  return last;
}

/** The unit of joint work that lacks room now: its own, then the first partner that does. */
function lacking(own: Unit, step: Step): Unit {
  if (own.held + step.team > own.places) return own;
  for (let index = 0; index < step.claims.length; index++) {
    const claim = step.claims.get(index);
    if (claim.unit.held + claim.team > claim.unit.places) return claim.unit;
  }
  return own;
}

/**
 * Hours that the tasks of a case type that wait now have waited in their present queue, added up by unit; where persons
 * are shared, hours by which those in service have been slowed.
 */
export function addStock(units: List<Unit>, steps: List<Step>, type: CaseType, into: Numbers): void {
  for (let index = 0; index < units.length; index++) {
    const unit = units.get(index);
    if (unit.isShared) addShared(unit, type, into);
    for (let lane = 0; lane < unit.queue.lanes.length; lane++) {
      addWaiting(unit, unit.queue.lanes.get(lane).interrupted, type, into);
      addWaiting(unit, unit.queue.lanes.get(lane).fresh, type, into);
    }
  }
  for (let index = 0; index < steps.length; index++) {
    const step = steps.get(index);
    const meeting = step.meeting;
    if (step.type !== type || meeting === null) continue;
    let task = meeting.waiting.fresh.head;
    while (task !== null) {
      addTo(into, step.unit, now - task.readyAt);
      task = task.next;
    }
  }
}

function addWaiting(unit: Unit, list: TaskList, type: CaseType, into: Numbers): void {
  let task = list.head;
  while (task !== null) {
    const step = task.step;
    if (step.type === type) {
      const at = step.claims.length === 0 ? unit : lacking(unit, step);
      addTo(into, at, hoursWaited(unit, waitingSince(task)));
    }
    task = task.next;
  }
}

function addShared(unit: Unit, type: CaseType, into: Numbers): void {
  for (let level = 0; level < unit.inService.length; level++) {
    let task = unit.inService.get(level).head;
    while (task !== null) {
      if (task.step.type === type) addTo(into, unit, hoursSlowed(unit, task, leftOf(unit, task)));
      task = task.next;
    }
  }
}

function addTo(into: Numbers, unit: Unit, hours: f64): void {
  into.set(unit.index, into.get(unit.index) + hours);
}

/** Effort that a task in service has left, where persons are shared. */
function leftOf(unit: Unit, task: Task): f64 {
  return unit.thresholds.thresholdOf(task) - unit.clock.reading(unit.base(now));
}
