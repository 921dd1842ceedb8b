import { List } from './memory.ts';
import { replan } from './places.ts';
import { holdPreempting } from './service.ts';
import { touch } from './startRounds.ts';
import { Step } from './step.ts';
import { Task } from './task.ts';
import { TaskList } from './taskList.ts';
import { Unit } from './unit.ts';

const found: List<Task> = new List<Task>();

/**
 * Work of a step gets another priority: what waits goes to the place that this gives it, what is in service to its rank
 * there.
 */
export function changePriority(unit: Unit, step: Step, priority: i32): void {
  const level = unit.levelOf(f64(priority));
  if (level === step.level) return;
  const from = unit.queue.lanes.get(step.lane);
  const to = unit.queue.lanes.get(level);
  const interrupted = tasksOf(from.interrupted, step);
  for (let index = 0; index < interrupted.length; index++) {
    from.leave(interrupted.get(index));
    to.rejoin(interrupted.get(index));
  }
  const fresh = tasksOf(from.fresh, step);
  for (let index = 0; index < fresh.length; index++) {
    from.leave(fresh.get(index));
    to.rejoin(fresh.get(index));
  }
  const list = unit.inService.get(step.level);
  const served = tasksOf(list, step);
  let places: f64 = 0;
  for (let index = 0; index < served.length; index++) {
    list.remove(served.get(index));
    unit.inService.get(level).insertByStart(served.get(index));
    places += step.team;
  }
  if (step.preempts) {
    holdPreempting(unit, step.level, -places);
    holdPreempting(unit, level, places);
  }
  step.priority = priority;
  step.level = level;
  step.lane = level;
  replan(unit);
  touch(unit);
}

/** The tasks of a step in a list; the next call overwrites them. */
function tasksOf(list: TaskList, step: Step): List<Task> {
  found.length = 0;
  let task = list.head;
  while (task !== null) {
    if (task.step === step) found.push(task);
    task = task.next;
  }
  return found;
}
