import { MONTHS } from '../experiment/dates.ts';

const DAY = 24 * 3600 * 1000;

/** ISO dates in words, in fixed English formats (no locale, no time zone). */

/** `1 March 2016`; a text that is no ISO date comes back as it is. */
export function longDate(iso: string): string {
  const parts = partsOf(iso);
  return parts ? `${parts.day} ${parts.month} ${parts.year}` : iso;
}

/** `1 Mar 2016`. */
export function shortDate(iso: string): string {
  const parts = partsOf(iso);
  return parts ? `${parts.day} ${parts.month.slice(0, 3)} ${parts.year}` : iso;
}

/** Milliseconds since 1970 of an ISO date or moment, read as UTC. */
export function epochOf(iso: string): number {
  return Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$/.test(iso) || !iso.includes('T') ? iso : `${iso}Z`);
}

/** The ISO moment halfway between two. */
export function halfway(from: string, to: string): string {
  return new Date((epochOf(from) + epochOf(to)) / 2).toISOString();
}

function partsOf(iso: string): { day: number; month: string; year: string } | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
  const month = MONTHS[Number(match?.[2]) - 1];
  return match && month !== undefined
    ? { day: Number(match[3]), month, year: match[1] as string }
    : undefined;
}

/** A period as people call it: `December 2019` for a month, `2019` for a year, else the day on which it begins. */
export function periodWords(start: string, end: string): string {
  const parts = partsOf(start);
  const days = Math.round((epochOf(end) - epochOf(start)) / DAY);
  if (parts?.day === 1 && days >= 28 && days <= 31) return `${parts.month} ${parts.year}`;
  if (parts?.day === 1 && parts.month === MONTHS[0] && days >= 365 && days <= 366) return `${parts.year}`;
  return `the ${days === 1 ? 'day' : `${days} days`} from ${longDate(start)}`;
}
