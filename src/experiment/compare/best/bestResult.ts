/** One of the variants among which the best was sought. Its keys are columns of `best.csv`. */
export interface SelectedVariant {
  /** What it is called here: the name of its file. */
  readonly label: string;
  /** The scenario's own name. */
  readonly scenario: string;
  /** The one that has held most often of those that are left; run to the end; or shown to hold less often than another and run no further. */
  readonly standing: 'leads' | 'left' | 'dropped';
  /** Futures that it was run on, and in how many of them it holds. */
  readonly replications: number;
  readonly held: number;
  /** The one that it is set against: that which it was dropped for, or the one that leads; absent of that one. */
  readonly against?: string;
  /** Of these futures, in how many only it holds, and in how many only the other one. */
  readonly only_this?: number;
  readonly only_other?: number;
  /** Of one that is left: whether the one that leads is shown not to be worse by the difference or more. */
  readonly within?: boolean;
}

/** The content of `best.json`. */
export interface BestResult {
  readonly classification?: string;
  readonly sentence: string;
  /** `best`: one is left. `within`: the one that leads is the best, or less than the difference behind it. */
  readonly kind: 'best' | 'within' | 'undecided';
  /** The label of the one that leads: of those that have held equally often the first. */
  readonly leads: string;
  /** P(holds) that the one that leads asks of itself, in (0, 1): holding most often is not yet holding. */
  readonly asked: number;
  /** In P(holds): what is less does not matter. */
  readonly difference: number;
  readonly confidence: number;
  readonly horizon: { readonly start: string; readonly end: string };
  /** Whether each future drew the values that have a range. */
  readonly over_ranges?: true;
  /** In the order in which they were named. */
  readonly variants: readonly SelectedVariant[];
  /** Futures that those were run on which are left, and the most that any may be. */
  readonly replications: number;
  readonly at_most: number;
  /** Replications of all variants, and what all in full would have taken. */
  readonly computed: number;
  readonly in_full: number;
  /** How many futures would probably settle it, if it is not. */
  readonly probably_settled_at?: number;
  readonly notes: readonly string[];
  readonly seed: string;
}
