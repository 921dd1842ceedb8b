import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeQuantile } from '../../src/scenario/rangeLaw.ts';

describe('the quantile of a law over a range', () => {
  it('is that of the triangle by hand', () => {
    const range = { low: 0, value: 1, high: 4, law: 'triangular' } as const;
    // F(1) = 1/4, F(2) = 1 − (4 − 2)² ÷ (4 × 3) = 2/3; below the top F(x) = x² ÷ 4.
    expect(rangeQuantile(range, 1 / 4)).toBeCloseTo(1, 12);
    expect(rangeQuantile(range, 2 / 3)).toBeCloseTo(2, 12);
    expect(rangeQuantile(range, 1 / 16)).toBeCloseTo(0.5, 12);
  });

  it('is a straight line where the law is uniform, below zero too', () => {
    const range = { low: -3, value: 1, high: 1, law: 'uniform' } as const;
    expect(rangeQuantile(range, 0.25)).toBeCloseTo(-2, 12);
    expect(rangeQuantile(range, 0.75)).toBeCloseTo(0, 12);
  });

  it('is the value itself where the range has no width', () => {
    for (const law of ['triangular', 'uniform'] as const)
      expect(rangeQuantile({ low: 0.1, value: 0.1, high: 0.1, law }, 0.3)).toBe(0.1);
  });

  it('rises with u, stays in the range and makes no jump', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    const law = fc.constantFrom('triangular' as const, 'uniform' as const);
    fc.assert(
      fc.property(part, part, part, law, (top, one, two, which) => {
        const range = { low: -2, value: -2 + 7 * top, high: 5, law: which };
        const [u, v] = one < two ? [one, two] : [two, one];
        const [a, b] = [rangeQuantile(range, u), rangeQuantile(range, v)];
        expect(a).toBeGreaterThanOrEqual(-2);
        expect(b).toBeLessThanOrEqual(5);
        expect(b).toBeGreaterThanOrEqual(a);
        // The steepest parts, at the ends, go as the root of the step.
        expect(b - a).toBeLessThanOrEqual(7 * (Math.sqrt(v - u) + 1e-9));
      }),
    );
  });
});
