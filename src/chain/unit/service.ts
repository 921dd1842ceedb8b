import { type Hours, NONE, roundMoment } from '../../engine/hours.ts';
import type { Simulation } from '../simulation.ts';
import { startSettled } from '../work/deadline.ts';
import { type Step, StepKind } from '../work/step.ts';
import { TaskState } from '../work/taskTable.ts';
import { traceQueue, traceSharing } from '../work/waitTrace.ts';
import { interruptOwner, releasePartners } from './claims.ts';
import { replan } from './places.ts';
import { setPace } from './sharing.ts';
import type { Unit } from './unit.ts';

const HALF_GRID = 2 ** -33;

/** Takes a waiting task into service, on whole places; the caller settles the part place or plans again. */
export function begin(simulation: Simulation, unit: Unit, task: number): void {
  const step = simulation.steps[simulation.tasks.stepOf(task)]!;
  leaveQueue(simulation, unit, step, task);
  takePlaces(simulation, unit, step, task, simulation.tasks.remainingOf(task));
}

/** Takes a task that starts out of the queue in which it waits. */
export function leaveQueue(simulation: Simulation, unit: Unit, step: Step, task: number): void {
  const { tasks, now } = simulation;
  if (step.trace !== undefined) traceQueue(simulation, step.trace, unit, step, task);
  unit.queue.leave(tasks, step.lane, task);
  unit.record.waiting.leave(now, tasks.remainingOf(task));
  if (tasks.stateOf(task) === TaskState.Waiting) {
    step.record.start(now - tasks.readyAtOf(task));
    if (tasks.decidedOf(task) === 0) startSettled(simulation, step, task);
    step.waitingFresh--;
  }
}

/** Puts a task with so much effort left on whole places. */
export function takePlaces(
  simulation: Simulation,
  unit: Unit,
  step: Step,
  task: number,
  remaining: number,
): void {
  const { tasks, now } = simulation;
  const base = unit.base(now);
  const order = ++simulation.starts;
  tasks.setState(task, TaskState.InService);
  tasks.setStartOrder(task, order);
  if (unit.isShared) tasks.setServiceFrom(task, base);
  unit.inService[step.level]!.append(tasks, task);
  unit.held += step.team;
  unit.isTimed = false;
  if (step.preempts) unit.heldPreempting[step.level]! += step.team;
  unit.clock.thresholds.push(task, unit.clock.reading(base) + remaining / step.team, order);
}

/**
 * Puts whoever ranks last in service on the part place if all places are held, and moves up whom a whole
 * place has come free for.
 */
export function settlePartPlace(simulation: Simulation, unit: Unit, base: Hours): void {
  const { tasks, steps } = simulation;
  const { clock } = unit;
  if (unit.partTask !== NONE) {
    // Back to whole places first: its remaining effort at the pace that it had.
    const task = unit.partTask;
    const team = steps[tasks.stepOf(task)]!.team;
    const pace = team - 1 + unit.partPace;
    const remaining = (unit.partThreshold - clock.reading(base)) * pace;
    clock.thresholds.push(task, clock.reading(base) + remaining / team, tasks.startOrderOf(task));
    leavePartPlace(unit);
  }
  if (unit.held <= unit.whole || unit.isShared) return;
  const task = lastRanked(unit);
  const { team, kind } = steps[tasks.stepOf(task)]!;
  // Joint work goes at the pace of its own unit: at a partner nobody is slowed.
  if (kind === StepKind.Claim) return;
  const reading = clock.reading(base);
  const remaining = (clock.thresholds.thresholdOf(task) - reading) * team;
  clock.thresholds.remove(task);
  unit.partTask = task;
  unit.partPace = unit.part;
  unit.partThreshold = reading + remaining / (team - 1 + unit.part);
}

/** Whoever ranks last in service: largest priority number, then latest started. */
export function lastRanked(unit: Unit): number {
  for (let level = unit.priorities.length - 1; level >= 0; level--) {
    const task = unit.inService[level]!.tail;
    if (task !== NONE) return task;
  }
  return NONE;
}

/** Takes a task off its places. */
function freePlaces(simulation: Simulation, unit: Unit, step: Step, task: number): void {
  unit.inService[step.level]!.remove(simulation.tasks, task);
  if (unit.isFull) unit.freedAt = simulation.now;
  unit.held -= step.team;
  if (step.preempts) unit.heldPreempting[step.level]! -= step.team;
  unit.isTimed = false;
  if (step.claims.length > 0) releasePartners(simulation, task);
}

function leavePartPlace(unit: Unit): void {
  unit.partTask = NONE;
  unit.partThreshold = Number.POSITIVE_INFINITY;
}

/** Takes a task off the clock in the middle of its service; returns its remaining effort in person-hours. */
function stopClock(simulation: Simulation, unit: Unit, step: Step, task: number): number {
  const reading = unit.clock.reading(unit.base(simulation.now));
  let remaining: number;
  if (task === unit.partTask) {
    remaining = (unit.partThreshold - reading) * (step.team - 1 + unit.partPace);
    leavePartPlace(unit);
  } else {
    remaining = (unit.clock.thresholds.thresholdOf(task) - reading) * step.team;
    unit.clock.thresholds.remove(task);
  }
  return Math.max(0, remaining);
}

/**
 * Interrupts a task in service: it waits with its remaining effort, ahead of work that never started. The
 * caller sees to the unit's starts.
 */
export function interrupt(simulation: Simulation, unit: Unit, task: number): void {
  const { tasks, now } = simulation;
  const step = simulation.steps[tasks.stepOf(task)]!;
  if (step.kind === StepKind.Claim) {
    interruptOwner(simulation, unit, task);
    return;
  }
  const remaining = stopClock(simulation, unit, step, task);
  freePlaces(simulation, unit, step, task);
  if (unit.isShared && step.trace !== undefined) traceSharing(simulation, step.trace, unit, task, remaining);
  tasks.setRemaining(task, remaining);
  tasks.setInterruptedAt(task, now);
  tasks.setState(task, TaskState.Interrupted);
  unit.queue.join(tasks, step.lane, task);
  unit.record.waiting.join(now, remaining);
}

/** Takes a task in service off its places for good, unfinished; the unit looks at its starts. */
export function abandon(simulation: Simulation, unit: Unit, task: number): void {
  const base = unit.base(simulation.now);
  const step = simulation.steps[simulation.tasks.stepOf(task)]!;
  stopClock(simulation, unit, step, task);
  freePlaces(simulation, unit, step, task);
  if (step.preempts && unit.posts.length > 0) replan(simulation, unit);
  else if (unit.partTask !== NONE) settlePartPlace(simulation, unit, base);
  unit.record.worked.set(base, unit.working);
  // At once: its completion may have been due at this very instant.
  retime(simulation, unit);
  simulation.rounds.touch(unit.index);
}

/**
 * Ends the service of the task that is due now: of several, the one that started first. Returns it; the caller sees
 * to the unit in the event list.
 */
export function completeNext(simulation: Simulation, unit: Unit): number {
  const { now, tasks, steps } = simulation;
  const { thresholds } = unit.clock;
  // Due is what rounds to this moment.
  const limit = unit.clock.reading(unit.base(now + HALF_GRID));
  const due = takeDue(simulation, unit, limit);
  const step = steps[tasks.stepOf(due)]!;
  freePlaces(simulation, unit, step, due);
  if (step.preempts && unit.posts.length > 0) replan(simulation, unit);
  else if (unit.partTask !== NONE) settlePartPlace(simulation, unit, unit.base(now));
  simulation.rounds.touch(unit.index);
  unit.isMoreDue = thresholds.topThreshold <= limit || unit.partThreshold <= limit;
  return due;
}

/** Takes the task that is due by a reading of the clock off the clock: of several, the one that started first. */
function takeDue(simulation: Simulation, unit: Unit, limit: number): number {
  const { tasks } = simulation;
  const { due, partTask } = unit;
  const { thresholds } = unit.clock;
  if (due.size > 0 && !due.isOf(thresholds, limit)) due.clear();
  if (due.size === 0) {
    if (unit.partThreshold > limit && thresholds.size > 0) {
      // Nearly always one is due alone: it is popped, and the threshold that is then the least tells.
      const threshold = thresholds.topThreshold;
      const top = thresholds.pop();
      if (thresholds.topThreshold > limit) return top;
      thresholds.push(top, threshold, tasks.startOrderOf(top));
    }
    due.gather(thresholds, limit);
  }
  const isPartDue = unit.partThreshold <= limit || due.size === 0;
  if (isPartDue && !(due.size > 0 && due.firstOrder < tasks.startOrderOf(partTask))) {
    leavePartPlace(unit);
    return partTask;
  }
  return due.takeFirst(thresholds);
}

/** Sets the unit's next completion in the event list, if what is in service has changed. */
export function retime(simulation: Simulation, unit: Unit): void {
  if (unit.isTimed) return;
  unit.isTimed = true;
  if (unit.isShared) setPace(unit, unit.base(simulation.now));
  simulation.events.schedule(unit.completions, nextCompletion(simulation, unit), unit.completionTie);
}

/** When the next task in service ends as things are; `Infinity` if nothing is in service. */
function nextCompletion(simulation: Simulation, unit: Unit): Hours {
  const { clock, workingClock } = unit;
  const threshold = Math.min(clock.thresholds.topThreshold, unit.partThreshold);
  if (threshold === Number.POSITIVE_INFINITY) return threshold;
  const base = clock.reaches(threshold);
  const at = roundMoment(workingClock.continuous ? base : workingClock.momentAt(base));
  return Math.max(at, simulation.now);
}
