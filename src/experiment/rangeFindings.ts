import type { Probability, ScopeVerdict } from './findings.ts';

/**
 * What one value's range does to the answer: P(chain holds), or that a norm is kept, over the futures in each half of its
 * draws.
 */
export interface Influence {
  readonly path: string;
  /** The norm whose keeping is compared: of all the one that differs most. Absent where it is the chain's holding. */
  readonly norm?: string;
  /** As in the table of assumptions: the value in the file, and the ends of its range. */
  readonly unit: string;
  readonly value: string;
  readonly low: string;
  readonly high: string;
  /** Over the replications whose draw lies below the median of its law, and over the others. */
  readonly lower: HalfResult;
  readonly upper: HalfResult;
  /** `upper` − `lower`, of the estimates. */
  readonly difference: number;
  /**
   * At most the probability that luck alone would split the futures so unevenly in any of the comparisons made, if no
   * value mattered: Fisher's exact test, two-sided, times their number (Bonferroni), at most 1. There is a comparison for
   * each drawn value; where norms are compared, for each with every norm that is kept in some futures and not in others.
   */
  readonly by_luck: number;
}

export interface HalfResult {
  readonly replications: number;
  /** Those of them in which the chain holds, or the norm that is compared is kept. */
  readonly held: number;
  readonly probability: Probability;
}

/** In how many of the futures a norm is kept, or an organisation or unit keeps all of its own. */
export interface RangeScope {
  readonly scope_kind: ScopeVerdict['scope_kind'];
  readonly scope: string;
  readonly label: string;
  readonly held: number;
  readonly probability: Probability;
}

/** The second set of replications, in which each value that has a range is drawn from it. */
export interface OverRanges {
  readonly replications: number;
  readonly held: number;
  readonly probability: Probability;
  /** How many values were drawn in each. */
  readonly drawn: number;
  /** Organisations, units and norms as in the verdict: in how many of the futures they hold. */
  readonly scopes: readonly RangeScope[];
  /** Whether halves are compared in how often the chain holds, or in the norm that differs most between them. */
  readonly compared: 'chain' | 'norms';
  /**
   * Of the drawn values of which both halves came up, those whose halves differ most first; where norms are compared,
   * those first whose difference luck is least likely to make.
   */
  readonly influences: readonly Influence[];
}
