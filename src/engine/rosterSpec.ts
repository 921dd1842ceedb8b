import type { Hours } from './hours.ts';

/** When a unit works, as plain data. */
export interface RosterSpec {
  /** What the scenario calls it: `continuous`, `office` or the pattern's own words. */
  readonly label: string;
  /**
   * The weekly pattern: disjoint ascending half-open spans [from, to) in hours since Monday 00:00, within
   * [0, 168], on the grid of moments. `[{ from: 0, to: 168 }]` with no closed day is a continuous roster.
   */
  readonly weekly: readonly { readonly from: Hours; readonly to: Hours }[];
  /** Hour of the week (since Monday 00:00) at moment 0, in [0, 168). */
  readonly weekHourAtStart: Hours;
  /** Closed days (holidays), ascending, as day numbers counted from the day of `start` (day 0). */
  readonly closedDays: readonly number[];
}
