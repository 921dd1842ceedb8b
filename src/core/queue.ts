import { Lane } from './lane.ts';
import { List } from './memory.ts';
import { Step } from './step.ts';
import { Task } from './task.ts';

/**
 * What waits at a unit, in order: level of priority, then the order of its lanes. Levels are the unit's distinct
 * priorities, 0 the highest. Behind the lanes of the levels lie those of steps that other units have a part in.
 */
@unmanaged
export class Queue {
  /** Tasks waiting. */
  size: i32 = 0;
  readonly lanes: List<Lane> = new List<Lane>();

  /** The first in order. */
  get head(): Task | null {
    if (this.size === 0) return null;
    for (let level = 0; level < this.lanes.length; level++) {
      const head = this.lanes.get(level).head;
      if (head !== null) return head;
    }
    return null;
  }

  join(lane: i32, task: Task): void {
    this.size++;
    this.lanes.get(lane).join(task);
  }

  leave(lane: i32, task: Task): void {
    this.size--;
    this.lanes.get(lane).leave(task);
  }

  /** The latest ready of a step among those that never started. */
  latestFresh(lane: i32, step: Step): Task | null {
    let task = this.lanes.get(lane).fresh.tail;
    while (task !== null && task.step !== step) task = task.previous;
    return task;
  }

  clear(): void {
    this.size = 0;
    for (let lane = 0; lane < this.lanes.length; lane++) this.lanes.get(lane).clear();
  }
}
