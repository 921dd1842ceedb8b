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
  private readonly ratioOf: Int32Array;
  private readonly ratios: number;

  constructor(layout: Layout) {
    this.layout = layout;
    this.rows = layout.periods + 1;
    this.cells = layout.cells.length;
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
    const { cells, width } = this.layout;
    const size = this.rows * width;
    for (let row = 0; row < this.rows; row++) {
      for (let index = 0; index < cells.length; index++) {
        const cell = cells[index] as Cell;
        const start = row * width + cell.offset;
        const end = start + count * size;
        if (cell.width === 2) {
          for (let at = start; at < end; at += size) this.addRatio(row, index, values[at]!, values[at + 1]!);
        } else {
          // Percentiles of zeros and ones would say nothing that the mean does not.
          const isObserved = cell.metric.kind !== 'indicator';
          for (let at = start; at < end; at += size) this.addValue(row, index, values[at]!, isObserved);
        }
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

  private addValue(row: number, index: number, value: number, isObserved: boolean): void {
    if (Number.isNaN(value)) return;
    const entry = row * this.cells + index;
    const count = ++this.count[entry]!;
    const deviation = value - this.mean[entry]!;
    this.mean[entry]! += deviation / count;
    this.squares[entry]! += deviation * (value - this.mean[entry]!);
    if (isObserved) this.sketches.add(entry, value);
  }

  private addRatio(row: number, index: number, above: number, below: number): void {
    if (Number.isNaN(above) || Number.isNaN(below)) return;
    const entry = row * this.cells + index;
    const ratio = row * this.ratios + this.ratioOf[index]!;
    const count = ++this.count[entry]!;
    const deviation = above - this.mean[entry]!;
    const deviationBelow = below - this.meanBelow[ratio]!;
    this.mean[entry]! += deviation / count;
    this.meanBelow[ratio]! += deviationBelow / count;
    this.squares[entry]! += deviation * (above - this.mean[entry]!);
    this.squaresBelow[ratio]! += deviationBelow * (below - this.meanBelow[ratio]!);
    this.products[ratio]! += deviation * (below - this.meanBelow[ratio]!);
    if (below > 0) this.sketches.add(entry, above / below);
  }

  private valuesOf(entry: number): Values | undefined {
    const { sketches } = this;
    const count = sketches.count(entry);
    return count === 0 ? undefined : { count, quantile: (q) => sketches.quantile(entry, q) };
  }
}
