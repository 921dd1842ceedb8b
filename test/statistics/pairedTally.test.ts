import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PairedRatioTally } from '../../src/statistics/pairedRatioTally.ts';
import { PairedTally } from '../../src/statistics/pairedTally.ts';
import { RatioTally } from '../../src/statistics/ratioTally.ts';

const value = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const amount = fc.double({ min: 0, max: 1e4, noNaN: true });
const weight = fc.double({ min: 1, max: 1e3, noNaN: true });

function varianceOfMean(values: readonly number[]): number {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return squares / (values.length - 1) / values.length;
}

describe('PairedTally', () => {
  test('is worked by hand: differences 1, 3, 2 of values 2, 4, 9', () => {
    const tally = new PairedTally();
    tally.add(2, 3);
    tally.add(4, 7);
    tally.add(9, 11);
    expect([tally.first, tally.second, tally.difference, tally.count, tally.differing]).toEqual([
      5, 7, 2, 3, 3,
    ]);
    // Variances 13, 16 and 1 of single values, over 3.
    expect(tally.varianceApart).toBeCloseTo((13 + 16) / 3, 12);
    expect(tally.variance).toBeCloseTo(1 / 3, 12);
  });

  test('says nothing of a variance with fewer than two pairs', () => {
    const tally = new PairedTally();
    expect([tally.first, tally.difference, tally.variance, tally.varianceApart]).toEqual(
      Array(4).fill(undefined),
    );
    tally.add(1, 2);
    expect([tally.difference, tally.variance, tally.varianceApart]).toEqual([1, undefined, undefined]);
  });
});

describe('PairedRatioTally', () => {
  const rows = fc.array(fc.tuple(amount, weight, amount, weight), { minLength: 2, maxLength: 40 });

  test('its variance is that of the mean of the differences of both residuals', () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const tally = new PairedRatioTally();
        const [one, other] = [new RatioTally(), new RatioTally()];
        for (const [n1, d1, n2, d2] of pairs) {
          tally.add(n1, d1, n2, d2);
          one.add(n1, d1);
          other.add(n2, d2);
        }
        const mean = (of: (row: (typeof pairs)[number]) => number): number =>
          pairs.reduce((sum, row) => sum + of(row), 0) / pairs.length;
        const [r1, r2] = [one.ratio ?? Number.NaN, other.ratio ?? Number.NaN];
        const [m1, m2] = [mean((row) => row[1]), mean((row) => row[3])];
        const wanted = varianceOfMean(
          pairs.map(([n1, d1, n2, d2]) => (n2 - r2 * d2) / m2 - (n1 - r1 * d1) / m1),
        );
        expect(tally.difference).toBe(r2 - r1);
        const scale = (tally.varianceApart ?? Number.NaN) + 1e-9;
        const apart = (one.variance ?? Number.NaN) + (other.variance ?? Number.NaN);
        expect(Math.abs((tally.varianceApart ?? Number.NaN) - apart) / scale).toBeLessThan(1e-6);
        expect(Math.abs((tally.variance ?? Number.NaN) - wanted) / scale).toBeLessThan(1e-6);
      }),
    );
  });

  test('keeps the digits of a ratio that is hardly ever another', () => {
    const tally = new PairedRatioTally();
    const [residuals, counts] = [
      [0, 3e-9, -3e-9, 0],
      [101, 250, 7, 190],
    ];
    for (const [index, count] of counts.entries()) {
      // A ratio of 30 for the first in each replication; for the second nearly so.
      tally.add(30 * count, count, 30 * count + (residuals[index] ?? 0), count);
    }
    const mean = counts.reduce((sum, each) => sum + each, 0) / 4;
    expect(Math.sqrt(tally.varianceApart ?? 1)).toBeLessThan(1e-10);
    // 30 × count has twelve digits before the residual: four of the residual's are left.
    expect(tally.variance).toBeCloseTo(18e-18 / 3 / 4 / mean ** 2, 24);
    const constant = new PairedRatioTally();
    for (const count of counts) constant.add(30 * count, count, 30 * (count + 1), count + 1);
    expect([constant.difference, constant.differing]).toEqual([0, 4]);
    expect(Math.sqrt(constant.varianceApart ?? 1)).toBeLessThan(1e-13);
  });

  test('without a denominator there is no ratio and no difference', () => {
    const tally = new PairedRatioTally();
    tally.add(0, 0, 1, 2);
    tally.add(0, 0, 1, 2);
    expect([tally.first, tally.second, tally.difference, tally.variance]).toEqual([
      undefined,
      0.5,
      undefined,
      undefined,
    ]);
  });
});

describe('two variants that do not differ', () => {
  test('differ by exactly 0, with no variance', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, amount, weight), { minLength: 2, maxLength: 60 }), (values) => {
        const [means, ratios] = [new PairedTally(), new PairedRatioTally()];
        for (const [mean, numerator, denominator] of values) {
          means.add(mean, mean);
          ratios.add(numerator, denominator, numerator, denominator);
        }
        for (const tally of [means, ratios])
          expect([tally.difference, tally.variance, tally.differing]).toEqual([0, 0, 0]);
      }),
    );
  });
});
