import { NONE } from './hours.ts';
import { allocate } from './memory.ts';
import { Task } from './task.ts';

const ROW = 24;

/**
 * Tasks with thresholds, least first, ties by `order` (the order of scheduling): a four-ary heap of rows (threshold, order,
 * task). A task knows its position, at `place` bytes from its beginning, so that it can be taken out from the middle.
 */
@unmanaged
export class ThresholdHeap {
  size: i32 = 0;
  /** Tasks pushed and removed from the middle, so far: who keeps what it has seen knows whether that still holds. */
  changes: i32 = 0;
  private room: i32 = 16;
  private rows: usize = allocate(16 * ROW);
  private readonly place: usize;

  constructor(place: usize) {
    this.place = place;
  }

  /** The least threshold; `Infinity` if empty. */
  get topThreshold(): f64 {
    return this.size > 0 ? load<f64>(this.rows) : Infinity;
  }

  /** The order of the first; 0 if empty. */
  get topOrder(): f64 {
    return this.size > 0 ? load<f64>(this.rows, 8) : 0;
  }

  get topTask(): Task | null {
    return this.size > 0 ? changetype<Task>(load<usize>(this.rows, 16)) : null;
  }

  thresholdAt(index: i32): f64 {
    return load<f64>(this.row(index));
  }

  orderAt(index: i32): f64 {
    return load<f64>(this.row(index), 8);
  }

  taskAt(index: i32): Task {
    return changetype<Task>(load<usize>(this.row(index), 16));
  }

  thresholdOf(task: Task): f64 {
    return load<f64>(this.row(this.positionOf(task)));
  }

  holds(task: Task): bool {
    return this.positionOf(task) !== NONE;
  }

  push(task: Task, threshold: f64, order: f64): void {
    this.changes++;
    if (this.size === this.room) this.enlarge();
    this.siftUp(this.size++, task, threshold, order);
  }

  /** Takes out and returns the task with the least threshold; the heap must not be empty. */
  pop(): Task {
    const task = changetype<Task>(load<usize>(this.rows, 16));
    this.setPosition(task, NONE);
    const last = --this.size;
    if (last > 0) {
      const row = this.row(last);
      this.siftDown(0, changetype<Task>(load<usize>(row, 16)), load<f64>(row), load<f64>(row, 8));
    }
    return task;
  }

  /** Takes out a task that the heap holds. */
  remove(task: Task): void {
    this.changes++;
    const hole = this.positionOf(task);
    this.setPosition(task, NONE);
    const last = --this.size;
    if (hole === last) return;
    const row = this.row(last);
    const moved = changetype<Task>(load<usize>(row, 16));
    const threshold = load<f64>(row);
    const order = load<f64>(row, 8);
    const parent = this.row((hole - 1) >> 2);
    if (
      hole > 0 &&
      (threshold < load<f64>(parent) || (threshold === load<f64>(parent) && order < load<f64>(parent, 8)))
    ) {
      this.siftUp(hole, moved, threshold, order);
    } else {
      this.siftDown(hole, moved, threshold, order);
    }
  }

  clear(): void {
    for (let index = 0; index < this.size; index++) this.setPosition(this.taskAt(index), NONE);
    this.size = 0;
  }

  private row(index: i32): usize {
    return this.rows + usize(index) * ROW;
  }

  private positionOf(task: Task): i32 {
    return load<i32>(changetype<usize>(task) + this.place);
  }

  private setPosition(task: Task, position: i32): void {
    store<i32>(changetype<usize>(task) + this.place, position);
  }

  private put(hole: i32, task: Task, threshold: f64, order: f64): void {
    const row = this.row(hole);
    store<f64>(row, threshold);
    store<f64>(row, order, 8);
    store<usize>(row, changetype<usize>(task), 16);
    this.setPosition(task, hole);
  }

  private siftUp(from: i32, task: Task, threshold: f64, order: f64): void {
    let hole = from;
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      const row = this.row(parent);
      const above = load<f64>(row);
      const aboveOrder = load<f64>(row, 8);
      if (above < threshold || (above === threshold && aboveOrder <= order)) break;
      this.put(hole, changetype<Task>(load<usize>(row, 16)), above, aboveOrder);
      hole = parent;
    }
    this.put(hole, task, threshold, order);
  }

  private siftDown(from: i32, task: Task, threshold: f64, order: f64): void {
    const size = this.size;
    let hole = from;
    for (;;) {
      let child = hole * 4 + 1;
      if (child >= size) break;
      const end = child + 4 < size ? child + 4 : size;
      let least = this.row(child);
      let leastThreshold = load<f64>(least);
      for (let row = least + ROW, other = child + 1; other < end; other++, row += ROW) {
        const candidate = load<f64>(row);
        if (
          candidate < leastThreshold ||
          (candidate === leastThreshold && load<f64>(row, 8) < load<f64>(least, 8))
        ) {
          child = other;
          least = row;
          leastThreshold = candidate;
        }
      }
      const leastOrder = load<f64>(least, 8);
      if (threshold < leastThreshold || (threshold === leastThreshold && order <= leastOrder)) break;
      this.put(hole, changetype<Task>(load<usize>(least, 16)), leastThreshold, leastOrder);
      hole = child;
    }
    this.put(hole, task, threshold, order);
  }

  private enlarge(): void {
    const rows = allocate(this.room * 2 * ROW);
    memory.copy(rows, this.rows, usize(this.room) * ROW);
    this.rows = rows;
    this.room *= 2;
  }
}
