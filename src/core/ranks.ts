/*
 * The order of events at one instant, lower first: ends of periods; completions, unit by unit, then waits and meetings
 * that end; changes of capacity; arrivals; starts, which are no events; deadlines. `engine/ranks.ts` has the same.
 */
export const RANK_CLOSE_PERIOD: f64 = 0;
export const RANK_COMPLETION: f64 = 1;
export const RANK_CAPACITY: f64 = 2;
export const RANK_ARRIVAL: f64 = 3;
export const RANK_START: f64 = 4;
export const RANK_DEADLINE: f64 = 5;

const RANK_SPAN: f64 = 1125899906842624;
/** Within completions, waits and meetings that end come after all units. */
const AFTER_UNITS: f64 = 16777216;

/** One number that orders events of the same moment: the rank, then `order` (0 ≤ order < 2⁵⁰). */
export function tieOf(rank: f64, order: f64): f64 {
  return rank * RANK_SPAN + order;
}

/** Of waits and meetings that end. */
export function tieOfWait(order: f64): f64 {
  return RANK_COMPLETION * RANK_SPAN + (AFTER_UNITS + order);
}

/** Ties from here on come after the starts of their instant. */
export const AFTER_STARTS: f64 = RANK_START * RANK_SPAN;
