import { NONE } from '../../engine/hours.ts';
import { SimulationFault } from '../simulationFault.ts';
import { enlarged } from './taskTable.ts';

/**
 * The open cases, as parallel arrays; an index is free again once its case has closed. `low` and `high` are
 * the case's key, from which its efforts, routes and patience are drawn.
 */
export class CaseTable {
  /** Open cases now. */
  live = 0;
  type: Int32Array;
  low: Int32Array;
  high: Int32Array;
  openedAt: Float64Array;
  person: Int32Array;
  /** Visits so far to each step that the case may visit again: `visits[case × loopSteps + loop index]`. */
  visits: Int32Array;
  private capacity: number;
  private readonly loopSteps: number;
  private readonly limit: number;
  private next: Int32Array;
  private free = 0;

  /** @param loopSteps most steps of one case type that lie on a loop. */
  constructor(limit: number, loopSteps: number, capacity = 256) {
    this.limit = limit;
    this.loopSteps = loopSteps;
    this.capacity = capacity;
    this.type = new Int32Array(capacity);
    this.low = new Int32Array(capacity);
    this.high = new Int32Array(capacity);
    this.openedAt = new Float64Array(capacity);
    this.person = new Int32Array(capacity);
    this.visits = new Int32Array(capacity * loopSteps);
    this.next = new Int32Array(capacity);
    this.chain(0);
  }

  /** A free index; its fields are the caller's to set, its visits are zero. */
  add(): number {
    if (this.free === NONE) this.grow();
    const index = this.free;
    this.free = this.next[index]!;
    this.live++;
    if (this.loopSteps > 0) this.visits.fill(0, index * this.loopSteps, (index + 1) * this.loopSteps);
    return index;
  }

  remove(index: number): void {
    this.next[index] = this.free;
    this.free = index;
    this.live--;
  }

  clear(): void {
    this.live = 0;
    this.free = 0;
    this.chain(0);
  }

  /** How often the case has been at the step before; counts this visit. */
  visit(index: number, loopIndex: number): number {
    const at = index * this.loopSteps + loopIndex;
    const visit = this.visits[at]!;
    this.visits[at] = visit + 1;
    return visit;
  }

  private chain(first: number): void {
    for (let index = first; index < this.capacity; index++) this.next[index] = index + 1;
    this.next[this.capacity - 1] = NONE;
  }

  private grow(): void {
    const before = this.capacity;
    if (before >= this.limit) throw SimulationFault.entities(this.limit);
    this.capacity = before * 2;
    this.type = enlarged(this.type, this.capacity);
    this.low = enlarged(this.low, this.capacity);
    this.high = enlarged(this.high, this.capacity);
    this.openedAt = enlarged(this.openedAt, this.capacity);
    this.person = enlarged(this.person, this.capacity);
    this.visits = enlarged(this.visits, this.capacity * this.loopSteps);
    this.next = enlarged(this.next, this.capacity);
    this.chain(before);
    this.free = before;
  }
}
