import { NONE } from '../../engine/hours.ts';
import type { TaskTable } from '../work/taskTable.ts';

/** Doubly linked lists of tasks, one a level of priority, threaded through the task table. */
export class TaskLists {
  readonly head: Int32Array;
  readonly tail: Int32Array;

  constructor(levels: number) {
    this.head = new Int32Array(levels).fill(NONE);
    this.tail = new Int32Array(levels).fill(NONE);
  }

  append(tasks: TaskTable, level: number, task: number): void {
    const last = this.tail[level]!;
    tasks.previous[task] = last;
    tasks.next[task] = NONE;
    if (last === NONE) this.head[level] = task;
    else tasks.next[last] = task;
    this.tail[level] = task;
  }

  /** Inserts by order of becoming ready. */
  insertByOrder(tasks: TaskTable, level: number, task: number): void {
    const order = tasks.order[task]!;
    let after = this.tail[level]!;
    while (after !== NONE && tasks.order[after]! > order) after = tasks.previous[after]!;
    const before = after === NONE ? this.head[level]! : tasks.next[after]!;
    tasks.previous[task] = after;
    tasks.next[task] = before;
    if (after === NONE) this.head[level] = task;
    else tasks.next[after] = task;
    if (before === NONE) this.tail[level] = task;
    else tasks.previous[before] = task;
  }

  remove(tasks: TaskTable, level: number, task: number): void {
    const before = tasks.previous[task]!;
    const after = tasks.next[task]!;
    if (before === NONE) this.head[level] = after;
    else tasks.next[before] = after;
    if (after === NONE) this.tail[level] = before;
    else tasks.previous[after] = before;
  }

  clear(): void {
    this.head.fill(NONE);
    this.tail.fill(NONE);
  }
}
