import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incompleteBeta, logIncompleteBeta } from '../../../src/engine/special/incompleteBeta.ts';
import { betaLogit, inverseIncompleteBeta } from '../../../src/engine/special/inverseIncompleteBeta.ts';
import { logBinomialDensity } from '../../../src/engine/special/logBinomialDensity.ts';
import { relativeError } from '../../support/closeness.ts';

/** a, b, x, I: to 16 digits, from 40-digit arithmetic. */
const KNOWN = [
  [0.01, 300, 1e-8, 0.8855952923877295],
  [0.5, 0.02, 0.99, 0.11227347932826273],
  [3.3, 9, 0.1, 0.06250411441019443],
  [20, 2, 0.77, 0.030060938178530547],
  [200, 300, 0.01, 1.5253363876346338e-257],
  [200, 300, 0.41, 0.6776281647724639],
  [4000, 6000, 0.405, 0.8462704127178902],
] as const;

const parameters = fc.double({ min: -2, max: 4, noNaN: true }).map((e) => 10 ** e);

describe('incompleteBeta', () => {
  test.each(KNOWN)('of (%d, %d) at %d is known to 12 digits', (a, b, x, wanted) => {
    expect(relativeError(incompleteBeta(a, b, x), wanted)).toBeLessThan(1e-12);
  });

  test('is the arcsine law for two halves', () => {
    for (const x of [1e-9, 0.1, 0.5, 0.8, 0.999]) {
      const wanted = (2 / Math.PI) * Math.asin(Math.sqrt(x));
      expect(relativeError(incompleteBeta(0.5, 0.5, x), wanted)).toBeLessThan(1e-13);
    }
  });

  test('of whole parameters is a sum of binomial probabilities', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (a, b, x) => {
          const n = a + b - 1;
          let sum = 0;
          for (let k = a; k <= n; k++) sum += Math.exp(logBinomialDensity(k, n, x));
          expect(Math.abs(incompleteBeta(a, b, x) - sum)).toBeLessThan(1e-12);
        },
      ),
    );
  });

  test('mirrors: I of x for (a, b) is one minus I of 1 − x for (b, a)', () => {
    fc.assert(
      fc.property(parameters, parameters, fc.integer({ min: 0, max: 1024 }), (a, b, i) => {
        const x = i / 1024;
        expect(Math.abs(incompleteBeta(a, b, x) + incompleteBeta(b, a, 1 - x) - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  test('has a finite logarithm where it underflows', () => {
    // I_x(a, 1) = x^a.
    expect(incompleteBeta(1e4, 1, 0.5)).toBe(0);
    expect(relativeError(logIncompleteBeta(1e4, 1, 0.5, 0.5), 1e4 * Math.log(0.5))).toBeLessThan(1e-13);
  });
});

describe('inverseIncompleteBeta', () => {
  test('leads back to p, far into the tail', () => {
    fc.assert(
      fc.property(parameters, parameters, fc.double({ min: -250, max: -0.31, noNaN: true }), (a, b, e) => {
        const p = 10 ** e;
        const x = inverseIncompleteBeta(a, b, p);
        fc.pre(x > 1e-290 && x < 0.99);
        const allowed = 1e-12 * Math.max(1, Math.max(a, b) * Math.abs(Math.log(p)));
        expect(relativeError(incompleteBeta(a, b, x), p)).toBeLessThan(allowed);
      }),
      { numRuns: 500 },
    );
  });

  test('rises in p and mirrors', () => {
    fc.assert(
      fc.property(parameters, parameters, fc.integer({ min: 1, max: 1022 }), (a, b, i) => {
        const p = i / 1024;
        const logit = betaLogit(a, b, p, 1 - p);
        expect(betaLogit(a, b, p + 1 / 1024, 1 - p - 1 / 1024)).toBeGreaterThanOrEqual(logit);
        expect(betaLogit(b, a, 1 - p, p)).toBeCloseTo(-logit, 9);
      }),
    );
  });

  test('of (a, 1) is the root of p', () => {
    for (const a of [0.2, 1, 17]) {
      expect(relativeError(inverseIncompleteBeta(a, 1, 0.3), 0.3 ** (1 / a))).toBeLessThan(1e-13);
    }
    expect(inverseIncompleteBeta(3, 4, 0)).toBe(0);
    expect(inverseIncompleteBeta(3, 4, 1)).toBe(1);
  });
});
