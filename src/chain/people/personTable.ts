import { enlarged } from '../../engine/enlarged.ts';
import { NONE } from '../../engine/hours.ts';
import { SimulationFault } from '../simulationFault.ts';

/**
 * The people, as parallel arrays; an index is free again once its person has left all groups and no open case is about
 * the person.
 */
export class PersonTable {
  live = 0;
  capacity: number;
  /** The person's key. */
  low: Int32Array;
  high: Int32Array;
  group: Int32Array;
  /** Groups entered so far. */
  entries: Int32Array;
  /** Open cases about the person. */
  private holders: Int32Array;
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
    this.holders = new Int32Array(capacity);
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
    this.holders[person] = 0;
    return person;
  }

  /** The person has left all groups. */
  remove(person: number): void {
    this.group[person] = NONE;
    if (this.holders[person] === 0) this.drop(person);
  }

  /** Something refers to the person from now on, whether the person is in a group or not. */
  hold(person: number): void {
    this.holders[person]! += 1;
  }

  release(person: number): void {
    this.holders[person]! -= 1;
    if (this.holders[person] === 0 && this.group[person] === NONE) this.drop(person);
  }

  clear(): void {
    this.live = 0;
    this.free = 0;
    this.chain(0);
  }

  private drop(person: number): void {
    this.next[person] = this.free;
    this.free = person;
    this.live--;
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
    this.holders = enlarged(this.holders, this.capacity);
    this.next = enlarged(this.next, this.capacity);
    this.chain(before);
    this.free = before;
  }
}
