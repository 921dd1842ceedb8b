import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../src/core/normalQuantile.ts';
import { incompleteBeta } from '../../src/engine/special/incompleteBeta.ts';
import { RatioTally } from '../../src/statistics/ratioTally.ts';
import {
  meanInterval,
  ratioInterval,
  studentTQuantile,
  studentTTails,
} from '../../src/statistics/studentT.ts';
import { Tally } from '../../src/statistics/tally.ts';
import { relativeError } from '../support/closeness.ts';
import { splitMix } from '../support/splitMix.ts';

describe('studentTQuantile', () => {
  test('has the closed forms of one and of two degrees of freedom', () => {
    for (const p of [1e-9, 0.01, 0.3, 0.6, 0.975, 1 - 1e-9]) {
      // 1 − p is rounded, which the tail magnifies.
      const allowed = 1e-12 + 1e-15 / Math.min(p, 1 - p);
      expect(relativeError(studentTQuantile(p, 1), -1 / Math.tan(Math.PI * p))).toBeLessThan(allowed);
      const two = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
      expect(relativeError(studentTQuantile(p, 2), two)).toBeLessThan(allowed);
    }
  });

  test('gives the half-widths tabled for unit standard deviation', () => {
    expect(studentTQuantile(0.975, 9) / Math.sqrt(10)).toBeCloseTo(0.715356906, 9);
    expect(studentTQuantile(0.975, 99) / Math.sqrt(100)).toBeCloseTo(0.1984216952, 10);
  });

  test('leads back to p by the incomplete beta function', () => {
    for (const freedom of [1, 3.5, 199, 1e5]) {
      for (const p of [0.501, 0.7, 0.95, 0.9999]) {
        const t = studentTQuantile(p, freedom);
        const back = 1 - 0.5 * incompleteBeta(freedom / 2, 0.5, freedom / (freedom + t * t));
        expect(Math.abs(back - p)).toBeLessThan(1e-10);
      }
    }
  });

  test('leads back to p by both tails, also where they are far out', () => {
    for (const freedom of [1, 3.5, 199, 1e5]) {
      for (const tails of [0.9, 0.05, 1e-9]) {
        const t = studentTQuantile(1 - tails / 2, freedom);
        expect(relativeError(studentTTails(t, freedom), tails)).toBeLessThan(1e-6);
        expect(studentTTails(-t, freedom)).toBe(studentTTails(t, freedom));
      }
    }
    expect([studentTTails(0, 7), studentTTails(Infinity, 7)]).toEqual([1, 0]);
  });

  test('is odd about one half and tends to the normal quantile', () => {
    expect(studentTQuantile(0.1, 7)).toBe(-studentTQuantile(0.9, 7));
    expect(studentTQuantile(0.5, 7)).toBe(0);
    expect(relativeError(studentTQuantile(0.975, 1e9), normalQuantile(0.975))).toBeLessThan(1e-8);
  });
});

describe('intervals', () => {
  const tallyOf = (values: readonly number[]) => {
    const tally = new Tally();
    for (const value of values) tally.add(value);
    return tally;
  };

  test('a mean interval is mean ± t × standard error', () => {
    const interval = meanInterval(tallyOf([1, 2, 3]), 0.95);
    const halfWidth = 0.95 / Math.sqrt(2 * 0.975 * 0.025) / Math.sqrt(3);
    expect(interval?.low).toBeCloseTo(2 - halfWidth, 12);
    expect(interval?.high).toBeCloseTo(2 + halfWidth, 12);
  });

  test('is undefined with fewer than two, a point if all are equal', () => {
    expect(meanInterval(tallyOf([]), 0.95)).toBeUndefined();
    expect(meanInterval(tallyOf([1]), 0.95)).toBeUndefined();
    expect(meanInterval(tallyOf([4, 4, 4]), 0.95)).toEqual({ low: 4, high: 4 });
    const ratio = new RatioTally();
    ratio.add(1, 2);
    expect(ratioInterval(ratio, 0.95)).toBeUndefined();
    ratio.add(1, 2);
    expect(ratioInterval(ratio, 0.95)).toEqual({ low: 0.5, high: 0.5 });
  });

  test('refuses a confidence outside (0, 1)', () => {
    expect(() => meanInterval(tallyOf([1, 2]), 95)).toThrow(RangeError);
    expect(() => meanInterval(tallyOf([1, 1]), 1)).toThrow(RangeError);
  });
});

/**
 * 4,000 experiments of 100 observations, fixed seeds. With a coverage of exactly 95 % another seed would leave
 * 93.5–96.5 % once in 75,000 times.
 */
describe('coverage of the 95 % intervals', () => {
  const EXPERIMENTS = 4000;
  const OBSERVATIONS = 100;

  const covered = (seed: number, experiment: (random: () => number) => boolean): number => {
    const random = splitMix(seed);
    let count = 0;
    for (let i = 0; i < EXPERIMENTS; i++) if (experiment(random)) count++;
    return count / EXPERIMENTS;
  };

  test.each([
    ['uniform', 11, (u: number) => u, 0.5],
    ['normal', 12, (u: number) => normalQuantile(u), 0],
    ['exponential', 13, (u: number) => -Math.log(u), 1],
  ] as const)('of the mean of %s observations', (_name, seed, sample, truth) => {
    const share = covered(seed, (random) => {
      const tally = new Tally();
      for (let i = 0; i < OBSERVATIONS; i++) tally.add(sample(random()));
      const interval = meanInterval(tally, 0.95);
      return interval !== undefined && interval.low <= truth && truth <= interval.high;
    });
    expect(share).toBeGreaterThan(0.935);
    expect(share).toBeLessThan(0.965);
  });

  test('of a ratio whose numerator goes with its denominator', () => {
    // Tasks 20–100 a replication, each with a mean wait of 3 that rises with the number of tasks.
    const truth = 3 * (1 + (80 * 80) / 12 / (60 * 60));
    const share = covered(14, (random) => {
      const tally = new RatioTally();
      for (let i = 0; i < OBSERVATIONS; i++) {
        const tasks = 20 + 80 * random();
        tally.add(tasks * (tasks / 60) * (6 * random()), tasks);
      }
      const interval = ratioInterval(tally, 0.95);
      return interval !== undefined && interval.low <= truth && truth <= interval.high;
    });
    expect(share).toBeGreaterThan(0.935);
    expect(share).toBeLessThan(0.965);
  });
});
