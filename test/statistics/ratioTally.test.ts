import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RatioTally } from '../../src/statistics/ratioTally.ts';
import { Tally } from '../../src/statistics/tally.ts';
import { relativeError } from '../support/closeness.ts';

type Pair = readonly [number, number];

const ratioOf = (pairs: readonly Pair[]): RatioTally => {
  const tally = new RatioTally();
  for (const [numerator, denominator] of pairs) tally.add(numerator, denominator);
  return tally;
};

const pairs = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1e4, noNaN: true }), fc.double({ min: 1, max: 1e4, noNaN: true })),
  { minLength: 2, maxLength: 60 },
);

describe('RatioTally', () => {
  test('is a ratio of sums, not a mean of ratios', () => {
    expect(
      ratioOf([
        [1, 1],
        [0, 9],
      ]).ratio,
    ).toBe(0.1);
  });

  test('its variance is that of the residuals numerator − ratio × denominator ÷ (n × mean denominator²)', () => {
    fc.assert(
      fc.property(pairs, (observed) => {
        const tally = ratioOf(observed);
        const ratio = tally.ratio ?? Number.NaN;
        let denominators = 0;
        let squares = 0;
        for (const [numerator, denominator] of observed) {
          denominators += denominator;
          squares += (numerator - ratio * denominator) ** 2;
        }
        const n = observed.length;
        const wanted = squares / (n - 1) / n / (denominators / n) ** 2;
        expect(Math.abs((tally.variance ?? Number.NaN) - wanted)).toBeLessThan(
          1e-9 * (wanted + ratio ** 2) + 1e-300,
        );
      }),
    );
  });

  test('with constant denominators it is the mean with its variance', () => {
    const tally = ratioOf([
      [2, 4],
      [6, 4],
      [7, 4],
    ]);
    const mean = new Tally();
    for (const value of [0.5, 1.5, 1.75]) mean.add(value);
    expect(tally.ratio).toBe(mean.mean);
    expect(relativeError(tally.variance ?? 0, (mean.variance ?? 0) / 3)).toBeLessThan(1e-14);
  });

  test('merged is the same as seeing everything: exactly for whole numbers, else to 1e-12', () => {
    fc.assert(
      fc.property(pairs, pairs, (first, second) => {
        const merged = ratioOf(first);
        merged.merge(ratioOf(second));
        const whole = ratioOf([...first, ...second]);
        expect(merged.count).toBe(whole.count);
        expect(relativeError(merged.ratio ?? 0, whole.ratio ?? 0)).toBeLessThan(1e-12);
        const scale = (whole.variance ?? 0) + (whole.ratio ?? 0) ** 2;
        expect(Math.abs((merged.variance ?? 0) - (whole.variance ?? 0))).toBeLessThan(1e-11 * scale + 1e-300);
      }),
    );
    const counts: Pair[] = [
      [3, 7],
      [0, 0],
      [5, 11],
      [1, 90],
    ];
    const merged = ratioOf(counts.slice(0, 2));
    merged.merge(ratioOf(counts.slice(2)));
    expect(merged.ratio).toBe(9 / 108);
  });

  test('is undefined while the denominators sum to zero, and has no variance of fewer than two', () => {
    expect(new RatioTally().ratio).toBeUndefined();
    expect(
      ratioOf([
        [0, 0],
        [0, 0],
      ]).ratio,
    ).toBeUndefined();
    expect(
      ratioOf([
        [0, 0],
        [0, 0],
      ]).variance,
    ).toBeUndefined();
    expect(ratioOf([[1, 2]]).variance).toBeUndefined();
  });

  test('equal ratios have no spread', () => {
    expect(
      ratioOf([
        [1, 2],
        [2, 4],
        [5, 10],
      ]).variance,
    ).toBeLessThan(1e-18);
  });
});
