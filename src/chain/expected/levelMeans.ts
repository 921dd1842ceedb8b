import type { Dependencies } from '../dependencies.ts';

/**
 * Means of formulas over the threat levels: Σ P(level) × value at its factor. Exact in the factor whatever the formula
 * makes of it (a number of posts that is rounded up, a comparison); all else that it names is as it stands in the
 * environment.
 */
export class LevelMeans {
  private readonly factors: readonly number[];
  private readonly environment: Float64Array;
  private readonly slot: number;
  /** Probability of each level, or its share of the time. */
  private shares: readonly number[] = [];
  private meanFactor = 0;

  /** @param slot of the factor in the environment */
  constructor(factors: readonly number[], environment: Float64Array, slot: number) {
    this.factors = factors;
    this.environment = environment;
    this.slot = slot;
  }

  /** Sets the shares of the levels, and the environment to the mean factor. */
  set(shares: readonly number[]): void {
    this.shares = shares;
    this.meanFactor = this.mean(() => this.environment[this.slot]!);
    this.environment[this.slot] = this.meanFactor;
  }

  /** A formula's mean over the levels. */
  over(value: () => number, { threat }: Dependencies): () => number {
    if (!threat || this.factors.length === 1) return value;
    return () => {
      const mean = this.mean(value);
      this.environment[this.slot] = this.meanFactor;
      return mean;
    };
  }

  /** A formula's value at one level. */
  at(level: number, value: () => number): number {
    this.environment[this.slot] = this.factors[level]!;
    const result = value();
    this.environment[this.slot] = this.meanFactor;
    return result;
  }

  private mean(value: () => number): number {
    let sum = 0;
    for (const [level, share] of this.shares.entries()) {
      if (!(share > 0)) continue;
      this.environment[this.slot] = this.factors[level]!;
      sum += share * value();
    }
    return sum;
  }
}
