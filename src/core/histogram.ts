import { allocate, List } from './memory.ts';

/** Bins of `statistics/logBins.ts`: 64 an octave, from 2⁻³³ to 2⁵³. */
const BINS = 5504;
const SUB_BINS = 64;
const LOWEST_EXPONENT = -33;
const FIRST = (1023 + LOWEST_EXPONENT) * SUB_BINS;
const SHIFT = 46;
/** Below this an observation counts as zero. */
const LEAST: f64 = 1.1641532182693481e-10;

/**
 * Counts of observations (waits, throughput times) in logarithmic bins, for quantiles within 1 %. Zeros, of which
 * waits have many, are counted apart: the bins in use then lie close together.
 */
@unmanaged
export class Histogram {
  total: f64 = 0;
  private zeros: f64 = 0;
  private readonly counts: usize = allocate(BINS * 4);
  /** All bins in use lie in [least, most]. */
  private least: i32 = BINS;
  private most: i32 = -1;

  add(value: f64): void {
    this.total += 1;
    if (value < LEAST) {
      this.zeros += 1;
      return;
    }
    const bin = binOf(value);
    const count = this.counts + (usize(bin) << 2);
    store<u32>(count, load<u32>(count) + 1);
    if (bin < this.least) this.least = bin;
    if (bin > this.most) this.most = bin;
  }

  addAll(other: Histogram): void {
    for (let bin = other.least; bin <= other.most; bin++) {
      const count = this.counts + (usize(bin) << 2);
      store<u32>(count, load<u32>(count) + other.countOf(bin));
    }
    this.total += other.total;
    this.zeros += other.zeros;
    this.least = min<i32>(this.least, other.least);
    this.most = max<i32>(this.most, other.most);
  }

  /** The smallest value that at least a share `q` of the observations do not exceed; NaN without any. */
  quantile(q: f64): f64 {
    if (this.total === 0) return NaN;
    const wanted = max<f64>(1, ceil<f64>(q * this.total - 1e-9));
    if (wanted <= this.zeros) return 0;
    // From above: most of what is observed lies in the uppermost octaves.
    let below = this.total;
    for (let bin = this.most; bin >= this.least; bin--) {
      below -= f64(this.countOf(bin));
      if (below < wanted) return binMiddle(bin);
    }
    return NaN;
  }

  clear(): void {
    if (this.most >= 0) {
      memory.fill(this.counts + (usize(this.least) << 2), 0, usize(this.most + 1 - this.least) << 2);
    }
    this.total = 0;
    this.zeros = 0;
    this.least = BINS;
    this.most = -1;
  }

  private countOf(bin: i32): u32 {
    return load<u32>(this.counts + (usize(bin) << 2));
  }
}

/** The bin of a positive value: its exponent and the top six bits of its mantissa. */
function binOf(positive: f64): i32 {
  const bin = i32(reinterpret<u64>(positive) >>> SHIFT) - FIRST;
  return bin < 0 ? 0 : bin >= BINS ? BINS - 1 : bin;
}

/** The middle of a bin: within 1/128 of every value in it, relatively. */
function binMiddle(bin: i32): f64 {
  const octave = bin / SUB_BINS;
  const power = reinterpret<f64>(u64(octave + LOWEST_EXPONENT + 1023) << 52);
  return power * (1 + (f64(bin - octave * SUB_BINS) + 0.5) / SUB_BINS);
}

/** Observations of one step or case type: of the reporting period, of the whole span, and those a norm keeps. */
@unmanaged
export class Observations {
  readonly period: Histogram = new Histogram();
  readonly whole: Histogram = new Histogram();
  readonly kept: List<Histogram> = new List<Histogram>();

  add(value: f64): void {
    this.period.add(value);
    for (let index = 0; index < this.kept.length; index++) this.kept.get(index).add(value);
  }

  /** The reporting period ends: what it observed goes to the whole span. */
  closePeriod(): void {
    this.whole.addAll(this.period);
    this.period.clear();
  }

  clear(): void {
    this.period.clear();
    this.whole.clear();
    for (let index = 0; index < this.kept.length; index++) this.kept.get(index).clear();
  }
}
