/**
 * What each future needs of each unit, as far as trials have shown: the extra strength at which the unit let the future
 * fail last, and the least at which it did not. More strength is taken to help, and a unit's own failures to depend on
 * its own strength; where a later trial contradicts an earlier one (units do depend on each other) the later one counts.
 */
export class Needs {
  readonly replications: number;
  /** Units, and last what no unit explains. */
  readonly columns: number;
  /** Per replication and column: the most at which it failed; −1 if it never did. */
  private readonly failedAt: Float64Array;
  /** The least at which it did not fail; Infinity if it always did. */
  private readonly heldAt: Float64Array;

  constructor(replications: number, columns: number) {
    this.replications = replications;
    this.columns = columns;
    this.failedAt = new Float64Array(replications * columns).fill(-1);
    this.heldAt = new Float64Array(replications * columns).fill(Infinity);
  }

  /** @param levels extra strength by unit; the last column has none */
  learn(levels: readonly number[], failed: Uint8Array): void {
    const { columns, failedAt, heldAt } = this;
    for (let cell = 0; cell < failed.length; cell++) {
      const level = levels[cell % columns] ?? 0;
      if (failed[cell] === 1) {
        failedAt[cell] = Math.max(failedAt[cell]!, level);
        if (heldAt[cell]! <= level) heldAt[cell] = Infinity;
      } else {
        heldAt[cell] = Math.min(heldAt[cell]!, level);
        if (failedAt[cell]! >= level) failedAt[cell] = -1;
      }
    }
    // What no unit explains has no level: the last trial counts.
    for (let row = 0; row < this.replications; row++) {
      const cell = (row + 1) * columns - 1;
      heldAt[cell] = failed[cell] === 1 ? Infinity : 0;
      failedAt[cell] = failed[cell] === 1 ? 0 : -1;
    }
  }

  /** The greatest strength that a future is known to need of a unit and to be helped by; 0 if none needs any. */
  mostUseful(unit: number): number {
    let most = 0;
    for (let cell = unit; cell < this.heldAt.length; cell += this.columns) {
      const held = this.heldAt[cell]!;
      if (held < Infinity && this.failedAt[cell]! >= 0) most = Math.max(most, held);
    }
    return most;
  }

  /** Units that let any future fail at some level. */
  involved(): number[] {
    const units: number[] = [];
    for (let unit = 0; unit < this.columns - 1; unit++) {
      for (let cell = unit; cell < this.failedAt.length; cell += this.columns) {
        if (this.failedAt[cell]! >= 0) {
          units.push(unit);
          break;
        }
      }
    }
    return units;
  }

  /**
   * The expected share of the futures that hold with this extra strength at those units. A need that is only known to lie
   * between two levels is taken to lie anywhere between them alike.
   */
  share(levels: readonly number[], units: readonly number[]): number {
    const { columns, failedAt, heldAt, replications } = this;
    let sum = 0;
    for (let row = 0; row < replications; row++) {
      let chance = heldAt[(row + 1) * columns - 1] === Infinity ? 0 : 1;
      for (const unit of units) {
        if (chance === 0) break;
        const cell = row * columns + unit;
        const held = heldAt[cell]!;
        const level = levels[unit] ?? 0;
        if (level >= held) continue;
        const failed = failedAt[cell]!;
        if (failed < 0) continue;
        chance *= level <= failed || held === Infinity ? 0 : (level - failed) / (held - failed);
      }
      sum += chance;
    }
    return sum / replications;
  }
}
