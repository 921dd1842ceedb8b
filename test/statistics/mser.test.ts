import { describe, expect, test } from 'vitest';
import { mser5, welch } from '../../src/statistics/mser.ts';
import { splitMix } from '../support/splitMix.ts';

/** Each batch mean as five observations around it. */
const batches = (...means: readonly number[]): number[] =>
  means.flatMap((mean) => [mean - 2, mean + 1, mean, mean - 1, mean + 2]);

describe('MSER-5', () => {
  test('leaves out what makes the standard error of the rest least, worked out by hand', () => {
    // Σ(z − z̄)² ÷ n² of what is left after 0 … 5 batches: 41.6 ÷ 100, 11.556 ÷ 81, 8 ÷ 64, 6.857 ÷ 49, 6 ÷ 36, 4.8 ÷ 25.
    expect(mser5(batches(8, 4, 1, 3, 1, 3, 1, 3, 1, 3))).toBe(10);
  });

  test('does not look at observations beyond the last whole batch', () => {
    expect(mser5([...batches(8, 4, 1, 3, 1, 3, 1, 3, 1, 3), 1e9, 1e9])).toBe(10);
  });

  test('leaves out nothing of a series that is steady from the beginning', () => {
    expect(mser5(batches(1, 1, 1, 1, 1, 1, 1, 1, 1, 1))).toBe(0);
  });

  test('finds no steady part where the series moves until its second half', () => {
    expect(mser5(Array.from({ length: 300 }, (_, index) => index))).toBeUndefined();
    expect(mser5(batches(9, 8, 7, 6, 5, 4, 3, 2, 2, 2, 2, 2, 2))).toBeUndefined();
    expect(mser5([])).toBeUndefined();
    expect(mser5(batches(1, 1, 1, 1, 1, 1, 1, 1, 1))).toBeUndefined();
  });

  test('finds the step of a series with noise, and nothing to leave out where there is only noise', () => {
    // 100 series with a fixed seed.
    const random = splitMix(5);
    const series = (step: number): number[] =>
      Array.from({ length: 300 }, (_, index) => (index < 60 ? step : 0) + random() * 4);
    const steps = Array.from({ length: 100 }, () => mser5(series(10)) ?? Number.NaN);
    expect(steps.filter((cut) => cut >= 60 && cut <= 80).length).toBeGreaterThanOrEqual(90);
    const noise = Array.from({ length: 100 }, () => mser5(series(0)) ?? Number.NaN);
    expect(noise.filter((cut) => cut <= 30).length).toBeGreaterThanOrEqual(75);
    expect(noise.filter((cut) => Number.isNaN(cut)).length).toBeLessThanOrEqual(3);
  });
});

describe("Welch's moving average", () => {
  test('is over as many values before and behind as the window, near the beginning as many as there are', () => {
    expect(welch([1, 3, 2, 6, 5, 10, 7], 2)).toEqual([1, 2, 3.4, 5.2, 6, undefined, undefined]);
  });

  test('is undefined where the window goes beyond the end', () => {
    expect(welch([4, 5], 2)).toEqual([undefined, undefined]);
    expect(welch([4, 5], 0)).toEqual([4, 5]);
  });
});
