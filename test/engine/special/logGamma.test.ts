import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logGamma, stirlingError } from '../../../src/engine/special/stirlingError.ts';

/** To 16 digits, from 40-digit arithmetic. */
const KNOWN = [
  [1e-6, 13.815509980749432],
  [0.01, 4.599479878042022],
  [0.3, 1.0957979948180756],
  [0.5, 0.5723649429247001],
  [3.7, 1.428072326665388],
  [14.9, 24.924132002217277],
  [15.1, 25.458999750992664],
  [100.25, 360.28455963776423],
  [1e9, 19723265827.503716],
] as const;

describe('logGamma', () => {
  test.each(KNOWN)('of %d is known to 14 digits', (x, wanted) => {
    expect(Math.abs(logGamma(x) - wanted)).toBeLessThan(1e-14 * Math.max(1, wanted));
  });

  test('is the logarithm of the factorial', () => {
    let factorial = 1;
    for (let n = 1; n <= 170; n++) {
      factorial *= n;
      expect(Math.abs(logGamma(n + 1) - Math.log(factorial))).toBeLessThan(1e-12);
    }
  });

  test('obeys the duplication formula', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), (x) => {
        const doubled = logGamma(2 * x);
        const parts = logGamma(x) + logGamma(x + 0.5) + (2 * x - 1) * Math.LN2 - 0.5 * Math.log(Math.PI);
        expect(Math.abs(doubled - parts)).toBeLessThan(1e-13 * Math.max(1, Math.abs(doubled)));
      }),
    );
  });
});

test('stirlingError lies between its first two bounds, 1/12z − 1/360z³ and 1/12z', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 1e6, noNaN: true }), (z) => {
      const error = stirlingError(z);
      expect(error).toBeLessThan((1 / (12 * z)) * (1 + 1e-12) + 3e-15);
      expect(error).toBeGreaterThan(1 / (12 * z) - 1 / (360 * z ** 3) - 3e-15);
    }),
  );
});
