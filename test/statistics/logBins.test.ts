import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BINS, binMiddle, binOf, SMALLEST_BINNED } from '../../src/statistics/logBins.ts';

const values = fc.double({ min: -33, max: 52.999, noNaN: true }).map((e) => 2 ** e);

describe('binOf and binMiddle', () => {
  test('the middle of its bin is within 1/128 of any value from 2⁻³³ to 2⁵³', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(Math.abs(binMiddle(binOf(value)) / value - 1)).toBeLessThanOrEqual(1 / 128);
      }),
      { numRuns: 2000 },
    );
  });

  test('a larger value has the same bin or a later one', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(binOf(Math.max(a, b))).toBeGreaterThanOrEqual(binOf(Math.min(a, b)));
      }),
    );
  });

  test('every bin is that of its middle, and holds a stretch of 1/64 octave', () => {
    for (let bin = 0; bin < BINS; bin++) expect(binOf(binMiddle(bin))).toBe(bin);
    expect(BINS).toBe(86 * 64);
    expect(binOf(1 + 1 / 64) - binOf(1)).toBe(1);
    expect(binOf(1 + 1 / 64 - 1e-15)).toBe(binOf(1));
    expect(binOf(2) - binOf(1)).toBe(64);
  });

  test('what lies outside goes to the first or the last bin', () => {
    expect(binOf(SMALLEST_BINNED)).toBe(0);
    expect(binOf(SMALLEST_BINNED * 1.02)).toBe(1);
    expect(binOf(1e-300)).toBe(0);
    expect(binOf(2 ** 53 - 1)).toBe(BINS - 1);
    expect(binOf(1e300)).toBe(BINS - 1);
    expect(binOf(Number.POSITIVE_INFINITY)).toBe(BINS - 1);
  });
});
