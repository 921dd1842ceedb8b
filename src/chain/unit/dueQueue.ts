import { NONE } from '../../engine/hours.ts';
import { ThresholdHeap } from '../../engine/thresholdHeap.ts';
import { TaskState, type TaskTable } from '../work/taskTable.ts';
import { Queue } from './queue.ts';

/**
 * What waits at a unit whose discipline is `due`: level of priority; inside it interrupted work before work that never
 * started; inside those the earliest deadline, work without one last; then the order of becoming ready.
 *
 * The deadline of work that never started is the earlier of those for its start and its completion; that of interrupted
 * work is the one for its completion, since its start is settled. A deadline that has passed keeps its place.
 *
 * The lists of the queue stay in the order of becoming ready, which a queue limit drops by; heaps beside them tell
 * who is first, in O(log waiting).
 */
export class DueQueue extends Queue {
  private readonly interrupted: readonly ThresholdHeap[];
  private readonly fresh: readonly ThresholdHeap[];

  /** @param tasks its positions of service are those of these heaps too: a task that waits is not in service. */
  constructor(levels: number, tasks: TaskTable) {
    super(levels);
    const heaps = (): ThresholdHeap[] =>
      Array.from({ length: levels }, () => new ThresholdHeap(tasks.inService));
    this.interrupted = heaps();
    this.fresh = heaps();
  }

  override head(): number {
    if (this.size === 0) return NONE;
    for (let level = 0; level < this.fresh.length; level++) {
      if (this.interrupted[level]!.size > 0) return this.interrupted[level]!.topItem;
      if (this.fresh[level]!.size > 0) return this.fresh[level]!.topItem;
    }
    return NONE;
  }

  override join(tasks: TaskTable, level: number, task: number): void {
    super.join(tasks, level, task);
    const completeBy = tasks.completeByOf(task);
    if (tasks.stateOf(task) === TaskState.Waiting) {
      this.fresh[level]!.push(task, Math.min(tasks.startByOf(task), completeBy), tasks.orderOf(task));
    } else {
      this.interrupted[level]!.push(task, completeBy, tasks.orderOf(task));
    }
  }

  override leave(tasks: TaskTable, level: number, task: number): void {
    super.leave(tasks, level, task);
    if (tasks.stateOf(task) === TaskState.Waiting) this.fresh[level]!.remove(task);
    else this.interrupted[level]!.remove(task);
  }

  override clear(): void {
    super.clear();
    for (const heap of this.interrupted) heap.clear();
    for (const heap of this.fresh) heap.clear();
  }
}
