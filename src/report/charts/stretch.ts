import type { SeriesRow } from '../../experiment/findings.ts';

/** Several periods taken together. */
export interface Stretch {
  /** Mean of the periods' means. */
  readonly mean: number;
  /** Half-width of a 95 % interval: the mean of the periods' own, as if their errors were all the same. */
  readonly half: number;
  /** ISO date on which it begins. */
  readonly from: string;
}

const QUARTER = 4;

/**
 * The periods from `from` up to `to` (shares of all, such as 0.75 and 1) in which the metric is defined, taken
 * together; undefined without any. One month of one metric is mostly noise: what a headline says of the end of a run,
 * it says of its last quarter.
 */
export function stretch(rows: readonly SeriesRow[], from: number, to: number): Stretch | undefined {
  const first = Math.min(Math.floor(from * rows.length), rows.length - 1);
  const chosen = rows.slice(Math.max(first, 0), Math.max(Math.ceil(to * rows.length), first + 1));
  const defined = chosen.filter((row) => row.mean !== undefined);
  const begins = defined[0]?.period_start;
  if (begins === undefined) return undefined;
  const mean = average(defined.map((row) => row.mean as number));
  const half = average(defined.map(({ ci_low: low, ci_high: high }) => ((high ?? mean) - (low ?? mean)) / 2));
  return { mean, half, from: begins };
}

/** The last quarter of the periods. */
export function lastQuarter(rows: readonly SeriesRow[]): Stretch | undefined {
  return stretch(rows, 1 - 1 / QUARTER, 1);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
