import type { Hours } from '../../engine/hours.ts';

/**
 * A level that changes at moments, and its exact integral over time: on plain hours or on a roster's open hours,
 * whichever its caller uses throughout.
 */
export class TimeWeighted {
  level = 0;
  private area = 0;
  private since: Hours = 0;

  /** Starts an integral of 0 at `at` with the given level. */
  begin(at: Hours, level: number): void {
    this.level = level;
    this.area = 0;
    this.since = at;
  }

  /** From `at` on the level is `level`. */
  set(at: Hours, level: number): void {
    if (level === this.level) return;
    this.area += this.level * (at - this.since);
    this.since = at;
    this.level = level;
  }

  /** From `at` on the level is higher by `change`. */
  add(at: Hours, change: number): void {
    this.area += this.level * (at - this.since);
    this.since = at;
    this.level += change;
  }

  /** The integral from its beginning to `at`. */
  total(at: Hours): number {
    return this.area + this.level * (at - this.since);
  }
}
