import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisherExact } from '../../src/statistics/fisherExact.ts';

describe("Fisher's exact test", () => {
  it.each([
    // The lady tasting tea: 3 of 4 right each way, 34/70; all right, 2/70.
    [3, 4, 1, 4, 34 / 70],
    [4, 4, 0, 4, 2 / 70],
    // 1 of 10 against 5 of 10: hypergeometric with margins 6 of 20, (C(10,0)C(10,6) + C(10,1)C(10,5)) × 2 ÷ C(20,6).
    [1, 10, 5, 10, (2 * (210 + 2520)) / 38760],
    // 1 and 6 of the first six are equally likely, 210 ÷ C(17,6), though not to the last bit; 0 is less, 7 ÷ C(17,6).
    [1, 6, 9, 11, 427 / 12376],
    [0, 10, 0, 20, 1],
    [10, 10, 20, 20, 1],
  ])('of %d in %d against %d in %d is by hand', (first, firstOf, second, secondOf, p) => {
    expect(fisherExact(first, firstOf, second, secondOf)).toBeCloseTo(p, 12);
  });

  it('does not depend on which group is named first, nor on what is called success', () => {
    const size = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(size, size, fc.nat(), fc.nat(), (firstOf, secondOf, a, b) => {
        const [first, second] = [a % (firstOf + 1), b % (secondOf + 1)];
        const p = fisherExact(first, firstOf, second, secondOf);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1 + 1e-12);
        expect(fisherExact(second, secondOf, first, firstOf)).toBeCloseTo(p, 9);
        expect(fisherExact(firstOf - first, firstOf, secondOf - second, secondOf)).toBeCloseTo(p, 9);
      }),
    );
  });

  it('keeps its figures for thousands', () => {
    expect(fisherExact(5000, 10_000, 5000, 10_000)).toBeCloseTo(1, 9);
    expect(fisherExact(1, 10_000, 10_000, 10_000)).toBe(0);
  });
});
