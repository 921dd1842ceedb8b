import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logBinomialDensity } from '../../src/engine/special/logBinomialDensity.ts';
import { clopperPearson } from '../../src/statistics/clopperPearson.ts';

const tail = (from: number, to: number, n: number, p: number): number => {
  let sum = 0;
  for (let k = from; k <= to; k++) sum += Math.exp(logBinomialDensity(k, n, p));
  return sum;
};

describe('clopperPearson', () => {
  test('its ends are where the observed count would just be as improbable as asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 300 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(0.8, 0.95, 0.999),
        (n, share, confidence) => {
          const k = Math.min(n - 1, Math.max(1, Math.round(share * n)));
          const { low, high } = clopperPearson(k, n, confidence);
          expect(tail(k, n, n, low)).toBeCloseTo((1 - confidence) / 2, 11);
          expect(tail(0, k, n, high)).toBeCloseTo((1 - confidence) / 2, 11);
        },
      ),
    );
  });

  test('has its closed form when none or all succeed', () => {
    const { low, high } = clopperPearson(0, 20, 0.95);
    expect(low).toBe(0);
    expect(high).toBeCloseTo(1 - 0.025 ** (1 / 20), 14);
    const all = clopperPearson(20, 20, 0.95);
    expect(all.low).toBeCloseTo(0.025 ** (1 / 20), 14);
    expect(all.high).toBe(1);
    expect(clopperPearson(0, 0, 0.95)).toEqual({ low: 0, high: 1 });
  });

  test('covers with at least 95 % whatever the truth (exact sum over all outcomes)', () => {
    for (const n of [1, 2, 8, 40, 200]) {
      const intervals = Array.from({ length: n + 1 }, (_, k) => clopperPearson(k, n, 0.95));
      for (let p = 0.005; p < 1; p += 0.01) {
        let covered = 0;
        intervals.forEach(({ low, high }, k) => {
          if (low <= p && p <= high) covered += Math.exp(logBinomialDensity(k, n, p));
        });
        expect(covered).toBeGreaterThanOrEqual(0.95 - 1e-9);
      }
    }
  });

  test('is not wider than it must be: at some truths it covers less than 96 %', () => {
    const intervals = Array.from({ length: 201 }, (_, k) => clopperPearson(k, 200, 0.95));
    const coverage = (p: number) => {
      let covered = 0;
      intervals.forEach(({ low, high }, k) => {
        if (low <= p && p <= high) covered += Math.exp(logBinomialDensity(k, 200, p));
      });
      return covered;
    };
    const least = Math.min(...Array.from({ length: 999 }, (_, i) => coverage((i + 1) / 1000)));
    expect(least).toBeLessThan(0.96);
  });

  test('refuses counts that cannot be', () => {
    expect(() => clopperPearson(5, 4, 0.95)).toThrow(RangeError);
    expect(() => clopperPearson(-1, 4, 0.95)).toThrow(RangeError);
    expect(() => clopperPearson(1, 4, 1)).toThrow(RangeError);
  });
});
