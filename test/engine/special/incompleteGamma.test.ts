import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incompleteGammaP, incompleteGammaQ } from '../../../src/engine/special/incompleteGamma.ts';
import {
  inverseIncompleteGamma,
  logGammaQuantile,
  logGammaQuantileSlope,
} from '../../../src/engine/special/inverseIncompleteGamma.ts';
import { relativeError } from '../../support/closeness.ts';

/** shape, x, P, Q: to 16 digits, from 40-digit arithmetic. */
const KNOWN = [
  [0.001, 0.0005, 0.9929996093911574, 0.007000390608842627],
  [0.1, 2.5, 0.9970562023960723, 0.002943797603927746],
  [2.7, 0.3, 0.007477930926682591, 0.9925220690733174],
  [2.7, 9, 0.9959724518968507, 0.004027548103149341],
  [50, 30, 0.0005188914625480343, 0.999481108537452],
  [50, 51, 0.5743948595168596, 0.42560514048314035],
  [500, 750, 1, 1.0454640385979658e-22],
  [9000, 8800, 0.016982510873153337, 0.9830174891268466],
  [9000, 9300, 0.9991298671158597, 0.0008701328841403268],
] as const;

const shapes = fc.double({ min: -5, max: 4, noNaN: true }).map((e) => 10 ** e);
const shares = fc.oneof(
  fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
  fc.double({ min: -300, max: -1, noNaN: true }).map((e) => 10 ** e),
);

describe('incompleteGamma', () => {
  test.each(KNOWN)('of shape %d at %d is known to 12 digits in both tails', (shape, x, p, q) => {
    expect(relativeError(incompleteGammaP(shape, x), p)).toBeLessThan(1e-12);
    expect(relativeError(incompleteGammaQ(shape, x), q)).toBeLessThan(1e-12);
  });

  test('of whole shapes is a sum of Poisson probabilities', () => {
    for (const [shape, x] of [
      [1, 0.3],
      [4, 2.5],
      [12, 20],
    ] as const) {
      let term = Math.exp(-x);
      let sum = term;
      for (let k = 1; k < shape; k++) {
        term *= x / k;
        sum += term;
      }
      expect(relativeError(incompleteGammaQ(shape, x), sum)).toBeLessThan(1e-13);
    }
  });

  test('P and Q add to one', () => {
    fc.assert(
      fc.property(shapes, fc.double({ min: 0, max: 4, noNaN: true }), (shape, factor) => {
        const x = shape * factor;
        expect(Math.abs(incompleteGammaP(shape, x) + incompleteGammaQ(shape, x) - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  test('P is 0 at 0', () => {
    expect(incompleteGammaP(2, 0)).toBe(0);
    expect(incompleteGammaQ(2, 0)).toBe(1);
  });
});

describe('inverseIncompleteGamma', () => {
  test('leads back to p, far into the lower tail', () => {
    fc.assert(
      fc.property(shapes, shares, (shape, p) => {
        const x = inverseIncompleteGamma(shape, p);
        fc.pre(x > 1e-300);
        // An error of x in its last digits moves p by the density.
        const allowed = 1e-12 * Math.max(1, shape * Math.abs(Math.log(p)));
        expect(relativeError(incompleteGammaP(shape, x), p)).toBeLessThan(allowed);
      }),
      { numRuns: 500 },
    );
  });

  test('leads back to the complement, far into the upper tail', () => {
    fc.assert(
      fc.property(shapes, shares, (shape, q) => {
        fc.pre(q < 0.4);
        const x = Math.exp(logGammaQuantile(shape, 1 - q, q));
        fc.pre(x > 1e-300);
        // Below the mean Q is got from P, and keeps the digits that 1 − P has.
        const allowed = x < shape + 1 ? 1e-12 + 1e-14 / q : 1e-11 * Math.max(1, x);
        expect(relativeError(incompleteGammaQ(shape, x), q)).toBeLessThan(allowed);
      }),
      { numRuns: 500 },
    );
  });

  test('converges from any start', () => {
    fc.assert(
      fc.property(
        shapes,
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        (shape, p, away) => {
          const wanted = logGammaQuantile(shape, p, 1 - p);
          const got = logGammaQuantile(shape, p, 1 - p, wanted + away);
          expect(Math.abs(got - wanted)).toBeLessThan(1e-11 * Math.max(1, 1 / shape));
        },
      ),
    );
  });

  test('its slope is that between neighbours', () => {
    for (const shape of [1e-3, 0.5, 3, 800]) {
      const at = (p: number) => logGammaQuantile(shape, p, 1 - p);
      const difference = (at(0.3 + 1e-5) - at(0.3 - 1e-5)) / 2e-5;
      expect(relativeError(logGammaQuantileSlope(shape, at(0.3)), difference)).toBeLessThan(1e-6);
    }
  });

  test('ends at 0 and at infinity', () => {
    expect(inverseIncompleteGamma(2, 0)).toBe(0);
    expect(inverseIncompleteGamma(2, 1)).toBe(Number.POSITIVE_INFINITY);
  });
});
