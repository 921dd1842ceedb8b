import { NONE } from '../../engine/hours.ts';
import type { TaskTable } from '../work/taskTable.ts';
import type { Lane } from './lane.ts';

/**
 * What waits at a unit, in order: level of priority; inside it interrupted work before work that never
 * started; inside those the order of its lanes, of becoming ready or by deadline. Levels are the unit's distinct
 * priorities, 0 the highest.
 */
export class Queue {
  /** Tasks waiting. */
  size = 0;
  /** A lane a level; behind them those of steps that other units have a part in (see links.ts). */
  readonly lanes: Lane[];

  /** A lane in the order of this queue. */
  readonly makeLane: () => Lane;

  constructor(levels: number, makeLane: () => Lane) {
    this.makeLane = makeLane;
    this.lanes = Array.from({ length: levels }, makeLane);
  }

  /** The first in order, or `NONE`. */
  head(): number {
    if (this.size === 0) return NONE;
    const { lanes } = this;
    for (let level = 0; level < lanes.length; level++) {
      const { head } = lanes[level]!;
      if (head !== NONE) return head;
    }
    return NONE;
  }

  /** Adds a task to a lane, in the place that its state and order give it. */
  join(tasks: TaskTable, index: number, task: number): void {
    this.size++;
    this.lanes[index]!.join(tasks, task);
  }

  leave(tasks: TaskTable, index: number, task: number): void {
    this.size--;
    this.lanes[index]!.leave(tasks, task);
  }

  /** The latest ready of a step among those that never started, or `NONE`. */
  latestFresh(tasks: TaskTable, lane: number, step: number): number {
    let task = this.lanes[lane]!.fresh.tail;
    while (task !== NONE && tasks.stepOf(task) !== step) task = tasks.previousOf(task);
    return task;
  }

  /** A further lane, for work of one step; it is its setter-up who knows where in the order it comes. */
  addLane(): Lane {
    const lane = this.makeLane();
    this.lanes.push(lane);
    return lane;
  }

  clear(): void {
    this.size = 0;
    for (const lane of this.lanes) lane.clear();
  }
}
