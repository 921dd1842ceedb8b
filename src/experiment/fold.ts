import type { Cell, Layout } from '../chain/layout.ts';
import { QuantileSketches } from '../statistics/quantileSketches.ts';
import {
  type Estimate,
  estimateMean,
  estimateProbability,
  estimateRatio,
  UNDEFINED,
  type Values,
} from './estimate.ts';

/**
 * What all replications say of every cell in every row (reporting periods, and the whole horizon last): moments
 * for the mean and its interval, and a sketch for the percentiles across replications. A row of a record holds
 * thousands of numbers, so the moments lie in flat arrays; memory does not grow with the number of replications.
 *
 * Replications must be added in the order of their indices: sums of floating-point numbers depend on it.
 */
export class CellFold {
  private readonly layout: Layout;
  private readonly rows: number;
  private readonly cells: number;
  /** By row × cells + cell: replications with a value (all that have numerator and denominator, for a ratio). */
  private readonly count: Float64Array;
  /** Mean and summed squared deviation of the value, or of a ratio's numerator (Welford 1962). */
  private readonly mean: Float64Array;
  private readonly squares: Float64Array;
  /** By row × ratios + ratio: the same of the denominator, and the summed product of both deviations. */
  private readonly meanBelow: Float64Array;
  private readonly squaresBelow: Float64Array;
  private readonly products: Float64Array;
  /** By entry the replications' own values, where defined. */
  private readonly sketches: QuantileSketches;
  /** By cell: where it lies in a row, its place among the ratios (−1: it is none), and whether its values are sketched. */
  private readonly offsetOf: Int32Array;
  private readonly ratioOf: Int32Array;
  private readonly isObserved: Uint8Array;
  private readonly ratios: number;
  /** The values of one entry in the replications that are added, while they are. */
  private own = new Float64Array(0);

  constructor(layout: Layout) {
    this.layout = layout;
    this.rows = layout.periods + 1;
    this.cells = layout.cells.length;
    this.offsetOf = Int32Array.from(layout.cells, ({ offset }) => offset);
    // Percentiles of zeros and ones would say nothing that the mean does not.
    this.isObserved = Uint8Array.from(layout.cells, ({ metric }) => Number(metric.kind !== 'indicator'));
    this.ratioOf = new Int32Array(this.cells).fill(-1);
    let ratios = 0;
    for (const [index, cell] of layout.cells.entries()) if (cell.width === 2) this.ratioOf[index] = ratios++;
    this.ratios = ratios;
    const entries = this.rows * this.cells;
    this.count = new Float64Array(entries);
    this.mean = new Float64Array(entries);
    this.squares = new Float64Array(entries);
    this.meanBelow = new Float64Array(this.rows * ratios);
    this.squaresBelow = new Float64Array(this.rows * ratios);
    this.products = new Float64Array(this.rows * ratios);
    this.sketches = new QuantileSketches(entries);
  }

  /** Adds the records of `count` consecutive replications, which lie one after the other in `values`. */
  add(values: Float64Array, count: number): void {
    const { width } = this.layout;
    const size = this.rows * width;
    const end = count * size;
    if (this.own.length < count) this.own = new Float64Array(count);
    for (let row = 0; row < this.rows; row++) {
      for (let index = 0; index < this.cells; index++) {
        const entry = row * this.cells + index;
        const start = row * width + this.offsetOf[index]!;
        const ratio = this.ratioOf[index]!;
        if (ratio < 0) this.addValues(entry, values, start, size, end, this.isObserved[index] === 1);
        else this.addRatios(entry, row * this.ratios + ratio, values, start, size, end);
      }
    }
  }

  /** The estimate of a cell in a row: a reporting period, or the whole horizon (row `periods`). */
  estimate(row: number, index: number): Estimate {
    const cell = this.layout.cells[index] as Cell;
    const entry = row * this.cells + index;
    const count = this.count[entry]!;
    if (count === 0) return UNDEFINED;
    const mean = this.mean[entry]!;
    const squares = this.squares[entry]!;
    if (cell.metric.kind === 'indicator') return estimateProbability(Math.round(mean * count), count);
    const own = this.valuesOf(entry);
    const ceiling = cell.metric.unit === 'share' ? 1 : Infinity;
    if (cell.width === 1) return estimateMean({ count, mean, squares }, own, ceiling);
    const ratio = row * this.ratios + this.ratioOf[index]!;
    return estimateRatio(
      { count, mean, squares },
      { mean: this.meanBelow[ratio]!, squares: this.squaresBelow[ratio]! },
      this.products[ratio]!,
      own,
      ceiling,
    );
  }

  /** The least and the greatest value of a cell over the replications in which it is defined. */
  extremes(row: number, index: number): { readonly min: number; readonly max: number } | undefined {
    const entry = row * this.cells + index;
    const min = this.sketches.min(entry);
    const max = this.sketches.max(entry);
    return min === undefined || max === undefined ? undefined : { min, max };
  }

  /** Adds to an entry what lies at `start`, `start + step`, … before `end`. */
  private addValues(
    entry: number,
    values: Float64Array,
    start: number,
    step: number,
    end: number,
    isObserved: boolean,
  ): void {
    const { own } = this;
    let count = this.count[entry]!;
    let mean = this.mean[entry]!;
    let squares = this.squares[entry]!;
    let observed = 0;
    for (let at = start; at < end; at += step) {
      const value = values[at]!;
      if (Number.isNaN(value)) continue;
      count++;
      const deviation = value - mean;
      mean += deviation / count;
      squares += deviation * (value - mean);
      own[observed++] = value;
    }
    this.count[entry] = count;
    this.mean[entry] = mean;
    this.squares[entry] = squares;
    if (isObserved) this.sketches.add(entry, own, observed);
  }

  /** The same for a ratio, whose denominators lie behind the numerators. */
  private addRatios(
    entry: number,
    ratio: number,
    values: Float64Array,
    start: number,
    step: number,
    end: number,
  ): void {
    const { own } = this;
    let count = this.count[entry]!;
    let mean = this.mean[entry]!;
    let squares = this.squares[entry]!;
    let meanBelow = this.meanBelow[ratio]!;
    let squaresBelow = this.squaresBelow[ratio]!;
    let products = this.products[ratio]!;
    let observed = 0;
    for (let at = start; at < end; at += step) {
      const above = values[at]!;
      const below = values[at + 1]!;
      if (Number.isNaN(above) || Number.isNaN(below)) continue;
      count++;
      const deviation = above - mean;
      const deviationBelow = below - meanBelow;
      mean += deviation / count;
      meanBelow += deviationBelow / count;
      squares += deviation * (above - mean);
      squaresBelow += deviationBelow * (below - meanBelow);
      products += deviation * (below - meanBelow);
      if (below > 0) own[observed++] = above / below;
    }
    this.count[entry] = count;
    this.mean[entry] = mean;
    this.squares[entry] = squares;
    this.meanBelow[ratio] = meanBelow;
    this.squaresBelow[ratio] = squaresBelow;
    this.products[ratio] = products;
    this.sketches.add(entry, own, observed);
  }

  private valuesOf(entry: number): Values | undefined {
    const { sketches } = this;
    const count = sketches.count(entry);
    return count === 0 ? undefined : { count, quantile: (q) => sketches.quantile(entry, q) };
  }
}
