import { describe, expect, it } from 'vitest';
import type { Cell, Layout } from '../../../src/chain/layout.ts';
import { findMetric } from '../../../src/chain/metrics.ts';
import { comparedPair } from '../../../src/experiment/compare/comparedPair.ts';
import { differencesOf, type FoldedPair, familySizes } from '../../../src/experiment/compare/differences.ts';
import { PairFold } from '../../../src/experiment/compare/pairFold.ts';
import { byChange, byDifference } from '../../../src/experiment/compare/ranking.ts';
import { emptyChain } from '../../support/chains.ts';
import { splitMix } from '../../support/splitMix.ts';

const NAMES = ['busy', 'queue_length', 'backlog_hours', 'unfilled_post_hours'];
const UNITS = 6;

/** Six units with four quantities each, of which none is a ratio. */
const LAYOUT: Layout = (() => {
  const cells: Cell[] = [];
  for (let index = 0; index < UNITS; index++) {
    for (const name of NAMES) {
      const metric = findMetric('unit', name) ?? expect.fail();
      const offset = cells.length;
      cells.push({
        scopeKind: 'unit',
        scope: `o.u${index}`,
        index,
        metric,
        offset,
        width: 1,
        inSeries: true,
      });
    }
  }
  return { cells, width: cells.length, periods: 1 };
})();

function folded(rows: readonly (readonly [number[], number[]])[]): FoldedPair {
  const measured = { chain: emptyChain(), layout: LAYOUT };
  const fold = new PairFold(measured, measured);
  for (const [a, b] of rows) fold.add(Float64Array.from(a), 0, Float64Array.from(b), 0);
  const isRedacted = (): boolean => false;
  return {
    a: 'A',
    b: 'B',
    over: 'values',
    fold,
    sameChain: false,
    isRedacted,
    changes: [],
    otherNorms: new Set(),
  };
}

describe('the differences of a pair', () => {
  it('show anything at all in at most one comparison of twenty where nothing differs in truth', () => {
    const uniform = splitMix(5);
    const COMPARISONS = 600;
    const REPLICATIONS = 24;
    // Quantities of a unit hang together, as they do in a chain; half of the units are alike in most replications.
    const row = (): [number[], number[]] => {
      const [a, b]: [number[], number[]] = [[], []];
      for (let unit = 0; unit < UNITS; unit++) {
        const common = -Math.log(uniform());
        const alike = unit % 2 === 0 && uniform() < 0.7;
        const [x, y] = [-Math.log(uniform()), -Math.log(uniform())];
        for (let k = 0; k < NAMES.length; k++) {
          const own = 0.3 * uniform();
          a.push(common + x + own);
          b.push(alike ? common + x + own : common + y + 0.3 * uniform());
        }
      }
      return [a, b];
    };
    let wrong = 0;
    for (let i = 0; i < COMPARISONS; i++) {
      const pair = folded(Array.from({ length: REPLICATIONS }, row));
      if (differencesOf(pair, familySizes([pair])).some(({ shown }) => shown === 'yes')) wrong++;
    }
    // Three standard errors above 5 %.
    expect(wrong / COMPARISONS).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / COMPARISONS));
  });

  it('leave out of a family what is the same in every replication, in whatever pair', () => {
    const at = (index: number, value: number): number[] =>
      LAYOUT.cells.map((_, each) => (each === index ? value : 1));
    const one = folded([1, 2, 3].map((value) => [at(0, value), at(0, value + 1)] as const));
    const other = folded([1, 2, 3].map((value) => [at(5, value), at(5, 2 * value)] as const));
    expect(familySizes([one, other])).toEqual({ chain: 2, norms: 0, scopes: 0, quantities: 2 });
    const [first, second] = differencesOf(one, familySizes([one, other]));
    expect(first).toMatchObject({ difference: 1, ci_low: 1, ci_high: 1, p: 0, shown: 'yes', differing: 3 });
    expect(second).toMatchObject({ difference: 0, ci_low: 0, ci_high: 0, p: 1, shown: 'no', differing: 0 });
  });

  it('are none where only rounding differs', () => {
    const row = (value: number, large: number): number[] =>
      LAYOUT.cells.map((_, index) => (index === 0 ? value : index === 1 ? large : 1));
    const noise = [1, 2, 3, 4].map((i) => [row(-1e-13 * i, 1e9), row(3e-13 * i, 1e9 + 1e-4)] as const);
    const pair = folded(noise);
    const [small, large] = differencesOf(pair, familySizes([pair]));
    for (const each of [small, large])
      expect(each).toMatchObject({ difference: 0, differing: 0, shown: 'no' });
    expect(pair.fold.differing).toBe(0);
    const real = folded(
      noise.map(([a, b]) => [a, b.map((value, index) => (index < 2 ? value + 2e-2 : value))]),
    );
    expect(
      differencesOf(real, familySizes([real]))
        .slice(0, 2)
        .map(({ shown }) => shown),
    ).toEqual(['yes', 'yes']);
  });

  it('have no spread where only rounding has one', () => {
    const row = (value: number, other: number, i: number): number[] =>
      LAYOUT.cells.map((_, index) =>
        index === 0 ? value * (1 + 1e-15 * i) : index === 1 ? other * (1 - 1e-15 * i) : 1,
      );
    const pair = folded([1, 2, 3, 4].map((i) => [row(30, 30, i), row(30, 31, i)] as const));
    const [same, more] = differencesOf(pair, familySizes([pair]));
    expect(same).toMatchObject({ shown: 'no', standardised: undefined, variance_saved: undefined });
    expect(more).toMatchObject({ p: 0, shown: 'yes', standardised: undefined, variance_saved: undefined });
    expect(more?.difference).toBeCloseTo(1, 9);
  });

  it('are of the replications in which both are defined, and none with fewer than two', () => {
    const row = (value: number): number[] => LAYOUT.cells.map((_, index) => (index === 0 ? value : 1));
    const pair = folded([
      [row(1), row(5)],
      [row(Number.NaN), row(7)],
      [row(2), row(Number.NaN)],
    ]);
    expect(differencesOf(pair, familySizes([pair]))[0]).toMatchObject({
      a_value: 1,
      b_value: 5,
      difference: 4,
      ci_low: undefined,
      p: undefined,
      shown: undefined,
      replications: 1,
    });
    expect(pair.fold.differing).toBe(3);
  });

  it('are ranked by their size in units of the spread, what has none last', () => {
    const rows = [0.5, undefined, -2, 1].map((standardised, index) => ({
      ...(differencesOf(folded([]), familySizes([]))[0] ?? expect.fail()),
      scope: `o.u${index}`,
      standardised,
    }));
    expect(byChange(rows).map(({ scope }) => scope)).toEqual(['o.u2', 'o.u3', 'o.u0', 'o.u1']);
    // Probabilities by their difference: one that goes from never to always has no spread, and comes first.
    const holds = rows.map((row, index) => ({
      ...row,
      difference: [0.1, 1, -0.4, 0.4][index],
      p: 0.01 * index,
    }));
    const norms = holds.map((row) => ({
      ...row,
      scope_kind: 'norm',
      metric: 'hold_probability',
      differing: 1,
    }));
    expect(comparedPair(folded([]), norms, 1).norms[0]?.scope).toBe('o.u1');
    expect(byDifference(holds).map(({ scope }) => scope)).toEqual(['o.u1', 'o.u2', 'o.u3', 'o.u0']);
  });
});
