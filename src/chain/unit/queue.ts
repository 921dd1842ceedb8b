import { NONE } from '../../engine/hours.ts';
import { TaskState, type TaskTable } from '../work/taskTable.ts';
import { TaskList } from './taskList.ts';

/** What waits of one priority: interrupted work goes before work that never started. */
class Lane {
  readonly interrupted = new TaskList();
  readonly fresh = new TaskList();
}

/**
 * What waits at a unit, in order: level of priority; inside it interrupted work before work that never
 * started; inside those the order of becoming ready (dueQueue.ts has another). Levels are the unit's distinct priorities, 0 the highest.
 */
export class Queue {
  /** Tasks waiting. */
  size = 0;
  private readonly lanes: readonly Lane[];

  constructor(levels: number) {
    this.lanes = Array.from({ length: levels }, () => new Lane());
  }

  /** The first in order, or `NONE`. */
  head(): number {
    if (this.size === 0) return NONE;
    const { lanes } = this;
    for (let level = 0; level < lanes.length; level++) {
      const { interrupted, fresh } = lanes[level]!;
      if (interrupted.head !== NONE) return interrupted.head;
      if (fresh.head !== NONE) return fresh.head;
    }
    return NONE;
  }

  /** Adds a task in the place that its state and order give it. */
  join(tasks: TaskTable, level: number, task: number): void {
    this.size++;
    const lane = this.lanes[level]!;
    if (tasks.stateOf(task) === TaskState.Waiting) lane.fresh.append(tasks, task);
    else lane.interrupted.insertByOrder(tasks, task);
  }

  leave(tasks: TaskTable, level: number, task: number): void {
    this.size--;
    const lane = this.lanes[level]!;
    if (tasks.stateOf(task) === TaskState.Waiting) lane.fresh.remove(tasks, task);
    else lane.interrupted.remove(tasks, task);
  }

  /** The latest ready of a step among those that never started, or `NONE`. */
  latestFresh(tasks: TaskTable, level: number, step: number): number {
    let task = this.lanes[level]!.fresh.tail;
    while (task !== NONE && tasks.stepOf(task) !== step) task = tasks.previousOf(task);
    return task;
  }

  clear(): void {
    this.size = 0;
    for (const { interrupted, fresh } of this.lanes) {
      interrupted.clear();
      fresh.clear();
    }
  }
}
