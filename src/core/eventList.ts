import { allocate } from './memory.ts';

/*
 * The event list: the next moment of each *source* (a unit's completions, an arrival stream, a step's deadlines, …),
 * earliest first, ties by `tie` (see ranks.ts). The number of sources is fixed when the chain is set up, so its cost does
 * not grow with cases in progress: what lies behind a source is that source's own heap.
 *
 * A four-ary heap of rows (moment, tie, source) with a position by source: `schedule` moves a source in O(log sources).
 */
const ROW = 24;

let rows: usize = 0;
let positions: usize = 0;
let size: i32 = 0;

/** Makes room for so many sources, none of them scheduled. */
export function makeEventList(sources: i32): void {
  rows = allocate(sources * ROW);
  positions = allocate(sources * 4);
  size = sources;
}

/** Takes every source out. */
export function clearEvents(): void {
  for (let source = 0; source < size; source++) {
    const row = rows + usize(source) * ROW;
    store<f64>(row, Infinity);
    store<f64>(row, 0, 8);
    store<i32>(row, source, 16);
    store<i32>(positions + (usize(source) << 2), source);
  }
}

/** The source whose moment comes next; it stays scheduled until it is moved. */
export function nextSource(): i32 {
  return load<i32>(rows, 16);
}

/** When the next source is due; `Infinity` if none is. */
export function nextAt(): f64 {
  return load<f64>(rows);
}

export function nextTie(): f64 {
  return load<f64>(rows, 8);
}

/** When `source` is due; `Infinity` if it is not scheduled. */
export function momentOf(source: i32): f64 {
  return load<f64>(rows + usize(load<i32>(positions + (usize(source) << 2))) * ROW);
}

/** Whether `source` comes next and no other is due at its moment. */
export function isAloneNext(source: i32): bool {
  if (load<i32>(rows, 16) !== source) return false;
  const now = load<f64>(rows);
  const end = size < 5 ? size : 5;
  for (let child = 1; child < end; child++) if (load<f64>(rows + usize(child) * ROW) <= now) return false;
  return true;
}

/** Sets the moment of a source; `Infinity` takes it out. */
export function schedule(source: i32, at: f64, tie: f64): void {
  const hole = load<i32>(positions + (usize(source) << 2));
  const row = rows + usize(hole) * ROW;
  const before = load<f64>(row);
  const beforeTie = load<f64>(row, 8);
  if (before === at && beforeTie === tie) return;
  if (at < before || (at === before && tie < beforeTie)) siftUp(hole, source, at, tie);
  else siftDown(hole, source, at, tie);
}

export function cancel(source: i32): void {
  schedule(source, Infinity, 0);
}

function put(hole: i32, source: i32, at: f64, tie: f64): void {
  const row = rows + usize(hole) * ROW;
  store<f64>(row, at);
  store<f64>(row, tie, 8);
  store<i32>(row, source, 16);
  store<i32>(positions + (usize(source) << 2), hole);
}

function siftUp(from: i32, source: i32, at: f64, tie: f64): void {
  let hole = from;
  while (hole > 0) {
    const parent = (hole - 1) >> 2;
    const row = rows + usize(parent) * ROW;
    const parentAt = load<f64>(row);
    const parentTie = load<f64>(row, 8);
    if (parentAt < at || (parentAt === at && parentTie <= tie)) break;
    put(hole, load<i32>(row, 16), parentAt, parentTie);
    hole = parent;
  }
  put(hole, source, at, tie);
}

function siftDown(from: i32, source: i32, at: f64, tie: f64): void {
  let hole = from;
  for (;;) {
    let child = hole * 4 + 1;
    if (child >= size) break;
    const end = child + 4 < size ? child + 4 : size;
    let least = rows + usize(child) * ROW;
    let leastAt = load<f64>(least);
    for (let row = least + ROW, other = child + 1; other < end; other++, row += ROW) {
      const otherAt = load<f64>(row);
      if (otherAt < leastAt || (otherAt === leastAt && load<f64>(row, 8) < load<f64>(least, 8))) {
        child = other;
        least = row;
        leastAt = otherAt;
      }
    }
    const leastTie = load<f64>(least, 8);
    if (at < leastAt || (at === leastAt && tie <= leastTie)) break;
    put(hole, load<i32>(least, 16), leastAt, leastTie);
    hole = child;
  }
  put(hole, source, at, tie);
}
