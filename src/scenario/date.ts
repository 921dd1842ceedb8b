/** A calendar day as days since 1970-01-01. */
export type DayNumber = number;

const MS_A_DAY = 86_400_000;

/** The day of a date; month from 1. Days beyond the month's end run on, as in `Date.UTC`. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  return Date.UTC(year, month - 1, day) / MS_A_DAY;
}

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export function civilDate(day: DayNumber): CivilDate {
  const date = new Date(day * MS_A_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Monday 0 … Sunday 6 (1970-01-01 was a Thursday). */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

export interface Moment {
  readonly day: DayNumber;
  /** Hour of the day, in [0, 24). */
  readonly hour: number;
}

/**
 * Reads `2015-02-01` or `2015-02-01 14:30`. `undefined` if it is no date of the Gregorian calendar between the
 * years 1900 and 2200.
 */
export function parseDate(text: string): Moment | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}))?$/.exec(text.trim());
  if (parts === null) return undefined;
  const [year, month, dayOfMonth, hour, minute] = parts.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (year < 1900 || year > 2200 || hour > 23 || minute > 59) return undefined;
  const day = dayNumber(year, month, dayOfMonth);
  const back = civilDate(day);
  if (back.month !== month || back.day !== dayOfMonth) return undefined;
  return { day, hour: hour + minute / 60 };
}
