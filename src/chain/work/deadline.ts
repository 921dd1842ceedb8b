import { compileDistribution, type RandomWords } from '../../engine/distribution.ts';
import { type Hours, roundMoment } from '../../engine/hours.ts';
import { Rank, tieOf } from '../../engine/ranks.ts';
import type { ChainCalendar, DeadlineSpec } from '../chain.ts';
import type { Simulation } from '../simulation.ts';
import { Draw } from './draws.ts';
import type { Step } from './step.ts';
import { TaskState, type TaskTable } from './taskTable.ts';
import { workingDaysLater } from './workingDays.ts';

/** The moment by which something must be done, counted from a moment; `words` are those of its draw. */
export interface Deadline {
  /** Whether it is drawn; if not, whatever words will do. */
  readonly isDrawn: boolean;
  from(moment: Hours, words: RandomWords): Hours;
}

export function compileDeadline(
  spec: Exclude<DeadlineSpec, { kind: 'nextOccurrence' }>,
  calendar: ChainCalendar,
): Deadline {
  if (spec.kind === 'workingDays') {
    return {
      isDrawn: false,
      from: (moment) => roundMoment(workingDaysLater(moment, spec.days, calendar)),
    };
  }
  const span = compileDistribution(spec.span);
  return {
    isDrawn: span.form !== 'constant',
    from: (moment, words) => roundMoment(moment + span.draw(words)),
  };
}

/** Sets the moments by which a task that becomes ready must start and be completed. */
export function setDeadlines(simulation: Simulation, step: Step, task: number): void {
  const { tasks, cases } = simulation;
  const readyAt = tasks.readyAtOf(task);
  const { within, withinCase, startWithin } = step;
  const moment = (deadline: Deadline, from: Hours, purpose: number): Hours =>
    deadline.from(from, deadline.isDrawn ? simulation.wordsForTask(step, task, purpose) : simulation.mixer);
  tasks.setStartBy(
    task,
    startWithin === undefined ? Number.POSITIVE_INFINITY : moment(startWithin, readyAt, Draw.StartWithin),
  );
  let completeBy = within === undefined ? Number.POSITIVE_INFINITY : moment(within, readyAt, Draw.Within);
  if (withinCase !== undefined) {
    const openedAt = cases.openedAtOf(tasks.caseOf(task));
    completeBy = Math.min(completeBy, moment(withinCase, openedAt, Draw.WithinCase));
  }
  tasks.setCompleteBy(task, completeBy);
  tasks.setDecided(task, 0);
  step.record.undecided++;
}

/** A task without deadlines waits where work is ordered by them. */
export function clearDeadlines(tasks: TaskTable, task: number): void {
  tasks.setStartBy(task, Number.POSITIVE_INFINITY);
  tasks.setCompleteBy(task, Number.POSITIVE_INFINITY);
}

/** Sets the deadlines of a task that starts as it becomes ready: `startWithin` is met without being drawn. */
export function settleAtStart(simulation: Simulation, step: Step, task: number): void {
  if (step.within === undefined && step.withinCase === undefined) {
    step.record.onTime++;
    return;
  }
  setDeadlines(simulation, step, task);
  simulation.tasks.setState(task, TaskState.InService);
  watchDeadline(simulation, step, task);
}

/** Puts the next deadline of an undecided task into its step's heap. */
export function watchDeadline(simulation: Simulation, step: Step, task: number): void {
  const { tasks } = simulation;
  const neverStarted = tasks.stateOf(task) === TaskState.Waiting;
  const at = neverStarted
    ? Math.min(tasks.startByOf(task), tasks.completeByOf(task))
    : tasks.completeByOf(task);
  if (at === Number.POSITIVE_INFINITY) return;
  step.deadlines.push(task, Math.max(at, simulation.now), ++simulation.sequence);
  scheduleDeadlines(simulation, step);
}

/** Sets the step's next deadline in the event list. */
export function scheduleDeadlines(simulation: Simulation, step: Step): void {
  const { deadlines } = step;
  const order = deadlines.size > 0 ? deadlines.topOrder : 0;
  simulation.events.schedule(step.deadlineSource, deadlines.topThreshold, tieOf(Rank.Deadline, order));
}

/** An undecided task starts for the first time: `startWithin` is met. */
export function startSettled(simulation: Simulation, step: Step, task: number): void {
  const { tasks } = simulation;
  if (tasks.startByOf(task) === Number.POSITIVE_INFINITY) return;
  if (tasks.completeByOf(task) === Number.POSITIVE_INFINITY) {
    decide(simulation, step, task, true);
    return;
  }
  // Only completion is left to be watched.
  if (!step.deadlines.holds(task)) return;
  step.deadlines.remove(task);
  step.deadlines.push(task, Math.max(tasks.completeByOf(task), simulation.now), ++simulation.sequence);
  scheduleDeadlines(simulation, step);
}

/** Settles a task once: on time or late. */
export function decide(simulation: Simulation, step: Step, task: number, isOnTime: boolean): void {
  if (isOnTime) step.record.onTime++;
  else step.record.late++;

  forget(simulation, step, task);
}

/** Watches a task no longer; it counts as undecided no more. */
export function forget(simulation: Simulation, step: Step, task: number): void {
  simulation.tasks.setDecided(task, 1);
  step.record.undecided--;
  if (step.deadlines.holds(task)) {
    step.deadlines.remove(task);
    scheduleDeadlines(simulation, step);
  }
}
