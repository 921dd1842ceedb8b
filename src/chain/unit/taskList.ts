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
    tasks.setPrevious(task, last);
    tasks.setNext(task, NONE);
    if (last === NONE) this.head[level] = task;
    else tasks.setNext(last, task);
    this.tail[level] = task;
  }

  /** Inserts by order of becoming ready. */
  insertByOrder(tasks: TaskTable, level: number, task: number): void {
    const order = tasks.orderOf(task);
    let after = this.tail[level]!;
    while (after !== NONE && tasks.orderOf(after) > order) after = tasks.previousOf(after);
    const before = after === NONE ? this.head[level]! : tasks.nextOf(after);
    tasks.setPrevious(task, after);
    tasks.setNext(task, before);
    if (after === NONE) this.head[level] = task;
    else tasks.setNext(after, task);
    if (before === NONE) this.tail[level] = task;
    else tasks.setPrevious(before, task);
  }

  remove(tasks: TaskTable, level: number, task: number): void {
    const before = tasks.previousOf(task);
    const after = tasks.nextOf(task);
    if (before === NONE) this.head[level] = after;
    else tasks.setNext(before, after);
    if (after === NONE) this.tail[level] = before;
    else tasks.setPrevious(after, before);
  }

  clear(): void {
    this.head.fill(NONE);
    this.tail.fill(NONE);
  }
}
