import { describe, expect, test } from 'vitest';
import { dkwHalfWidth } from '../../src/statistics/dkw.ts';
import { splitMix } from '../support/splitMix.ts';

describe('dkwHalfWidth', () => {
  test('is √(ln 40 ÷ 2n) at 95 %', () => {
    expect(dkwHalfWidth(200, 0.95)).toBeCloseTo(Math.sqrt(Math.log(40) / 400), 15);
    expect(dkwHalfWidth(800, 0.95)).toBeCloseTo(dkwHalfWidth(200, 0.95) / 2, 15);
  });

  // The truth is about 95.7 %: another seed would leave these limits less than once in 10,000 times.
  test('its band holds the whole distribution function in 94–98 % of 2,000 samples of 200', () => {
    const random = splitMix(5);
    const n = 200;
    const width = dkwHalfWidth(n, 0.95);
    let covered = 0;
    for (let experiment = 0; experiment < 2000; experiment++) {
      const sorted = Float64Array.from({ length: n }, random).sort();
      const isInside = sorted.every((u, i) => u - i / n <= width && (i + 1) / n - u <= width);
      if (isInside) covered++;
    }
    expect(covered / 2000).toBeGreaterThan(0.94);
    expect(covered / 2000).toBeLessThan(0.98);
  });

  test('refuses no observations', () => {
    expect(() => dkwHalfWidth(0, 0.95)).toThrow(RangeError);
  });
});
