import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logGamma } from '../../src/engine/special/stirlingError.ts';
import { betaBinomialBetween } from '../../src/statistics/betaBinomial.ts';

describe('betaBinomialBetween', () => {
  test('is uniform for a uniform prior', () => {
    expect(betaBinomialBetween(99, 1, 1, 20, 45)).toBeCloseTo(0.25, 13);
    expect(betaBinomialBetween(9, 1, 1, -5, 3)).toBeCloseTo(0.3, 13);
    expect(betaBinomialBetween(9, 1, 1, 7, 50)).toBeCloseTo(0.3, 13);
  });

  test('is the ratio of beta functions, for each count', () => {
    const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (m, a, b, share) => {
          const k = Math.round(share * m);
          const choose = logGamma(m + 1) - logGamma(k + 1) - logGamma(m - k + 1);
          const wanted = Math.exp(choose + logBeta(k + a, m - k + b) - logBeta(a, b));
          expect(Math.abs(betaBinomialBetween(m, a, b, k, k + 1) - wanted)).toBeLessThan(1e-11);
        },
      ),
    );
  });

  test('over all counts is one, over none zero', () => {
    expect(betaBinomialBetween(1000, 900, 30, 0, 1001)).toBe(1);
    expect(betaBinomialBetween(1000, 900, 30, 7, 7)).toBe(0);
  });
});
