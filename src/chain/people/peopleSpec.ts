import type { DistributionSpec } from '../../engine/distributionSpec.ts';
import type { Expression } from '../expression.ts';

export interface GroupSpec {
  readonly name: string;
  /** What reports call it; its name if absent. */
  readonly label?: string;
  readonly initial: number;
}

/** A movement of people; from `NONE` it comes from outside, to `NONE` it leaves. */
export type FlowSpec = {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Case type opened for each person that moves, or `NONE`. */
  readonly opens: number;
} /** Movements per hour from outside, and persons per movement. */ & (
  | { readonly kind: 'rate'; readonly value: Expression; readonly batch?: DistributionSpec }
  /** Per person in `from` and hour. */
  | { readonly kind: 'hazard'; readonly value: Expression }
  /** From entering `from` to the movement. */
  | { readonly kind: 'dwell'; readonly dwell: DistributionSpec }
);
