const NONE = new Float64Array(0);
/** Stores grow by whole chunks of bins, so that neighbouring values do not each make a new one. */
const CHUNK = 16;

/** Counts by bin that take room only for the stretch of bins used so far. */
export class BinCounts {
  /** The bin of `counts[0]`. */
  private first = 0;
  private counts = NONE;

  add(bin: number, count: number): void {
    const at = bin - this.first;
    if (at < 0 || at >= this.counts.length) this.cover(bin);
    this.counts[bin - this.first]! += count;
  }

  merge(other: BinCounts): void {
    for (let i = 0; i < other.counts.length; i++) {
      const count = other.counts[i]!;
      if (count > 0) this.add(other.first + i, count);
    }
  }

  /** The bin that holds the rank-th count (1 is the first) in rising order; `undefined` if there are fewer. */
  binAt(rank: number): number | undefined {
    let cumulative = 0;
    for (let i = 0; i < this.counts.length; i++) {
      cumulative += this.counts[i]!;
      if (cumulative >= rank) return this.first + i;
    }
    return undefined;
  }

  private cover(bin: number): void {
    const chunk = bin - (bin % CHUNK);
    const isEmpty = this.counts.length === 0;
    const first = isEmpty ? chunk : Math.min(this.first, chunk);
    const end = isEmpty ? chunk + CHUNK : Math.max(this.first + this.counts.length, chunk + CHUNK);
    const wider = new Float64Array(end - first);
    if (!isEmpty) wider.set(this.counts, this.first - first);
    this.first = first;
    this.counts = wider;
  }
}
