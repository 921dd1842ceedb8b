import { Task } from './task.ts';

/** A doubly linked list of tasks, threaded through them. */
@unmanaged
export class TaskList {
  head: Task | null = null;
  tail: Task | null = null;

  append(task: Task): void {
    const last = this.tail;
    task.previous = last;
    task.next = null;
    if (last === null) this.head = task;
    else last.next = task;
    this.tail = task;
  }

  /** Inserts by order of becoming ready. */
  insertByOrder(task: Task): void {
    let after = this.tail;
    while (after !== null && after.order > task.order) after = after.previous;
    this.insertAfter(after, task);
  }

  /** Inserts by order of the latest start. */
  insertByStart(task: Task): void {
    let after = this.tail;
    while (after !== null && after.startOrder > task.startOrder) after = after.previous;
    this.insertAfter(after, task);
  }

  remove(task: Task): void {
    const before = task.previous;
    const after = task.next;
    if (before === null) this.head = after;
    else before.next = after;
    if (after === null) this.tail = before;
    else after.previous = before;
  }

  clear(): void {
    this.head = null;
    this.tail = null;
  }

  private insertAfter(after: Task | null, task: Task): void {
    const before = after === null ? this.head : after.next;
    task.previous = after;
    task.next = before;
    if (after === null) this.head = task;
    else after.next = task;
    if (before === null) this.tail = task;
    else before.previous = task;
  }
}
