import { BINS, binMiddle, binOf } from '../../statistics/logBins.ts';

/** Below this an observation counts as zero. */
const LEAST = 2 ** -33;

/**
 * Counts of observations (waits, throughput times) in logarithmic bins, for quantiles within 1 %. Zeros, of which
 * waits have many, are counted apart: the bins in use then lie close together.
 */
export class Histogram {
  total = 0;
  private zeros = 0;
  private readonly counts = new Uint32Array(BINS);
  /** All bins in use lie in [least, most]. */
  private least = BINS;
  private most = -1;

  add(value: number): void {
    this.total++;
    if (value < LEAST) {
      this.zeros++;
      return;
    }
    const bin = binOf(value);
    this.counts[bin]!++;
    if (bin < this.least) this.least = bin;
    if (bin > this.most) this.most = bin;
  }

  addAll(other: Histogram): void {
    for (let bin = other.least; bin <= other.most; bin++) this.counts[bin]! += other.counts[bin]!;
    this.total += other.total;
    this.zeros += other.zeros;
    this.least = Math.min(this.least, other.least);
    this.most = Math.max(this.most, other.most);
  }

  /** The smallest value that at least a share `q` of the observations do not exceed; NaN without any. */
  quantile(q: number): number {
    if (this.total === 0) return Number.NaN;
    const wanted = Math.max(1, Math.ceil(q * this.total - 1e-9));
    if (wanted <= this.zeros) return 0;
    // From above: most of what is observed lies in the uppermost octaves.
    let below = this.total;
    for (let bin = this.most; bin >= this.least; bin--) {
      below -= this.counts[bin]!;
      if (below < wanted) return binMiddle(bin);
    }
    return Number.NaN;
  }

  clear(): void {
    if (this.most >= 0) this.counts.fill(0, this.least, this.most + 1);
    this.total = 0;
    this.zeros = 0;
    this.least = BINS;
    this.most = -1;
  }
}
