import { cancelBesides } from './cancel.ts';
import { CaseType } from './caseType.ts';
import { offerToPartners } from './claims.ts';
import {
  clearDeadlines,
  decide,
  forget,
  scheduleDeadlines,
  setDeadlines,
  watchDeadline,
} from './deadline.ts';
import { DRAW_CHILD, DRAW_DURATION, DRAW_OPENS, DRAW_ROUTE, mixForTask } from './draws.ts';
import { isAloneNext, schedule } from './eventList.ts';
import { endBranch, openBranches } from './fork.ts';
import { chooseRoute, countOpened, endRecruitCase, holdPerson, movePerson, releasePerson } from './host.ts';
import { NONE } from './hours.ts';
import { FORM_CONSTANT } from './law.ts';
import { countFinished, openRow, readyRow } from './ledger.ts';
import { asUniform, high, low, mix } from './random.ts';
import { AFTER_STARTS } from './ranks.ts';
import { completeNext } from './service.ts';
import { isOnlyTouched, runRounds, touch, watchAfterStarts } from './startRounds.ts';
import { startAtOnce } from './starts.ts';
import { deepen, isAlone, nextReady, now, rise, setAlone } from './state.ts';
import {
  KIND_FORK,
  KIND_MEETING,
  KIND_WAIT,
  KIND_WORK,
  LATE_CONTINUE,
  LATE_DROP,
  Route,
  Step,
} from './step.ts';
import { addTask, beginVisits, countVisit, removeTask, Task, WAITING } from './task.ts';
import { Unit } from './unit.ts';
import { hold } from './waits.ts';
import { traceLate, traceSharing } from './waitTrace.ts';
import { SEE_EFFORT, SEE_READY, tell } from './watch.ts';

/**
 * Opens a case with a given key and sends it to its first step. It is about a person, about nobody (`NONE`), or about a
 * recruit (below `NONE`).
 */
export function openCase(type: CaseType, keyLow: i32, keyHigh: i32, person: i32): void {
  enterStep(addCase(type, keyLow, keyHigh, person, now), type.firstStep);
}

/**
 * Adds an open case and returns its task, which is still to be sent to a step; `openedAt` may lie in the past for cases
 * that are there at the beginning.
 */
export function addCase(type: CaseType, keyLow: i32, keyHigh: i32, person: i32, openedAt: f64): Task {
  const task = addTask();
  task.case = task;
  task.low = keyLow;
  task.high = keyHigh;
  task.person = person;
  task.openedAt = openedAt;
  beginVisits(task);
  if (type.trace !== null) openRow(task);
  if (person >= 0) holdPerson(person);
  type.record.opened += 1;
  return task;
}

/**
 * A case arrives at a step with its task: work joins the queue, a wait begins, a fork sends its branches out, who comes
 * to a meeting waits for the next, a branch is left at once.
 */
export function enterStep(task: Task, step: Step): void {
  beginTask(task, step, now);
  if (step.kind === KIND_WORK) {
    const effort = drawDuration(step, task);
    task.remaining = effort;
    step.unit.record.offered += effort;
    if (step.claims.length > 0) offerToPartners(step, effort);
    joinQueue(step, task);
  } else if (step.kind === KIND_WAIT) {
    hold(task, drawDuration(step, task));
  } else if (step.kind === KIND_FORK) {
    openBranches(step, task);
  } else if (step.kind === KIND_MEETING) {
    awaitMeeting(step, task);
  } else {
    deepen();
    leaveStep(step, task);
    rise();
  }
}

/** Duration of a task: effort in person-hours, or hours of a wait; never negative. */
export function drawDuration(step: Step, task: Task): f64 {
  const duration = step.duration;
  if (duration === null) return 0;
  if (duration.form === FORM_CONSTANT) return duration.mean;
  mixForTask(step, task, DRAW_DURATION);
  return duration.draw();
}

/** A case's task stands at a step and is (or was) ready at `readyAt`; its effort and queue are still to be set. */
export function beginTask(task: Task, step: Step, readyAt: f64): void {
  task.step = step;
  task.visit = step.loopIndex === NONE ? 0 : countVisit(task.case, step.loopIndex);
  task.state = WAITING;
  task.isDecided = true;
  task.readyAt = readyAt;
  if (step.trace !== null) readyRow(task);
  step.record.arrived += 1;
  tell(SEE_READY, task, readyAt, f64(step.index));
}

/** A ready task starts at once, or joins its unit's queue. */
export function joinQueue(step: Step, task: Task): void {
  const unit = step.unit;
  task.order = nextReady();
  tell(SEE_EFFORT, task, task.remaining);
  if (isAlone && startAtOnce(unit, step, task)) return;
  watchFromNow(unit, step, task);
  unit.queue.join(step.lane, task);
  waitFresh(unit, step, task);
  if (mayChangeStarts(unit, step, task)) touch(unit);
}

/** Whether a task that has joined a queue may start, or be dropped; not if one that could not start is ahead of it. */
function mayChangeStarts(unit: Unit, step: Step, task: Task): bool {
  if (step.hasDeadline || unit.links !== null || unit.limitedSteps.length > 0) return true;
  return unit.queue.lanes.get(step.lane).head === task;
}

/** A task waits for the next meeting; it has no effort of its own. */
export function awaitMeeting(step: Step, task: Task): void {
  const unit = step.unit;
  task.order = nextReady();
  task.remaining = 0;
  watchFromNow(unit, step, task);
  const meeting = step.meeting;
  if (meeting !== null) meeting.waiting.join(task);
  waitFresh(unit, step, task);
  touch(unit);
}

/** Sets the deadlines of a task that has just become ready and is to wait, or that it has none. */
function watchFromNow(unit: Unit, step: Step, task: Task): void {
  if (step.hasDeadline) {
    setDeadlines(step, task);
    watchAfterStarts(task);
  } else if (unit.isByDeadline || unit.links !== null) {
    clearDeadlines(task);
  }
}

/** A task that has just become ready waits. */
function waitFresh(unit: Unit, step: Step, task: Task): void {
  step.waitingFresh += 1;
  unit.record.waiting.join(now, task.remaining);
}

/** The next completion of a unit. */
export function completeAt(unit: Unit): void {
  const task = completeNext(unit);
  const step = task.step;
  const trace = step.trace;
  if (unit.isShared && trace !== null) traceSharing(trace, unit, task, 0);
  if (!task.isDecided) decide(step, task, true);
  setAlone(!unit.isMoreDue && isAloneNext(unit.completions) && isOnlyTouched(unit));
  leaveStep(step, task);
  setAlone(false);
  // Others of this unit that are due now follow at once; else its next is timed with the starts of this instant,
  // which nearly always can begin straight away.
  if (unit.isMoreDue) return;
  if (isAloneNext(unit.completions)) runRounds();
  else schedule(unit.completions, now, AFTER_STARTS);
}

/** A task ends and its case goes on: cases that it opens, then the move of its person, then the route. */
export function leaveStep(step: Step, task: Task): void {
  step.record.complete(now - task.readyAt);
  if (step.openings.length > 0) openChildren(step, task);
  if (step.moves !== NONE) {
    const its = task.case;
    its.person = movePerson(its.person, its.low, its.high, step.moves);
  }
  const route = step.route;
  const target = route.isOnly ? route.only : choose(step, route, task);
  if (target === null) endCase(step, task, true);
  else enterStep(task, target);
}

function choose(step: Step, route: Route, task: Task): Step | null {
  mixForTask(step, task, DRAW_ROUTE);
  const u = asUniform();
  if (!route.isFixed) return route.targets.get(chooseRoute(step.index, u));
  const last = route.count - 1;
  for (let index = 0; index < last; index++) {
    if (route.cumulative.get(index) > u) return route.targets.get(index);
  }
  return route.targets.get(last);
}

/** A case closes with its last task: finished, or dropped. In a branch only that ends, unless the case is dropped. */
export function endCase(step: Step, task: Task, finished: bool): void {
  if (step.isInBranch && finished) {
    endBranch(task);
    return;
  }
  const record = step.type.record;
  if (finished) {
    const throughput = now - task.case.openedAt;
    record.finish(throughput);
    const trace = step.trace;
    if (trace !== null) countFinished(trace, task, throughput);
  } else {
    record.closed += 1;
  }
  const person = task.case.person;
  if (person >= 0) releasePerson(person);
  if (step.isInBranch) cancelBesides(task);
  else removeTask(task);
  if (person < NONE) endRecruitCase(person, finished);
}

/** Opens the cases that a step opens; their keys follow from the parent's key, step, visit and ordinal. */
function openChildren(step: Step, task: Task): void {
  const parent = task.case;
  const parentLow = parent.low;
  const parentHigh = parent.high;
  // A case about a recruit passes him on to no other.
  const person = max<i32>(NONE, parent.person);
  const visit = task.visit * 8;
  // Several may become ready now: their priorities decide who starts.
  setAlone(false);
  for (let entry = 0; entry < step.openings.length; entry++) {
    const opening = step.openings.get(entry);
    const word = step.word ^ opening.word;
    mix(parentLow, parentHigh, word, visit + DRAW_OPENS);
    const isFixed = !Number.isNaN(opening.expected);
    const count = isFixed ? opening.count(asUniform()) : countOpened(step.index, entry, asUniform());
    for (let ordinal = 0; ordinal < count; ordinal++) {
      mix(parentLow, parentHigh, word, visit + DRAW_CHILD);
      mix(low, high, ordinal, 0);
      openCase(opening.type, low, high, person);
    }
  }
}

/** The next deadline of a step passes: the task is late, and if it never started, `onLate` says what next. */
export function missDeadline(step: Step): void {
  const task = step.deadlines.pop();
  scheduleDeadlines(step);
  const trace = step.trace;
  if (trace !== null && step.lateNorms.length > 0) traceLate(trace, step, task);
  decide(step, task, false);
  if (task.state !== WAITING || step.onLate === LATE_CONTINUE) return;
  withdraw(step, task);
  if (step.onLate === LATE_DROP) {
    step.record.dropped += 1;
    endCase(step, task, false);
  } else {
    step.record.moved += 1;
    enterStep(task, step.lateStep!);
  }
}

/** Drops what exceeds a step's queue limit, latest ready first. */
export function dropBeyondLimit(unit: Unit, step: Step): void {
  while (step.waitingFresh > step.queueLimit) {
    const meeting = step.meeting;
    const task = (meeting === null ? unit.queue.latestFresh(step.lane, step) : meeting.waiting.fresh.tail)!;
    if (!task.isDecided) forget(step, task);
    step.record.dropped += 1;
    withdraw(step, task);
    endCase(step, task, false);
  }
}

/** Cancels a task that never started; its case closes. */
export function cancelWaiting(step: Step, task: Task): void {
  if (!task.isDecided) forget(step, task);
  step.record.cancelled += 1;
  withdraw(step, task);
  endCase(step, task, false);
}

/** Takes a task that waits out of its queue, or out of those who wait for a meeting. */
export function withdraw(step: Step, task: Task): void {
  const unit = step.unit;
  const meeting = step.meeting;
  if (meeting === null) unit.queue.leave(step.lane, task);
  else meeting.waiting.leave(task);
  if (task.state === WAITING) step.waitingFresh -= 1;
  unit.record.waiting.leave(now, task.remaining);
  touch(unit);
  // A partner may have kept places for it.
  for (let index = 0; index < step.claims.length; index++) touch(step.claims.get(index).unit);
}

/** Deadlines of tasks that became ready at this instant and are still to be watched. */
export function watchNewlyReady(task: Task): void {
  if (task.isDecided) return;
  // A task that was cancelled at this instant may have been given to a later one.
  if (task.inDeadlines !== NONE) return;
  watchDeadline(task.step, task);
}
