import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedLoad } from '../../src/chain/expectedLoad.ts';
import { constant } from '../../src/chain/expression.ts';
import { breachChance, missChance, normReach } from '../../src/experiment/normReach.ts';
import { caseOf, emptyChain, normOf, stepOf, unitOf } from '../support/chains.ts';

/** By summing the binomial probabilities one by one. */
function binomialBelow(k: number, n: number, p: number): number {
  let total = 0;
  for (let i = 0; i <= k; i++) {
    let term = 1;
    for (let j = 0; j < i; j++) term *= ((n - j) / (j + 1)) * p;
    total += term * (1 - p) ** (n - i);
  }
  return total;
}

describe('the luck of a norm', () => {
  it('is the binomial chance to miss the limit by a unit one point better', () => {
    // 20 tasks at 96 %: below 95 % means at most 18 on time.
    expect(missChance({ direction: 'atLeast', limit: 0.95 }, 20)).toBeCloseTo(
      binomialBelow(18, 20, 0.96),
      12,
    );
    // 20 tasks that wait with 9 %: above 10 % means 3 or more.
    expect(missChance({ direction: 'atMost', limit: 0.1 }, 20)).toBeCloseTo(
      1 - binomialBelow(2, 20, 0.09),
      12,
    );
    expect(missChance({ direction: 'atLeast', limit: 0.99 }, 100)).toBe(0);
  });

  it('is over all runs of missed periods: for one in a row the complement of none, else by enumeration', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 1, max: 4 }),
        (miss, periods, inARow) => {
          let chance = 0;
          for (let pattern = 0; pattern < 2 ** periods; pattern++) {
            const bits = pattern.toString(2).padStart(periods, '0').slice(0, periods);
            const missed = [...bits].filter((bit) => bit === '1').length;
            if (bits.includes('1'.repeat(inARow)))
              chance += miss ** missed * (1 - miss) ** (periods - missed);
          }
          expect(breachChance(miss, periods, inARow)).toBeCloseTo(chance, 10);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what a norm can measure', () => {
  const chainWith = (perHour: number) =>
    emptyChain({
      units: [unitOf('o.u', 5)],
      cases: [caseOf('c', 0, 1)],
      steps: [stepOf('c.s', 0, 1)],
      arrivals: [{ case: 0, kind: 'rate', rate: constant(perHour) }],
      norms: [
        normOf('share', { metric: 'on_time_share', direction: 'atLeast', limit: 0.95, minCount: 20 }),
        normOf('late'),
        normOf('load', { metric: 'utilisation', scopeKind: 'unit', scope: 'o.u', limit: 1 }),
      ],
    });
  const reach = (perHour: number) => normReach(chainWith(perHour), expectedLoad(chainWith(perHour)));

  it('are the expected tasks per period of its own', () => {
    const [share, late, load] = reach(1);
    expect(share).toMatchObject({ periods: 60, joined: 1, judged: 60 });
    expect(share?.observations).toBeCloseTo(730, 6);
    expect(late?.observations).toBeCloseTo(730, 6);
    expect(late?.luck).toBeUndefined();
    expect(load).toMatchObject({ observations: undefined, judged: 60, luck: undefined });
  });

  it('joins periods until there are enough, but for shares and percentiles only', () => {
    const [share, late] = reach(5 / 730);
    expect(share).toMatchObject({ joined: 4, judged: 15 });
    expect(late).toMatchObject({ joined: 1, judged: 60 });
  });

  it('is nothing when there will never be enough', () => {
    expect(reach(0)[0]).toMatchObject({ judged: 0, luck: 0 });
    expect(reach(0.1 / 730)[0]).toMatchObject({ judged: 0 });
  });
});
