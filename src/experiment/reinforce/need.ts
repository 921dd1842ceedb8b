import type { Levels } from './cheapestPlan.ts';

/** Where the search for a unit's need begins, and where it is given up. */
export interface Reach {
  /** By how much more it is tried first, ≥ 1. */
  readonly guesses: Levels;
  /** More would do nothing. */
  readonly most: Levels;
}

/**
 * What one future needs of each unit, as far as trials have shown: the extra strength at which the unit let the future
 * fail last, and the least at which it did not. More strength is taken to help, and a unit's own failures to depend on
 * its own strength; where a later trial contradicts an earlier one (units do depend on each other) the later one counts.
 */
export class Need {
  /** By unit, and last what no unit explains: the most at which it failed; −1 if it never did. */
  private readonly failedAt: Float64Array;
  /** The least at which it did not fail; Infinity if it always did. */
  private readonly heldAt: Float64Array;
  /** Units at which it failed at some level, which are few; found when they are asked for. */
  private failing: readonly number[] | undefined;

  constructor(units: number) {
    this.failedAt = new Float64Array(units + 1).fill(-1);
    this.heldAt = new Float64Array(units + 1).fill(Infinity);
    this.failing = undefined;
  }

  /** @param failed 1 for each unit, and last for none of them, that let the future fail with these levels */
  learn(levels: Levels, failed: Uint8Array): void {
    const { failedAt, heldAt } = this;
    const last = failed.length - 1;
    for (let unit = 0; unit < last; unit++) {
      const level = levels[unit] ?? 0;
      if (failed[unit] === 1) {
        failedAt[unit] = Math.max(failedAt[unit]!, level);
        if (heldAt[unit]! <= level) heldAt[unit] = Infinity;
      } else {
        heldAt[unit] = Math.min(heldAt[unit]!, level);
        if (failedAt[unit]! >= level) failedAt[unit] = -1;
      }
    }
    // What no unit explains has no level: the last trial counts.
    heldAt[last] = failed[last] === 1 ? Infinity : 0;
    this.failing = undefined;
  }

  /** Whether the unit let the future fail at some level. */
  isOf(unit: number): boolean {
    return this.failedAt[unit]! >= 0;
  }

  /** The least extra strength of a unit that is known to keep it from letting the future fail; Infinity if none is. */
  of(unit: number): number {
    return this.heldAt[unit]!;
  }

  /**
   * The chance that the future holds with these levels. A need that is only known to lie between two levels is taken to
   * lie anywhere between them alike; what no level tried has helped is taken to be helped by none, and a unit that never let it fail
   * not to do so with less.
   */
  chance(levels: Levels): number {
    const { failedAt, heldAt } = this;
    const last = heldAt.length - 1;
    if (heldAt[last] === Infinity) return 0;
    this.failing ??= [...failedAt.subarray(0, last).keys()].filter((unit) => failedAt[unit]! >= 0);
    let chance = 1;
    for (const unit of this.failing) {
      const level = levels[unit] ?? 0;
      const held = heldAt[unit]!;
      if (level >= held) continue;
      const failed = failedAt[unit]!;
      if (level <= failed || held === Infinity) return 0;
      chance *= (level - failed) / (held - failed);
    }
    return chance;
  }

  /**
   * What to try next, to know each unit's need: more where none has helped, half way where it lies between two levels, for all
   * units at once; undefined when all is known, or nothing helps.
   */
  next({ guesses, most }: Reach): Levels | undefined {
    const { failedAt, heldAt } = this;
    const last = heldAt.length - 1;
    let isOpen = false;
    const levels: number[] = [];
    for (let unit = 0; unit < last; unit++) {
      const failed = failedAt[unit]!;
      const held = heldAt[unit]!;
      if (held < Infinity && (failed < 0 || held - failed <= 1)) {
        levels.push(held);
        continue;
      }
      isOpen = true;
      if (held < Infinity) {
        levels.push(Math.floor((failed + held) / 2));
        continue;
      }
      const limit = most[unit] ?? 0;
      if (failed >= limit) return undefined;
      levels.push(Math.min(limit, Math.max(failed + (guesses[unit] ?? 1), 2 * failed)));
    }
    return isOpen ? levels : undefined;
  }
}
