import { NONE } from '../../engine/hours.ts';
import { TaskState, type TaskTable } from '../work/taskTable.ts';
import { TaskList } from './taskList.ts';

/** What waits of one priority, or of one step: interrupted work goes before work that never started. */
export class Lane {
  readonly interrupted = new TaskList();
  readonly fresh = new TaskList();

  /** The first in order, or `NONE`. */
  get head(): number {
    return this.interrupted.head === NONE ? this.fresh.head : this.interrupted.head;
  }
}

/**
 * What waits at a unit, in order: level of priority; inside it interrupted work before work that never
 * started; inside those the order of becoming ready. Levels are the unit's distinct priorities, 0 the highest.
 */
export class Queue {
  /** Tasks waiting. */
  size = 0;
  /** A lane a level; behind them those of steps that other units have a part in (see links.ts). */
  readonly lanes: Lane[];

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

  /** Adds a task to a lane, in the place that its state and order give it. */
  join(tasks: TaskTable, index: number, task: number): void {
    this.size++;
    const lane = this.lanes[index]!;
    if (tasks.stateOf(task) === TaskState.Waiting) lane.fresh.append(tasks, task);
    else lane.interrupted.insertByOrder(tasks, task);
  }

  leave(tasks: TaskTable, index: number, task: number): void {
    this.size--;
    const lane = this.lanes[index]!;
    if (tasks.stateOf(task) === TaskState.Waiting) lane.fresh.remove(tasks, task);
    else lane.interrupted.remove(tasks, task);
  }

  /** The latest ready of a step among those that never started, or `NONE`. */
  latestFresh(tasks: TaskTable, lane: number, step: number): number {
    let task = this.lanes[lane]!.fresh.tail;
    while (task !== NONE && tasks.stepOf(task) !== step) task = tasks.previousOf(task);
    return task;
  }

  /** A further lane, for work of one step; it is its setter-up who knows where in the order it comes. */
  addLane(): Lane {
    const lane = new Lane();
    this.lanes.push(lane);
    return lane;
  }

  clear(): void {
    this.size = 0;
    for (const { interrupted, fresh } of this.lanes) {
      interrupted.clear();
      fresh.clear();
    }
  }
}
