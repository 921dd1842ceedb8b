import { NONE } from '../../engine/hours.ts';
import type { TaskTable } from '../work/taskTable.ts';

/** A doubly linked list of tasks, threaded through the task table. */
export class TaskList {
  head = NONE;
  tail = NONE;

  append(tasks: TaskTable, task: number): void {
    const last = this.tail;
    tasks.setPrevious(task, last);
    tasks.setNext(task, NONE);
    if (last === NONE) this.head = task;
    else tasks.setNext(last, task);
    this.tail = task;
  }

  /** Inserts by order of becoming ready. */
  insertByOrder(tasks: TaskTable, task: number): void {
    const order = tasks.orderOf(task);
    let after = this.tail;
    while (after !== NONE && tasks.orderOf(after) > order) after = tasks.previousOf(after);
    this.insertAfter(tasks, after, task);
  }

  /** Inserts by order of the latest start. */
  insertByStart(tasks: TaskTable, task: number): void {
    const order = tasks.startOrderOf(task);
    let after = this.tail;
    while (after !== NONE && tasks.startOrderOf(after) > order) after = tasks.previousOf(after);
    this.insertAfter(tasks, after, task);
  }

  private insertAfter(tasks: TaskTable, after: number, task: number): void {
    const before = after === NONE ? this.head : tasks.nextOf(after);
    tasks.setPrevious(task, after);
    tasks.setNext(task, before);
    if (after === NONE) this.head = task;
    else tasks.setNext(after, task);
    if (before === NONE) this.tail = task;
    else tasks.setPrevious(before, task);
  }

  remove(tasks: TaskTable, task: number): void {
    const before = tasks.previousOf(task);
    const after = tasks.nextOf(task);
    if (before === NONE) this.head = after;
    else tasks.setNext(before, after);
    if (after === NONE) this.tail = before;
    else tasks.setPrevious(after, before);
  }

  clear(): void {
    this.head = NONE;
    this.tail = NONE;
  }
}
