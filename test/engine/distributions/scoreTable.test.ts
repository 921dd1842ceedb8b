import { describe, expect, test } from 'vitest';
import { type ScoreFunction, ScoreTable } from '../../../src/engine/distributions/scoreTable.ts';
import { normalCdf } from '../../../src/engine/special/normal.ts';

/** The logistic quantile: the logit of p. */
const logistic = (tolerance: number): ScoreFunction => ({
  value: (p, complement) => Math.log(p / complement),
  slope: (value) => 2 + Math.exp(value) + Math.exp(-value),
  tolerance: () => tolerance,
});

describe('ScoreTable', () => {
  test('is within the tolerance at and between its nodes, over all u that a generator can give', () => {
    const table = ScoreTable.build(logistic(1e-8));
    expect(table?.intervals).toBeLessThanOrEqual(2048);
    for (let score = -8.2; score <= 8.2; score += 0.00317) {
      expect(table?.covers(score)).toBe(true);
      const wanted = Math.log(normalCdf(score) / normalCdf(-score));
      expect(Math.abs((table?.at(score) ?? Number.NaN) - wanted)).toBeLessThan(1.2e-8);
    }
    expect(table?.covers(9)).toBe(false);
    expect(table?.covers(Number.NEGATIVE_INFINITY)).toBe(false);
  });

  test('is no finer than it needs to be', () => {
    const coarse = ScoreTable.build(logistic(1e-3))?.intervals ?? Number.NaN;
    const fine = ScoreTable.build(logistic(1e-9))?.intervals ?? Number.NaN;
    expect(coarse).toBe(256);
    expect(fine).toBeGreaterThan(coarse);
    expect(fine).toBeLessThanOrEqual(4096);
  });

  test('is given up where no table is close enough', () => {
    expect(ScoreTable.build(logistic(0))).toBeUndefined();
  });

  test('starts each value from its neighbour', () => {
    let nearby = 0;
    ScoreTable.build({
      ...logistic(1e-8),
      value(p, complement, near) {
        const value = Math.log(p / complement);
        if (near !== undefined && Math.abs(near - value) < 0.02) nearby++;
        return value;
      },
    });
    expect(nearby).toBeGreaterThan(400);
  });
});
