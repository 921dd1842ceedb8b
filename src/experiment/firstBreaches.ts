import type { Hours } from '../engine/hours.ts';

/** The moments of first breach of all replications, counted by moment. Exact; the order of adding has no effect. */
export class FirstBreaches {
  private readonly byMoment = new Map<Hours, number>();
  private total = 0;
  private holding = 0;

  /** Adds one replication: the moment of its first breach, or Infinity if there was none by the horizon. */
  add(at: Hours): void {
    this.total++;
    if (at === Infinity) this.holding++;
    else this.byMoment.set(at, (this.byMoment.get(at) ?? 0) + 1);
  }

  /** Replications added. */
  get count(): number {
    return this.total;
  }

  /** Replications without a breach. */
  get held(): number {
    return this.holding;
  }

  /**
   * The first moment by which at least the share `share` of ALL replications has seen its first breach; undefined
   * if that has not come to pass by the horizon.
   */
  momentOf(share: number): Hours | undefined {
    const needed = share * this.total;
    let seen = 0;
    for (const [at, count] of [...this.byMoment].sort(([a], [b]) => a - b)) {
      seen += count;
      // The margin keeps a product such as 0.05 × 100 from asking for one replication more than 5.
      if (seen >= needed * (1 - 1e-12)) return at;
    }
    return undefined;
  }
}
