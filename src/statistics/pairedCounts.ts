import type { PairedEstimate } from './pairedTally.ts';

/** Successes and failures of two variants in the replications that they share. Counts: exact, in any order. */
export class PairedCounts implements PairedEstimate {
  count = 0;
  /** Replications with success in the second only, and in the first only. */
  gained = 0;
  lost = 0;
  private firsts = 0;

  add(first: boolean, second: boolean): void {
    this.count++;
    if (first) this.firsts++;
    if (second && !first) this.gained++;
    if (first && !second) this.lost++;
  }

  get differing(): number {
    return this.gained + this.lost;
  }

  get first(): number | undefined {
    return this.count === 0 ? undefined : this.firsts / this.count;
  }

  get second(): number | undefined {
    return this.count === 0 ? undefined : (this.firsts + this.gained - this.lost) / this.count;
  }

  get difference(): number | undefined {
    return this.count === 0 ? undefined : (this.gained - this.lost) / this.count;
  }

  get variance(): number | undefined {
    const { count, difference, differing } = this;
    if (difference === undefined || count < 2) return undefined;
    return (differing - count * difference * difference) / (count * (count - 1));
  }

  get varianceApart(): number | undefined {
    const { count, first, second } = this;
    if (first === undefined || second === undefined || count < 2) return undefined;
    return (first * (1 - first) + second * (1 - second)) / (count - 1);
  }
}
