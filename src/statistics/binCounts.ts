/** Room grows by whole chunks of bins, so that neighbouring values do not each ask for more. */
const CHUNK = 16;

/**
 * Counts by bin of many series, each of which takes room only for the stretch of bins that it has used so far. All lie
 * in one pool: there are hundreds of thousands of short series, and an object each would cost more than the counts.
 */
export class BinCounts {
  /** By series: the bin of its first count, where that lies in the pool, and for how many bins there is room. */
  private readonly first: Int32Array;
  private readonly offset: Int32Array;
  private readonly room: Int32Array;
  private pool = new Uint32Array(0);
  /** What of the pool is taken. */
  private taken = 0;
  /** By room: offsets of stretches that grown series left, all zeros. */
  private readonly left = new Map<number, number[]>();

  constructor(series: number) {
    this.first = new Int32Array(series);
    this.offset = new Int32Array(series);
    this.room = new Int32Array(series);
  }

  /** Counts one in a bin (whole, ≥ 0, below 2¹⁵). */
  add(series: number, bin: number): void {
    const at = bin - this.first[series]!;
    if (at < 0 || at >= this.room[series]!) this.cover(series, bin);
    this.pool[this.offset[series]! + bin - this.first[series]!]!++;
  }

  /** The bin that holds the rank-th count (1 is the first) in rising order; `undefined` if there are fewer. */
  binAt(series: number, rank: number): number | undefined {
    const offset = this.offset[series]!;
    let cumulative = 0;
    for (let i = 0; i < this.room[series]!; i++) {
      cumulative += this.pool[offset + i]!;
      if (cumulative >= rank) return this.first[series]! + i;
    }
    return undefined;
  }

  /**
   * Makes room for a bin: the next power of two that covers it too. What that is more than needed lies on the side to which
   * the series grows: kept on the other side, it would double with each step.
   */
  private cover(series: number, bin: number): void {
    const before = this.room[series]!;
    const first = this.first[series]!;
    const chunk = bin - (bin % CHUNK);
    const isBelow = before > 0 && chunk < first;
    const low = isBelow || before === 0 ? chunk : first;
    const high = isBelow ? first + before : chunk + CHUNK;
    let room = CHUNK;
    while (room < high - low) room *= 2;
    const from = isBelow ? Math.max(0, high - room) : low;
    const offset = this.stretch(room);
    if (before > 0) {
      const old = this.offset[series]!;
      this.pool.copyWithin(offset + first - from, old, old + before);
      this.pool.fill(0, old, old + before);
      this.leave(old, before);
    }
    this.first[series] = from;
    this.offset[series] = offset;
    this.room[series] = room;
  }

  /** A stretch of zeros: one that was left, or a new one. */
  private stretch(room: number): number {
    const left = this.left.get(room)?.pop();
    if (left !== undefined) return left;
    const offset = this.taken;
    this.taken += room;
    if (this.taken > this.pool.length) {
      const pool = new Uint32Array(Math.max(1024, 2 * this.taken));
      pool.set(this.pool);
      this.pool = pool;
    }
    return offset;
  }

  private leave(offset: number, room: number): void {
    const left = this.left.get(room);
    if (left === undefined) this.left.set(room, [offset]);
    else left.push(offset);
  }
}
