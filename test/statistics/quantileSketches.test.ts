import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QuantileSketches } from '../../src/statistics/quantileSketches.ts';
import { splitMix } from '../support/splitMix.ts';

/** One series between two others that hold the same values doubled: what the neighbours hold must not matter. */
function sketchOf(values: readonly number[]) {
  const sketches = new QuantileSketches(3);
  const AT_ONCE = 3;
  for (let from = 0; from < values.length; from += AT_ONCE) {
    const some = values.slice(from, from + AT_ONCE);
    for (const [series, factor] of [2, 1, -2].entries()) {
      // What lies behind them is not added.
      sketches.add(series, Float64Array.from([...some.map((value) => factor * value), 99]), some.length);
    }
  }
  return {
    count: sketches.count(1),
    min: sketches.min(1),
    max: sketches.max(1),
    quantile: (q: number): number | undefined => sketches.quantile(1, q),
  };
}

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

describe('QuantileSketches', () => {
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

  test('the order of the observations does not matter', () => {
    fc.assert(
      fc.property(values, shares, (observed, q) => {
        const { count, min, max, quantile } = sketchOf(observed);
        const rising = [...observed].sort((a, b) => a - b);
        for (const ordered of [[...observed].reverse(), rising, [...rising].reverse()]) {
          const other = sketchOf(ordered);
          expect(other.quantile(q)).toBe(quantile(q));
          expect([other.count, other.min, other.max]).toEqual([count, min, max]);
        }
      }),
    );
  });

  // Room that grows toward one side over and over must neither lose counts nor grow without end.
  test.each([
    ['rise', 1],
    ['fall', -1],
  ])('values that %s bin by bin through sixty octaves keep their quantiles', (_, way) => {
    const observed = Array.from({ length: 60 * 64 }, (__, i) => 2 ** (way * (i / 64 - 30)));
    const { quantile } = sketchOf(observed);
    for (const q of [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]) {
      const wanted = exactQuantile(observed, q) ?? Number.NaN;
      expect(Math.abs((quantile(q) ?? Number.NaN) - wanted)).toBeLessThanOrEqual(0.01 * wanted);
    }
  });

  test('many series that take each other’s room keep their own quantiles', () => {
    const random = splitMix(7);
    const series = Array.from({ length: 60 }, (_, i) => ({
      wide: [30, 2, 0.2][i % 3] ?? 0,
      observed: [] as number[],
    }));
    const sketches = new QuantileSketches(series.length);
    for (let replication = 0; replication < 200; replication++) {
      for (const [index, { wide, observed }] of series.entries()) {
        const value = 2 ** (-wide * random() * random());
        observed.push(value);
        sketches.add(index, Float64Array.of(value), 1);
      }
    }
    for (const [index, { observed }] of series.entries()) {
      for (const q of [0.05, 0.5, 0.95]) {
        const wanted = exactQuantile(observed, q) ?? Number.NaN;
        expect(Math.abs((sketches.quantile(index, q) ?? Number.NaN) - wanted)).toBeLessThanOrEqual(
          0.01 * wanted,
        );
      }
    }
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

  test('has no quantile and no ends without observations', () => {
    const sketch = sketchOf([]);
    expect([sketch.count, sketch.min, sketch.max, sketch.quantile(0.5)]).toEqual([
      0,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('refuses NaN and takes infinities', () => {
    const sketches = new QuantileSketches(1);
    expect(() => sketches.add(0, Float64Array.of(Number.NaN), 1)).toThrow(RangeError);
    expect(sketches.count(0)).toBe(0);
    sketches.add(0, Float64Array.of(Number.POSITIVE_INFINITY), 1);
    sketches.add(0, Float64Array.of(1), 1);
    expect(sketches.quantile(0, 1)).toBe(Number.POSITIVE_INFINITY);
  });
});
