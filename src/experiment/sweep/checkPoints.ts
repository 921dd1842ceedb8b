import { setImmediate } from 'node:timers/promises';
import type { Fault, Redaction } from '../../scenario/index.ts';
import { RunAborted } from '../failure.ts';
import { OverFault, whyNotAllowed } from '../over/overFault.ts';
import { valueText } from '../over/quantityOf.ts';
import * as messages from './messages.ts';
import type { PointValue } from './pointId.ts';

/** Which points are looked at, and how. */
export interface PointCheck {
  /** Points of the whole design. */
  readonly points: number;
  readonly valuesAt: (index: number) => readonly PointValue[];
  /** Why the chain cannot have the values of a point; none if it can. */
  readonly faultsAt: (values: readonly PointValue[]) => readonly Fault[];
  readonly redaction: Redaction | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Different faults that are told in full. */
const MOST_TOLD = 5;

/**
 * Sees to it that every one of the points is possible: that the chain can have its values, all at once.
 *
 * @throws OverFault with each different fault, the first point that has it and how many others have; RunAborted on the signal
 */
export async function checkPoints(indices: Iterable<number>, check: PointCheck): Promise<void> {
  const { valuesAt, faultsAt, redaction, signal, points } = check;
  const found = new Map<string, { readonly sentence: string; points: number }>();
  let faulty = 0;
  for (const index of indices) {
    const values = valuesAt(index);
    const faults = faultsAt(values);
    if (faults.length > 0) faulty++;
    for (const fault of faults) {
      const where = values.map(({ path, value, unit }) => `${path}=${valueText(value, unit)}`).join(', ');
      const key = `${fault.code} ${fault.where?.path ?? ''}`;
      const sentence = whyNotAllowed(messages.impossiblePoint(where, fault.where?.path), fault, redaction);
      const known = found.get(key) ?? { sentence, points: 0 };
      known.points++;
      found.set(key, known);
    }
    await setImmediate();
    if (signal?.aborted) throw new RunAborted(signal.reason);
  }
  if (faulty === 0) return;
  const told = [...found.values()].slice(0, MOST_TOLD);
  throw new OverFault(
    [
      ...told.map(({ sentence, points: count }) => messages.andOthers(sentence, count - 1)),
      messages.impossiblePoints(faulty, points),
    ].join('\n'),
  );
}

/**
 * Points that are looked at before anything is run, where there are too many to look at all: spread over the design, and
 * those with the least and the greatest value of each axis.
 */
export function foremost(points: number, most: number, at: (index: number) => readonly number[]): number[] {
  if (points <= most) return Array.from({ length: points }, (_, index) => index);
  const chosen = new Set(Array.from({ length: most }, (_, i) => Math.round((i * (points - 1)) / (most - 1))));
  const ends = at(0).map((value) => ({ least: value, leastAt: 0, greatest: value, greatestAt: 0 }));
  for (let index = 1; index < points; index++) {
    for (const [axis, value] of at(index).entries()) {
      const end = ends[axis];
      if (end !== undefined && value < end.least) Object.assign(end, { least: value, leastAt: index });
      if (end !== undefined && value > end.greatest)
        Object.assign(end, { greatest: value, greatestAt: index });
    }
  }
  for (const { leastAt, greatestAt } of ends) chosen.add(leastAt).add(greatestAt);
  return [...chosen].sort((a, b) => a - b);
}
