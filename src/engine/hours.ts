/** A moment (since `start`) or a span, in hours. A year is 8,760 h and a month 730 h in quantities. */
export type Hours = number;

/** "No such index" inside typed arrays and compiled descriptions; never used at the edges of the program. */
export const NONE = -1;

const GRID = 2 ** 32;

/**
 * The moment rounded to the grid of 2⁻³² h (0.8 µs) on which every scheduled moment lies, so that
 * moments that are equal in the world are equal in the event list. Exact up to 239 years from `start`.
 */
export function roundMoment(at: Hours): Hours {
  return Math.round(at * GRID) / GRID;
}
