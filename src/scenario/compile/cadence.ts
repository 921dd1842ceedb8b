import { type CalendarSpan, parseSpan } from '../calendarSpan.ts';
import { messages } from '../messages.ts';
import type { ValueText } from '../schema/value.ts';
import { at, type Spot } from '../spot.ts';
import type { Compilation } from './compilation.ts';
import { compileSpan } from './timeframe.ts';
import { checkSource, recordValue, unwrap } from './value.ts';

/** Compiles a span of the calendar that may carry a range and a source: how often something recurs. */
export function compileCadence(c: Compilation, spot: Spot, value: ValueText): CalendarSpan | undefined {
  const { text, wrapper, scalarSpot } = unwrap(value, spot);
  const span = compileSpan(c, scalarSpot, String(text));
  if (span === undefined) return undefined;
  if (wrapper !== undefined) {
    checkSource(c, spot, wrapper);
    const [low, high] = (wrapper.range ?? []).map((end) => parseSpan(String(end)));
    if (wrapper.range === undefined && wrapper.law !== undefined)
      c.fault(at(spot, 'law'), 'scenario.range', messages.lawWithoutRange(), { atKey: true });
    const isAround =
      low !== undefined &&
      high !== undefined &&
      hoursOf(low) <= hoursOf(span) &&
      hoursOf(span) <= hoursOf(high);
    if (wrapper.range !== undefined && !isAround)
      c.fault(at(spot, 'range'), 'scenario.range', messages.rangeOfCadence(), {
        expected: messages.rangeOfCadenceExpected(),
      });
  }
  recordValue(c, spot, text, hoursOf(span), span.label.replace(/^[\d.]+ /, ''), wrapper);
  return span;
}

function hoursOf({ count, hours }: CalendarSpan): number {
  return count * hours;
}
