import type { Hours } from '../../engine/hours.ts';
import type { StaffGrid } from './meanStaff.ts';

/** A hazard of leaving by the environment as it is; whether it moves in the course of a run. */
export interface Hazard {
  readonly rate: () => number;
  readonly moves: boolean;
}

/** Mean hazard of leaving by unit and step of the path of the staff, whose steps are the longer ones. */
export class MeanHazards {
  private readonly hazards: readonly Hazard[];
  private readonly grid: StaffGrid;
  private readonly sums: readonly Float64Array[];
  private readonly counts: Float64Array;

  constructor(hazards: readonly Hazard[], grid: StaffGrid) {
    this.hazards = hazards;
    this.grid = grid;
    this.sums = hazards.map(({ moves }) => new Float64Array(moves ? grid.count : 1));
    this.counts = new Float64Array(grid.count);
  }

  /** A step of the finer path passes, the middle of which is at `at`. */
  pass(at: Hours): void {
    const { begin, hours, count } = this.grid;
    const step = Math.min(count - 1, Math.max(0, Math.floor((at - begin) / hours)));
    const isFirst = this.counts[0] === 0;
    this.counts[step]!++;
    for (let unit = 0; unit < this.hazards.length; unit++) {
      const { rate, moves } = this.hazards[unit]!;
      if (moves) this.sums[unit]![step]! += Math.max(0, rate());
      else if (isFirst) this.sums[unit]![0] = Math.max(0, rate());
    }
  }

  /** Per person and hour; by unit, for each step of the grid, or once where it does not move. */
  get means(): Float64Array[] {
    return this.sums.map((sums, unit) =>
      this.hazards[unit]?.moves === true
        ? sums.map((sum, step) => (this.counts[step]! > 0 ? sum / this.counts[step]! : 0))
        : sums,
    );
  }
}
