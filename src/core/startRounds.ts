import { Links } from './links.ts';
import { allocate, List } from './memory.ts';
import { dropBeyondLimit, watchNewlyReady } from './passage.ts';
import { startWork } from './starts.ts';
import { Task } from './task.ts';
import { Unit } from './unit.ts';
import { tellRounds } from './watch.ts';

/*
 * Who makes starts at an instant, when nothing of a lower rank is left: each unit that something touched, in file order,
 * then those that these starts touched, until nothing more starts.
 */

/** Marks of a unit: to be looked at, to make its starts in the present round, and waiting for others to make theirs. */
const TOUCHED: u8 = 1;
const DUE: u8 = 2;
const BUSY: u8 = 3;

let units: List<Unit> = changetype<List<Unit>>(0);
/** Units to be looked at when nothing of a lower rank is left at this instant, in file order; and those looked at last. */
let touched: usize = 0;
let started: usize = 0;
let touchedCount: i32 = 0;
let marks: usize = 0;
/** Tasks with deadlines that became ready at this instant. */
let ready: usize = 0;
let readyRoom: i32 = 64;
let readyCount: i32 = 0;

export function makeStartRounds(all: List<Unit>): void {
  units = all;
  touched = allocate(all.length * 4);
  started = allocate(all.length * 4);
  marks = allocate(all.length);
  ready = allocate(readyRoom * 4);
}

export function clearRounds(): void {
  touchedCount = 0;
  memory.fill(marks, 0, usize(units.length));
  readyCount = 0;
}

/** Nobody is to be looked at. */
export function isRoundEmpty(): bool {
  return touchedCount === 0;
}

export function isTouched(unit: Unit): bool {
  return load<u8>(marks + usize(unit.index)) !== 0;
}

/** Whether a unit is still to make its starts in the present round. */
export function isDue(unit: Unit): bool {
  return load<u8>(marks + usize(unit.index)) >= DUE;
}

export function isOnlyTouched(unit: Unit): bool {
  return touchedCount === 1 && load<i32>(touched) === unit.index;
}

/** Looks at a unit's starts when nothing of a lower rank is left at this instant. */
export function touch(unit: Unit): void {
  const index = unit.index;
  if (load<u8>(marks + usize(index)) !== 0) return;
  store<u8>(marks + usize(index), TOUCHED);
  let hole = touched + (usize(touchedCount++) << 2);
  while (hole > touched && load<i32>(hole - 4) > index) {
    store<i32>(hole, load<i32>(hole - 4));
    hole -= 4;
  }
  store<i32>(hole, index);
}

/** A task with deadlines became ready; they are watched if the starts of this instant leave it waiting. */
export function watchAfterStarts(task: Task): void {
  if (readyCount === readyRoom) {
    const larger = allocate(readyRoom * 8);
    memory.copy(larger, ready, usize(readyRoom) << 2);
    ready = larger;
    readyRoom *= 2;
  }
  store<usize>(ready + (usize(readyCount++) << 2), changetype<usize>(task));
}

/** Each touched unit starts what it can, in file order; then those that these starts touched, until all is done. */
export function runRounds(): void {
  if (touchedCount === 1 && readyCount === 0) {
    // Nearly always it is one unit, whose starts touch no other.
    const unit = units.get(load<i32>(touched));
    if (unit.links === null) {
      touchedCount = 0;
      setMark(unit.index, 0);
      startWork(unit);
      if (touchedCount === 0) {
        keepQueueLimits(unit);
        tellRounds();
      } else {
        runAll(1);
      }
      return;
    }
  }
  runAll(0);
}

/** @param before rounds that have been made */
function runAll(before: i32): void {
  let count = 0;
  let rounds = before;
  do {
    const round = touched;
    count = touchedCount;
    touched = started;
    started = round;
    touchedCount = 0;
    for (let at = 0; at < count; at++) setMark(load<i32>(round + (usize(at) << 2)), DUE);
    for (let at = 0; at < count; at++) startDue(units.get(load<i32>(round + (usize(at) << 2))));
    rounds++;
  } while (touchedCount > 0);
  for (let at = 0; at < readyCount; at++) {
    watchNewlyReady(changetype<Task>(load<usize>(ready + (usize(at) << 2))));
  }
  readyCount = 0;
  if (rounds > 1) {
    for (let index = 0; index < units.length; index++) keepQueueLimits(units.get(index));
  } else {
    for (let at = 0; at < count; at++) keepQueueLimits(units.get(load<i32>(started + (usize(at) << 2))));
  }
  tellRounds();
}

function setMark(unit: i32, mark: u8): void {
  store<u8>(marks + usize(unit), mark);
}

function markOf(unit: Unit): u8 {
  return load<u8>(marks + usize(unit.index));
}

/** The starts of a unit that is still to make them in this round. */
function startDue(unit: Unit): void {
  if (markOf(unit) !== DUE) return;
  const links = unit.links;
  if (links !== null) startAsking(unit, links);
  setMark(unit.index, 0);
  startWork(unit);
}

/** Units whose joint work waits for places of a unit have their turn before it gives them away, and those before these. */
function startAsking(unit: Unit, links: Links): void {
  const mark = markOf(unit);
  setMark(unit.index, BUSY);
  for (let index = 0; index < links.lines.length; index++) {
    const line = links.lines.get(index);
    const joint = line.joint;
    if (joint === null || !line.isPartner || line.lane.head === null) continue;
    const asking = joint.lines.get(0).unit;
    if (markOf(asking) === BUSY) continue;
    if (markOf(asking) === DUE) {
      startDue(asking);
      continue;
    }
    const others = asking.links;
    if (others !== null) startAsking(asking, others);
    startWork(asking);
  }
  setMark(unit.index, mark);
}

function keepQueueLimits(unit: Unit): void {
  for (let index = 0; index < unit.limitedSteps.length; index++) {
    dropBeyondLimit(unit, unit.limitedSteps.get(index));
  }
}
