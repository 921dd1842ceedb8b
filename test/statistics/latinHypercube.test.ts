import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LatinHypercubeAxis } from '../../src/statistics/latinHypercube.ts';
import { spearman } from '../../src/statistics/spearman.ts';

const key = fc.record({ low: fc.integer(), high: fc.integer() });

function coordinates(axis: LatinHypercubeAxis, count: number): number[] {
  return Array.from({ length: count }, (_, index) => axis.coordinate(index));
}

describe('a Latin hypercube', () => {
  it('has exactly one point in each of its strata', () => {
    fc.assert(
      fc.property(key, fc.integer({ min: 1, max: 300 }), (words, count) => {
        const drawn = coordinates(new LatinHypercubeAxis(words, count), count);
        const strata = drawn.map((u) => Math.floor(u * count)).sort((a, b) => a - b);
        expect(strata).toEqual(Array.from({ length: count }, (_, index) => index));
      }),
    );
  });

  it('has uniform places in the strata, in an order that the key alone decides', () => {
    const count = 4000;
    const one = coordinates(new LatinHypercubeAxis({ low: 1, high: 2 }, count), count);
    const other = coordinates(new LatinHypercubeAxis({ low: 1, high: 3 }, count), count);
    expect(coordinates(new LatinHypercubeAxis({ low: 1, high: 2 }, count), count)).toEqual(one);
    // Places uniform on (0, 1): mean ½, standard error 0.0046; five of them.
    const places = one.map((u) => (u * count) % 1);
    expect(Math.abs(places.reduce((sum, place) => sum + place, 0) / count - 0.5)).toBeLessThan(0.023);
    // Order: correlation with the index, and between keys, within five standard errors of 1 ÷ √4000.
    const index = Array.from({ length: count }, (_, i) => i);
    expect(Math.abs(spearman(one, index) ?? 1)).toBeLessThan(0.08);
    expect(Math.abs(spearman(one, other) ?? 1)).toBeLessThan(0.08);
  });
});
