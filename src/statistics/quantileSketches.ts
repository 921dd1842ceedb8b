import { BinCounts } from './binCounts.ts';
import { binMiddle, binOf, SMALLEST_BINNED } from './logBins.ts';

/**
 * Quantiles of many series of observations in bounded room, each within 1 % of the value (and exactly at the smallest and
 * the largest). The order of the observations does not matter. Values closer to zero than 2⁻³³ count as zero. Flat
 * arrays, since a fold keeps one series for each of hundreds of thousands of numbers.
 */
export class QuantileSketches {
  private readonly counts: Uint32Array;
  private readonly zeros: Uint32Array;
  private readonly negatives: Uint32Array;
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  private readonly above: BinCounts;
  /** Of the values below zero, by their distance from it; next to no series has any. */
  private below: BinCounts | undefined = undefined;

  constructor(series: number) {
    this.counts = new Uint32Array(series);
    this.zeros = new Uint32Array(series);
    this.negatives = new Uint32Array(series);
    this.low = new Float64Array(series).fill(Number.POSITIVE_INFINITY);
    this.high = new Float64Array(series).fill(Number.NEGATIVE_INFINITY);
    this.above = new BinCounts(series);
  }

  /**
   * Adds the first `count` of `values`. Infinite ones go to the outermost bin.
   * @throws RangeError for NaN
   */
  add(series: number, values: Float64Array, count: number): void {
    let low = this.low[series]!;
    let high = this.high[series]!;
    let zeros = 0;
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      if (value < low) low = value;
      if (value > high) high = value;
      if (value >= SMALLEST_BINNED) this.above.add(series, binOf(value));
      else if (value > -SMALLEST_BINNED) zeros++;
      else this.addBelow(series, value);
    }
    this.low[series] = low;
    this.high[series] = high;
    this.zeros[series]! += zeros;
    this.counts[series]! += count;
  }

  /** The number of observations. */
  count(series: number): number {
    return this.counts[series]!;
  }

  /** The smallest observation, exactly; `undefined` without any. */
  min(series: number): number | undefined {
    return this.counts[series] === 0 ? undefined : this.low[series];
  }

  /** The largest observation, exactly; `undefined` without any. */
  max(series: number): number | undefined {
    return this.counts[series] === 0 ? undefined : this.high[series];
  }

  /**
   * The smallest value up to which at least the share q of the observations lies (the inverse of the empirical
   * distribution function; for q = 0 the smallest), q in [0, 1]; `undefined` without observations.
   */
  quantile(series: number, q: number): number | undefined {
    const count = this.counts[series]!;
    if (count === 0) return undefined;
    const min = this.low[series]!;
    const max = this.high[series]!;
    // The allowance keeps 0.07 × 100 = 7.000000000000001 from asking for the eighth.
    const rank = Math.max(1, Math.ceil(q * count - 1e-12 * count));
    if (rank <= 1) return min;
    if (rank >= count) return max;
    return Math.max(min, Math.min(max, this.valueAt(series, rank)));
  }

  private addBelow(series: number, value: number): void {
    if (Number.isNaN(value)) throw new RangeError('a quantile sketch cannot hold NaN');
    this.negatives[series]!++;
    this.below ??= new BinCounts(this.counts.length);
    this.below.add(series, binOf(-value));
  }

  private valueAt(series: number, rank: number): number {
    const negatives = this.negatives[series]!;
    if (rank <= negatives) {
      const bin = this.below?.binAt(series, negatives - rank + 1);
      return bin === undefined ? 0 : -binMiddle(bin);
    }
    const rest = rank - negatives - this.zeros[series]!;
    const bin = rest > 0 ? this.above.binAt(series, rest) : undefined;
    return bin === undefined ? 0 : binMiddle(bin);
  }
}
