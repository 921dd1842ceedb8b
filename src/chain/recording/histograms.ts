import { BINS, binMiddle, binOf } from '../../statistics/logBins.ts';

/** Below this an observation counts as zero. */
const LEAST = 2 ** -33;

/**
 * Counts of observations (waits, throughput times) in logarithmic bins, for quantiles within 1 %. Bin 0 holds
 * the zeros, bin i + 1 is logarithmic bin i.
 */
export class Histogram {
  total = 0;
  private readonly counts = new Uint32Array(BINS + 1);
  private least = BINS + 1;
  private most = -1;

  add(value: number): void {
    const bin = value < LEAST ? 0 : binOf(value) + 1;
    this.counts[bin]!++;
    this.total++;
    if (bin < this.least) this.least = bin;
    if (bin > this.most) this.most = bin;
  }

  addAll(other: Histogram): void {
    for (let bin = other.least; bin <= other.most; bin++) this.counts[bin]! += other.counts[bin]!;
    this.total += other.total;
    this.least = Math.min(this.least, other.least);
    this.most = Math.max(this.most, other.most);
  }

  /** The smallest value that at least a share `q` of the observations do not exceed; NaN without any. */
  quantile(q: number): number {
    if (this.total === 0) return Number.NaN;
    const wanted = Math.max(1, Math.ceil(q * this.total - 1e-9));
    let seen = 0;
    for (let bin = this.least; bin <= this.most; bin++) {
      seen += this.counts[bin]!;
      if (seen >= wanted) return bin === 0 ? 0 : binMiddle(bin - 1);
    }
    return Number.NaN;
  }

  clear(): void {
    if (this.most >= 0) this.counts.fill(0, this.least, this.most + 1);
    this.total = 0;
    this.least = BINS + 1;
    this.most = -1;
  }
}
