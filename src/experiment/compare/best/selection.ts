import { PairedCounts } from '../../../statistics/pairedCounts.ts';
import { logPairedEvidence } from '../../../statistics/pairedEvidence.ts';

/** How a variant that is run no further stands to the one that is shown to hold more often. */
export interface Dropped {
  /** Index of the variant that is better. */
  readonly by: number;
  /** Futures that both were run on. */
  readonly after: number;
}

/** What is settled: one is left; one is shown to be the best or less than the difference behind it; or neither. */
export type Settled = 'best' | 'within' | undefined;

/**
 * Which of several variants holds most often, future by future on common futures. A variant is dropped when another one is shown
 * to hold more often; it ends when one is left, or when it is shown of the one that has held most often that it is not worse than any
 * other that is left by the difference or more.
 *
 * The promise: with the given confidence the answer is the best or less than the difference behind it, whatever the probabilities, however they
 * hang together, and however often one looks. Proof: let b be the best. For a variant i that is worse by the difference or more to be the
 * answer, either i itself drops b, or outlasts it in the end, or some j drops b, all of which need evidence for i (or j) against b of
 * (k − 1) ÷ (1 − confidence) that it is better, or not so much worse; the first is never more than the second (bets of the same stakes win more with a margin), so that
 * each of the k − 1 others errs with at most (1 − confidence) ÷ (k − 1). If b is dropped by none, b is left, and what is chosen is b or shown against it.
 */
export class Selection {
  /** Futures so far that all that are left were run on. */
  replications = 0;
  /** By variant, in how many of its futures it holds. */
  readonly held: number[];
  private readonly dropped = new Map<number, Dropped>();
  /** Of i and j > i, at `pairs[i]![j]`; they end when one of both is dropped. */
  private readonly pairs: readonly (readonly PairedCounts[])[];
  private readonly difference: number;
  private readonly threshold: number;

  /**
   * @param count variants, ≥ 2
   * @param difference in P(holds) that matters, in (0, 1)
   * @param confidence in (0, 1)
   */
  constructor(count: number, difference: number, confidence: number) {
    this.held = new Array<number>(count).fill(0);
    this.pairs = this.held.map(() => this.held.map(() => new PairedCounts()));
    this.difference = difference;
    this.threshold = Math.log((count - 1) / (1 - confidence));
  }

  /** Variants that are left, in their order. */
  get left(): number[] {
    return [...this.held.keys()].filter((variant) => !this.dropped.has(variant));
  }

  droppedOf(variant: number): Dropped | undefined {
    return this.dropped.get(variant);
  }

  /** The one that is left and has held most often; of equals the first. It is never dropped at a look. */
  get leader(): number {
    return this.left.reduce((best, each) => (this.held[each]! > this.held[best]! ? each : best));
  }

  /** Adds a future: whether each variant that is left holds, by its index. */
  add(holds: readonly (boolean | undefined)[]): void {
    const left = this.left;
    this.replications++;
    for (const [position, i] of left.entries()) {
      if (holds[i]) this.held[i]!++;
      for (const j of left.slice(position + 1)) this.pairs[i]![j]!.add(holds[i] === true, holds[j] === true);
    }
  }

  /** Drops those of which another one is shown to hold more often. Returns whether there were any. */
  drop(): boolean {
    const left = this.left;
    const better = left.map((variant) => {
      const rivals = left
        .filter((other) => other !== variant)
        .map((by) => ({ by, evidence: this.evidence(by, variant, 0) }));
      return rivals.reduce((most, each) => (each.evidence > most.evidence ? each : most), {
        by: variant,
        evidence: -Infinity,
      });
    });
    let any = false;
    for (const [position, variant] of left.entries()) {
      const { by, evidence } = better[position]!;
      if (evidence < this.threshold) continue;
      this.dropped.set(variant, { by, after: this.replications });
      any = true;
    }
    return any;
  }

  get settled(): Settled {
    const { left, leader } = this;
    if (left.length === 1) return 'best';
    return left.every((other) => other === leader || this.isWithin(other)) ? 'within' : undefined;
  }

  /** Whether the leader is shown not to be worse than another that is left by the difference or more. */
  isWithin(other: number): boolean {
    return this.evidence(this.leader, other, this.difference) >= this.threshold;
  }

  /** Futures of both in which only the first holds, and in which only the second does. */
  counts(first: number, second: number): { readonly gained: number; readonly lost: number } {
    const { gained, lost } = this.pairs[Math.min(first, second)]![Math.max(first, second)]!;
    return first < second ? { gained: lost, lost: gained } : { gained, lost };
  }

  /**
   * How many futures in all would probably settle it, if what is left goes on as it did: the first multiple of `step` at which the counts, grown
   * alike, would. Undefined beyond `cap`, and before the first future.
   */
  probablySettledAt(step: number, cap: number): number | undefined {
    const { leader, replications } = this;
    if (replications === 0) return undefined;
    const others = this.left.filter((other) => other !== leader);
    const settles = (total: number): boolean => {
      const times = total / replications;
      return others.every(
        (other) =>
          this.evidence(leader, other, 0, times) >= this.threshold ||
          this.evidence(leader, other, this.difference, times) >= this.threshold,
      );
    };
    let [low, high] = [Math.floor(replications / step), Math.ceil(replications / step) + 1];
    while (!settles(high * step)) {
      if (high * step >= cap) return undefined;
      [low, high] = [high, 2 * high];
    }
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (settles(middle * step)) high = middle;
      else low = middle;
    }
    return high * step;
  }

  /** The logarithm of the evidence that one is not worse than another by the margin or more, if counts were so many times as large. */
  private evidence(first: number, second: number, margin: number, times = 1): number {
    const { gained, lost } = this.counts(first, second);
    const { count } = this.pairs[Math.min(first, second)]![Math.max(first, second)]!;
    return logPairedEvidence(times * gained, times * lost, times * (count - gained - lost), margin);
  }
}
