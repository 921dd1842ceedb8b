import type { ThresholdHeap } from './thresholdHeap.ts';

/**
 * The items of a heap whose thresholds have been reached, in the order of scheduling: thresholds that differ by less than
 * the grid of moments are reached at the same instant, and then that order counts. Gathered once, they are given out one
 * by one, so that n of them cost O(n log n), as long as nothing else changes the heap in between (else they are gathered
 * again).
 *
 * A binary heap by order over parallel arrays; the items stay in the heap that they come from until they are taken.
 */
export class DueItems {
  size = 0;
  private order = new Float64Array(4);
  private item = new Int32Array(4);
  private limit = Number.NaN;
  private changes = 0;
  private readonly add = (item: number, order: number): void => this.insert(item, order);

  /** Whether they are still the items of `heap` that are due by `limit`. */
  isOf(heap: ThresholdHeap, limit: number): boolean {
    return heap.changes === this.changes && limit === this.limit;
  }

  /** Looks up all items of `heap` with thresholds of at most `limit`. */
  gather(heap: ThresholdHeap, limit: number): void {
    this.clear();
    heap.eachUpTo(limit, this.add);
    this.limit = limit;
    this.changes = heap.changes;
  }

  /** The order of the first; there must be one. */
  get firstOrder(): number {
    return this.order[0]!;
  }

  /** Takes the first out, here and out of the heap that they were gathered from; there must be one. */
  takeFirst(heap: ThresholdHeap): number {
    const first = this.item[0]!;
    const last = --this.size;
    this.sink(this.item[last]!, this.order[last]!);
    heap.remove(first);
    this.changes = heap.changes;
    return first;
  }

  clear(): void {
    this.size = 0;
  }

  private insert(item: number, order: number): void {
    if (this.size === this.item.length) this.enlarge();
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (this.order[parent]! < order) break;
      this.move(parent, hole);
      hole = parent;
    }
    this.item[hole] = item;
    this.order[hole] = order;
  }

  /** Puts an item in at the top and lets it sink to its place. */
  private sink(item: number, order: number): void {
    let hole = 0;
    for (let child = 1; child < this.size; child = 2 * hole + 1) {
      if (child + 1 < this.size && this.order[child + 1]! < this.order[child]!) child++;
      if (order < this.order[child]!) break;
      this.move(child, hole);
      hole = child;
    }
    this.item[hole] = item;
    this.order[hole] = order;
  }

  private move(from: number, to: number): void {
    this.item[to] = this.item[from]!;
    this.order[to] = this.order[from]!;
  }

  private enlarge(): void {
    const item = new Int32Array(this.item.length * 2);
    const order = new Float64Array(this.item.length * 2);
    item.set(this.item);
    order.set(this.order);
    this.item = item;
    this.order = order;
  }
}
