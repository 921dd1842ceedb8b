import type { DeadlineSpec } from '../../chain/chain.ts';
import { messages } from '../messages.ts';
import { PHRASES } from '../schema/phrases.ts';
import type { DistributionText, ValueText } from '../schema/value.ts';
import { at, type Spot } from '../spot.ts';
import { TIME } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileDistribution } from './distribution.ts';
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
      if (wrapper !== undefined) {
        checkSource(c, spot, wrapper);
        const ends = wrapper.range?.map(workingDays);
        const isOrdered = ends?.every((end) => end !== undefined) && ends[0]! <= days && days <= ends[1]!;
        if (ends !== undefined && isOrdered !== true) {
          c.fault(at(spot, 'range'), 'scenario.range', messages.rangeOfWorkingDays(), {
            expected: messages.rangeOfWorkingDaysExpected(),
          });
        }
      }
      recordValue(c, spot, text, days, 'working days', wrapper);
      return { kind: 'workingDays', days };
    }
  }
  const span = compileDistribution(c, spot, value, { phrase: PHRASES.deadline, dimension: TIME });
  return span === undefined ? undefined : { kind: 'span', span };
}

function isValue(value: DistributionText): value is ValueText {
  return typeof value !== 'object' || 'value' in value;
}

function workingDays(text: string | number): number | undefined {
  const parts = WORKING_DAYS.exec(String(text));
  return parts === null ? undefined : Number(parts[1]);
}
