import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Tally } from '../../src/statistics/tally.ts';
import { relativeError } from '../support/closeness.ts';

const tallyOf = (values: readonly number[]): Tally => {
  const tally = new Tally();
  for (const value of values) tally.add(value);
  return tally;
};

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 60 });

describe('Tally', () => {
  test('has the mean and the unbiased variance', () => {
    const tally = tallyOf([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(tally.mean).toBe(5);
    expect(tally.variance).toBeCloseTo(32 / 7, 14);
  });

  test('merged is the same as seeing everything, to 1e-12', () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const merged = tallyOf(first);
        merged.merge(tallyOf(second));
        const whole = tallyOf([...first, ...second]);
        expect(merged.count).toBe(whole.count);
        expect(Math.abs((merged.mean ?? 0) - (whole.mean ?? 0))).toBeLessThan(1e-12 * 1e6);
        expect(Math.abs((merged.variance ?? 0) - (whole.variance ?? 0))).toBeLessThan(1e-12 * 1e12);
      }),
    );
  });

  test('keeps its digits far from zero', () => {
    const tally = tallyOf([1e9 + 1, 1e9 + 2, 1e9 + 3]);
    expect(tally.variance).toBe(1);
    const other = tallyOf([1e9 + 4, 1e9 + 5]);
    tally.merge(other);
    expect(relativeError(tally.variance ?? 0, 2.5)).toBeLessThan(1e-12);
  });

  test('has no variance of fewer than two, no mean of none', () => {
    expect(new Tally().mean).toBeUndefined();
    expect(new Tally().variance).toBeUndefined();
    expect(tallyOf([3]).mean).toBe(3);
    expect(tallyOf([3]).variance).toBeUndefined();
    expect(tallyOf([3, 3]).variance).toBe(0);
  });
});
