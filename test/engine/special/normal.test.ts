import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../../src/core/normalQuantile.ts';
import { normalCdf, normalDensity } from '../../../src/engine/special/normal.ts';
import { relativeError } from '../../support/closeness.ts';

/** u, z: to 16 digits, from 330-digit arithmetic; every branch of the approximation has two. */
const KNOWN = [
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-20, -9.262340089798407],
  [1e-5, -4.264890793922825],
  [0.02, -2.053748910631823],
  [0.07, -1.4757910281791706],
  [0.08, -1.4050715603096327],
  [0.3, -0.5244005127080408],
  [0.77, 0.7388468491852137],
  [0.93, 1.475791028179171],
  [0.999, 3.090232306167813],
  [1 - 2 ** -40, 7.047700256664409],
] as const;

describe('normalQuantile and normalCdf', () => {
  test.each(KNOWN)('of %d is known to 15 digits, and leads back', (u, z) => {
    expect(relativeError(normalQuantile(u), z)).toBeLessThan(1e-15);
    expect(relativeError(normalCdf(z), u)).toBeLessThan(1e-12);
  });

  test('the quantile rises over the seams of its branches', () => {
    for (const seam of [0.075, 0.925, Math.exp(-25), 0.5]) {
      const below = normalQuantile(seam * (1 - 1e-12));
      const above = normalQuantile(seam * (1 + 1e-12));
      expect(above).toBeGreaterThan(below);
      expect(above - below).toBeLessThan(1e-10);
    }
  });

  test('the cdf of the quantile is u', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (u) => {
        expect(relativeError(normalCdf(normalQuantile(u)), u)).toBeLessThan(1e-13);
      }),
    );
  });

  test('ends at the infinities', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(0.5)).toBe(0);
  });

  test('the density is the slope of the cdf', () => {
    for (const z of [-3, -0.5, 0, 1, 2.5]) {
      const slope = (normalCdf(z + 1e-4) - normalCdf(z - 1e-4)) / 2e-4;
      expect(relativeError(normalDensity(z), slope)).toBeLessThan(1e-7);
    }
  });
});
