import { NONE } from '../../engine/hours.ts';
import { SimulationFault } from '../simulationFault.ts';
import { enlarged } from '../work/taskTable.ts';

/** The people in groups, as parallel arrays; an index is free again once its person has left the chain. */
export class PersonTable {
  live = 0;
  capacity: number;
  /** The person's key. */
  low: Int32Array;
  high: Int32Array;
  group: Int32Array;
  /** Groups entered so far. */
  entries: Int32Array;
  private next: Int32Array;
  private free = 0;
  private readonly limit: number;

  constructor(limit: number, capacity = 256) {
    this.limit = limit;
    this.capacity = capacity;
    this.low = new Int32Array(capacity);
    this.high = new Int32Array(capacity);
    this.group = new Int32Array(capacity);
    this.entries = new Int32Array(capacity);
    this.next = new Int32Array(capacity);
    this.chain(0);
  }

  add(low: number, high: number): number {
    if (this.free === NONE) this.grow();
    const person = this.free;
    this.free = this.next[person]!;
    this.live++;
    this.low[person] = low;
    this.high[person] = high;
    this.group[person] = NONE;
    this.entries[person] = 0;
    return person;
  }

  remove(person: number): void {
    this.next[person] = this.free;
    this.free = person;
    this.live--;
  }

  clear(): void {
    this.live = 0;
    this.free = 0;
    this.chain(0);
  }

  private chain(first: number): void {
    for (let person = first; person < this.capacity; person++) this.next[person] = person + 1;
    this.next[this.capacity - 1] = NONE;
  }

  private grow(): void {
    const before = this.capacity;
    if (before >= this.limit) throw SimulationFault.entities(this.limit);
    this.capacity = before * 2;
    this.low = enlarged(this.low, this.capacity);
    this.high = enlarged(this.high, this.capacity);
    this.group = enlarged(this.group, this.capacity);
    this.entries = enlarged(this.entries, this.capacity);
    this.next = enlarged(this.next, this.capacity);
    this.chain(before);
    this.free = before;
  }
}
