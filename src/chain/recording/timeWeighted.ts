import type { Hours } from '../../engine/hours.ts';

/**
 * Levels that change at moments and their exact integrals over time, as parallel arrays. Each index keeps its
 * own moment of last change, on plain hours or on a roster's open hours, whichever its caller uses throughout.
 */
export class TimeWeighted {
  private readonly level: Float64Array;
  private readonly area: Float64Array;
  private readonly since: Float64Array;

  constructor(size: number) {
    this.level = new Float64Array(size);
    this.area = new Float64Array(size);
    this.since = new Float64Array(size);
  }

  levelOf(index: number): number {
    return this.level[index]!;
  }

  /** Starts an integral of 0 at `at` with the given level. */
  begin(index: number, at: Hours, level: number): void {
    this.level[index] = level;
    this.area[index] = 0;
    this.since[index] = at;
  }

  /** From `at` on the level is `level`. */
  set(index: number, at: Hours, level: number): void {
    this.area[index] = this.area[index]! + this.level[index]! * (at - this.since[index]!);
    this.since[index] = at;
    this.level[index] = level;
  }

  /** From `at` on the level is higher by `change`. */
  add(index: number, at: Hours, change: number): void {
    const level = this.level[index]!;
    this.area[index] = this.area[index]! + level * (at - this.since[index]!);
    this.since[index] = at;
    this.level[index] = level + change;
  }

  /** The integral from its beginning to `at`. */
  total(index: number, at: Hours): number {
    return this.area[index]! + this.level[index]! * (at - this.since[index]!);
  }
}
