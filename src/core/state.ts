import { passLimit } from './host.ts';
import { Numbers } from './memory.ts';
import { LIMIT_BRANCHES } from './task.ts';

/** Branches that may lead into one another at one instant. */
const MOST_BRANCHES = 500;

/** The present moment. */
export let now: f64 = 0;
/** Numbers given so far: to scheduled moments, to tasks that became ready, to starts. */
let sequence: f64 = 0;
let readied: f64 = 0;
let starts: f64 = 0;
/** Branches entered inside one another at this instant: a branch leads on, or opens cases, at once. */
let depth: i32 = 0;
/** While one task at most becomes ready by the present event, and nothing else is due at its instant. */
export let isAlone: bool = false;
/** Hours of waiting by norm × units + unit, since the replication began. */
export let hoursByNorm: Numbers = changetype<Numbers>(0);
let units: i32 = 0;

export function makeState(norms: i32, unitCount: i32): void {
  hoursByNorm = new Numbers(norms * unitCount);
  units = unitCount;
}

export function beginState(at: f64): void {
  now = at;
  sequence = 0;
  readied = 0;
  starts = 0;
  depth = 0;
  isAlone = false;
  hoursByNorm.fill(0);
}

export function setNow(at: f64): void {
  now = at;
}

export function setAlone(alone: bool): void {
  isAlone = alone;
}

/** Where the hours of a norm at a unit stand. */
export function hoursIndex(norm: i32, unit: i32): i32 {
  return norm * units + unit;
}

export function nextSequence(): f64 {
  return ++sequence;
}

export function nextReady(): f64 {
  return ++readied;
}

export function nextStart(): f64 {
  return ++starts;
}

/** One branch deeper; a chain of branches that never comes to an end is the scenario's fault. */
export function deepen(): void {
  if (++depth > MOST_BRANCHES) passLimit(LIMIT_BRANCHES);
}

export function rise(): void {
  depth--;
}
