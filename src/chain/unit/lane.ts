import { NONE } from '../../engine/hours.ts';
import { TaskState, type TaskTable } from '../work/taskTable.ts';
import { TaskList } from './taskList.ts';

/** What waits of one priority, or of one step: interrupted work goes before work that never started. */
export class Lane {
  readonly interrupted = new TaskList();
  readonly fresh = new TaskList();

  /** The first in order, or `NONE`. */
  get head(): number {
    return this.interrupted.head === NONE ? this.freshHead : this.interrupted.head;
  }

  /** The first of what never started, or `NONE`. */
  get freshHead(): number {
    return this.fresh.head;
  }

  /** Adds a task in the place that its state and order give it. */
  join(tasks: TaskTable, task: number): void {
    if (tasks.stateOf(task) === TaskState.Waiting) this.fresh.append(tasks, task);
    else this.interrupted.insertByOrder(tasks, task);
  }

  /** Adds a task that has waited elsewhere, in the place that its state and order of becoming ready give it. */
  rejoin(tasks: TaskTable, task: number): void {
    if (tasks.stateOf(task) === TaskState.Waiting) this.fresh.insertByOrder(tasks, task);
    else this.interrupted.insertByOrder(tasks, task);
  }

  leave(tasks: TaskTable, task: number): void {
    if (tasks.stateOf(task) === TaskState.Waiting) this.fresh.remove(tasks, task);
    else this.interrupted.remove(tasks, task);
  }

  clear(): void {
    this.interrupted.clear();
    this.fresh.clear();
  }
}
