import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QuantileSketch } from '../../src/statistics/quantileSketch.ts';

const sketchOf = (values: readonly number[]): QuantileSketch => {
  const sketch = new QuantileSketch();
  for (const value of values) sketch.add(value);
  return sketch;
};

/** The definition, on the values themselves: the smallest whose cumulative count is at least q × n. */
const exactQuantile = (values: readonly number[], q: number): number | undefined => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.find((_, i) => i + 1 >= q * sorted.length - 1e-9);
};

const magnitudes = fc.double({ min: -25, max: 45, noNaN: true }).map((e) => 2 ** e);
const values = fc.array(
  fc.oneof(
    magnitudes,
    magnitudes.map((value) => -value),
    fc.constant(0),
    fc.integer({ min: -5, max: 5 }),
  ),
  { minLength: 1, maxLength: 200 },
);
const shares = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.05, 0.5, 0.95, 1));

describe('QuantileSketch', () => {
  test('its quantile is within 1 % of the exact one', () => {
    fc.assert(
      fc.property(values, shares, (observed, q) => {
        const wanted = exactQuantile(observed, q) ?? Number.NaN;
        const got = sketchOf(observed).quantile(q) ?? Number.NaN;
        expect(Math.abs(got - wanted)).toBeLessThanOrEqual(0.01 * Math.abs(wanted));
      }),
      { numRuns: 1000 },
    );
  });

  test('merged sketches give what one gives that saw everything', () => {
    fc.assert(
      fc.property(values, values, shares, (first, second, q) => {
        const merged = sketchOf(first);
        merged.merge(sketchOf(second));
        const whole = sketchOf([...first, ...second]);
        expect(merged.count).toBe(whole.count);
        expect(merged.min).toBe(whole.min);
        expect(merged.max).toBe(whole.max);
        expect(merged.quantile(q)).toBe(whole.quantile(q));
      }),
    );
  });

  test('its quantile rises in q and stays between the exact ends', () => {
    fc.assert(
      fc.property(values, shares, shares, (observed, a, b) => {
        const sketch = sketchOf(observed);
        const low = sketch.quantile(Math.min(a, b)) ?? Number.NaN;
        const high = sketch.quantile(Math.max(a, b)) ?? Number.NaN;
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(Math.min(...observed));
        expect(high).toBeLessThanOrEqual(Math.max(...observed));
      }),
    );
  });

  test('takes the rank that decimal arithmetic gives: the seventh of a hundred at 7 %', () => {
    const sketch = sketchOf(Array.from({ length: 100 }, (_, i) => 2 ** i * 1e-6));
    expect((sketch.quantile(0.07) ?? 0) / (2 ** 6 * 1e-6)).toBeCloseTo(1, 1);
  });

  test('a single value and equal values come back exactly', () => {
    expect(sketchOf([1.2345]).quantile(0.5)).toBe(1.2345);
    expect(sketchOf([7, 7, 7]).quantile(0.5)).toBe(7);
  });

  test('counts what is closer to zero than 2⁻³³ as zero', () => {
    expect(sketchOf([-1, 1e-12, 2e-12, 3]).quantile(0.5)).toBe(0);
  });

  test('has no quantile without observations, and merging an empty one changes nothing', () => {
    const sketch = new QuantileSketch();
    expect(sketch.quantile(0.5)).toBeUndefined();
    const other = sketchOf([4]);
    other.merge(sketch);
    expect([other.count, other.quantile(0.5)]).toEqual([1, 4]);
  });

  test('refuses NaN and takes infinities', () => {
    const sketch = new QuantileSketch();
    expect(() => sketch.add(Number.NaN)).toThrow(RangeError);
    expect(sketch.count).toBe(0);
    sketch.add(Number.POSITIVE_INFINITY);
    sketch.add(1);
    expect(sketch.quantile(1)).toBe(Number.POSITIVE_INFINITY);
  });
});
