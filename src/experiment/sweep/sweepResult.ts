import type { VerdictWord } from '../findings.ts';
import type { PointFound } from '../pointFound.ts';
import type { DesignKind } from './sweepDesign.ts';

/** What is found at one point. */
export interface SweepPoint extends PointFound {
  /** Follows from the values alone (`pointId`). */
  readonly id: string;
  /** Axis by axis, each in the unit of its axis. */
  readonly values: readonly number[];
  /** As a run of that point alone would say with so many replications. */
  readonly verdict: VerdictWord;
}

/** In how many of a point's replications a norm was kept. */
export interface NormAtPoint extends Pick<PointFound, 'replications' | 'held' | 'probability'> {
  readonly norm: string;
}

/** What was varied: over a range, or the values that were named. */
export type SweptPath = {
  readonly path: string;
  /** As written after the number; empty for a plain number. */
  readonly unit: string;
  /** The value in the file, if it is a number of that dimension (and lies in the range). */
  readonly own?: number;
} & (
  | {
      readonly from: number;
      readonly to: number;
      /** Of the range; a grid does not ask after it. */
      readonly law: 'uniform' | 'triangular';
    }
  | { readonly values: readonly number[] }
);

/** What a sweep found over all its points: the content of `sweep.json`. The points themselves are in `sweep.csv`. */
export interface SweepResult {
  readonly classification?: string;
  readonly scenario: string;
  /** The answer in words. */
  readonly sentence: string;
  readonly design: DesignKind;
  /** In the order in which they were named. */
  readonly over: readonly SweptPath[];
  readonly asked: { readonly probability: number; readonly confidence: number };
  /** As the file says, also where it is varied. */
  readonly horizon: { readonly start: string; readonly end: string };
  readonly points: number;
  /** At each point. */
  readonly replications: number;
  /** In all. */
  readonly computed: number;
  readonly seed: string;
  /** Points by the verdict on each. */
  readonly verdicts: Readonly<Record<VerdictWord, number>>;
  /**
   * The fewest replications of which all must hold to show that a point holds; present where fewer than that were run, so that
   * no point could be shown to hold.
   */
  readonly holds_shown_from?: number;
  /** From the least to the greatest value of each path among the points at which the chain holds; absent if there are none. */
  readonly holds_between?: readonly {
    readonly path: string;
    readonly from: number;
    readonly to: number;
  }[];
  /** The point at which the chain held in the fewest replications, and that in the most; of equals the first. */
  readonly lowest: SweepPoint;
  readonly highest: SweepPoint;
  /** Points like these two, themselves among them. */
  readonly as_low: number;
  readonly as_high: number;
  /**
   * Spearman's rank correlation between the values of a path and the replications that held, over all points; the largest in
   * size first. Absent where P(holds) is the same everywhere.
   */
  readonly correlations?: readonly { readonly path: string; readonly rank_correlation: number }[];
  /**
   * Size of correlation that luck alone exceeds for any of the paths with a probability of at most 5 %, if none mattered;
   * absent for fewer than ten points.
   */
  readonly by_luck?: number;
  /** All points, where there are at most twenty. */
  readonly listed?: readonly SweepPoint[];
}
