import { type Hours, NONE, roundMoment } from '../../engine/hours.ts';
import { movePersonOf } from '../people/caseMove.ts';
import type { Simulation } from '../simulation.ts';
import { completeNext } from '../unit/service.ts';
import type { Unit } from '../unit/unit.ts';
import { decide, forget, scheduleDeadlines, setDeadlines, watchDeadline } from './deadline.ts';
import { Draw } from './draws.ts';
import { type Step, StepKind } from './step.ts';
import { TaskState } from './taskTable.ts';

/** Opens a case with a given key (the words in the mixer) and sends it to its first step. */
export function openCase(
  simulation: Simulation,
  type: number,
  low: number,
  high: number,
  person: number,
): void {
  enterStep(
    simulation,
    addCase(simulation, type, low, high, person, simulation.now),
    firstStep(simulation, type),
  );
}

function firstStep(simulation: Simulation, type: number): Step {
  return simulation.steps[simulation.firstStep[type]!]!;
}

/** Adds an open case; `openedAt` may lie in the past for cases that are there at the beginning. */
export function addCase(
  simulation: Simulation,
  type: number,
  low: number,
  high: number,
  person: number,
  openedAt: Hours,
): number {
  const { cases } = simulation;
  const index = cases.add();
  cases.type[index] = type;
  cases.low[index] = low;
  cases.high[index] = high;
  cases.openedAt[index] = openedAt;
  cases.person[index] = person;
  if (person !== NONE) simulation.people.hold(person);
  simulation.records.cases[type]!.opened++;
  return index;
}

/** A case arrives at a step: work joins the queue, a wait begins, a branch is left at once. */
export function enterStep(simulation: Simulation, index: number, step: Step): void {
  const { tasks, now } = simulation;
  const task = addTask(simulation, index, step, now);
  if (step.kind === StepKind.Work) {
    const effort = step.duration === undefined ? 0 : draw(simulation, step, task);
    tasks.remaining[task] = effort;
    simulation.units[step.unit]!.record.offered += effort;
    joinQueue(simulation, step, task);
  } else if (step.kind === StepKind.Wait) {
    const wait = step.duration === undefined ? 0 : draw(simulation, step, task);
    hold(simulation, task, wait);
  } else {
    simulation.deepen();
    leaveStep(simulation, step, task);
    simulation.depth--;
  }
}

/** Duration of a task: effort in person-hours, or hours of a wait; never negative. */
export function draw(simulation: Simulation, step: Step, task: number): number {
  const duration = step.duration;
  if (duration === undefined) return 0;
  return Math.max(0, duration.sample(simulation.drawForTask(step, task, Draw.Duration)));
}

/** Adds a task that is (or was) ready at `readyAt`; its effort and queue are still to be set. */
export function addTask(simulation: Simulation, index: number, step: Step, readyAt: Hours): number {
  const { tasks, cases } = simulation;
  const task = tasks.add();
  tasks.case[task] = index;
  tasks.step[task] = step.index;
  tasks.visit[task] = step.loopIndex === NONE ? 0 : cases.visit(index, step.loopIndex);
  tasks.state[task] = TaskState.Waiting;
  tasks.decided[task] = 1;
  tasks.readyAt[task] = readyAt;
  step.record.arrived++;

  return task;
}

/** Puts a ready task into its unit's queue. */
export function joinQueue(simulation: Simulation, step: Step, task: number): void {
  const { tasks, now } = simulation;
  const unit = simulation.units[step.unit]!;
  tasks.order[task] = ++simulation.readied;
  unit.queue.join(tasks, step.level, task);
  step.waitingFresh++;
  unit.record.queue.add(now, 1);
  unit.record.backlog.add(now, tasks.remaining[task]!);
  if (step.hasDeadline) {
    setDeadlines(simulation, step, task);
    simulation.watchAfterStarts(task);
  }
  simulation.touch(unit.index);
}

/** Begins a wait without a unit. */
export function hold(simulation: Simulation, task: number, hours: Hours): void {
  const { waits, now } = simulation;
  simulation.tasks.state[task] = TaskState.Holding;
  waits.push(task, roundMoment(now + hours), ++simulation.sequence);
  scheduleWaits(simulation);
}

function scheduleWaits(simulation: Simulation): void {
  const { waits } = simulation;
  const order = waits.size > 0 ? waits.topOrder : 0;
  simulation.events.schedule(simulation.waitSource, waits.topThreshold, simulation.tieOfWait(order));
}

/** A wait is over. */
export function endWait(simulation: Simulation): void {
  const task = simulation.waits.pop();
  scheduleWaits(simulation);
  leaveStep(simulation, simulation.steps[simulation.tasks.step[task]!]!, task);
}

/** The next completion of a unit. */
export function completeAt(simulation: Simulation, unit: Unit): void {
  const task = completeNext(simulation, unit);
  const step = simulation.steps[simulation.tasks.step[task]!]!;
  if (simulation.tasks.decided[task] === 0) decide(simulation, step, task, true);
  leaveStep(simulation, step, task);
}

/** A task ends and its case goes on: cases that it opens, then the move of its person, then the route. */
function leaveStep(simulation: Simulation, step: Step, task: number): void {
  step.record.completed++;
  if (step.openings.types.length > 0) openChildren(simulation, step, task);
  if (step.moves !== NONE) movePersonOf(simulation, simulation.tasks.case[task]!, step.moves);
  const { only } = step.route;
  const target = only ?? step.route.choose(simulation.drawForTask(step, task, Draw.Route));
  const index = removeTask(simulation, task);
  if (target === NONE) closeCase(simulation, index, true);
  else enterStep(simulation, index, simulation.steps[target]!);
}

function removeTask(simulation: Simulation, task: number): number {
  const index = simulation.tasks.case[task]!;
  simulation.tasks.remove(task);
  return index;
}

function closeCase(simulation: Simulation, index: number, finished: boolean): void {
  const { cases } = simulation;
  const record = simulation.records.cases[cases.type[index]!]!;
  if (finished) record.finish(simulation.now - cases.openedAt[index]!);
  else record.closed++;
  const person = cases.person[index]!;
  if (person !== NONE) simulation.people.release(person);
  cases.remove(index);
}

/** Opens the cases that a step opens; their keys follow from the parent's key, step, visit and ordinal. */
function openChildren(simulation: Simulation, step: Step, task: number): void {
  const { tasks, cases, mixer } = simulation;
  const parent = tasks.case[task]!;
  const low = cases.low[parent]!;
  const high = cases.high[parent]!;
  const person = cases.person[parent]!;
  const visit = tasks.visit[task]! * 8;
  const { openings } = step;
  for (let entry = 0; entry < openings.types.length; entry++) {
    const word = step.word ^ openings.words[entry]!;
    const count = openings.count(entry, mixer.uniform(low, high, word, visit + Draw.Opens));
    for (let ordinal = 0; ordinal < count; ordinal++) {
      mixer.mix(low, high, word, visit + Draw.Child);
      mixer.mix(mixer.low, mixer.high, ordinal, 0);
      openCase(simulation, openings.types[entry]!, mixer.low, mixer.high, person);
    }
  }
}

/** The next deadline of a step passes: the task is late, and if it never started, `onLate` says what next. */
export function missDeadline(simulation: Simulation, step: Step): void {
  const { tasks } = simulation;
  const task = step.deadlines.pop();
  scheduleDeadlines(simulation, step);
  decide(simulation, step, task, false);
  if (tasks.state[task] !== TaskState.Waiting || step.onLate.kind === 'continue') return;
  const index = withdraw(simulation, step, task);
  if (step.onLate.kind === 'drop') {
    step.record.dropped++;
    closeCase(simulation, index, false);
  } else {
    step.record.moved++;
    enterStep(simulation, index, simulation.steps[step.onLate.step]!);
  }
}

/** Drops what exceeds a step's queue limit, latest ready first. */
export function dropBeyondLimit(simulation: Simulation, unit: Unit, step: Step): void {
  const { tasks } = simulation;
  while (step.waitingFresh > step.queueLimit) {
    const task = unit.queue.latestFresh(tasks, step.level, step.index);
    if (tasks.decided[task] === 0) forget(simulation, step, task);
    step.record.dropped++;
    closeCase(simulation, withdraw(simulation, step, task), false);
  }
}

/** Takes a task that never started out of its queue and ends it; returns its case. */
function withdraw(simulation: Simulation, step: Step, task: number): number {
  const { tasks, now } = simulation;
  const unit = simulation.units[step.unit]!;
  unit.queue.leave(tasks, step.level, task);
  step.waitingFresh--;
  unit.record.queue.add(now, -1);
  unit.record.backlog.add(now, -tasks.remaining[task]!);
  simulation.touch(unit.index);
  return removeTask(simulation, task);
}

/** Deadlines of tasks that became ready at this instant and are still to be watched. */
export function watchNewlyReady(simulation: Simulation, task: number): void {
  const { tasks } = simulation;
  if (tasks.decided[task] === 1) return;
  watchDeadline(simulation, simulation.steps[tasks.step[task]!]!, task);
}
