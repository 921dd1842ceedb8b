import type { CadenceSpec } from '../../chain/chain.ts';
import type { Hours } from '../../engine/hours.ts';
import { type CalendarSpan, momentAfter } from '../calendarSpan.ts';
import { type Moment, parseDate } from '../date.ts';
import { messages } from '../messages.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { ValueText } from '../schema/value.ts';
import { at, type Spot } from '../spot.ts';
import type { Compilation } from './compilation.ts';
import { compileSpan, LONGEST_HOURS, type Timeframe } from './timeframe.ts';
import { checkSource, recordValue, unwrap } from './value.ts';

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

/** A span that may carry a range and a source; it describes the chain. */
export function compileEvery(c: Compilation, spot: Spot, every: ValueText): CalendarSpan | undefined {
  const { text, wrapper, scalarSpot } = unwrap(every, spot);
  const span = spanWithin(c, scalarSpot, String(text));
  if (wrapper !== undefined) checkSource(c, spot, wrapper);
  if (wrapper?.range !== undefined) {
    const ends = wrapper.range.map((end, index) => spanWithin(c, at(at(spot, 'range'), index), String(end)));
    const [low, high] = ends.map((end) => end && lengthOf(end));
    if (low !== undefined && high !== undefined && span !== undefined) {
      const length = lengthOf(span);
      if (low > high) c.fault(at(spot, 'range'), 'scenario.range', messages.rangeReversed());
      else if (length < low || length > high)
        c.fault(at(spot, 'range'), 'scenario.range', messages.valueOutsideRange());
    }
  } else if (wrapper?.law !== undefined) {
    c.fault(at(spot, 'law'), 'scenario.range', messages.lawWithoutRange(), { atKey: true });
  }
  if (span === undefined) return undefined;
  recordValue(c, spot, text, lengthOf(span), /[A-Za-z]+$/.exec(String(text).trim())?.[0] ?? '', wrapper);
  return span;
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
