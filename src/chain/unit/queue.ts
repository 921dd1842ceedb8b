import { NONE } from '../../engine/hours.ts';
import { TaskState, type TaskTable } from '../work/taskTable.ts';
import { TaskLists } from './taskList.ts';

/**
 * What waits at a unit, in order: level of priority; inside it interrupted work before work that never
 * started; inside those the order of becoming ready. Levels are the unit's distinct priorities, 0 the highest.
 */
export class Queue {
  /** Tasks waiting. */
  size = 0;
  private readonly fresh: TaskLists;
  private readonly interrupted: TaskLists;
  private readonly levels: number;

  constructor(levels: number) {
    this.levels = levels;
    this.fresh = new TaskLists(levels);
    this.interrupted = new TaskLists(levels);
  }

  /** The first in order, or `NONE`. */
  head(): number {
    if (this.size === 0) return NONE;
    for (let level = 0; level < this.levels; level++) {
      const resumed = this.interrupted.head[level]!;
      if (resumed !== NONE) return resumed;
      const fresh = this.fresh.head[level]!;
      if (fresh !== NONE) return fresh;
    }
    return NONE;
  }

  /** Adds a task in the place that its state and order give it. */
  join(tasks: TaskTable, level: number, task: number): void {
    this.size++;
    if (tasks.stateOf(task) === TaskState.Waiting) this.fresh.append(tasks, level, task);
    else this.interrupted.insertByOrder(tasks, level, task);
  }

  leave(tasks: TaskTable, level: number, task: number): void {
    this.size--;
    if (tasks.stateOf(task) === TaskState.Waiting) this.fresh.remove(tasks, level, task);
    else this.interrupted.remove(tasks, level, task);
  }

  /** The latest ready of a step among those that never started, or `NONE`. */
  latestFresh(tasks: TaskTable, level: number, step: number): number {
    let task = this.fresh.tail[level]!;
    while (task !== NONE && tasks.stepOf(task) !== step) task = tasks.previousOf(task);
    return task;
  }

  clear(): void {
    this.size = 0;
    this.fresh.clear();
    this.interrupted.clear();
  }
}
