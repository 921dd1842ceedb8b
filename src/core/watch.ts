import { see } from './host.ts';
import { NONE } from './hours.ts';
import { Task } from './task.ts';

/* For who wants to see what becomes of each task; off unless the host turns it on. */

/** A task is at a step (its index) since a moment; has so much effort; must start and be completed by; is gone. */
export const SEE_READY = 0;
export const SEE_EFFORT = 1;
export const SEE_DEADLINES = 2;
export const SEE_GONE = 3;
/** It joins and leaves a queue of its unit, or those who wait for a meeting there. */
export const SEE_JOIN = 4;
export const SEE_LEAVE = 5;
/** The starts of an instant have been made. */
export const SEE_ROUNDS = 6;

let isOn: bool = false;

export function watch(on: bool): void {
  isOn = on;
}

export function tell(what: i32, task: Task, one: f64 = 0, other: f64 = 0): void {
  if (!isOn) return;
  const unit = task.step.unit;
  see(what, i32(changetype<usize>(task)), changetype<usize>(unit) === 0 ? NONE : unit.index, one, other);
}

export function tellRounds(): void {
  if (isOn) see(SEE_ROUNDS, 0, NONE, 0, 0);
}
