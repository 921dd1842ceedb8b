import { NONE } from '../../engine/hours.ts';
import { SimulationFault } from '../simulationFault.ts';
import { enlarged } from './taskTable.ts';

/** Columns of a row of whole numbers, which is a power of two long. */
const INTS = 8;
const TYPE = 0;
const LOW = 1;
const HIGH = 2;
const PERSON = 3;
const NEXT = 4;

/**
 * The open cases, a row a case as in `TaskTable`; an index is free again once its case has closed. The words of a
 * case's key are what its efforts, routes and patience are drawn from.
 */
export class CaseTable {
  /** Open cases now. */
  live = 0;
  private ints: Int32Array;
  private openedAt: Float64Array;
  /** Visits so far to each step that the case may visit again: `visits[case × loopSteps + loop index]`. */
  private visits: Int32Array;
  private capacity: number;
  private readonly loopSteps: number;
  private readonly limit: number;
  private free = 0;

  /** @param loopSteps most steps of one case type that lie on a loop. */
  constructor(limit: number, loopSteps: number, capacity = 256) {
    this.limit = limit;
    this.loopSteps = loopSteps;
    this.capacity = capacity;
    this.ints = new Int32Array(capacity * INTS);
    this.openedAt = new Float64Array(capacity);
    this.visits = new Int32Array(capacity * loopSteps);
    this.chain(0);
  }

  /** Adds a case and returns its index; its visits are zero. */
  add(type: number, low: number, high: number, person: number, openedAt: number): number {
    if (this.free === NONE) this.grow();
    const { ints, loopSteps } = this;
    const index = this.free;
    const row = index * INTS;
    this.free = ints[row + NEXT]!;
    this.live++;
    ints[row + TYPE] = type;
    ints[row + LOW] = low;
    ints[row + HIGH] = high;
    ints[row + PERSON] = person;
    this.openedAt[index] = openedAt;
    if (loopSteps > 0) this.visits.fill(0, index * loopSteps, (index + 1) * loopSteps);
    return index;
  }

  remove(index: number): void {
    this.ints[index * INTS + NEXT] = this.free;
    this.free = index;
    this.live--;
  }

  clear(): void {
    this.live = 0;
    this.free = 0;
    this.chain(0);
  }

  typeOf(index: number): number {
    return this.ints[index * INTS + TYPE]!;
  }

  /** The words of its key. */
  lowOf(index: number): number {
    return this.ints[index * INTS + LOW]!;
  }

  highOf(index: number): number {
    return this.ints[index * INTS + HIGH]!;
  }

  /** The person that it is about, or `NONE`. */
  personOf(index: number): number {
    return this.ints[index * INTS + PERSON]!;
  }

  openedAtOf(index: number): number {
    return this.openedAt[index]!;
  }

  /** How often the case has been at the step before; counts this visit. */
  visit(index: number, loopIndex: number): number {
    const at = index * this.loopSteps + loopIndex;
    const visit = this.visits[at]!;
    this.visits[at] = visit + 1;
    return visit;
  }

  private chain(first: number): void {
    for (let index = first; index < this.capacity; index++) this.ints[index * INTS + NEXT] = index + 1;
    this.ints[(this.capacity - 1) * INTS + NEXT] = NONE;
  }

  private grow(): void {
    const before = this.capacity;
    if (before >= this.limit) throw SimulationFault.entities(this.limit);
    this.capacity = before * 2;
    this.ints = enlarged(this.ints, this.capacity * INTS);
    this.openedAt = enlarged(this.openedAt, this.capacity);
    this.visits = enlarged(this.visits, this.capacity * this.loopSteps);
    this.chain(before);
    this.free = before;
  }
}
