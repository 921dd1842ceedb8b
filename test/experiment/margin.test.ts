import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NormWatch } from '../../src/chain/norm/normWatch.ts';
import type { NormRow } from '../../src/experiment/findings.ts';
import { closestNorm } from '../../src/experiment/margin.ts';
import { closestWords } from '../../src/report/closestWords.ts';
import { exampleFindings } from '../support/findings.ts';

/** A watch that is shown one value a period: accumulator 1 counts up by it. */
function watched(values: readonly number[], limit: number, direction: 'atLeast' | 'atMost', inARow: number) {
  const spec = {
    name: 'n',
    metric: 'late',
    scopeKind: 'step',
    scope: 's',
    limit,
    direction,
    periodEnds: values.map((_, period) => period + 1),
    per: 'day',
    inARow,
    minCount: 0,
    unit: 0,
    organisation: 0,
  } as const;
  const source = { form: 'difference', a: 1, b: 0, c: 0, scale: 1 } as const;
  const watch = new NormWatch(spec, source, 2, undefined, 0);
  watch.begin(new Float64Array(2));
  let total = 0;
  for (const [period, value] of values.entries()) {
    total += value;
    watch.close(period + 1, Float64Array.of(0, total));
  }
  return watch;
}

describe('the value of a norm nearest to a breach', () => {
  it('is the worst of the best of every so many periods in a row', () => {
    // In pairs: 3, 1, 2, 4, 4, 0.
    expect(watched([3, 7, 1, 2, 9, 4, 0], 5, 'atMost', 2).nearest).toBe(4);
    // The pairs' best, when more is better: 3, 7, 7, 2, 9, 9, 4, of which 2 is the worst.
    expect(watched([3, 1, 7, 1, 2, 9, 4], 5, 'atLeast', 2).nearest).toBe(2);
    expect(watched([3, 7, 1], 5, 'atMost', 1).nearest).toBe(7);
    expect(watched([3, 7], 5, 'atMost', 3).nearest).toBe(Number.NaN);
  });

  it('lies beyond the limit exactly if the norm is breached', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom('atLeast' as const, 'atMost' as const),
        fc.integer({ min: 1, max: 4 }),
        (values, limit, direction, inARow) => {
          const watch = watched(values, limit, direction, inARow);
          const isBeyond = direction === 'atLeast' ? watch.nearest < limit : watch.nearest > limit;
          expect(isBeyond).toBe(watch.firstBreach < Number.POSITIVE_INFINITY);
        },
      ),
    );
  });
});

describe('the closest norm', () => {
  const [example] = exampleFindings().norms as [NormRow, ...NormRow[]];
  const norm = (name: string, more: Partial<NormRow>): NormRow => ({
    ...example,
    norm: name,
    hold_probability: 1,
    ...more,
  });
  const share = norm('share', { direction: 'atLeast', limit: 0.9, nearest_p50: 0.96, nearest_worst: 0.92 });
  const wait = norm('wait', { direction: 'atMost', limit: 10, nearest_p50: 2, nearest_worst: 7 });
  const done = norm('done', { direction: 'atLeast', limit: 30, nearest_p50: 60, nearest_worst: 50 });
  const isShare = ({ norm: name }: NormRow): boolean => name === 'share';

  it('is the one that uses most of the room up to its limit in the worst replication', () => {
    const closest = closestNorm([wait, share, done], isShare);
    expect(closest).toMatchObject({ norm: 'share', median: 0.96, worst: 0.92 });
    expect(closest?.median_used).toBeCloseTo(0.4, 12);
    expect(closest?.worst_used).toBeCloseTo(0.8, 12);
    expect(closestNorm([done, wait], isShare)).toMatchObject({
      norm: 'wait',
      median_used: 0.2,
      worst_used: 0.7,
    });
    expect(closestNorm([done], isShare)).toMatchObject({ norm: 'done', median_used: 0.5, worst_used: 0.6 });
  });

  it('is none that was breached, has no room, was never judged, or whose limit is left out', () => {
    const others: Partial<NormRow>[] = [
      { hold_probability: 0.995 },
      { direction: 'atMost', limit: 0, nearest_p50: 0, nearest_worst: 0 },
      { nearest_p50: undefined, nearest_worst: undefined },
      { limit: undefined },
    ];
    for (const more of others) expect(closestNorm([{ ...share, ...more }], isShare)).toBeUndefined();
  });

  it('is named with its values, its limit, and the room that they use', () => {
    const { verdict } = exampleFindings();
    const closest = { norm: 'share', median: 0.96, worst: 0.92, median_used: 0.4, worst_used: 0.8 };
    const asked = { ...share, metric: 'on_time_share', in_a_row: 2 };
    expect(closestWords(exampleFindings({ norms: [asked], verdict: { ...verdict, closest } }))).toEqual([
      'Of the norms that never broke share came nearest to a breach. Asked is at least 90 % (the best of 2 periods in a row ' +
        'counts): the worst replication came to 92 %, which is 80 % of the way to the limit, and half of them no further than ' +
        '96 %, 40 %.',
    ]);
    expect(closestWords(exampleFindings())).toEqual([]);
  });

  it('is not named where none came any way', () => {
    const { verdict } = exampleFindings();
    const closest = { norm: 'share', median: 1, worst: 1, median_used: 0, worst_used: 0 };
    const asked = { ...share, metric: 'on_time_share' };
    expect(closestWords(exampleFindings({ norms: [asked], verdict: { ...verdict, closest } }))).toEqual([
      'No other norm came any way towards a breach, in any replication.',
    ]);
  });
});
