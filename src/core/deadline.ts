import { DRAW_START_WITHIN, DRAW_WITHIN, DRAW_WITHIN_CASE, mixForTask } from './draws.ts';
import { schedule } from './eventList.ts';
import { RANK_DEADLINE, tieOf } from './ranks.ts';
import { nextSequence, now } from './state.ts';
import { DeadlineRule, Step } from './step.ts';
import { IN_SERVICE, Task, WAITING } from './task.ts';
import { SEE_DEADLINES, tell } from './watch.ts';

/** Sets the moments by which a task that becomes ready must start and be completed. */
export function setDeadlines(step: Step, task: Task): void {
  task.startBy = momentOf(step, task, step.startWithin, task.readyAt, DRAW_START_WITHIN);
  task.completeBy = min<f64>(
    momentOf(step, task, step.within, task.readyAt, DRAW_WITHIN),
    momentOf(step, task, step.withinCase, task.case.openedAt, DRAW_WITHIN_CASE),
  );
  task.isDecided = false;
  step.record.undecided += 1;
  tell(SEE_DEADLINES, task, task.startBy, task.completeBy);
}

function momentOf(step: Step, task: Task, rule: DeadlineRule | null, from: f64, purpose: i32): f64 {
  if (rule === null) return Infinity;
  if (rule.isDrawn) mixForTask(step, task, purpose);
  return rule.from(from, step.nextOccurrence);
}

/** A task without deadlines waits where work is ordered by them. */
export function clearDeadlines(task: Task): void {
  task.startBy = Infinity;
  task.completeBy = Infinity;
}

/** Sets the deadlines of a task that starts as it becomes ready: `startWithin` is met without being drawn. */
export function settleAtStart(step: Step, task: Task): void {
  if (step.within === null && step.withinCase === null) {
    step.record.onTime += 1;
    return;
  }
  setDeadlines(step, task);
  task.state = IN_SERVICE;
  watchDeadline(step, task);
}

/** Puts the next deadline of an undecided task into its step's heap. */
export function watchDeadline(step: Step, task: Task): void {
  const at = task.state === WAITING ? min<f64>(task.startBy, task.completeBy) : task.completeBy;
  if (at === Infinity) return;
  step.deadlines.push(task, max<f64>(at, now), nextSequence());
  scheduleDeadlines(step);
}

/** Sets the step's next deadline in the event list. */
export function scheduleDeadlines(step: Step): void {
  const deadlines = step.deadlines;
  schedule(step.deadlineSource, deadlines.topThreshold, tieOf(RANK_DEADLINE, deadlines.topOrder));
}

/** An undecided task starts for the first time: `startWithin` is met. */
export function startSettled(step: Step, task: Task): void {
  if (task.startBy === Infinity) return;
  if (task.completeBy === Infinity) {
    decide(step, task, true);
    return;
  }
  // Only completion is left to be watched.
  if (!step.deadlines.holds(task)) return;
  step.deadlines.remove(task);
  step.deadlines.push(task, max<f64>(task.completeBy, now), nextSequence());
  scheduleDeadlines(step);
}

/** Settles a task once: on time or late. */
export function decide(step: Step, task: Task, isOnTime: bool): void {
  if (isOnTime) step.record.onTime += 1;
  else step.record.late += 1;
  forget(step, task);
}

/** Watches a task no longer; it counts as undecided no more. */
export function forget(step: Step, task: Task): void {
  task.isDecided = true;
  step.record.undecided -= 1;
  if (step.deadlines.holds(task)) {
    step.deadlines.remove(task);
    scheduleDeadlines(step);
  }
}
