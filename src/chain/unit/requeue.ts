import { NONE } from '../../engine/hours.ts';
import type { Simulation } from '../simulation.ts';
import type { Step } from '../work/step.ts';
import { replan } from './places.ts';
import type { TaskList } from './taskList.ts';
import type { Unit } from './unit.ts';

/**
 * Work of a step gets another priority: what waits goes to the place that this gives it, what is in service to its
 * rank there.
 */
export function changePriority(simulation: Simulation, unit: Unit, step: Step, priority: number): void {
  const { tasks } = simulation;
  const level = unit.priorities.indexOf(priority);
  if (level < 0) throw new Error(`${step.name} has no place at priority ${priority}`);
  if (level === step.level) return;
  const from = unit.queue.lanes[step.lane]!;
  for (const list of [from.interrupted, from.fresh]) {
    for (const task of of(simulation, list, step)) {
      from.leave(tasks, task);
      unit.queue.lanes[level]!.rejoin(tasks, task);
    }
  }
  const served = unit.inService[step.level]!;
  let places = 0;
  for (const task of of(simulation, served, step)) {
    served.remove(tasks, task);
    unit.inService[level]!.insertByStart(tasks, task);
    places += step.team;
  }
  if (step.preempts) {
    unit.heldPreempting[step.level]! -= places;
    unit.heldPreempting[level]! += places;
  }
  step.priority = priority;
  step.level = step.lane = level;
  replan(simulation, unit);
  simulation.rounds.touch(unit.index);
}

/** The tasks of a step in a list. */
function of({ tasks }: Simulation, list: TaskList, step: Step): number[] {
  const found: number[] = [];
  for (let task = list.head; task !== NONE; task = tasks.nextOf(task)) {
    if (tasks.stepOf(task) === step.index) found.push(task);
  }
  return found;
}
