import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, Layout } from '../../src/chain/layout.ts';
import { findMetric } from '../../src/chain/metrics.ts';
import { CellFold } from '../../src/experiment/fold.ts';
import {
  clopperPearson,
  meanInterval,
  RatioTally,
  ratioInterval,
  Tally,
} from '../../src/statistics/index.ts';

/** A layout of one cell a kind: a count, a ratio, a share's ratio and an indicator, in one period and the whole. */
const NAMES = [
  ['step', 'arrived'],
  ['step', 'wait_mean'],
  ['step', 'on_time_share'],
  ['unit', 'hold_probability'],
] as const;

function layoutOf(names: readonly (readonly [string, string])[]): Layout {
  const cells: Cell[] = [];
  let offset = 0;
  for (const [scopeKind, name] of names) {
    const metric = findMetric(scopeKind, name);
    if (metric === undefined) throw new Error(name);
    const width = metric.kind === 'ratio' || metric.kind === 'share' ? 2 : 1;
    cells.push({ scopeKind: metric.scopeKind, scope: 's', index: 0, metric, offset, width, inSeries: true });
    offset += width;
  }
  return { cells, width: offset, periods: 1 };
}

const LAYOUT = layoutOf(NAMES);

/** One replication: arrived, wait sum and tasks, on time and decided, held; the whole doubles the period. */
type Row = readonly [number, number, number, number, number, number];

function fold(rows: readonly Row[]): CellFold {
  const cells = new CellFold(LAYOUT);
  for (const row of rows) cells.add(Float64Array.from([...row, ...row.map((value) => 2 * value)]), 1);
  return cells;
}

const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
const count = fc.integer({ min: 1, max: 1000 });
const rowOf: fc.Arbitrary<Row> = fc
  .record({
    arrived: count,
    wait: amount,
    tasks: count,
    decided: count,
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ arrived, wait, tasks, decided, part }) => [
    arrived,
    wait,
    tasks,
    Math.floor(part * decided),
    decided,
    arrived % 2,
  ]);
const rowsOf = fc.array(rowOf, { minLength: 2, maxLength: 40 });

describe('the fold of cells', () => {
  it('gives a mean and the t interval of a tally, cut at 0', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const tally = new Tally();
        for (const [arrived] of rows) tally.add(arrived);
        const interval = meanInterval(tally, 0.95);
        const estimate = fold(rows).estimate(0, 0);
        expect(estimate.mean).toBeCloseTo(tally.mean as number, 9);
        expect(estimate.low).toBeCloseTo(Math.max(0, interval?.low as number), 6);
        expect(estimate.high).toBeCloseTo(interval?.high as number, 6);
        expect(estimate.replications).toBe(rows.length);
      }),
    );
  });

  it('gives a ratio of sums and its delta-method interval, not a mean of ratios', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const tally = new RatioTally();
        for (const [, wait, tasks] of rows) tally.add(wait, tasks);
        const interval = ratioInterval(tally, 0.95);
        const estimate = fold(rows).estimate(0, 1);
        const scale = Math.max(1, tally.ratio as number);
        expect((estimate.mean as number) / scale).toBeCloseTo((tally.ratio as number) / scale, 9);
        expect((estimate.low as number) / scale).toBeCloseTo(Math.max(0, interval?.low as number) / scale, 6);
        expect((estimate.high as number) / scale).toBeCloseTo((interval?.high as number) / scale, 6);
      }),
    );
  });

  it('keeps the interval of a share within [0, 1] and around the mean', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const { mean, low, high } = fold(rows).estimate(1, 2) as { mean: number; low: number; high: number };
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
      }),
    );
  });

  it('is the same whether replications are added one by one or several at once', () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: 1, max: 9 }), (rows, atOnce) => {
        // Undefined values are left out, of one cell only.
        const numbers = rows.map((row, index) =>
          [...row, ...row].map((value, place) => ((index + place) % 5 === 0 ? Number.NaN : value)),
        );
        const single = new CellFold(LAYOUT);
        for (const row of numbers) single.add(Float64Array.from(row), 1);
        const blocks = new CellFold(LAYOUT);
        for (let from = 0; from < rows.length; from += atOnce) {
          const some = numbers.slice(from, from + atOnce);
          blocks.add(Float64Array.from(some.flat()), some.length);
        }
        for (const row of [0, 1]) {
          for (const cell of NAMES.keys()) {
            expect(blocks.estimate(row, cell)).toEqual(single.estimate(row, cell));
            expect(blocks.extremes(row, cell)).toEqual(single.extremes(row, cell));
          }
        }
      }),
    );
  });

  it('gives an indicator its exact interval, and no percentiles', () => {
    const held = [1, 1, 0, 1, 0, 1, 1, 1].map((value): Row => [0, 0, 0, 0, 0, value]);
    const estimate = fold(held).estimate(0, 3);
    expect(estimate).toEqual({
      mean: 0.75,
      ...clopperPearson(6, 8, 0.95),
      p05: undefined,
      p50: undefined,
      p95: undefined,
      replications: 8,
    });
  });

  it('takes percentiles over the replications: their own values, and own ratios where the denominator is not 0', () => {
    const rows = Array.from(
      { length: 100 },
      (_, i): Row => [i + 1, i < 50 ? 0 : 3 * (i - 49), i < 50 ? 0 : 3, 0, 0, 1],
    );
    const cells = fold(rows);
    const close = (value: number | undefined, to: number): void => {
      expect(Math.abs((value as number) / to - 1)).toBeLessThan(0.01);
    };
    const arrived = cells.estimate(0, 0);
    close(arrived.p05, 5);
    close(arrived.p50, 50);
    close(arrived.p95, 95);
    const wait = cells.estimate(0, 1);
    expect(wait.replications).toBe(50);
    close(wait.p50, 25);
    expect(wait.mean).toBeCloseTo(25.5, 12);
  });

  it('leaves out what is not defined, and says in how many replications it is', () => {
    const cells = fold([
      [Number.NaN, Number.NaN, 1, 0, 0, 1],
      [4, 2, 1, 0, 0, 1],
      [6, 6, 1, 0, 0, 1],
    ]);
    expect(cells.estimate(0, 0)).toMatchObject({ mean: 5, replications: 2 });
    expect(cells.estimate(0, 1)).toMatchObject({ mean: 4, replications: 2 });
    expect(cells.estimate(0, 2)).toMatchObject({ mean: undefined, low: undefined, replications: 0 });
  });

  it('has a mean but no interval after one replication', () => {
    expect(fold([[7, 1, 2, 0, 0, 1]]).estimate(0, 0)).toMatchObject({
      mean: 7,
      low: undefined,
      high: undefined,
    });
  });

  it('keeps rows apart: periods and the whole horizon', () => {
    const cells = fold([
      [3, 1, 2, 1, 1, 1],
      [5, 1, 2, 1, 1, 1],
    ]);
    expect(cells.estimate(0, 0).mean).toBe(4);
    expect(cells.estimate(1, 0).mean).toBe(8);
  });
});
