import type { Hours } from '../engine/hours.ts';

const DAY_MS = 86_400_000;
/** Their English names, in order. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/**
 * The moment as an ISO date: `2015-03-01`, with the time of day (`2015-03-01T06:00`, to the minute) when it is not
 * midnight. Days have 24 hours.
 *
 * @param startDay day of hour 0, in days since 1970-01-01
 * @param at hours since `start`
 */
export function isoDate(startDay: number, at: Hours): string {
  const moment = new Date(startDay * DAY_MS + Math.round(at * 60) * 60_000).toISOString();
  return moment.slice(11, 16) === '00:00' ? moment.slice(0, 10) : moment.slice(0, 16);
}

/** The ISO date in words: `1 February 2020`; a time of day follows as `06:00`. */
export function dateInWords(iso: string): string {
  const [date = '', time] = iso.split('T');
  const [year, month, day] = date.split('-');
  const words = `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
  return time === undefined ? words : `${words} ${time}`;
}
