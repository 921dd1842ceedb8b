import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logBinomialDensity } from '../../src/engine/special/logBinomialDensity.ts';
import { mcNemar, pairedDifference } from '../../src/statistics/pairedProportions.ts';

const counts = fc
  .record({ n: fc.integer({ min: 1, max: 400 }), differing: fc.nat(400), gained: fc.nat(400) })
  .map(({ n, differing, gained }) => {
    const both = Math.min(n, differing);
    return { n, gained: Math.min(both, gained), lost: both - Math.min(both, gained) };
  });

describe('the interval of two proportions of the same subjects', () => {
  test.each([
    // Tango 1998, tables I and II; the second with 90 % confidence.
    { gained: 9, lost: 3, n: 32, confidence: 0.95, low: -0.027, high: 0.39 },
    { gained: 0, lost: 1, n: 44, confidence: 0.9, low: -0.096, high: 0.037 },
    // Agresti and Min 2005, Statist. Med. 24, 729–740.
    { gained: 16, lost: 8, n: 86, confidence: 0.95, low: -0.02, high: 0.207 },
    // Fagerland, Lydersen and Laake 2014, Statist. Med. 33, 2850–2875: Bentur et al., Cavo et al.
    { gained: 1, lost: 7, n: 21, confidence: 0.95, low: -0.517, high: -0.026 },
    { gained: 6, lost: 16, n: 161, confidence: 0.95, low: -0.124, high: -0.005 },
  ])('is as published: $gained gained and $lost lost of $n', ({ gained, lost, n, confidence, low, high }) => {
    const interval = pairedDifference(gained, lost, n, confidence);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  test('has its closed form where no subject differs: z² ÷ (n + z²)', () => {
    const square = 1.959963984540054 ** 2;
    const { low, high } = pairedDifference(0, 0, 50, 0.95);
    expect(high).toBeCloseTo(square / (50 + square), 12);
    expect(low).toBe(-high);
    expect(pairedDifference(0, 0, 0, 0.95)).toEqual({ low: -1, high: 1 });
  });

  test('holds what was seen, turns with the sides, and excludes 0 exactly when the test says so', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(0.8, 0.95, 0.9995), ({ gained, lost, n }, confidence) => {
        const { low, high } = pairedDifference(gained, lost, n, confidence);
        const seen = (gained - lost) / n;
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(seen);
        expect(high).toBeGreaterThanOrEqual(seen);
        expect(pairedDifference(lost, gained, n, confidence)).toEqual({ low: -high + 0, high: -low + 0 });
        expect(low > 0 || high < 0).toBe(mcNemar(gained, lost) < 1 - confidence);
      }),
    );
  });

  test('covers the truth about as often as it says (exact sum over all outcomes)', () => {
    for (const [n, confidence, least] of [
      [20, 0.95, 0.93],
      [48, 0.95, 0.935],
      [48, 0.999, 0.994],
    ] as const) {
      const coverages = coverage(n, confidence);
      const mean = coverages.reduce((sum, each) => sum + each, 0) / coverages.length;
      expect(Math.min(...coverages)).toBeGreaterThan(least);
      expect(mean).toBeGreaterThan(confidence - 0.002);
      // It is not wider than it must be: at some truths it covers no more than that.
      expect(Math.min(...coverages)).toBeLessThan(confidence);
    }
  });

  test('refuses counts that cannot be', () => {
    expect(() => pairedDifference(3, 2, 4, 0.95)).toThrow(RangeError);
    expect(() => pairedDifference(-1, 2, 4, 0.95)).toThrow(RangeError);
    expect(() => pairedDifference(1, 2, 4, 1)).toThrow(RangeError);
  });
});

describe("McNemar's test", () => {
  test('is as published, and 1 where no subject differs', () => {
    expect(mcNemar(6, 16)).toBeCloseTo(0.033006, 6);
    expect(mcNemar(16, 6)).toBeCloseTo(0.033006, 6);
    expect(mcNemar(0, 0)).toBe(1);
  });

  test('errs where there is no difference about as often as it says, also far out (exact sum over all outcomes)', () => {
    for (const [n, level] of [
      [48, 0.05],
      [200, 0.05],
      [200, 0.05 / 36],
    ] as const) {
      let most = 0;
      for (let share = 0.02; share <= 0.5; share += 0.02) {
        let errs = 0;
        for (let differing = 0; differing <= n; differing++) {
          const seldom = Math.exp(logBinomialDensity(differing, n, share));
          if (seldom < 1e-12) continue;
          for (let gained = 0; gained <= differing; gained++) {
            if (mcNemar(gained, differing - gained) >= level) continue;
            errs += seldom * Math.exp(logBinomialDensity(gained, differing, 0.5));
          }
        }
        most = Math.max(most, errs);
      }
      expect(most / level).toBeGreaterThan(0.9);
      expect(most / level).toBeLessThan(1.08);
    }
  });
});

/** Over a grid of truths, the probability that the interval holds the true difference. */
function coverage(n: number, confidence: number): number[] {
  const intervals = Array.from({ length: n + 1 }, (_, gained) =>
    Array.from({ length: n + 1 - gained }, (_each, lost) => pairedDifference(gained, lost, n, confidence)),
  );
  const found: number[] = [];
  for (const differs of [0.02, 0.05, 0.1, 0.2, 0.4, 0.7]) {
    for (const share of [0.5, 0.6, 0.75, 0.9, 1]) {
      const truth = differs * (2 * share - 1);
      let covered = 0;
      for (let differing = 0; differing <= n; differing++) {
        const often = Math.exp(logBinomialDensity(differing, n, differs));
        for (let gained = 0; gained <= differing; gained++) {
          const interval = intervals[gained]?.[differing - gained];
          if (interval === undefined || interval.low > truth || interval.high < truth) continue;
          covered += often * Math.exp(logBinomialDensity(gained, differing, share));
        }
      }
      found.push(covered);
    }
  }
  return found;
}
