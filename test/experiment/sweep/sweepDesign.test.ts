import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OverFault } from '../../../src/experiment/over/overFault.ts';
import type { ListAxis, RangeAxis, SweepAxis } from '../../../src/experiment/sweep/sweepAxis.ts';
import { type DesignKind, designOf } from '../../../src/experiment/sweep/sweepDesign.ts';
import { rangeQuantile } from '../../../src/scenario/rangeLaw.ts';

const range = (path: string, from: number, to: number, more: Partial<RangeAxis> = {}): RangeAxis => ({
  path,
  unit: '',
  from,
  to,
  grain: 10 ** Math.floor(Math.log10((to - from) / 1000) + 1e-9),
  law: 'uniform',
  ...more,
});
const list = (path: string, ...values: number[]): ListAxis => ({ path, unit: '', values });

function pointsOf(kind: DesignKind, axes: readonly SweepAxis[], count: number, seed = '1'): number[][] {
  const { points, at } = designOf(kind, axes, count, seed);
  return Array.from({ length: points }, (_, index) => [...at(index)]);
}

describe('a grid', () => {
  it('has every combination once, the values of the last path innermost, ends and named values as given', () => {
    expect(pointsOf('grid', [list('a', 7, 5), range('b', 1, 2)], 3)).toEqual([
      [7, 1],
      [7, 1.5],
      [7, 2],
      [5, 1],
      [5, 1.5],
      [5, 2],
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 2, max: 6 }),
        (sizes, count) => {
          // An axis of size 1 stands for a range, others for so many named values.
          const axes = sizes.map((size, i) =>
            size === 1 ? range(`p${i}`, 0, 10) : list(`p${i}`, ...Array.from({ length: size }, (_, k) => k)),
          );
          const expected = sizes.reduce((product, size) => product * (size === 1 ? count : size), 1);
          const points = pointsOf('grid', axes, count);
          expect(points).toHaveLength(expected);
          expect(new Set(points.map(String)).size).toBe(expected);
        },
      ),
    );
  });

  it('has values that read well, and never fewer than were asked', () => {
    expect(pointsOf('grid', [range('a', 0, 1)], 4).flat()).toEqual([0, 0.333, 0.667, 1]);
    expect(new Set(pointsOf('grid', [range('a', 0, 1)], 5000).flat()).size).toBe(5000);
    expect(pointsOf('grid', [range('a', 1, 6, { isWhole: true })], 3).flat()).toEqual([1, 4, 6]);
    expect(() => designOf('grid', [range('a', 1, 4, { isWhole: true })], 5, '1')).toThrow(
      'a has only whole numbers, of which 1..4 has fewer than 5',
    );
  });
});

describe('a Latin hypercube over ranges', () => {
  it('has one value in each part of a range that is equally likely by its law, on every axis', () => {
    const laws = fc.constantFrom<Partial<RangeAxis>>(
      {},
      { law: 'triangular', own: 3 },
      { law: 'triangular', own: 0 },
    );
    fc.assert(
      fc.property(laws, fc.integer({ min: 2, max: 120 }), fc.string(), (law, count, seed) => {
        const axes = [range('a', 0, 10, law), range('b', -1, 1)];
        const points = pointsOf('lhs', axes, count, seed);
        for (const [axis, { from, to, own = from, law: shape }] of axes.entries()) {
          const values = points.map((point) => point[axis] ?? 0).sort((x, y) => x - y);
          const edge = (i: number) =>
            rangeQuantile({ low: from, high: to, value: own, law: shape }, i / count);
          for (const [i, value] of values.entries()) {
            // A value is rounded to at most a ten-thousandth of its range.
            expect(value).toBeGreaterThanOrEqual(edge(i) - 1e-4 * (to - from));
            expect(value).toBeLessThanOrEqual(edge(i + 1) + 1e-4 * (to - from));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('draws each path by its name and the seed: the others, and their order, do not matter', () => {
    const [a, b, c] = [range('a', 0, 10), range('b', 0, 10), range('c', 0, 10)];
    const points = pointsOf('lhs', [a, b, c], 9);
    expect(pointsOf('lhs', [c, a, b], 9)).toEqual(points.map(([x, y, z]) => [z, x, y]));
    expect(pointsOf('lhs', [b], 9)).toEqual(points.map(([, y]) => [y]));
    expect(pointsOf('lhs', [a, b, c], 9, '2')).not.toEqual(points);
  });
});

describe('a Sobol sequence over ranges', () => {
  it('begins at the low ends, and a longer one begins with the shorter', () => {
    const axes = [range('a', 0, 8), range('b', 2, 4), list('c', 10, 20)];
    const points = pointsOf('sobol', axes, 16);
    expect(points.slice(0, 4)).toEqual([
      [0, 2, 10],
      [4, 3, 20],
      [6, 2.5, 10],
      [2, 3.5, 20],
    ]);
    expect(pointsOf('sobol', axes, 8)).toEqual(points.slice(0, 8));
    const uneven = [
      range('a', 0, 7, { law: 'triangular', own: 2 }),
      range('b', 1, 2, { law: 'triangular', own: 2 }),
    ];
    const many = pointsOf('sobol', uneven, 5000);
    expect(pointsOf('sobol', uneven, 70)).toEqual(many.slice(0, 70));
    for (const axis of [0, 1]) expect(new Set(many.map((point) => point[axis])).size).toBe(5000);
  });

  it('has the same points in whatever order the paths are named, and for every seed', () => {
    const [a, b] = [range('a', 0, 8), range('b', 0, 8)];
    const points = pointsOf('sobol', [a, b], 16);
    expect(pointsOf('sobol', [b, a], 16, '99')).toEqual(points.map(([x, y]) => [y, x]));
  });
});

describe('points that there can be', () => {
  it('are each there once where paths have only a few values', () => {
    const axes = [list('a', 1, 2), range('b', 1, 3, { isWhole: true })];
    for (const kind of ['lhs', 'sobol'] as const) {
      const points = pointsOf(kind, axes, 6);
      expect(points.length).toBeGreaterThan(2);
      expect(new Set(points.map(String)).size).toBe(points.length);
      expect(() => designOf(kind, axes, 7, '1')).toThrow('make only 6 different points, fewer than 7');
    }
  });

  it('are at least two and at most a million', () => {
    const faultOf = (kind: DesignKind, axes: readonly SweepAxis[], count: number): string => {
      try {
        designOf(kind, axes, count, '1');
      } catch (error) {
        if (error instanceof OverFault) return error.message;
        throw error;
      }
      return 'none';
    };
    const axes = Array.from({ length: 3 }, (_, i) => range(`p${i}`, 0, 1));
    expect(faultOf('grid', axes, 1)).toBe('a sweep needs at least 2 points, not 1');
    expect(faultOf('grid', axes, 100)).toBe('none');
    expect(faultOf('grid', axes, 101)).toMatch(/^1030301 points are more than a sweep can have \(1000000\)/);
    expect(faultOf('sobol', axes, 1_000_001)).toMatch(/^1000001 points are more/);
    const many = Array.from({ length: 22 }, (_, i) => range(`p${i}`, 0, 1));
    expect(faultOf('sobol', many, 8)).toBe('a Sobol sequence has at most 21 paths, not 22; use --design lhs');
  });
});
