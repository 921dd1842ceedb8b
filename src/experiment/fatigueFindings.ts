import type { Probability, ScopeVerdict, VerdictWord } from './findings.ts';

/**
 * The same replications, with the same random inputs, if fatigue did nothing: its coefficients a, b and c at zero at
 * every unit. What of the answer rests on them is the difference.
 */
export interface WithoutFatigue {
  readonly verdict: VerdictWord;
  readonly held: number;
  readonly probability: Probability;
  /** Whether the verdict on the chain is the same word with fatigue and without. */
  readonly same_verdict: boolean;
  /** Replications in which the chain breaks with fatigue and holds without. */
  readonly only_without: number;
  /** Replications in which it is the other way round. */
  readonly only_with: number;
  /** The chain, organisations, units and norms, as in the verdict. */
  readonly scopes: readonly ScopeVerdict[];
}
