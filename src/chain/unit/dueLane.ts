import { ThresholdHeap } from '../../engine/thresholdHeap.ts';
import { TaskState, type TaskTable } from '../work/taskTable.ts';
import { Lane } from './lane.ts';

/**
 * A lane of a unit whose discipline is `due`: interrupted work before work that never started; inside those the
 * earliest deadline, work without one last; then the order of becoming ready.
 *
 * The lists of the lane stay in the order of becoming ready, which a queue limit drops by; heaps beside them tell
 * who is first, in O(log waiting).
 */
export class DueLane extends Lane {
  private readonly interruptedByDue: ThresholdHeap;
  private readonly freshByDue: ThresholdHeap;

  /** @param tasks its positions of service are those of these heaps too: a task that waits is not in service. */
  constructor(tasks: TaskTable) {
    super();
    this.interruptedByDue = new ThresholdHeap(tasks.inService);
    this.freshByDue = new ThresholdHeap(tasks.inService);
  }

  override get head(): number {
    return this.interruptedByDue.size > 0 ? this.interruptedByDue.topItem : this.freshHead;
  }

  override get freshHead(): number {
    return this.freshByDue.topItem;
  }

  override join(tasks: TaskTable, task: number): void {
    super.join(tasks, task);
    this.heapOf(tasks, task).push(task, dueOf(tasks, task), tasks.orderOf(task));
  }

  override rejoin(tasks: TaskTable, task: number): void {
    super.rejoin(tasks, task);
    this.heapOf(tasks, task).push(task, dueOf(tasks, task), tasks.orderOf(task));
  }

  override leave(tasks: TaskTable, task: number): void {
    super.leave(tasks, task);
    this.heapOf(tasks, task).remove(task);
  }

  override clear(): void {
    super.clear();
    this.interruptedByDue.clear();
    this.freshByDue.clear();
  }

  private heapOf(tasks: TaskTable, task: number): ThresholdHeap {
    return tasks.stateOf(task) === TaskState.Waiting ? this.freshByDue : this.interruptedByDue;
  }
}

/**
 * The deadline that counts in the queue: of work that never started the earlier of those for its start and its
 * completion; of interrupted work the one for its completion, since its start is settled. One that has passed still
 * counts.
 */
export function dueOf(tasks: TaskTable, task: number): number {
  const completeBy = tasks.completeByOf(task);
  return tasks.stateOf(task) === TaskState.Waiting ? Math.min(tasks.startByOf(task), completeBy) : completeBy;
}
