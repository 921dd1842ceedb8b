import { BinCounts } from './binCounts.ts';
import { binMiddle, binOf, SMALLEST_BINNED } from './logBins.ts';

/**
 * Quantiles of any number of observations in bounded room, within 1 % of the value (and exactly at the smallest
 * and the largest). Sketches fold: the counts of merged sketches are those of one that saw everything, in any
 * order. Values closer to zero than 2⁻³³ count as zero. An empty sketch takes next to no room.
 */
export class QuantileSketch {
  /** The number of observations. */
  count = 0;
  /** The smallest and the largest observation, exactly; `undefined` without any. */
  min: number | undefined = undefined;
  max: number | undefined = undefined;
  private zeros = 0;
  private negatives = 0;
  private above: BinCounts | undefined = undefined;
  /** Of the values below zero, by their distance from it. */
  private below: BinCounts | undefined = undefined;

  /** @throws RangeError for NaN. Infinite values go to the outermost bin. */
  add(value: number): void {
    if (Number.isNaN(value)) throw new RangeError('a quantile sketch cannot hold NaN');
    this.count++;
    this.widen(value, value);
    if (value >= SMALLEST_BINNED) {
      this.above ??= new BinCounts();
      this.above.add(binOf(value), 1);
    } else if (value <= -SMALLEST_BINNED) {
      this.negatives++;
      this.below ??= new BinCounts();
      this.below.add(binOf(-value), 1);
    } else {
      this.zeros++;
    }
  }

  /** Adds what the other has seen. */
  merge(other: QuantileSketch): void {
    if (other.min === undefined || other.max === undefined) return;
    this.count += other.count;
    this.zeros += other.zeros;
    this.negatives += other.negatives;
    this.widen(other.min, other.max);
    if (other.above !== undefined) {
      this.above ??= new BinCounts();
      this.above.merge(other.above);
    }
    if (other.below !== undefined) {
      this.below ??= new BinCounts();
      this.below.merge(other.below);
    }
  }

  /**
   * The smallest value up to which at least the share q of the observations lies (the inverse of the empirical
   * distribution function; for q = 0 the smallest), q in [0, 1]; `undefined` without observations.
   */
  quantile(q: number): number | undefined {
    const { count, min, max } = this;
    if (min === undefined || max === undefined) return undefined;
    // The allowance keeps 0.07 × 100 = 7.000000000000001 from asking for the eighth.
    const rank = Math.max(1, Math.ceil(q * count - 1e-12 * count));
    if (rank <= 1) return min;
    if (rank >= count) return max;
    return Math.max(min, Math.min(max, this.valueAt(rank)));
  }

  private valueAt(rank: number): number {
    if (rank <= this.negatives) {
      const bin = this.below?.binAt(this.negatives - rank + 1);
      return bin === undefined ? 0 : -binMiddle(bin);
    }
    const bin = this.above?.binAt(rank - this.negatives - this.zeros);
    return rank <= this.negatives + this.zeros || bin === undefined ? 0 : binMiddle(bin);
  }

  private widen(low: number, high: number): void {
    this.min = this.min === undefined ? low : Math.min(this.min, low);
    this.max = this.max === undefined ? high : Math.max(this.max, high);
  }
}
