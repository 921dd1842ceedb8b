import { schedule } from './eventList.ts';
import { roundMoment } from './hours.ts';
import { leaveStep } from './passage.ts';
import { tieOfWait } from './ranks.ts';
import { nextSequence, now } from './state.ts';
import { HOLDING, Task } from './task.ts';
import { ThresholdHeap } from './thresholdHeap.ts';

/* Waits without a unit, by the moment at which they end. */

let waits: ThresholdHeap = changetype<ThresholdHeap>(0);
let source: i32 = 0;

export function makeWaits(itsSource: i32): void {
  waits = new ThresholdHeap(offsetof<Task>('inService'));
  source = itsSource;
}

export function clearWaits(): void {
  waits.clear();
}

/** Begins a wait. */
export function hold(task: Task, hours: f64): void {
  task.state = HOLDING;
  waits.push(task, roundMoment(now + hours), nextSequence());
  scheduleWaits();
}

/** A wait is over. */
export function endWait(): void {
  const task = waits.pop();
  scheduleWaits();
  leaveStep(task.step, task);
}

/** A wait is broken off. */
export function endHold(task: Task): void {
  waits.remove(task);
  scheduleWaits();
}

function scheduleWaits(): void {
  schedule(source, waits.topThreshold, tieOfWait(waits.topOrder));
}
