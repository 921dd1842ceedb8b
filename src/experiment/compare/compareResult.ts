import type { Probability, Verdict, VerdictWord } from '../findings.ts';

/**
 * What two variants, `a` and `b`, say of one quantity over the whole horizon, in the replications that they share. Its
 * keys are the columns of `compare.csv`; what is not defined is `undefined`.
 */
export interface DifferenceRow {
  readonly a: string;
  readonly b: string;
  /** Given the values in the files, or over their ranges. */
  readonly over: 'values' | 'ranges';
  readonly scope_kind: string;
  readonly scope: string;
  readonly metric: string;
  readonly unit: string;
  /** Over the replications in which both have the quantity. */
  readonly a_value: number | undefined;
  readonly b_value: number | undefined;
  /** b − a. */
  readonly difference: number | undefined;
  /** The interval: it holds together with those of all other quantities of its family with 95 % confidence. */
  readonly ci_low: number | undefined;
  readonly ci_high: number | undefined;
  /** The probability of a difference at least so large where there is none: of this quantity alone, and of any in its family. */
  readonly p: number | undefined;
  readonly p_adjusted: number | undefined;
  /** Whether the interval leaves out 0. Undefined where the two cannot be set against each other. */
  readonly shown: 'yes' | 'no' | undefined;
  /** The difference in units of the spread between replications (the root of the mean of both variances). */
  readonly standardised: number | undefined;
  /** The share of the variance of the difference that common futures save, 1 − Var(b − a) ÷ (Var a + Var b). */
  readonly variance_saved: number | undefined;
  /** Replications in which both have the quantity, and of them those in which it is not the same. */
  readonly replications: number;
  readonly differing: number;
  readonly note: string | undefined;
}

/** One of the variants that are compared. */
export interface ComparedVariant {
  /** What it is called here: the name of its file. */
  readonly label: string;
  /** The scenario's own name. */
  readonly scenario: string;
  readonly asked: { readonly probability: number; readonly confidence: number };
  /** Absent where it has no norms. */
  readonly verdict?: VerdictWord;
  readonly held?: number;
  readonly probability?: Probability;
  readonly breaks_first?: Verdict['breaks_first'];
}

/** A value that two files say differently, as in `--set`; absent where a file does not have it. */
export interface ChangedValue {
  readonly path: string;
  readonly a?: string;
  readonly b?: string;
}

/** P(holds) of a pair. */
export interface ComparedHolds {
  /** The answer on P(chain holds), in one or two sentences. */
  readonly sentence: string;
  /** P(chain holds); absent where one has no norms. */
  readonly chain?: DifferenceRow;
  /** P(holds) of the norms that are not kept in the same replications, what changed most first. */
  readonly norms: readonly DifferenceRow[];
  /** Norms that both have, and those of them that are kept in the same replications. */
  readonly norms_compared: number;
  readonly norms_alike: number;
}

/** What is found of one pair. */
export interface ComparedPair extends ComparedHolds {
  readonly a: string;
  readonly b: string;
  /** Replications in which anything differs. */
  readonly differing: number;
  /** Whether both say the same of the chain but for its name, so that nothing can ever differ. */
  readonly same_chain: boolean;
  /** Values that the files say differently. */
  readonly changes: readonly ChangedValue[];
  /**
   * Quantities of units that are shown to differ, those of units that carry load first, what changed most first, at most 40: of how busy a unit is and of what
   * waits the one that changed most, and the same of its people and their cost.
   */
  readonly work: readonly DifferenceRow[];
  readonly staff: readonly DifferenceRow[];
  /** Sums over the chain, whether shown to differ or not: cost, overtime, displaced hours. */
  readonly totals: readonly DifferenceRow[];
  /** Quantities besides P(holds) that were compared, those that are the same in every replication, and those shown to differ. */
  readonly compared: number;
  readonly alike: number;
  readonly shown: number;
  /** What one of them alone has: `unit om.prosecutors`. */
  readonly only_a: readonly string[];
  readonly only_b: readonly string[];
  /** Norms that both have under one name, and that do not ask the same. */
  readonly other_norms: readonly string[];
  /** The same over the ranges of the values, where that was asked. */
  readonly over_ranges?: ComparedHolds;
  /** How many times as many replications would be needed without common futures, for P(chain holds) and for half of the quantities of units. */
  readonly times?: { readonly chain?: number; readonly units?: number };
}

/** Differences that are judged together: P(holds) of the chain, of norms, of units and organisations; all other quantities. */
export interface Families {
  readonly chain: number;
  readonly norms: number;
  readonly scopes: number;
  readonly quantities: number;
}

/** The content of `comparison.json`. */
export interface CompareResult {
  readonly classification?: string;
  /** The answers on all pairs. */
  readonly sentence: string;
  readonly horizon: { readonly start: string; readonly end: string };
  readonly replications: number;
  readonly seed: string;
  /** Of the intervals of a family together. */
  readonly confidence: number;
  /** How many differences are judged together. */
  readonly families: Families;
  /** The same over the ranges. */
  readonly families_over_ranges?: Families;
  readonly variants: readonly ComparedVariant[];
  readonly pairs: readonly ComparedPair[];
  /** What readers must know of how the files were set against each other. */
  readonly notes: readonly string[];
}
