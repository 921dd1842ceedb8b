import type { ChainCalendar } from '../../chain/chain.ts';
import { type Hours, roundMoment } from '../../engine/hours.ts';
import { type CalendarSpan, momentAfter, parseSpan, periodEnds } from '../calendarSpan.ts';
import { parseDate } from '../date.ts';
import { dutchHolidaysBetween } from '../holidays.ts';
import { messages } from '../messages.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { ValueText } from '../schema/value.ts';
import { at, type Spot, TOP } from '../spot.ts';
import { TIME } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileNumber } from './value.ts';

/** Beyond it, moments would not be exact (see `roundMoment`). */
export const LONGEST_HOURS = 200 * 8760;
/** More periods than this make files that nobody reads and results that fill the memory. */
export const MOST_PERIODS = 10_000;
/** More ticks than this in a replication cost seconds of it for every rate that varies, and show nothing that fewer do not. */
export const MOST_TICKS = 10_000_000;
const SHORTEST_TICK: Hours = 1 / 3600;
const USUAL_TICK: Hours = 6;
/** Deadlines and waits may reach over the horizon. */
const DAYS_BEYOND = 2 * 366;

/** The span that is simulated, and the calendar over it. */
export interface Timeframe {
  readonly calendar: ChainCalendar;
  readonly horizon: Hours;
  readonly warmUp: Hours;
  readonly tick: Hours;
  readonly reportingEnds: readonly Hours[];
}

/** Compiles start, horizon, warm-up, reporting periods and holidays. Parts that are at fault get a stand-in. */
export function compileTimeframe(c: Compilation): Timeframe {
  const { data } = c;
  const startDay = compileStart(c, data.start);
  const horizonSpan = compileSpan(c, at(TOP, 'horizon'), data.horizon) ?? YEAR;
  const horizon = bounded(c, 'horizon', momentAfter(startDay, horizonSpan, 1));
  const warmUpSpan = data.warmUp === undefined ? undefined : compileWarmUp(c, data.warmUp);
  const warmUp = warmUpSpan === undefined ? 0 : bounded(c, 'warmUp', -momentAfter(startDay, warmUpSpan, -1));
  const tick = data.tick === undefined ? USUAL_TICK : compileTick(c, data.tick, warmUp + horizon);
  const closedDays =
    data.calendar === 'nl'
      ? dutchHolidaysBetween(
          startDay - Math.ceil(warmUp / 24),
          startDay + Math.ceil(horizon / 24) + DAYS_BEYOND,
        ).map((day) => day - startDay)
      : [];
  return {
    calendar: { start: data.start.trim(), startDay, closedDays },
    horizon,
    warmUp,
    tick,
    reportingEnds: reportingEnds(c, startDay, horizon),
  };
}

/** @param span that is simulated, the warm-up with it */
function compileTick(c: Compilation, value: ValueText, span: Hours): Hours {
  const spot = at(TOP, 'tick');
  const rule = { phrase: PHRASES.span, dimension: TIME, above: 0, most: 8760, isRule: true };
  const tick = compileNumber(c, spot, value, rule);
  if (tick === undefined) return USUAL_TICK;
  const least = Math.max(SHORTEST_TICK, span / MOST_TICKS);
  if (tick >= least) return tick;
  const message = least > SHORTEST_TICK ? messages.tooManyTicks(MOST_TICKS) : messages.tickTooShort();
  c.fault(spot, 'scenario.out-of-range', message, {
    expected: messages.tickExpected(Math.ceil(least * 3600)),
  });
  return USUAL_TICK;
}

const YEAR: CalendarSpan = { count: 1, months: 12, hours: 8760, label: 'year' };
const MONTH: CalendarSpan = { count: 1, months: 1, hours: 730, label: 'month' };

/** The span in hours if it is one that can be simulated, else a fault and a stand-in. */
function bounded(c: Compilation, key: 'horizon' | 'warmUp', hours: Hours): Hours {
  if (hours > 0 && hours <= LONGEST_HOURS) return hours;
  const message =
    hours > 0 || Number.isNaN(hours) ? messages.spanTooLong(LONGEST_HOURS / 8760) : messages.spanTooShort();
  c.fault(at(TOP, key), 'scenario.out-of-range', message, { expected: PHRASES.calendarSpan });
  return YEAR.hours;
}

function compileStart(c: Compilation, text: string): number {
  const moment = parseDate(text);
  if (moment !== undefined && moment.hour === 0) return moment.day;
  c.fault(at(TOP, 'start'), 'scenario.date', messages.notADate(text), { expected: PHRASES.date });
  return 0;
}

/** A warm-up may be none at all. */
function compileWarmUp(c: Compilation, text: string): CalendarSpan | undefined {
  return /^0(\s|$)/.test(text.trim()) ? undefined : compileSpan(c, at(TOP, 'warmUp'), text);
}

/** A span of the calendar, or a fault. */
export function compileSpan(c: Compilation, spot: Spot, text: string): CalendarSpan | undefined {
  const span = parseSpan(text);
  if (span !== undefined) return span;
  const hint = /^\s*-|^\s*0(\s|$)/.test(text) ? { hint: messages.hintPositive() } : {};
  c.fault(spot, 'scenario.span', messages.notASpan(text), { expected: PHRASES.calendarSpan, ...hint });
  return undefined;
}

/** The ends of the reporting periods; the last is the horizon, be it complete or not. */
function reportingEnds(c: Compilation, startDay: number, horizon: Hours): Hours[] {
  const spot = at(TOP, 'reporting');
  const { reporting } = c.data;
  const span = reporting === undefined ? MONTH : (compileSpan(c, spot, reporting) ?? MONTH);
  if (tooManyPeriods(span, horizon)) {
    c.fault(spot, 'scenario.out-of-range', messages.tooManyPeriods(MOST_PERIODS));
    return [horizon];
  }
  const ends = periodEnds(startDay, span, horizon);
  if (ends.at(-1) !== horizon) ends.push(horizon);
  return ends;
}

/** Whether there would be more periods than are allowed. */
export function tooManyPeriods(span: CalendarSpan, horizon: Hours): boolean {
  const hours = span.count * (span.months > 0 ? span.months * 28 * 24 : span.hours);
  return horizon / hours > MOST_PERIODS;
}

/** Dates (one, or a list) in hours since start, ascending; those before start are refused, as nothing dated happens in a warm-up. */
export function compileDates(
  c: Compilation,
  spot: Spot,
  texts: string | readonly string[],
  { calendar, horizon }: Timeframe,
): Hours[] {
  const moments: Hours[] = [];
  for (const [index, text] of (typeof texts === 'string' ? [texts] : texts).entries()) {
    const below = typeof texts === 'string' ? spot : at(spot, index);
    const moment = parseDate(text);
    if (moment === undefined) {
      c.fault(below, 'scenario.date', messages.notADate(text), { expected: PHRASES.date });
      continue;
    }
    const hours = roundMoment((moment.day - calendar.startDay) * 24 + moment.hour);
    if (hours < 0) c.fault(below, 'scenario.date', messages.dateBeforeStart(text, calendar.start));
    else if (hours > horizon) c.warn(below, 'scenario.date', messages.dateBeyondHorizon(text));
    moments.push(hours);
  }
  return moments.sort((a, b) => a - b);
}
