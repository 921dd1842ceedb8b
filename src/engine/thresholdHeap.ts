import { NONE } from './hours.ts';

/** Where each item stands in the heap that holds it; shared by heaps between which items move. */
export class Positions {
  at: Int32Array;

  constructor(capacity: number) {
    this.at = new Int32Array(capacity).fill(NONE);
  }

  /** Makes room for items below `capacity`. */
  grow(capacity: number): void {
    const at = new Int32Array(capacity).fill(NONE);
    at.set(this.at);
    this.at = at;
  }
}

/**
 * Items with thresholds, least first, ties by `order` (the order of scheduling). A four-ary heap over parallel
 * arrays; `positions` lets an item be taken out from the middle. Push, pop and remove are O(log size).
 */
export class ThresholdHeap {
  size = 0;
  private threshold = new Float64Array(16);
  private order = new Float64Array(16);
  private item = new Int32Array(16);
  private readonly positions: Positions;

  constructor(positions: Positions) {
    this.positions = positions;
  }

  /** The least threshold; `Infinity` if empty. */
  get topThreshold(): number {
    return this.size > 0 ? this.threshold[0]! : Number.POSITIVE_INFINITY;
  }

  get topItem(): number {
    return this.size > 0 ? this.item[0]! : NONE;
  }

  get topOrder(): number {
    return this.order[0]!;
  }

  /** The item at a place in the heap's array, in no particular order beyond the first; for rare scans. */
  itemAt(index: number): number {
    return this.item[index]!;
  }

  thresholdAt(index: number): number {
    return this.threshold[index]!;
  }

  thresholdOf(item: number): number {
    return this.threshold[this.positions.at[item]!]!;
  }

  holds(item: number): boolean {
    return this.positions.at[item]! !== NONE;
  }

  push(item: number, threshold: number, order: number): void {
    if (this.size === this.item.length) this.enlarge();
    this.siftUp(this.size++, item, threshold, order);
  }

  /** Takes out and returns the item with the least threshold; the heap must not be empty. */
  pop(): number {
    const item = this.item[0]!;
    this.positions.at[item] = NONE;
    const last = --this.size;
    if (last > 0) this.siftDown(0, this.item[last]!, this.threshold[last]!, this.order[last]!);
    return item;
  }

  /** Takes out an item that the heap holds. */
  remove(item: number): void {
    const hole = this.positions.at[item]!;
    this.positions.at[item] = NONE;
    const last = --this.size;
    if (hole === last) return;
    const moved = this.item[last]!;
    const threshold = this.threshold[last]!;
    const order = this.order[last]!;
    const parent = (hole - 1) >> 2;
    const above = hole > 0 ? this.threshold[parent]! : Number.NEGATIVE_INFINITY;
    if (hole > 0 && (threshold < above || (threshold === above && order < this.order[parent]!))) {
      this.siftUp(hole, moved, threshold, order);
    } else {
      this.siftDown(hole, moved, threshold, order);
    }
  }

  clear(): void {
    for (let index = 0; index < this.size; index++) this.positions.at[this.item[index]!] = NONE;
    this.size = 0;
  }

  private siftUp(from: number, item: number, threshold: number, order: number): void {
    const positions = this.positions.at;
    let hole = from;
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      const above = this.threshold[parent]!;
      if (above < threshold || (above === threshold && this.order[parent]! <= order)) break;
      this.place(hole, this.item[parent]!, above, this.order[parent]!, positions);
      hole = parent;
    }
    this.place(hole, item, threshold, order, positions);
  }

  private siftDown(from: number, item: number, threshold: number, order: number): void {
    const positions = this.positions.at;
    const size = this.size;
    let hole = from;
    for (;;) {
      let child = hole * 4 + 1;
      if (child >= size) break;
      const end = Math.min(child + 4, size);
      let least = this.threshold[child]!;
      for (let other = child + 1; other < end; other++) {
        const candidate = this.threshold[other]!;
        if (candidate < least || (candidate === least && this.order[other]! < this.order[child]!)) {
          child = other;
          least = candidate;
        }
      }
      if (threshold < least || (threshold === least && order <= this.order[child]!)) break;
      this.place(hole, this.item[child]!, least, this.order[child]!, positions);
      hole = child;
    }
    this.place(hole, item, threshold, order, positions);
  }

  private place(index: number, item: number, threshold: number, order: number, positions: Int32Array): void {
    this.item[index] = item;
    this.threshold[index] = threshold;
    this.order[index] = order;
    positions[item] = index;
  }

  private enlarge(): void {
    const capacity = this.item.length * 2;
    const item = new Int32Array(capacity);
    const threshold = new Float64Array(capacity);
    const order = new Float64Array(capacity);
    item.set(this.item);
    threshold.set(this.threshold);
    order.set(this.order);
    this.item = item;
    this.threshold = threshold;
    this.order = order;
  }
}
