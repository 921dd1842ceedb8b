import { allocate } from './memory.ts';
import { Task } from './task.ts';
import { ThresholdHeap } from './thresholdHeap.ts';

const ROW = 16;

/**
 * The tasks of a heap whose thresholds have been reached, in the order of scheduling: thresholds that differ by less than
 * the grid of moments are reached at the same instant, and then that order counts. Gathered once, they are given out one
 * by one, so that n of them cost O(n log n), as long as nothing else changes the heap in between (else they are gathered
 * again). A binary heap of rows (order, task); the tasks stay in the heap that they come from until they are taken.
 */
@unmanaged
export class DueTasks {
  size: i32 = 0;
  /** How often they have been looked up. */
  gatherings: i32 = 0;
  private room: i32 = 4;
  private rows: usize = allocate(4 * ROW);
  private limit: f64 = NaN;
  private changes: i32 = 0;

  /** Whether they are still the tasks of `heap` that are due by `limit`. */
  isOf(heap: ThresholdHeap, limit: f64): bool {
    return heap.changes === this.changes && limit === this.limit;
  }

  /** Looks up all tasks of `heap` with thresholds of at most `limit`. */
  gather(heap: ThresholdHeap, limit: f64): void {
    this.size = 0;
    this.gatherings++;
    this.gatherFrom(heap, limit, 0);
    this.limit = limit;
    this.changes = heap.changes;
  }

  /** The order of the first; there must be one. */
  get firstOrder(): f64 {
    return load<f64>(this.rows);
  }

  /** Takes the first out, here and out of the heap that they were gathered from; there must be one. */
  takeFirst(heap: ThresholdHeap): Task {
    const first = changetype<Task>(load<usize>(this.rows, 8));
    const row = this.row(--this.size);
    this.sink(load<usize>(row, 8), load<f64>(row));
    heap.remove(first);
    this.changes = heap.changes;
    return first;
  }

  private row(index: i32): usize {
    return this.rows + usize(index) * ROW;
  }

  private gatherFrom(heap: ThresholdHeap, limit: f64, from: i32): void {
    if (from >= heap.size || heap.thresholdAt(from) > limit) return;
    this.insert(changetype<usize>(heap.taskAt(from)), heap.orderAt(from));
    for (let child = from * 4 + 1; child <= from * 4 + 4; child++) this.gatherFrom(heap, limit, child);
  }

  private insert(task: usize, order: f64): void {
    if (this.size === this.room) {
      const rows = allocate(this.room * 2 * ROW);
      memory.copy(rows, this.rows, usize(this.room) * ROW);
      this.rows = rows;
      this.room *= 2;
    }
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (load<f64>(this.row(parent)) < order) break;
      memory.copy(this.row(hole), this.row(parent), ROW);
      hole = parent;
    }
    this.put(hole, task, order);
  }

  /** Puts a task in at the top and lets it sink to its place. */
  private sink(task: usize, order: f64): void {
    let hole = 0;
    for (let child = 1; child < this.size; child = 2 * hole + 1) {
      if (child + 1 < this.size && load<f64>(this.row(child + 1)) < load<f64>(this.row(child))) child++;
      if (order < load<f64>(this.row(child))) break;
      memory.copy(this.row(hole), this.row(child), ROW);
      hole = child;
    }
    this.put(hole, task, order);
  }

  private put(hole: i32, task: usize, order: f64): void {
    store<f64>(this.row(hole), order);
    store<usize>(this.row(hole), task, 8);
  }
}
