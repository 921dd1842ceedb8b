import { NONE } from '../../engine/hours.ts';
import { Positions } from '../../engine/thresholdHeap.ts';
import { SimulationFault } from '../simulationFault.ts';

/** Where a task is. */
export const TaskState = { Waiting: 0, Interrupted: 1, InService: 2, Holding: 3 } as const;

/**
 * The tasks in progress (one case's passage through one step), as parallel arrays; an index is free again
 * once its task has ended. Grows by doubling, up to `limit`.
 */
export class TaskTable {
  /** Tasks in the table now. */
  live = 0;
  capacity: number;
  case: Int32Array;
  step: Int32Array;
  /** Which visit of the case to the step this is, from 0. */
  visit: Int32Array;
  state: Uint8Array;
  /** Whether its deadlines are settled or missed (1), or it has none (1). */
  decided: Uint8Array;
  readyAt: Float64Array;
  /** Order of becoming ready, over all tasks. */
  order: Float64Array;
  /** Order of the latest start. */
  startOrder: Float64Array;
  /** Remaining effort in person-hours while it waits. */
  remaining: Float64Array;
  /** Latest moment for the first start and for completion; `Infinity` if none. */
  startBy: Float64Array;
  completeBy: Float64Array;
  /** Links of the list that the task is in: a queue, or what is in service. */
  previous: Int32Array;
  next: Int32Array;
  /** Where the task stands in its unit's service heap (or the heap of waits), and in its step's deadlines. */
  readonly inService: Positions;
  readonly inDeadlines: Positions;
  private readonly limit: number;
  private free: number;

  constructor(limit: number, capacity = 256) {
    this.limit = limit;
    this.capacity = capacity;
    this.case = new Int32Array(capacity);
    this.step = new Int32Array(capacity);
    this.visit = new Int32Array(capacity);
    this.state = new Uint8Array(capacity);
    this.decided = new Uint8Array(capacity);
    this.readyAt = new Float64Array(capacity);
    this.order = new Float64Array(capacity);
    this.startOrder = new Float64Array(capacity);
    this.remaining = new Float64Array(capacity);
    this.startBy = new Float64Array(capacity);
    this.completeBy = new Float64Array(capacity);
    this.previous = new Int32Array(capacity);
    this.next = new Int32Array(capacity);
    this.inService = new Positions(capacity);
    this.inDeadlines = new Positions(capacity);
    this.free = 0;
    this.chain(0);
  }

  /** A free index; its fields are the caller's to set. */
  add(): number {
    if (this.free === NONE) this.grow();
    const task = this.free;
    this.free = this.next[task]!;
    this.live++;
    return task;
  }

  remove(task: number): void {
    this.next[task] = this.free;
    this.free = task;
    this.live--;
  }

  clear(): void {
    this.live = 0;
    this.free = 0;
    this.chain(0);
    this.inService.at.fill(NONE);
    this.inDeadlines.at.fill(NONE);
  }

  /** Links the indices from `first` on into the list of free ones. */
  private chain(first: number): void {
    for (let task = first; task < this.capacity; task++) this.next[task] = task + 1;
    this.next[this.capacity - 1] = NONE;
  }

  private grow(): void {
    const before = this.capacity;
    if (before >= this.limit) throw SimulationFault.entities(this.limit);
    const capacity = before * 2;
    this.capacity = capacity;
    this.case = enlarged(this.case, capacity);
    this.step = enlarged(this.step, capacity);
    this.visit = enlarged(this.visit, capacity);
    this.state = enlarged(this.state, capacity);
    this.decided = enlarged(this.decided, capacity);
    this.readyAt = enlarged(this.readyAt, capacity);
    this.order = enlarged(this.order, capacity);
    this.startOrder = enlarged(this.startOrder, capacity);
    this.remaining = enlarged(this.remaining, capacity);
    this.startBy = enlarged(this.startBy, capacity);
    this.completeBy = enlarged(this.completeBy, capacity);
    this.previous = enlarged(this.previous, capacity);
    this.next = enlarged(this.next, capacity);
    this.inService.grow(capacity);
    this.inDeadlines.grow(capacity);
    this.chain(before);
    this.free = before;
  }
}

/** A larger copy of a typed array, zeros behind. */
export function enlarged<T extends Int32Array | Uint8Array | Float64Array>(array: T, capacity: number): T {
  const larger = new (array.constructor as new (length: number) => T)(capacity);
  larger.set(array);
  return larger;
}
