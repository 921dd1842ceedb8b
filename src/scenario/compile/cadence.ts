import type { CadenceSpec } from '../../chain/chain.ts';
import type { Hours } from '../../engine/hours.ts';
import { type CalendarSpan, momentAfter } from '../calendarSpan.ts';
import { type Moment, parseDate } from '../date.ts';
import { messages } from '../messages.ts';
import type { RangeSpec } from '../rangeLaw.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { ValueText, WrappedValue } from '../schema/value.ts';
import { at, type Spot } from '../spot.ts';
import type { Compilation } from './compilation.ts';
import { valueOrDraw } from './drawing.ts';
import { compileSpan, LONGEST_HOURS, type Timeframe } from './timeframe.ts';
import { checkRange, checkSource, recordValue, unwrap } from './value.ts';

/** Spans of the calendar beyond the horizon: the next one that is due may lie there. */
const SPANS_BEYOND = 3;

/** Compiles `every` and `from`: spans of the calendar, anchored at a date if one is given. */
export function compileCadence(
  c: Compilation,
  spot: Spot,
  every: ValueText,
  from: string | undefined,
  timeframe: Timeframe,
): CadenceSpec | undefined {
  const span = compileEvery(c, at(spot, 'every'), every);
  const anchor = from === undefined ? undefined : compileFrom(c, at(spot, 'from'), from, timeframe);
  if (span === undefined) return undefined;
  const { startDay } = timeframe.calendar;
  const day = anchor?.day ?? startDay;
  const offset = (day - startDay) * 24 + (anchor?.hour ?? 0);
  const common = { isAnchored: anchor !== undefined, anchor: offset, label: span.label };
  if (span.months === 0) return { ...common, hours: span.count * span.hours, firstPosition: 0 };
  const momentAt = (position: number): Hours => offset + momentAfter(day, span, position);
  let firstPosition = 0;
  if (anchor === undefined) while (momentAt(firstPosition) > -timeframe.warmUp) firstPosition -= 1;
  const moments: Hours[] = [];
  for (let position = firstPosition, beyond = 0; beyond < SPANS_BEYOND; position += 1) {
    moments.push(momentAt(position));
    if (moments.at(-1)! > timeframe.horizon) beyond += 1;
  }
  return { ...common, hours: span.count * span.hours, moments, firstPosition };
}

/**
 * A span that may carry a range and a source; it describes the chain. One that is drawn over its range is a plain span
 * of hours (730 a month), or with `isWhole` whole ones of its own unit, as a meeting must stay inside opening hours.
 */
export function compileEvery(
  c: Compilation,
  spot: Spot,
  every: ValueText,
  isWhole = false,
): CalendarSpan | undefined {
  const { text, wrapper, scalarSpot } = unwrap(every, spot);
  const span = spanWithin(c, scalarSpot, String(text));
  const range = wrapper && rangeOfSpan(c, spot, wrapper, span);
  if (span === undefined) return undefined;
  const length = lengthOf(span);
  const unit = /[A-Za-z]+$/.exec(String(text).trim())?.[0] ?? '';
  recordValue(c, spot, text, length, unit, wrapper, range);
  const drawn = valueOrDraw(c, spot, wrapper, range, length, isWhole ? span.hours : undefined);
  if (drawn === length) return span;
  return isWhole ? { ...span, count: drawn / span.hours } : { ...span, count: 1, months: 0, hours: drawn };
}

function rangeOfSpan(
  c: Compilation,
  spot: Spot,
  wrapper: WrappedValue,
  span: CalendarSpan | undefined,
): RangeSpec | undefined {
  checkSource(c, spot, wrapper);
  if (wrapper.range === undefined) {
    if (wrapper.law !== undefined)
      c.fault(at(spot, 'law'), 'scenario.range', messages.lawWithoutRange(), { atKey: true });
    return undefined;
  }
  const ends = wrapper.range.map((end, index) => spanWithin(c, at(at(spot, 'range'), index), String(end)));
  const [low, high] = ends.map((end) => end && lengthOf(end));
  if (low === undefined || high === undefined) return undefined;
  return checkRange(c, spot, wrapper, low, span && lengthOf(span), high);
}

/** A span that is not so long that its moments would not be exact. */
function spanWithin(c: Compilation, spot: Spot, text: string): CalendarSpan | undefined {
  const span = compileSpan(c, spot, text);
  if (span === undefined || lengthOf(span) <= LONGEST_HOURS) return span;
  c.fault(spot, 'scenario.out-of-range', messages.spanTooLong(LONGEST_HOURS / 8760), {
    expected: PHRASES.calendarSpan,
  });
  return undefined;
}

/** In hours; a month has 730 and a year 8,760. */
function lengthOf({ count, hours }: CalendarSpan): Hours {
  return count * hours;
}

function compileFrom(
  c: Compilation,
  spot: Spot,
  text: string,
  { calendar, horizon }: Timeframe,
): Moment | undefined {
  const moment = parseDate(text);
  if (moment === undefined) {
    c.fault(spot, 'scenario.date', messages.notADate(text), { expected: PHRASES.date });
    return undefined;
  }
  if ((moment.day - calendar.startDay) * 24 + moment.hour > horizon)
    c.warn(spot, 'scenario.date', messages.dateBeyondHorizon(text));
  return moment;
}
