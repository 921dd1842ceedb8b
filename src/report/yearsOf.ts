import { epochOf } from './dateWords.ts';

/** A year of a run, or what is left of it at the end, and the total in it. */
export interface RunYear {
  /** ISO dates; the year is [from, to). */
  readonly from: string;
  readonly to: string;
  readonly total: number;
}

/**
 * Totals of periods put together to years that begin on the day and month of `start`. A period belongs to the year in which it
 * begins, so that a year of weeks or quarters may be some days longer than another; the last may be short.
 */
export function yearsOf(
  start: string,
  periods: readonly {
    readonly period_start: string;
    readonly period_end: string;
    readonly mean: number | undefined;
  }[],
): RunYear[] {
  const years: RunYear[] = [];
  let ends = start;
  for (const { period_start: from, period_end: to, mean } of periods) {
    const last = years.at(-1);
    if (last === undefined || epochOf(from) >= epochOf(ends)) {
      while (epochOf(ends) <= epochOf(from)) ends = yearLater(ends);
      years.push({ from, to, total: mean ?? 0 });
    } else {
      years[years.length - 1] = { from: last.from, to, total: last.total + (mean ?? 0) };
    }
  }
  return years;
}

/** 29 February of a leap year is followed by 1 March. */
function yearLater(iso: string): string {
  const at = new Date(epochOf(iso));
  at.setUTCFullYear(at.getUTCFullYear() + 1);
  return at.toISOString().slice(0, 10);
}
