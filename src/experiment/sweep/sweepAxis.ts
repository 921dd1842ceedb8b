import type { Scenario } from '../../scenario/index.ts';
import { rangeQuantile } from '../../scenario/rangeLaw.ts';
import { inOneUnit } from '../over/inOneUnit.ts';
import { OverFault } from '../over/overFault.ts';
import { overPathOf } from '../over/overPath.ts';
import { grainOf, type OverRange, rangeOf, rounded } from '../over/overRange.ts';
import { valueText } from '../over/quantityOf.ts';
import * as messages from './messages.ts';

/** Values that were named one by one. */
export interface ListAxis {
  readonly path: string;
  /** As written after the number: `/ day`; empty for a plain number. */
  readonly unit: string;
  /** At least two, no two of them alike, in the order in which they were named. */
  readonly values: readonly number[];
  /** The value in the file, if it is a number of that dimension. */
  readonly own?: number;
}

/** A range of values. `isWhole` where only whole numbers are allowed. */
export interface RangeAxis extends OverRange {
  readonly isWhole?: true;
}

/** What a sweep varies along one of its dimensions. */
export type SweepAxis = ListAxis | RangeAxis;

export function isList(axis: SweepAxis): axis is ListAxis {
  return 'values' in axis;
}

/**
 * Reads `PATH`, `PATH=FROM..TO` or `PATH=A,B,C`.
 *
 * @throws OverFault as `overRangeOf`; when a single value is given, or one twice
 */
export function sweepAxisOf(scenario: Scenario, text: string): SweepAxis {
  const over = overPathOf(scenario, text);
  const { path, given } = over;
  if (given === undefined || given.includes('..')) return rangeOf(over);
  const texts = given.split(',');
  if (texts.length < 2) throw new OverFault(messages.oneValue(path, given));
  const { values, unit, own } = inOneUnit(over, texts, given);
  const again = values.find((value, index) => values.indexOf(value) < index);
  if (again !== undefined) throw new OverFault(messages.sameValue(path, valueText(again, unit)));
  return { path, unit, values, ...(own !== undefined && { own }) };
}

/** Smallest part of a range that is told apart where a value has a place in it of its own. */
const PARTS = 10_000;
/** The same within the part of a range that is each point's own. */
const PARTS_OF_POINT = 100;

/**
 * So many values over the axis at even distances, the ends among them; the values themselves where they are named.
 *
 * @throws OverFault when there are fewer whole numbers than that
 */
export function levelsOf(axis: SweepAxis, count: number): readonly number[] {
  if (isList(axis)) return axis.values;
  const { path, from, to, isWhole } = axis;
  const grain = isWhole ? 1 : Math.min(axis.grain, grainOf(from, to, PARTS_OF_POINT * count));
  const values = Array.from({ length: count }, (_, index) =>
    index === 0
      ? from
      : index === count - 1
        ? to
        : rounded(from + ((to - from) * index) / (count - 1), grain),
  );
  if (new Set(values).size < count) throw new OverFault(messages.tooFewWholes(path, from, to, count));
  return values;
}

/**
 * The value at the quantile `u` of the axis: by the law of its range; each of named values alike.
 *
 * @param u in [0, 1)
 * @param points among which its value is to have a place of its own: rounding makes no two of them alike
 */
export function valueAt(axis: SweepAxis, u: number, points: number): number {
  if (isList(axis)) return axis.values[Math.floor(u * axis.values.length)] ?? Number.NaN;
  const { from: low, to: high, own, law, isWhole } = axis;
  const isTriangular = law === 'triangular' && own !== undefined;
  const exact = rangeQuantile(
    { low, high, value: own ?? low, law: isTriangular ? 'triangular' : 'uniform' },
    u,
  );
  const grain = isWhole ? 1 : grainOf(low, high, Math.max(PARTS, PARTS_OF_POINT * points));
  return Math.min(high, Math.max(low, rounded(exact, grain)));
}

/** How many different values an axis can have; Infinity where they are not counted. */
export function valuesOn(axis: SweepAxis): number {
  if (isList(axis)) return axis.values.length;
  return axis.isWhole ? axis.to - axis.from + 1 : Number.POSITIVE_INFINITY;
}
