import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SOBOL_DIMENSIONS, SobolSequence } from '../../src/statistics/sobolSequence.ts';

const points = (dimensions: number, count: number, from = 0): number[][] => {
  const sequence = new SobolSequence(dimensions);
  return Array.from({ length: count }, (_, index) =>
    Array.from({ length: dimensions }, (_, dimension) => sequence.coordinate(from + index, dimension)),
  );
};

describe("Sobol's sequence", () => {
  it('begins as its authors publish it (the example of Joe and Kuo, in their order)', () => {
    expect(points(3, 10)).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
      [0.1875, 0.3125, 0.9375],
      [0.6875, 0.8125, 0.4375],
    ]);
  });

  it('has in all dimensions the points that scipy 1.17 makes of the same direction numbers', () => {
    // scipy.stats.qmc.Sobol(d=21, scramble=False, bits=32).random(1024), times 1024. Row 682 has the first ten direction
    // numbers of every dimension in it.
    const scipy = {
      682: [
        1023, 261, 749, 451, 921, 263, 753, 303, 735, 669, 333, 275, 239, 987, 677, 753, 459, 411, 237, 429,
        557,
      ],
      777: [
        709, 959, 167, 281, 651, 365, 195, 781, 357, 331, 763, 713, 393, 485, 583, 527, 413, 885, 379, 771,
        243,
      ],
    };
    const own = Object.fromEntries(
      [682, 777].map((index) => [index, points(SOBOL_DIMENSIONS, 1, index)[0]?.map((x) => 1024 * x)]),
    );
    expect(own).toEqual(scipy);
  });

  it('is a (0, m, 2)-net in the first two dimensions: each elementary interval has one of 2^m points', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.nat(20), fc.nat(9), (m, block, part) => {
        // Of area 2^−m: 2^across cells along the first axis, 2^(m − across) along the second.
        const across = Math.min(part, m);
        const cells = points(2, 2 ** m, block * 2 ** m).map(
          ([x = 0, y = 0]) =>
            Math.floor(x * 2 ** across) * 2 ** (m - across) + Math.floor(y * 2 ** (m - across)),
        );
        expect(new Set(cells).size).toBe(2 ** m);
      }),
      { numRuns: 60 },
    );
  });

  it('has in every dimension one of its first 2^m points in each of 2^m cells', () => {
    for (const m of [3, 8]) {
      const all = points(SOBOL_DIMENSIONS, 2 ** m);
      for (let dimension = 0; dimension < SOBOL_DIMENSIONS; dimension++) {
        const cells = all.map((point) => Math.floor((point[dimension] ?? 0) * 2 ** m));
        expect(new Set(cells).size, `dimension ${dimension}`).toBe(2 ** m);
      }
    }
  });

  it('has only the dimensions for which there are direction numbers', () => {
    expect(SOBOL_DIMENSIONS).toBe(21);
    for (const dimensions of [0, 22, 1.5]) {
      expect(() => new SobolSequence(dimensions)).toThrow('1 to 21 dimensions');
    }
  });
});
