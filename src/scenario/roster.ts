import { type Hours, roundMoment } from '../engine/hours.ts';
import type { RosterSpec } from '../engine/rosterSpec.ts';
import { messages } from './messages.ts';

type Span = RosterSpec['weekly'][number];

/** A weekly pattern as in a roster, and what it is called. */
export interface WeeklyPattern {
  readonly label: string;
  readonly weekly: readonly Span[];
}

/** What is wrong with a roster, and in which of its keys. */
export interface RosterError {
  readonly key?: string;
  readonly error: string;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WEEK_HOURS = 168;

export const CONTINUOUS: WeeklyPattern = { label: 'continuous', weekly: [{ from: 0, to: WEEK_HOURS }] };
/** Monday to Friday, 09:00 to 17:00. */
export const OFFICE: WeeklyPattern = {
  label: 'office',
  weekly: [0, 1, 2, 3, 4].map((day) => ({ from: day * 24 + 9, to: day * 24 + 17 })),
};

/**
 * A week written by days: `{ mon-fri: 08:00-18:00, sat: [10:00-12:00, 13:00-15:00] }`. A span that ends before
 * it begins runs into the next day. Spans that touch are one; spans that overlap are a mistake.
 */
export function weeklyPattern(
  week: Readonly<Record<string, string | readonly string[]>>,
): WeeklyPattern | RosterError {
  const spans: Span[] = [];
  const words: string[] = [];
  for (const [key, value] of Object.entries(week)) {
    const days = daysOf(key);
    if (days === undefined) return { key, error: messages.rosterDay(key) };
    for (const text of typeof value === 'string' ? [value] : value) {
      const hours = hoursOf(text);
      if (hours === undefined) return { key, error: messages.rosterHours(text) };
      for (const day of days) spans.push(...inWeek(day * 24 + hours.from, day * 24 + hours.to));
    }
    words.push(`${key} ${typeof value === 'string' ? value : value.join(' ')}`);
  }
  if (spans.length === 0) return { error: messages.rosterEmpty() };
  spans.sort((a, b) => a.from - b.from);
  const weekly: { from: Hours; to: Hours }[] = [];
  for (const span of spans) {
    const last = weekly.at(-1);
    if (last !== undefined && span.from < last.to) return { error: messages.rosterOverlap() };
    if (last !== undefined && span.from === last.to) last.to = span.to;
    else weekly.push({ ...span });
  }
  return { label: words.join(', '), weekly };
}

/** `mon`, `mon-fri`, `fri-mon` (over the week's end), `mon,wed`; case does not matter. */
function daysOf(key: string): number[] | undefined {
  const days: number[] = [];
  for (const part of key.toLowerCase().split(',')) {
    const ends = part
      .trim()
      .split('-')
      .map((name) => DAYS.indexOf(name.trim()));
    const [first, last = first] = ends;
    if (first === undefined || last === undefined || ends.length > 2 || ends.includes(-1)) return undefined;
    for (let day = first; ; day = (day + 1) % 7) {
      days.push(day);
      if (day === last) break;
    }
  }
  return days;
}

/** `08:00-18:00`; `22:00-06:00` ends the next day, as does `00:00-24:00` at its midnight. */
function hoursOf(text: string): Span | undefined {
  const parts = /^\s*(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})\s*$/.exec(text);
  if (parts === null) return undefined;
  const [fromHour, fromMinute, toHour, toMinute] = parts.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  // On the grid of moments: a moment rounded to before the opening that it was to be would find the unit closed.
  const from = roundMoment(fromHour + fromMinute / 60);
  const to = roundMoment(toHour + toMinute / 60);
  if (fromMinute > 59 || toMinute > 59 || from >= 24 || to > 24 || from === to) return undefined;
  return { from, to: to > from ? to : to + 24 };
}

/** A span that runs over the end of the week goes on at its beginning. */
function inWeek(from: Hours, to: Hours): Span[] {
  if (to <= WEEK_HOURS) return [{ from, to }];
  return [
    { from, to: WEEK_HOURS },
    { from: 0, to: to - WEEK_HOURS },
  ];
}

/** Whether the unit never closes. */
export function isContinuous(roster: RosterSpec): boolean {
  const [only] = roster.weekly;
  return (
    roster.weekly.length === 1 && only?.from === 0 && only.to === WEEK_HOURS && roster.closedDays.length === 0
  );
}
