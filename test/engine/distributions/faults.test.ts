import { describe, expect, test } from 'vitest';
import {
  compileDistribution,
  distributionFaults,
  distributionMoments,
} from '../../../src/engine/distribution.ts';
import type { DistributionSpec, FamilyName } from '../../../src/engine/distributionSpec.ts';

const CASES: readonly (readonly [FamilyName, Record<string, number>, readonly string[]])[] = [
  ['constant', { value: 0 }, []],
  ['constant', { value: -1 }, ['value must not be negative']],
  ['constant', { value: Number.POSITIVE_INFINITY }, ['value must be a finite number']],
  ['exponential', { mean: 0 }, ['mean must be above 0']],
  ['exponential', { mean: Number.NaN }, ['mean must be a finite number']],
  ['exponential', {}, ['exponential needs mean']],
  ['exponential', { mean: 1, cv: 1 }, ['exponential needs mean']],
  ['uniform', { min: -1, max: 3 }, ['min must not be negative']],
  ['uniform', { min: 4, max: 3 }, ['min must not be above max']],
  ['triangular', { min: 1, mode: 5, max: 3 }, ['mode must not be above max']],
  ['pert', { min: 4, mode: 1, max: 3 }, ['min must not be above mode']],
  ['normal', { mean: -1, sd: 1 }, ['mean must not be negative']],
  ['normal', { mean: 0, sd: 1 }, []],
  ['normal', { mean: 1, sd: -1 }, ['sd must not be negative']],
  ['lognormal', { mean: 1, cv: -0.1 }, ['cv must not be negative']],
  ['lognormal', { mean: 1, cv: 1001 }, ['cv must be at most 1000']],
  ['gamma', { mean: 1, cv: 0 }, []],
  ['gamma', { shape: 0, scale: 1 }, ['shape must be above 0']],
  ['gamma', { shape: 1e-9, scale: 1 }, ['shape must be at least 0.000001']],
  ['gamma', { shape: 2, mean: 1 }, ['gamma needs mean and cv, or shape and scale']],
  ['weibull', { shape: 1, scale: 0 }, ['scale must be above 0']],
  ['weibull', { shape: 0.01, scale: 1 }, ['shape must be at least 0.05']],
  ['empirical', {}, ['values must not be empty']],
];

describe('distributionFaults', () => {
  test.each(CASES)('of %s %j', (family, parameters, wanted) => {
    expect(distributionFaults({ family, parameters })).toEqual(wanted);
  });

  test('names all faults at once', () => {
    const faults = distributionFaults({ family: 'gamma', parameters: { mean: -1, cv: -1 } });
    expect(faults).toEqual(['mean must be above 0', 'cv must not be negative']);
  });

  test.each<[Partial<DistributionSpec>, string]>([
    [{ values: [1, 2], weights: [1] }, 'there must be as many weights (1) as values (2)'],
    [{ values: [1, -2] }, 'values must be finite and not negative'],
    [{ values: [1, 2], weights: [1, -1] }, 'weights must be finite and not negative'],
    [{ values: [1, 2], weights: [0, 0] }, 'weights must not all be 0'],
  ])('of empirical %j', (more, fault) => {
    expect(distributionFaults({ family: 'empirical', parameters: {}, ...more })).toEqual([fault]);
  });

  test('is what compiling and the moments refuse with', () => {
    const spec: DistributionSpec = { family: 'lognormal', parameters: { mean: 1, cv: -0.1 } };
    expect(() => compileDistribution(spec)).toThrow('distribution lognormal: cv must not be negative');
    expect(() => distributionMoments(spec)).toThrow(RangeError);
  });
});
