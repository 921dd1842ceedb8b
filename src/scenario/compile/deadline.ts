import type { DeadlineSpec } from '../../chain/chain.ts';
import { messages } from '../messages.ts';
import type { RangeSpec } from '../rangeLaw.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { DistributionText, ValueText, WrappedValue } from '../schema/value.ts';
import { at, type Spot } from '../spot.ts';
import { TIME } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileDistribution } from './distribution.ts';
import { valueOrDraw } from './drawing.ts';
import { checkSource, recordValue, unwrap } from './value.ts';

const WORKING_DAYS = /^\s*(\d+)\s*working\s+days?\s*$/i;
const MOST_WORKING_DAYS = 10_000;

/** A deadline: a duration, a distribution (patience), or working days. */
export function compileDeadline(
  c: Compilation,
  spot: Spot,
  value: DistributionText,
): DeadlineSpec | undefined {
  if (isValue(value)) {
    const { text, wrapper, scalarSpot } = unwrap(value, spot);
    if (/working/i.test(String(text))) {
      const days = workingDays(text);
      if (days === undefined || days < 1 || days > MOST_WORKING_DAYS) {
        c.fault(scalarSpot, 'scenario.quantity', messages.notWorkingDays(String(text)), {
          expected: PHRASES.deadline,
        });
        return undefined;
      }
      const range = wrapper && rangeOfWorkingDays(c, spot, wrapper, days);
      recordValue(c, spot, text, days, 'working days', wrapper, range);
      return { kind: 'workingDays', days: valueOrDraw(c, spot, wrapper, range, days, 1) };
    }
  }
  const span = compileDistribution(c, spot, value, { phrase: PHRASES.deadline, dimension: TIME });
  return span === undefined ? undefined : { kind: 'span', span };
}

function rangeOfWorkingDays(
  c: Compilation,
  spot: Spot,
  wrapper: WrappedValue,
  value: number,
): RangeSpec | undefined {
  checkSource(c, spot, wrapper);
  if (wrapper.range === undefined) return undefined;
  const [low, high] = wrapper.range.map(workingDays);
  if (low !== undefined && high !== undefined && low <= value && value <= high)
    return { low, value, high, law: wrapper.law ?? 'triangular' };
  c.fault(at(spot, 'range'), 'scenario.range', messages.rangeOfWorkingDays(), {
    expected: messages.rangeOfWorkingDaysExpected(),
  });
  return undefined;
}

function isValue(value: DistributionText): value is ValueText {
  return typeof value !== 'object' || 'value' in value;
}

function workingDays(text: string | number): number | undefined {
  const parts = WORKING_DAYS.exec(String(text));
  return parts === null ? undefined : Number(parts[1]);
}
