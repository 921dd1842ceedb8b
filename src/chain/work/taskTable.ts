import { NONE } from '../../engine/hours.ts';
import { Positions } from '../../engine/thresholdHeap.ts';
import { SimulationFault } from '../simulationFault.ts';

/** Where a task is. */
export const TaskState = { Waiting: 0, Interrupted: 1, InService: 2, Holding: 3, Forked: 4 } as const;

/** Columns of a row of whole numbers, and of one of floating-point numbers; the rows are powers of two long. */
const INTS = 8;
const CASE = 0;
const STEP = 1;
const VISIT = 2;
const STATE = 3;
const DECIDED = 4;
const PREVIOUS = 5;
const NEXT = 6;
const FLOATS = 8;
const READY_AT = 0;
const ORDER = 1;
const START_ORDER = 2;
const REMAINING = 3;
const START_BY = 4;
const COMPLETE_BY = 5;
const INTERRUPTED_AT = 6;
const SERVICE_FROM = 7;

/**
 * The tasks in progress (one case's passage through one step); an index is free again once its task has ended.
 * A row a task in two arrays, not an array a column: an event reads and writes many columns of one task, and every
 * array costs checks of its own. Grows by doubling, up to `limit`.
 */
export class TaskTable {
  /** Tasks in the table now. */
  live = 0;
  capacity: number;
  /** Where the task stands in its unit's service heap (or the heap of waits, or a due queue), and in its step's deadlines. */
  readonly inService: Positions;
  readonly inDeadlines: Positions;
  private ints: Int32Array;
  private floats: Float64Array;
  private readonly limit: number;
  private free = 0;

  constructor(limit: number, capacity = 256) {
    this.limit = limit;
    this.capacity = capacity;
    this.ints = new Int32Array(capacity * INTS);
    this.floats = new Float64Array(capacity * FLOATS);
    this.inService = new Positions(capacity);
    this.inDeadlines = new Positions(capacity);
    this.chain(0);
  }

  /** A free index; its columns are the caller's to set. */
  add(): number {
    if (this.free === NONE) this.grow();
    const task = this.free;
    this.free = this.nextOf(task);
    this.live++;
    return task;
  }

  remove(task: number): void {
    this.setNext(task, this.free);
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

  /** The case that it is of. */
  caseOf(task: number): number {
    return this.ints[task * INTS + CASE]!;
  }

  setCase(task: number, value: number): void {
    this.ints[task * INTS + CASE] = value;
  }

  /** Its step. */
  stepOf(task: number): number {
    return this.ints[task * INTS + STEP]!;
  }

  setStep(task: number, value: number): void {
    this.ints[task * INTS + STEP] = value;
  }

  /** Which visit of the case to the step this is, from 0. */
  visitOf(task: number): number {
    return this.ints[task * INTS + VISIT]!;
  }

  setVisit(task: number, value: number): void {
    this.ints[task * INTS + VISIT] = value;
  }

  /** A `TaskState`. */
  stateOf(task: number): number {
    return this.ints[task * INTS + STATE]!;
  }

  setState(task: number, value: number): void {
    this.ints[task * INTS + STATE] = value;
  }

  /** Whether its deadlines are settled or missed (1), or it has none (1). */
  decidedOf(task: number): number {
    return this.ints[task * INTS + DECIDED]!;
  }

  setDecided(task: number, value: number): void {
    this.ints[task * INTS + DECIDED] = value;
  }

  /** Links of the list that the task is in: a queue, or what is in service; `next` also links free rows. */
  previousOf(task: number): number {
    return this.ints[task * INTS + PREVIOUS]!;
  }

  setPrevious(task: number, value: number): void {
    this.ints[task * INTS + PREVIOUS] = value;
  }

  nextOf(task: number): number {
    return this.ints[task * INTS + NEXT]!;
  }

  setNext(task: number, value: number): void {
    this.ints[task * INTS + NEXT] = value;
  }

  /** When it became ready. */
  readyAtOf(task: number): number {
    return this.floats[task * FLOATS + READY_AT]!;
  }

  setReadyAt(task: number, value: number): void {
    this.floats[task * FLOATS + READY_AT] = value;
  }

  /** Order of becoming ready, over all tasks. */
  orderOf(task: number): number {
    return this.floats[task * FLOATS + ORDER]!;
  }

  setOrder(task: number, value: number): void {
    this.floats[task * FLOATS + ORDER] = value;
  }

  /** Order of the latest start. */
  startOrderOf(task: number): number {
    return this.floats[task * FLOATS + START_ORDER]!;
  }

  setStartOrder(task: number, value: number): void {
    this.floats[task * FLOATS + START_ORDER] = value;
  }

  /** Remaining effort in person-hours while it waits. */
  remainingOf(task: number): number {
    return this.floats[task * FLOATS + REMAINING]!;
  }

  setRemaining(task: number, value: number): void {
    this.floats[task * FLOATS + REMAINING] = value;
  }

  /** Latest moments for the first start and for completion; `Infinity` if none. */
  startByOf(task: number): number {
    return this.floats[task * FLOATS + START_BY]!;
  }

  setStartBy(task: number, value: number): void {
    this.floats[task * FLOATS + START_BY] = value;
  }

  completeByOf(task: number): number {
    return this.floats[task * FLOATS + COMPLETE_BY]!;
  }

  setCompleteBy(task: number, value: number): void {
    this.floats[task * FLOATS + COMPLETE_BY] = value;
  }

  /** When it was interrupted, if it is. */
  interruptedAtOf(task: number): number {
    return this.floats[task * FLOATS + INTERRUPTED_AT]!;
  }

  setInterruptedAt(task: number, value: number): void {
    this.floats[task * FLOATS + INTERRUPTED_AT] = value;
  }

  /** Where persons are shared: the open hours of its unit at its latest start. */
  serviceFromOf(task: number): number {
    return this.floats[task * FLOATS + SERVICE_FROM]!;
  }

  setServiceFrom(task: number, value: number): void {
    this.floats[task * FLOATS + SERVICE_FROM] = value;
  }

  /** Links the indices from `first` on into the list of free ones. */
  private chain(first: number): void {
    for (let task = first; task < this.capacity; task++) this.setNext(task, task + 1);
    this.setNext(this.capacity - 1, NONE);
  }

  private grow(): void {
    const before = this.capacity;
    if (before >= this.limit) throw SimulationFault.entities(this.limit);
    this.capacity = before * 2;
    this.ints = enlarged(this.ints, this.capacity * INTS);
    this.floats = enlarged(this.floats, this.capacity * FLOATS);
    this.inService.grow(this.capacity);
    this.inDeadlines.grow(this.capacity);
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
