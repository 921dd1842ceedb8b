/**
 * The event list: the next moment of each *source* (a unit's completions, an arrival stream, a step's
 * deadlines, …), earliest first, ties by `tie` (see ranks.ts). The number of sources is fixed when the chain
 * is compiled, so its cost does not grow with cases in progress: what lies behind a source is that source's
 * own heap.
 *
 * A four-ary heap with a position index: `schedule` moves a source in O(log sources) and allocates nothing.
 */
export class EventList {
  /** By source. */
  private readonly at: Float64Array;
  private readonly tie: Float64Array;
  private readonly position: Int32Array;
  /** By position: the sources in heap order. */
  private readonly heap: Int32Array;

  constructor(sources: number) {
    this.at = new Float64Array(sources).fill(Number.POSITIVE_INFINITY);
    this.tie = new Float64Array(sources);
    this.position = Int32Array.from({ length: sources }, (_, source) => source);
    this.heap = Int32Array.from({ length: sources }, (_, source) => source);
  }

  /** The source whose moment comes next; it stays scheduled until it is moved. */
  get next(): number {
    return this.heap[0]!;
  }

  /** When the next source is due; `Infinity` if none is. */
  get nextAt(): number {
    return this.at[this.heap[0]!]!;
  }

  get nextTie(): number {
    return this.tie[this.heap[0]!]!;
  }

  /** When `source` is due; `Infinity` if it is not scheduled. */
  momentOf(source: number): number {
    return this.at[source]!;
  }

  /** Sets the moment of a source; `Infinity` takes it out. */
  schedule(source: number, at: number, tie: number): void {
    const before = this.at[source]!;
    if (before === at && this.tie[source]! === tie) return;
    const earlier = at < before || (at === before && tie < this.tie[source]!);
    this.at[source] = at;
    this.tie[source] = tie;
    if (earlier) this.siftUp(source, at, tie);
    else this.siftDown(source, at, tie);
  }

  cancel(source: number): void {
    this.schedule(source, Number.POSITIVE_INFINITY, 0);
  }

  /** Takes every source out. */
  clear(): void {
    this.at.fill(Number.POSITIVE_INFINITY);
    this.tie.fill(0);
    for (let source = 0; source < this.heap.length; source++) {
      this.heap[source] = source;
      this.position[source] = source;
    }
  }

  private siftUp(source: number, at: number, tie: number): void {
    const { heap, position } = this;
    let hole = position[source]!;
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      const other = heap[parent]!;
      const otherAt = this.at[other]!;
      if (otherAt < at || (otherAt === at && this.tie[other]! <= tie)) break;
      heap[hole] = other;
      position[other] = hole;
      hole = parent;
    }
    heap[hole] = source;
    position[source] = hole;
  }

  private siftDown(source: number, at: number, tie: number): void {
    const { heap, position } = this;
    const size = heap.length;
    let hole = position[source]!;
    for (;;) {
      let child = hole * 4 + 1;
      if (child >= size) break;
      const end = Math.min(child + 4, size);
      let least = heap[child]!;
      let leastAt = this.at[least]!;
      for (let other = child + 1; other < end; other++) {
        const candidate = heap[other]!;
        const candidateAt = this.at[candidate]!;
        if (candidateAt < leastAt || (candidateAt === leastAt && this.tie[candidate]! < this.tie[least]!)) {
          child = other;
          least = candidate;
          leastAt = candidateAt;
        }
      }
      if (at < leastAt || (at === leastAt && tie <= this.tie[least]!)) break;
      heap[hole] = least;
      position[least] = hole;
      hole = child;
    }
    heap[hole] = source;
    position[source] = hole;
  }
}
