import { type Hours, NONE, roundMoment } from '../../engine/hours.ts';
import { AFTER_STARTS, Rank, tieOf } from '../../engine/ranks.ts';
import { UnitArea, unitArea } from '../recording/accumulators.ts';
import type { Simulation } from '../simulation.ts';
import { startSettled } from '../work/deadline.ts';
import { TaskState } from '../work/taskTable.ts';
import { replan } from './places.ts';
import type { Unit } from './unit.ts';

const HALF_GRID = 2 ** -33;

/** Takes a waiting task into service, on whole places; the caller settles the part place or plans again. */
export function begin(simulation: Simulation, unit: Unit, task: number): void {
  const { tasks, areas, now } = simulation;
  const step = simulation.steps[tasks.step[task]!]!;
  const base = unit.base(now);
  const remaining = tasks.remaining[task]!;
  unit.queue.leave(tasks, step.level, task);
  areas.add(unitArea(unit.index, UnitArea.Queue), now, -1);
  areas.add(unitArea(unit.index, UnitArea.Backlog), now, -remaining);
  if (tasks.state[task] === TaskState.Waiting) {
    simulation.recorder.started(step.index, now - tasks.readyAt[task]!);
    if (tasks.decided[task] === 0) startSettled(simulation, step, task);
    step.waitingFresh--;
  }
  const order = ++simulation.starts;
  tasks.state[task] = TaskState.InService;
  tasks.startOrder[task] = order;
  unit.inService.append(tasks, step.level, task);
  unit.held += step.team;
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
    const team = steps[tasks.step[task]!]!.team;
    const pace = team - 1 + unit.partPace;
    const remaining = (unit.partThreshold - clock.reading(base)) * pace;
    clock.thresholds.push(task, clock.reading(base) + remaining / team, tasks.startOrder[task]!);
    unit.partTask = NONE;
    unit.partThreshold = Number.POSITIVE_INFINITY;
  }
  if (unit.held <= unit.whole) return;
  const task = lastRanked(unit);
  const team = steps[tasks.step[task]!]!.team;
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
    const task = unit.inService.tail[level]!;
    if (task !== NONE) return task;
  }
  return NONE;
}

/** Takes a task out of service and off its places; returns its remaining effort in person-hours. */
function leaveService(simulation: Simulation, unit: Unit, task: number): number {
  const { tasks } = simulation;
  const step = simulation.steps[tasks.step[task]!]!;
  const reading = unit.clock.reading(unit.base(simulation.now));
  let remaining: number;
  if (task === unit.partTask) {
    remaining = (unit.partThreshold - reading) * (step.team - 1 + unit.partPace);
    unit.partTask = NONE;
    unit.partThreshold = Number.POSITIVE_INFINITY;
  } else {
    remaining = (unit.clock.thresholds.thresholdOf(task) - reading) * step.team;
    unit.clock.thresholds.remove(task);
  }
  unit.inService.remove(tasks, step.level, task);
  unit.held -= step.team;
  if (step.preempts) unit.heldPreempting[step.level]! -= step.team;
  return Math.max(0, remaining);
}

/**
 * Interrupts a task in service: it waits with its remaining effort, ahead of work that never started. The
 * caller sees to the unit's starts.
 */
export function interrupt(simulation: Simulation, unit: Unit, task: number): void {
  const { tasks, areas, now } = simulation;
  const step = simulation.steps[tasks.step[task]!]!;
  const remaining = leaveService(simulation, unit, task);
  tasks.remaining[task] = remaining;
  tasks.state[task] = TaskState.Interrupted;
  unit.queue.join(tasks, step.level, task);
  areas.add(unitArea(unit.index, UnitArea.Queue), now, 1);
  areas.add(unitArea(unit.index, UnitArea.Backlog), now, remaining);
}

/** Ends the service of the task that is due now: of several, the one that started first. Returns it. */
export function completeNext(simulation: Simulation, unit: Unit): number {
  const due = firstDue(simulation, unit);
  leaveService(simulation, unit, due);
  const step = simulation.steps[simulation.tasks.step[due]!]!;
  if (step.preempts && unit.posts.length > 0) replan(simulation, unit);
  else if (unit.partTask !== NONE) settlePartPlace(simulation, unit, unit.base(simulation.now));
  simulation.touch(unit.index);
  // Others that are due now follow at once; else the next completion is timed after the starts of this instant.
  const { now } = simulation;
  const tie = nextCompletion(simulation, unit) <= now ? tieOf(Rank.Completion, unit.index) : AFTER_STARTS;
  simulation.events.schedule(unit.completions, now, tie);
  return due;
}

/** The task that is due now and started first. Nearly always it is the only one that is due. */
function firstDue(simulation: Simulation, unit: Unit): number {
  const { thresholds } = unit.clock;
  const top = thresholds.topItem;
  if (unit.partTask === NONE && thresholds.size === 1) return top;
  // Due is what rounds to this moment.
  const limit = unit.clock.reading(unit.base(simulation.now + HALF_GRID));
  const partIsDue = unit.partThreshold <= limit;
  let others = partIsDue;
  for (let child = 1; child <= 4 && child < thresholds.size; child++) {
    others ||= thresholds.thresholdAt(child) <= limit;
  }
  if (!others) return top;
  const { startOrder } = simulation.tasks;
  let first = partIsDue ? unit.partTask : top;
  for (let index = 0; index < thresholds.size; index++) {
    const task = thresholds.itemAt(index);
    if (thresholds.thresholdAt(index) <= limit && startOrder[task]! < startOrder[first]!) first = task;
  }
  return first;
}

/** Sets the unit's next completion in the event list. */
export function retime(simulation: Simulation, unit: Unit): void {
  const at = nextCompletion(simulation, unit);
  simulation.events.schedule(unit.completions, at, tieOf(Rank.Completion, unit.index));
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
