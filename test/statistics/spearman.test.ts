import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spearman, spearmanByLuck } from '../../src/statistics/spearman.ts';

describe("Spearman's rank correlation", () => {
  it('is that of mean ranks where there are ties (by hand)', () => {
    expect(spearman([1, 2, 3], [10, 40, 90])).toBeCloseTo(1, 12);
    // Ranks 1, 2.5, 2.5, 4 against 3, 1, 4, 2: −1.5 ÷ √(4.5 × 5).
    expect(spearman([1, 2, 2, 4], [3, 1, 4, 2])).toBeCloseTo(-1.5 / Math.sqrt(22.5), 12);
    // Without ties 1 − 6 Σd² ÷ (n (n² − 1)): d = 1, 1, 1, 1, 0.
    expect(spearman([1, 2, 3, 4, 5], [2, 1, 5, 2.5, 9])).toBeCloseTo(1 - (6 * 4) / 120, 12);
  });

  it('sees order alone, and is not defined where a side has one value', () => {
    const numbers = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(numbers, (pairs) => {
        const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const found = spearman(x, y);
        const isDefined = new Set(x).size > 1 && new Set(y).size > 1;
        expect(found !== undefined).toBe(isDefined);
        if (found === undefined) return;
        expect(Math.abs(found)).toBeLessThanOrEqual(1 + 1e-12);
        expect(spearman(y, x)).toBeCloseTo(found, 12);
        expect(
          spearman(
            x.map((a) => a ** 3 + 5),
            y,
          ),
        ).toBeCloseTo(found, 12);
        expect(
          spearman(
            x.map((a) => -a),
            y,
          ),
        ).toBeCloseTo(-found, 12);
      }),
    );
  });

  it('exceeds by luck about what the exact tables say', () => {
    // Two-sided 5 % of the exact distribution (Zar 1972): 0.648 for 10, 0.362 for 30, 0.197 for 100.
    expect(Math.abs((spearmanByLuck(10, 0.95) ?? 0) - 0.648)).toBeLessThan(0.02);
    expect(Math.abs((spearmanByLuck(30, 0.95) ?? 0) - 0.362)).toBeLessThan(0.003);
    expect(Math.abs((spearmanByLuck(100, 0.95) ?? 0) - 0.197)).toBeLessThan(0.001);
    expect(spearmanByLuck(2, 0.95)).toBeUndefined();
  });
});
