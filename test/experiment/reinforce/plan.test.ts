import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incompleteBeta } from '../../../src/engine/special/incompleteBeta.ts';
import { logBinomialDensity } from '../../../src/engine/special/logBinomialDensity.ts';
import { isoDate } from '../../../src/experiment/index.ts';
import { changed, cheapestPlan, costOf } from '../../../src/experiment/reinforce/cheapestPlan.ts';
import {
  aimOf,
  errorOf,
  isConfirmed,
  leastConfirming,
} from '../../../src/experiment/reinforce/confirmPlan.ts';
import { monthsFrom } from '../../../src/experiment/reinforce/months.ts';
import { Need } from '../../../src/experiment/reinforce/need.ts';
import { halfinWhittBeta, squareRootStaffing } from '../../../src/statistics/squareRootStaffing.ts';
import { splitMix } from '../../support/splitMix.ts';
import { number, parametersOf, ROWS } from '../../theory/rows.ts';

describe('the square-root rule', () => {
  it('gives the published β and servers', () => {
    const rows = ROWS.filter(({ model }) => model === 'square-root staffing');
    for (const row of rows) {
      const [load, alpha] = ['offered_load', 'alpha'].map((name) => number(parametersOf(row), name)) as [
        number,
        number,
      ];
      if (row.quantity === 'beta') expect(halfinWhittBeta(alpha)).toBeCloseTo(row.value, 8);
      if (row.quantity === 'servers by rule') expect(squareRootStaffing(load, alpha)).toBe(row.value);
    }
    expect(rows.length).toBeGreaterThanOrEqual(4);
    expect(() => halfinWhittBeta(1)).toThrow(RangeError);
  });
});

describe('what a future needs of units', () => {
  const reach = { guesses: [4, 4], most: [40, 40] };

  it('is learnt from trials, taken to lie anywhere between two levels, and the last word counts', () => {
    // Two units, and the column of what none of them explains.
    const need = new Need(2);
    need.learn([0, 0], Uint8Array.of(1, 0, 0));
    expect([need.isOf(0), need.isOf(1), need.of(0), need.of(1)]).toEqual([true, false, Infinity, 0]);
    expect(need.chance([9, 0])).toBe(0);
    need.learn([8, 0], Uint8Array.of(0, 0, 0));
    expect([0, 2, 6, 8].map((level) => need.chance([level, 0]))).toEqual([0, 0.25, 0.75, 1]);
    need.learn([4, 0], Uint8Array.of(1, 0, 0));
    expect([4, 6, 8].map((level) => need.chance([level, 0]))).toEqual([0, 0.5, 1]);
    // At 8 it fails after all, and then for no unit's sake.
    need.learn([8, 0], Uint8Array.of(1, 0, 0));
    expect(need.chance([8, 0])).toBe(0);
    need.learn([16, 0], Uint8Array.of(0, 0, 1));
    expect(need.chance([16, 0])).toBe(0);
  });

  it('of all units is found in a few trials, whatever it is, and those trials are what it is found by', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(3), (a, b, least) => {
        const need = new Need(2);
        const floor = [least, 0];
        const learn = (levels: readonly number[]): void =>
          need.learn(levels, Uint8Array.of((levels[0] ?? 0) < a ? 1 : 0, (levels[1] ?? 0) < b ? 1 : 0, 0));
        learn(floor);
        let trials = 0;
        for (let next = need.next(reach); next; next = need.next(reach)) {
          learn(next);
          trials++;
        }
        expect([need.of(0), need.of(1)]).toEqual([Math.max(a, least), b]);
        // Four doublings from 4 to 40, and as many halvings as 20 has digits.
        expect(trials).toBeLessThanOrEqual(10);
        expect(need.chance([Math.max(a, least), b])).toBe(1);
        if (a > least) expect(need.chance([a - 1, b])).toBe(0);
      }),
    );
  });

  it('is given up where nothing helps', () => {
    const need = new Need(2);
    const learn = (levels: readonly number[]): void => need.learn(levels, Uint8Array.of(1, 0, 0));
    learn([0, 0]);
    const tried: number[] = [];
    for (let next = need.next(reach); next; next = need.next(reach)) {
      tried.push(next[0] ?? 0);
      learn(next);
    }
    expect(tried).toEqual([4, 8, 16, 32, 40]);
  });
});

describe('the cheapest plan', () => {
  it('costs as little as the cheapest of all plans, on random needs of three units', () => {
    const next = splitMix(11);
    let dearer = 0;
    for (let trial = 0; trial < 40; trial++) {
      const futures = Array.from({ length: 40 }, () =>
        [0, 1, 2].map(() => Math.max(0, Math.floor(12 * next()) - 4)),
      );
      const prices = [0, 1, 2].map(() => 1 + Math.floor(9 * next()));
      const worth = (levels: readonly number[]): number =>
        futures.filter((needs) => needs.every((need, unit) => need <= (levels[unit] ?? 0))).length;
      const isEnough = (levels: readonly number[]): boolean => worth(levels) >= 34;
      let least = Infinity;
      for (let a = 0; a <= 8; a++)
        for (let b = 0; b <= 8; b++)
          for (let c = 0; c <= 8; c++)
            if (isEnough([a, b, c])) least = Math.min(least, costOf([a, b, c], prices));
      const found = cheapestPlan({
        units: [0, 1, 2],
        prices,
        from: [8, 8, 8],
        isEnough,
        worth,
      });
      expect(isEnough(found)).toBe(true);
      if (costOf(found, prices) > 1.02 * least) dearer++;
    }
    // A local search: it may miss where three units would have to change together.
    expect(dearer).toBeLessThanOrEqual(2);
  });

  it('changes one unit at a time', () => {
    expect(changed([1, 2, 3], 1, -2)).toEqual([1, 0, 3]);
  });
});

describe('the confirmation', () => {
  it('spends the error once: half, then half of what is left', () => {
    expect([0, 1, 2].map((attempt) => errorOf(attempt, 0.95))).toEqual(
      [0.025, 0.0125, 0.00625].map((e) => expect.closeTo(e, 12)),
    );
  });

  it('asks for a count that chance seldom gives at the asked probability (exact binomial)', () => {
    // P(at least 746 of 800 | 0.9) = 0.0008; 737 is the least count whose lower 97.5 % limit exceeds 0.9.
    expect(isConfirmed(746, 800, 0.9, 0.025)).toBe(true);
    expect(isConfirmed(720, 800, 0.9, 0.025)).toBe(false);
    expect(isConfirmed(736, 800, 0.9, 0.025)).not.toBe(isConfirmed(739, 800, 0.9, 0.025));
  });

  it('aims where a confirmation succeeds with a chance of 85 % (exact binomial, summed up)', () => {
    for (const [count, error] of [
      [128, 0.025],
      [384, 0.025],
      [1600, 0.0125],
    ] as const) {
      const aim = aimOf(count, 0.9, error);
      const least = leastConfirming(count, 0.9, error);
      expect(isConfirmed(least, count, 0.9, error)).toBe(true);
      expect(isConfirmed(least - 1, count, 0.9, error)).toBe(false);
      let chance = 0;
      for (let k = least; k <= count; k++) chance += Math.exp(logBinomialDensity(k, count, aim));
      expect(chance).toBeCloseTo(0.85, 9);
    }
    // What 48 replications aim at, and 200.
    expect(aimOf(8 * 48, 0.9, 0.025)).toBeCloseTo(0.943, 3);
    expect(aimOf(8 * 200, 0.9, 0.025)).toBeCloseTo(0.922, 3);
  });

  it('of several scenarios succeeds with that chance for all together', () => {
    const one = aimOf(400, 0.9, 0.025);
    const three = aimOf(400, 0.9, 0.025, 3);
    const least = leastConfirming(400, 0.9, 0.025);
    expect(three).toBeGreaterThan(one);
    expect(incompleteBeta(least, 400 - least + 1, three) ** 3).toBeCloseTo(0.85, 9);
  });

  it('aims at all futures where too few are left to confirm anything', () => {
    expect(aimOf(16, 0.9, 0.025)).toBe(1);
  });
});

describe('months to decide in', () => {
  it('are the decision itself and the beginnings of the months after it, before the horizon', () => {
    const startDay = Date.UTC(2015, 0, 5) / 86_400_000;
    const months = monthsFrom(startDay, 0, 90 * 24).map((at) => isoDate(startDay, at));
    expect(months).toEqual(['2015-01-05', '2015-02-01', '2015-03-01', '2015-04-01']);
  });
});
