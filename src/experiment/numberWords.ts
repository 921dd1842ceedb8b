import { percent as wholePercent } from './percent.ts';

/** Numbers as people read them: fixed English formats, no locale, at most three significant digits. */

/** What stands where there is no value. */
export const NOTHING = '–';

/**
 * A finite number with at most three significant digits and no trailing zeros; whole numbers from 1,000 up in
 * full, with commas: `0.0123`, `3.2`, `84.5`, `1,234`. `–` if not defined.
 */
export function shortNumber(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return NOTHING;
  const size = Math.abs(value);
  if (size >= 999.5) return grouped(value);
  if (size < 1e-9) return '0';
  const digits = Math.min(Math.max(2 - Math.floor(Math.log10(size)), 0), 12);
  return withoutZeros(value.toFixed(digits));
}

/**
 * A share in percent: `37 %`, `99.4 %`. What is not quite all or nothing is never rounded to it: `> 99.9 %`,
 * `< 0.1 %`.
 */
export function percent(share: number | undefined): string {
  return share === undefined || !Number.isFinite(share) ? NOTHING : `${percentNumber(share)} %`;
}

/** A probability estimated from replications, in whole percents as in the verdict's sentence: `37 %`. */
export function probability(estimate: number | undefined): string {
  return estimate === undefined || !Number.isFinite(estimate) ? NOTHING : `${wholePercent(estimate)} %`;
}

/** `37 % (31–44)`: a probability with its interval, in percent. */
export function probabilityWithInterval(estimate: number, low: number, high: number): string {
  return `${probability(estimate)} (${wholePercent(low)}–${wholePercent(high)})`;
}

/** A share or limit in percent to three significant digits, however small: `0.05 %`. */
export function exactPercent(share: number): string {
  return `${shortNumber(share * 100)} %`;
}

/** A span of time, in the unit that suits its size: `12 min`, `3.2 h`, `4.1 days`. */
export function hours(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return NOTHING;
  const size = Math.abs(value);
  if (size === 0) return '0 h';
  if (size < 1) return `${shortNumber(value * 60)} min`;
  return size < 48 ? `${shortNumber(value)} h` : days(value / 24);
}

/** `4.1 days`, `1 day`. */
export function days(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return NOTHING;
  const number = value !== 0 && Math.abs(value) < 0.01 ? '< 0.01' : shortNumber(value);
  return `${number} ${number === '1' ? 'day' : 'days'}`;
}

/** A number of days without the unit, for tables: below a tenth of a day it is not told how far. */
export function dayNumber(value: number | undefined): string {
  return value !== undefined && value > 0 && value < 0.1 ? '< 0.1' : shortNumber(value);
}

/** `1 replication`, `200 replications`. */
export function counted(count: number, noun: string): string {
  return `${shortNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function percentNumber(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.1) return '< 0.1';
  if (value < 100 && value > 99.9) return '> 99.9';
  return withoutZeros(value.toFixed(Math.abs(value) < 99.95 ? 1 : 0));
}

function grouped(value: number): string {
  if (Math.abs(value) >= 1e15) return String(value);
  return value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
}

function withoutZeros(text: string): string {
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short === '-0' ? '0' : short;
}
