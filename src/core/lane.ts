import { Task, WAITING } from './task.ts';
import { TaskList } from './taskList.ts';
import { ThresholdHeap } from './thresholdHeap.ts';
import { SEE_JOIN, SEE_LEAVE, tell } from './watch.ts';

/**
 * What waits of one priority, or of one step: interrupted work before work that never started; inside those the order of
 * becoming ready, or the earliest deadline where the unit goes by it. The lists stay in the order of becoming ready,
 * which a queue limit drops by; by deadline heaps beside them tell who is first.
 */
@unmanaged
export class Lane {
  readonly interrupted: TaskList = new TaskList();
  readonly fresh: TaskList = new TaskList();
  private readonly isByDeadline: bool;
  /** A task that waits is not in service: its position there is that in these. */
  private readonly interruptedByDue: ThresholdHeap = new ThresholdHeap(offsetof<Task>('inService'));
  private readonly freshByDue: ThresholdHeap = new ThresholdHeap(offsetof<Task>('inService'));

  constructor(isByDeadline: bool) {
    this.isByDeadline = isByDeadline;
  }

  /** The first in order. */
  get head(): Task | null {
    const interrupted = this.isByDeadline ? this.interruptedByDue.topTask : this.interrupted.head;
    return interrupted !== null ? interrupted : this.freshHead;
  }

  /** The first of what never started. */
  get freshHead(): Task | null {
    return this.isByDeadline ? this.freshByDue.topTask : this.fresh.head;
  }

  /** Adds a task in the place that its state and order give it. */
  join(task: Task): void {
    if (task.state === WAITING) this.fresh.append(task);
    else this.interrupted.insertByOrder(task);
    if (this.isByDeadline) this.heapOf(task).push(task, dueOf(task), task.order);
    tell(SEE_JOIN, task);
  }

  /** Adds a task that has waited elsewhere, in the place that its state and order of becoming ready give it. */
  rejoin(task: Task): void {
    if (task.state === WAITING) this.fresh.insertByOrder(task);
    else this.interrupted.insertByOrder(task);
    if (this.isByDeadline) this.heapOf(task).push(task, dueOf(task), task.order);
    tell(SEE_JOIN, task);
  }

  leave(task: Task): void {
    if (task.state === WAITING) this.fresh.remove(task);
    else this.interrupted.remove(task);
    if (this.isByDeadline) this.heapOf(task).remove(task);
    tell(SEE_LEAVE, task);
  }

  clear(): void {
    this.interrupted.clear();
    this.fresh.clear();
    this.interruptedByDue.clear();
    this.freshByDue.clear();
  }

  private heapOf(task: Task): ThresholdHeap {
    return task.state === WAITING ? this.freshByDue : this.interruptedByDue;
  }
}

/**
 * The deadline that counts in the queue: of work that never started the earlier of those for its start and its
 * completion; of interrupted work the one for its completion, since its start is settled. One that has passed still
 * counts.
 */
export function dueOf(task: Task): f64 {
  return task.state === WAITING ? min<f64>(task.startBy, task.completeBy) : task.completeBy;
}
