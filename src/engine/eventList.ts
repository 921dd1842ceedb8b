/**
 * The event list: the next moment of each *source* (a unit's completions, an arrival stream, a step's
 * deadlines, …), earliest first, ties by `tie` (see ranks.ts). The number of sources is fixed when the chain
 * is compiled, so its cost does not grow with cases in progress: what lies behind a source is that source's
 * own heap.
 *
 * A four-ary heap with a position index: `schedule` moves a source in O(log sources) and allocates nothing.
 */
export class EventList {
  /** By position in the heap: moments next to each other, so that four children are compared with four loads. */
  private readonly at: Float64Array;
  private readonly tie: Float64Array;
  private readonly source: Int32Array;
  /** By source: its position. */
  private readonly position: Int32Array;
  private readonly size: number;

  constructor(sources: number) {
    this.size = sources;
    this.at = new Float64Array(sources).fill(Number.POSITIVE_INFINITY);
    this.tie = new Float64Array(sources);
    this.source = Int32Array.from({ length: sources }, (_, source) => source);
    this.position = Int32Array.from({ length: sources }, (_, source) => source);
  }

  /** The source whose moment comes next; it stays scheduled until it is moved. */
  get next(): number {
    return this.source[0]!;
  }

  /** When the next source is due; `Infinity` if none is. */
  get nextAt(): number {
    return this.at[0]!;
  }

  get nextTie(): number {
    return this.tie[0]!;
  }

  /** When `source` is due; `Infinity` if it is not scheduled. */
  momentOf(source: number): number {
    return this.at[this.position[source]!]!;
  }

  /** Whether `source` comes next and no other is due at its moment. */
  isAloneNext(source: number): boolean {
    const { at, size } = this;
    if (this.source[0] !== source) return false;
    const now = at[0]!;
    const end = size < 5 ? size : 5;
    for (let child = 1; child < end; child++) if (at[child]! <= now) return false;
    return true;
  }

  /** Sets the moment of a source; `Infinity` takes it out. */
  schedule(source: number, at: number, tie: number): void {
    const hole = this.position[source]!;
    const before = this.at[hole]!;
    if (before === at && this.tie[hole]! === tie) return;
    const earlier = at < before || (at === before && tie < this.tie[hole]!);
    this.at[hole] = at;
    this.tie[hole] = tie;
    if (earlier) this.siftUp(hole);
    else this.siftDown(hole);
  }

  cancel(source: number): void {
    this.schedule(source, Number.POSITIVE_INFINITY, 0);
  }

  /** Takes every source out. */
  clear(): void {
    this.at.fill(Number.POSITIVE_INFINITY);
    this.tie.fill(0);
    for (let source = 0; source < this.size; source++) {
      this.source[source] = source;
      this.position[source] = source;
    }
  }

  /** Moves what stands at `hole` up to its place. Positions are passed, not moments: numbers would be boxed. */
  private siftUp(from: number): void {
    const { at, tie, source, position } = this;
    const movedAt = at[from]!;
    const movedTie = tie[from]!;
    const moved = source[from]!;
    let hole = from;
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      const parentAt = at[parent]!;
      if (parentAt < movedAt || (parentAt === movedAt && tie[parent]! <= movedTie)) break;
      at[hole] = parentAt;
      tie[hole] = tie[parent]!;
      source[hole] = source[parent]!;
      position[source[hole]!] = hole;
      hole = parent;
    }
    at[hole] = movedAt;
    tie[hole] = movedTie;
    source[hole] = moved;
    position[moved] = hole;
  }

  /** Moves what stands at `hole` down to its place. */
  private siftDown(from: number): void {
    const { at, tie, source, position, size } = this;
    const movedAt = at[from]!;
    const movedTie = tie[from]!;
    const moved = source[from]!;
    let hole = from;
    for (;;) {
      let least = hole * 4 + 1;
      if (least >= size) break;
      const end = least + 4 < size ? least + 4 : size;
      let leastAt = at[least]!;
      for (let child = least + 1; child < end; child++) {
        const childAt = at[child]!;
        if (childAt < leastAt || (childAt === leastAt && tie[child]! < tie[least]!)) {
          least = child;
          leastAt = childAt;
        }
      }
      if (movedAt < leastAt || (movedAt === leastAt && movedTie <= tie[least]!)) break;
      at[hole] = leastAt;
      tie[hole] = tie[least]!;
      source[hole] = source[least]!;
      position[source[hole]!] = hole;
      hole = least;
    }
    if (hole === from) return;
    at[hole] = movedAt;
    tie[hole] = movedTie;
    source[hole] = moved;
    position[moved] = hole;
  }
}
