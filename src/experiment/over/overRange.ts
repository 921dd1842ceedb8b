import type { Scenario } from '../../scenario/index.ts';
import { inOneUnit } from './inOneUnit.ts';
import * as messages from './messages.ts';
import { OverFault } from './overFault.ts';
import { type OverPath, overPathOf } from './overPath.ts';
import { valueText } from './quantityOf.ts';

/** A value that is varied over a range, in one unit of measure. */
export interface OverRange {
  readonly path: string;
  /** As written after the number: `/ day`; empty for a plain number. */
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  /** A thousandth of the range, rounded down to a power of ten: values that are tried are multiples of it. */
  readonly grain: number;
  /** The value in the file, if it is a number of that dimension and lies in the range. */
  readonly own?: number;
  /** How likely its values are: as the file says of its own range, alike over one that is given. */
  readonly law: 'uniform' | 'triangular';
}

/**
 * Reads `PATH` or `PATH=FROM..TO`. Without a range the value's own in the file is taken. A plain number at one end takes
 * the unit of the other end, or of the value in the file.
 *
 * @throws OverFault when the path is no value, is left out of what is written, or the range is empty, reversed or of
 * another dimension
 */
export function overRangeOf(scenario: Scenario, text: string): OverRange {
  return rangeOf(overPathOf(scenario, text));
}

/** The range of a path that was read. @throws OverFault as `overRangeOf` */
export function rangeOf(over: OverPath): OverRange {
  const { path, given, record } = over;
  const ends = given === undefined ? [record?.low ?? '', record?.high ?? ''] : given.split('..');
  const [first, second] = ends;
  if (first === undefined || second === undefined || ends.length > 2) {
    throw new OverFault(messages.noRange(path, given ?? ''));
  }
  const read = inOneUnit(over, [first, second], `${first.trim()}..${second.trim()}`);
  const [from = 0, to = 0] = read.values;
  const { unit } = read;
  if (from === to) throw new OverFault(messages.emptyRange(path, valueText(from, unit)));
  if (from > to) throw new OverFault(messages.reversedRange(path, `${to}..${valueText(from, unit)}`));
  const isInside = read.own !== undefined && read.own >= from && read.own <= to;
  return {
    path,
    unit,
    from,
    to,
    grain: grainOf(from, to, 1000),
    ...(isInside && read.own !== undefined && { own: read.own }),
    law: given === undefined && record?.law === 'triangular' ? 'triangular' : 'uniform',
  };
}

/** A range's so-manieth part, rounded down to a power of ten. */
export function grainOf(from: number, to: number, parts: number): number {
  return 10 ** Math.floor(Math.log10((to - from) / parts) + 1e-9);
}

/** The nearest whole multiple of a grain, without the crumbs of a division. */
export function rounded(value: number, grain: number): number {
  return Number((Math.round(value / grain) * grain).toPrecision(12));
}
