/** Exponents of time (base: hour) and money (base: EUR). Persons, FTE, shares and counts are plain numbers. */
export interface Dimension {
  readonly time: number;
  readonly money: number;
}

export const PLAIN: Dimension = { time: 0, money: 0 };
export const TIME: Dimension = { time: 1, money: 0 };
export const PER_TIME: Dimension = { time: -1, money: 0 };
export const MONEY: Dimension = { time: 0, money: 1 };
export const MONEY_PER_TIME: Dimension = { time: -1, money: 1 };

export function sameDimension(a: Dimension, b: Dimension): boolean {
  return a.time === b.time && a.money === b.money;
}

export interface UnitOfMeasure {
  /** Multiply by this, then divide by `divisor`, for base units; apart, so that whole numbers stay exact. */
  readonly factor: number;
  readonly divisor: number;
  readonly dimension: Dimension;
}

const unit = (dimension: Dimension, factor: number, divisor = 1): UnitOfMeasure => ({
  factor,
  divisor,
  dimension,
});

const SECOND = unit(TIME, 1, 3600);
const MINUTE = unit(TIME, 1, 60);
const HOUR = unit(TIME, 1);
const DAY = unit(TIME, 24);
const WEEK = unit(TIME, 168);
const MONTH = unit(TIME, 730);
const YEAR = unit(TIME, 8760);
const NUMBER = unit(PLAIN, 1);

/** Units of measure by every name that they may be written with. A month is 730 h, a year 8,760 h. */
const UNITS: Readonly<Record<string, UnitOfMeasure>> = {
  s: SECOND,
  second: SECOND,
  seconds: SECOND,
  min: MINUTE,
  minute: MINUTE,
  minutes: MINUTE,
  h: HOUR,
  hour: HOUR,
  hours: HOUR,
  day: DAY,
  days: DAY,
  week: WEEK,
  weeks: WEEK,
  month: MONTH,
  months: MONTH,
  year: YEAR,
  years: YEAR,
  EUR: unit(MONEY, 1),
  kEUR: unit(MONEY, 1e3),
  MEUR: unit(MONEY, 1e6),
  '%': unit(PLAIN, 1, 100),
  person: NUMBER,
  persons: NUMBER,
  FTE: NUMBER,
};

/** All names of units of measure but `%`, which is no word. */
export const UNIT_NAMES: readonly string[] = Object.keys(UNITS).filter((name) => name !== '%');

export function unitOfMeasure(name: string): UnitOfMeasure | undefined {
  return Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
}

/** What people write instead, and the name that it has here. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  hr: 'h',
  hrs: 'h',
  uur: 'h',
  uren: 'h',
  sec: 's',
  secs: 's',
  mins: 'min',
  minuten: 'min',
  d: 'days',
  dag: 'day',
  dagen: 'days',
  wk: 'week',
  wks: 'weeks',
  weken: 'weeks',
  maand: 'month',
  maanden: 'months',
  y: 'year',
  yr: 'year',
  yrs: 'years',
  jaar: 'year',
  euro: 'EUR',
  euros: 'EUR',
  eur: 'EUR',
  '€': 'EUR',
  fte: 'FTE',
  pct: '%',
  percent: '%',
  procent: '%',
  personen: 'persons',
  people: 'persons',
};

/** The name of a unit of measure for one of another language or habit. */
export function usualUnitName(name: string): string | undefined {
  const lower = name.toLowerCase();
  return Object.hasOwn(OTHER_NAMES, lower) ? OTHER_NAMES[lower] : undefined;
}
