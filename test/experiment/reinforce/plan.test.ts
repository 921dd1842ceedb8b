import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/experiment/index.ts';
import { changed, cheapestPlan, costOf } from '../../../src/experiment/reinforce/cheapestPlan.ts';
import { errorOf, isConfirmed, targetOf } from '../../../src/experiment/reinforce/confirmPlan.ts';
import { monthsFrom } from '../../../src/experiment/reinforce/decideBy.ts';
import { Needs } from '../../../src/experiment/reinforce/needs.ts';
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

describe('what futures need of units', () => {
  it('is learnt from trials, taken to lie anywhere between two levels, and the last word counts', () => {
    // Two futures, one unit, and the column of what no unit explains.
    const needs = new Needs(2, 2);
    needs.learn([0], Uint8Array.of(1, 0, 0, 0));
    needs.learn([8], Uint8Array.of(0, 0, 0, 0));
    expect(needs.involved()).toEqual([0]);
    expect(needs.mostUseful(0)).toBe(8);
    expect(needs.share([0], [0])).toBe(0.5);
    expect(needs.share([2], [0])).toBe((0.25 + 1) / 2);
    expect(needs.share([8], [0])).toBe(1);
    needs.learn([4], Uint8Array.of(1, 0, 0, 0));
    expect(needs.share([4], [0])).toBe(0.5);
    expect(needs.share([6], [0])).toBe(0.75);
    // At 8 the first future fails after all, and the second for no unit's sake.
    needs.learn([8], Uint8Array.of(1, 0, 0, 1));
    expect(needs.share([8], [0])).toBe(0);
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
      const found = cheapestPlan({ units: [0, 1, 2], prices, from: [8, 8, 8], isEnough, worth });
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

  it('lets the search aim higher, less so with more futures, and never above all', () => {
    expect(targetOf(100, 0.9, 0.95, 0)).toBeGreaterThan(targetOf(1000, 0.9, 0.95, 0));
    expect(targetOf(1000, 0.9, 0.95, 0)).toBeGreaterThan(0.9);
    expect(targetOf(8, 0.9, 0.95, 0)).toBeLessThanOrEqual(1);
  });
});

describe('months to decide in', () => {
  it('are the decision itself and the beginnings of the months after it, before the horizon', () => {
    const startDay = Date.UTC(2015, 0, 5) / 86_400_000;
    const months = monthsFrom(startDay, 0, 90 * 24).map((at) => isoDate(startDay, at));
    expect(months).toEqual(['2015-01-05', '2015-02-01', '2015-03-01', '2015-04-01']);
  });
});
