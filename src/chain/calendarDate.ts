import type { Hours } from '../engine/hours.ts';

const DAY = 24;
const MS_PER_DAY = 86_400_000;

/** The day of the calendar on which a moment lies, as a date in UTC; `startDay` is the day of hour 0 since 1970-01-01. */
export function dateAt(startDay: number, at: Hours): Date {
  return new Date((startDay + Math.floor(at / DAY)) * MS_PER_DAY);
}

/** Whether a calendar month begins at a moment. */
export function isMonthStart(startDay: number, at: Hours): boolean {
  return at % DAY === 0 && dateAt(startDay, at).getUTCDate() === 1;
}

/** The weekday of a moment, 1 Monday to 7 Sunday. */
export function weekdayAt(startDay: number, at: Hours): number {
  return ((dateAt(startDay, at).getUTCDay() + 6) % 7) + 1;
}
