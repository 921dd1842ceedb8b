import type { SweepDesign } from './sweepDesign.ts';

/** What is kept of all points, for what is said and drawn of them together: a number each. */
export class SweepPoints {
  readonly design: SweepDesign;
  private readonly counts: Int32Array;

  constructor(design: SweepDesign) {
    this.design = design;
    this.counts = new Int32Array(design.points);
  }

  get count(): number {
    return this.design.points;
  }

  /** Replications that held at each point. */
  get held(): ArrayLike<number> {
    return this.counts;
  }

  set(index: number, held: number): void {
    this.counts[index] = held;
  }

  /** Axis by axis. */
  valuesAt(index: number): readonly number[] {
    return this.design.at(index);
  }

  /** The values of all points on one axis. */
  column(axis: number): Float64Array {
    return Float64Array.from({ length: this.count }, (_, index) => this.design.at(index)[axis] ?? Number.NaN);
  }
}
