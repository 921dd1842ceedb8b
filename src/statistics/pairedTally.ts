import { Tally } from './tally.ts';

/** What two variants say of one quantity, seen on the same subjects (replications). */
export interface PairedEstimate {
  /** Subjects. */
  readonly count: number;
  /** Subjects on which the two are not exactly equal. */
  readonly differing: number;
  /** The estimate of each; `undefined` where there is none. */
  readonly first: number | undefined;
  readonly second: number | undefined;
  /** Second − first; exactly 0 where no subject differs. */
  readonly difference: number | undefined;
  /** The estimated variance of the difference, exactly 0 where no subject differs; `undefined` with fewer than two subjects. */
  readonly variance: number | undefined;
  /** What it would be if each had subjects of its own, as many: the sum of both variances. */
  readonly varianceApart: number | undefined;
}

/**
 * Pairs of values, one pair a replication that two variants share. The difference has a tally of its own: variances
 * that are nearly equal to twice the covariance would lose its digits.
 */
export class PairedTally implements PairedEstimate {
  differing = 0;
  private readonly firsts = new Tally();
  private readonly seconds = new Tally();
  private readonly differences = new Tally();

  add(first: number, second: number): void {
    if (first !== second) this.differing++;
    this.firsts.add(first);
    this.seconds.add(second);
    this.differences.add(second - first);
  }

  get count(): number {
    return this.differences.count;
  }

  get first(): number | undefined {
    return this.firsts.mean;
  }

  get second(): number | undefined {
    return this.seconds.mean;
  }

  get difference(): number | undefined {
    return this.differences.mean;
  }

  get variance(): number | undefined {
    const { variance } = this.differences;
    return variance === undefined ? undefined : variance / this.count;
  }

  get varianceApart(): number | undefined {
    const one = this.firsts.variance;
    const other = this.seconds.variance;
    return one === undefined || other === undefined ? undefined : (one + other) / this.count;
  }
}
