import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logBinomialDensity } from '../../../src/engine/special/logBinomialDensity.ts';
import { relativeError } from '../../support/closeness.ts';

test('is the binomial probability counted out for ten tosses', () => {
  const choose = [1, 10, 45, 120, 210, 252, 210, 120, 45, 10, 1];
  choose.forEach((ways, k) => {
    const wanted = ways * 0.3 ** k * 0.7 ** (10 - k);
    expect(relativeError(Math.exp(logBinomialDensity(k, 10, 0.3)), wanted)).toBeLessThan(1e-13);
  });
});

test('sums to one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3000 }),
      fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
      (n, p) => {
        let sum = 0;
        for (let k = 0; k <= n; k++) sum += Math.exp(logBinomialDensity(k, n, p));
        expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
      },
    ),
    { numRuns: 40 },
  );
});

test('keeps the ratio of neighbours at ten million trials', () => {
  const n = 1e7;
  for (const k of [1, 2, 5_000_000, 8_999_000, 9_000_001, n - 2]) {
    const ratio = Math.exp(logBinomialDensity(k + 1, n, 0.9) - logBinomialDensity(k, n, 0.9));
    // Far out the logarithm itself is of the order of n, and keeps sixteen digits of that.
    const allowed = 1e-12 + 1e-15 * Math.abs(logBinomialDensity(k, n, 0.9));
    expect(relativeError(ratio, ((n - k) / (k + 1)) * 9)).toBeLessThan(allowed);
  }
});

test('is exact where all or none succeed, also for a p that only its complement shows', () => {
  expect(logBinomialDensity(0, 1000, 1e-9)).toBe(1000 * Math.log1p(-1e-9));
  expect(logBinomialDensity(7, 7, 1, 1e-20)).toBe(-7e-20);
  expect(logBinomialDensity(0, 7, 1, 1e-20)).toBeCloseTo(7 * Math.log(1e-20), 12);
  expect(logBinomialDensity(0, 0, 0.3)).toBe(0);
});
