import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileDistribution, distributionMoments } from '../../../src/engine/distribution.ts';
import type { DistributionSpec, FamilyName } from '../../../src/engine/distributionSpec.ts';
import { incompleteBeta } from '../../../src/engine/special/incompleteBeta.ts';
import { incompleteGammaP } from '../../../src/engine/special/incompleteGamma.ts';
import { inverseIncompleteGamma } from '../../../src/engine/special/inverseIncompleteGamma.ts';
import { normalCdf, normalDensity } from '../../../src/engine/special/normal.ts';
import { logGamma } from '../../../src/engine/special/stirlingError.ts';
import { relativeError } from '../../support/closeness.ts';

const of = (family: FamilyName, parameters: Record<string, number>): DistributionSpec => ({
  family,
  parameters,
});

/** One of each family and set of parameters, and shapes at the edges of the methods; scaled by c. */
const EXAMPLES: readonly (readonly [string, (c: number) => DistributionSpec])[] = [
  ['constant', (c) => of('constant', { value: 3 * c })],
  ['exponential', (c) => of('exponential', { mean: 2 * c })],
  ['uniform', (c) => of('uniform', { min: c, max: 4 * c })],
  ['triangular', (c) => of('triangular', { min: c, mode: 2 * c, max: 7 * c })],
  ['triangular, falling', (c) => of('triangular', { min: 0, mode: 0, max: 7 * c })],
  ['triangular, rising', (c) => of('triangular', { min: 0, mode: 7 * c, max: 7 * c })],
  ['pert', (c) => of('pert', { min: c, mode: 2 * c, max: 7 * c })],
  ['pert, falling', (c) => of('pert', { min: 0, mode: 0, max: 7 * c })],
  ['normal, hardly cut', (c) => of('normal', { mean: 5 * c, cv: 0.1 })],
  ['normal, cut', (c) => of('normal', { mean: 2 * c, sd: 1.5 * c })],
  ['normal, halved', (c) => of('normal', { mean: 0, sd: c })],
  ['lognormal', (c) => of('lognormal', { mean: 2 * c, cv: 0.8 })],
  ['gamma, cv 2', (c) => of('gamma', { mean: 3 * c, cv: 2 })],
  ['gamma, cv 0.5', (c) => of('gamma', { mean: 3 * c, cv: 0.5 })],
  ['gamma, cv 0.005', (c) => of('gamma', { mean: 3 * c, cv: 0.005 })],
  ['gamma by scale', (c) => of('gamma', { shape: 2.5, scale: 2 * c })],
  ['weibull', (c) => of('weibull', { mean: 3 * c, cv: 0.4 })],
  ['weibull, cv 0.001', (c) => of('weibull', { mean: 3 * c, cv: 0.001 })],
  ['weibull by scale', (c) => of('weibull', { shape: 0.7, scale: 2 * c })],
];

const us = fc.oneof(
  fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
  fc.double({ min: 1, max: 53, noNaN: true }).map((e) => 2 ** -e),
  fc.double({ min: 1, max: 53, noNaN: true }).map((e) => 1 - 2 ** -e),
);

/** ∫ f(sample(u)) du over u = Φ(z), by the trapezium rule in z: precise for the smooth, good for the kinked. */
function expectation(sample: (u: number) => number, f: (x: number) => number): number {
  const step = 1 / 1024;
  let sum = 0;
  for (let z = -8; z <= 8; z += step) sum += f(sample(normalCdf(z))) * normalDensity(z) * step;
  return sum;
}

describe.each(EXAMPLES)('%s', (_name, spec) => {
  const distribution = compileDistribution(spec(1));
  const { mean, variance } = distributionMoments(spec(1));

  test('has the mean and the variance that its draws have', () => {
    const sample = (u: number) => distribution.quantile(u);
    expect(relativeError(distribution.mean, mean)).toBeLessThan(1e-13);
    expect(
      relativeError(
        expectation(sample, (x) => x),
        mean,
      ),
    ).toBeLessThan(1e-6);
    const spread = expectation(sample, (x) => (x - mean) ** 2);
    expect(Math.abs(spread - variance)).toBeLessThan(1e-5 * variance + 1e-14 * mean * mean);
  });

  test('is monotone in u, up to the last bits', () => {
    const direction = Math.sign(distribution.quantile(0.75) - distribution.quantile(0.25));
    fc.assert(
      fc.property(us, us, (u, v) => {
        const [low, high] = u < v ? [u, v] : [v, u];
        const rise = direction * (distribution.quantile(high) - distribution.quantile(low));
        expect(rise).toBeGreaterThanOrEqual(-4e-16 * distribution.quantile(low));
      }),
      { numRuns: 300 },
    );
  });

  test('never draws below zero, nor anything infinite', () => {
    fc.assert(
      fc.property(us, (u) => {
        const drawn = distribution.quantile(u);
        expect(drawn).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(drawn)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('is proportional to its scale', () => {
    fc.assert(
      fc.property(us, fc.double({ min: 0.01, max: 100, noNaN: true }), (u, c) => {
        const scaled = compileDistribution(spec(c)).quantile(u);
        expect(Math.abs(scaled - c * distribution.quantile(u))).toBeLessThanOrEqual(
          2e-14 * c * mean + 4e-15 * scaled,
        );
      }),
    );
  });
});

describe('draws lead back to u by the distribution function', () => {
  const leadsBack = (spec: DistributionSpec, cdf: (x: number) => number) => {
    const distribution = compileDistribution(spec);
    fc.assert(
      fc.property(us, (u) => {
        const back = cdf(distribution.quantile(u));
        expect(Math.abs(back - u)).toBeLessThan(1e-7 * u + 1e-14);
      }),
      { numRuns: 300 },
    );
  };

  test.each([0.3, 0.99, 1, 1.01, 2, 3])('gamma of cv %d', (cv) => {
    const shape = 1 / cv ** 2;
    leadsBack(of('gamma', { mean: 5, cv }), (x) => incompleteGammaP(shape, (x / 5) * shape));
  });

  test.each([0, 0.1, 0.5, 0.93, 1])('pert with its mode at %d', (mode) => {
    leadsBack(of('pert', { min: 0, mode, max: 1 }), (x) => incompleteBeta(1 + 4 * mode, 5 - 4 * mode, x));
  });

  test('lognormal', () => {
    const sigma = Math.sqrt(Math.log(1 + 0.8 ** 2));
    leadsBack(of('lognormal', { mean: 2, cv: 0.8 }), (x) =>
      normalCdf((Math.log(x / 2) + sigma ** 2 / 2) / sigma),
    );
  });

  test('normal, given that it is not negative', () => {
    const below = normalCdf(-2);
    leadsBack(of('normal', { mean: 2, sd: 1 }), (x) => (normalCdf(x - 2) - below) / (1 - below));
  });

  test('exponential and weibull, from above', () => {
    leadsBack(of('exponential', { mean: 2 }), (x) => Math.exp(-x / 2));
    leadsBack(of('weibull', { shape: 1.7, scale: 3 }), (x) => Math.exp(-((x / 3) ** 1.7)));
  });

  test('uniform and triangular', () => {
    leadsBack(of('uniform', { min: 1, max: 5 }), (x) => (x - 1) / 4);
    leadsBack(of('triangular', { min: 0, mode: 1, max: 4 }), (x) =>
      x < 1 ? x ** 2 / 4 : 1 - (4 - x) ** 2 / 12,
    );
  });
});

describe('shapes', () => {
  test('a cv of zero is the constant, and a tiny one is near it', () => {
    for (const family of ['normal', 'lognormal', 'gamma', 'weibull'] as const) {
      for (const u of [0.001, 0.5, 0.999]) {
        expect(compileDistribution(of(family, { mean: 4, cv: 0 })).quantile(u)).toBe(4);
        expect(compileDistribution(of(family, { mean: 4, cv: 1e-7 })).quantile(u)).toBeCloseTo(4, 5);
      }
    }
  });

  test('gamma and weibull with cv 1 are the exponential', () => {
    const exponential = compileDistribution(of('exponential', { mean: 3 }));
    const weibull = compileDistribution(of('weibull', { mean: 3, cv: 1 }));
    const gamma = compileDistribution(of('gamma', { mean: 3, cv: 1 }));
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (u) => {
        expect(relativeError(weibull.quantile(u), exponential.quantile(u))).toBeLessThan(1e-12);
        expect(relativeError(gamma.quantile(u), -3 * Math.log1p(-u))).toBeLessThan(1e-7);
      }),
    );
  });

  test('a gamma draw is continuous in the cv, over the seam between table and expansion too', () => {
    for (const cv of [0.01, 0.4, 2]) {
      for (const u of [1e-6, 0.1, 0.5, 0.9, 1 - 1e-6]) {
        const below = compileDistribution(of('gamma', { mean: 1, cv: cv * (1 - 1e-9) })).quantile(u);
        const above = compileDistribution(of('gamma', { mean: 1, cv: cv * (1 + 1e-9) })).quantile(u);
        expect(Math.abs(above - below)).toBeLessThan(2e-7 * above + 1e-13);
      }
    }
  });

  test('the moments of a nearly constant weibull are those of the gamma functions', () => {
    for (const shape of [45, 50.5, 80]) {
      const { mean, variance } = distributionMoments(of('weibull', { shape, scale: 2 }));
      expect(relativeError(mean, 2 * Math.exp(logGamma(1 + 1 / shape)))).toBeLessThan(1e-13);
      const wanted = Math.expm1(logGamma(1 + 2 / shape) - 2 * logGamma(1 + 1 / shape));
      expect(relativeError(variance / mean ** 2, wanted)).toBeLessThan(1e-10);
    }
  });

  test('a gamma of small cv is exact to 1e-11, though expanded', () => {
    for (const cv of [0.0099, 0.002]) {
      const shape = 1 / cv ** 2;
      const distribution = compileDistribution(of('gamma', { mean: 1, cv }));
      for (const u of [1e-9, 0.001, 0.2, 0.5, 0.8, 0.999, 1 - 1e-9]) {
        const exact = inverseIncompleteGamma(shape, u) / shape;
        expect(relativeError(distribution.quantile(u), exact)).toBeLessThan(1e-11);
      }
    }
  });

  test('extreme cvs have their upper tail, which is all that they are', () => {
    for (const cv of [30, 1000]) {
      const shape = 1 / cv ** 2;
      const distribution = compileDistribution(of('gamma', { mean: 1, cv }));
      for (const share of [1e-3, 0.3, 0.9]) {
        const u = 1 - share * shape;
        const back = incompleteGammaP(shape, distribution.quantile(u) * shape);
        expect(relativeError(1 - back, 1 - u)).toBeLessThan(1e-6);
      }
    }
  });

  test('no width is the constant', () => {
    for (const family of ['triangular', 'pert'] as const) {
      expect(compileDistribution(of(family, { min: 2, mode: 2, max: 2 })).quantile(0.3)).toBe(2);
    }
    expect(compileDistribution(of('uniform', { min: 2, max: 2 })).quantile(0.3)).toBe(2);
  });
});

describe('empirical', () => {
  const spec: DistributionSpec = {
    family: 'empirical',
    parameters: {},
    values: [5, 1, 9, 3],
    weights: [2, 1, 0, 1],
  };

  test('draws the smallest value whose cumulative share is at least u, whatever the order given', () => {
    const { quantile } = compileDistribution(spec);
    expect([1e-12, 0.25, 0.2501, 0.5, 0.5001, 1 - 1e-12].map(quantile)).toEqual([1, 1, 3, 3, 5, 5]);
  });

  test('has the weighted mean and variance', () => {
    expect(compileDistribution(spec).mean).toBe(3.5);
    expect(distributionMoments(spec)).toEqual({ mean: 3.5, variance: 2.75 });
  });

  test('weighs all equally without weights', () => {
    const { quantile } = compileDistribution({ family: 'empirical', parameters: {}, values: [4, 2] });
    expect([0.3, 0.7].map(quantile)).toEqual([2, 4]);
  });

  test('draws the last value just below one, though the shares do not add up in floating point', () => {
    const { quantile } = compileDistribution({
      family: 'empirical',
      parameters: {},
      values: [1, 2, 3],
      weights: [0.1, 0.2, 0.3],
    });
    expect(quantile(1 - 2 ** -53)).toBe(3);
  });
});
