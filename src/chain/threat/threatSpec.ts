import type { DistributionSpec } from '../../engine/distributionSpec.ts';
import type { Hours } from '../../engine/hours.ts';
import type { Expression } from '../expression.ts';

export interface ThreatSpec {
  readonly levels: readonly { readonly name: string; readonly factor: number }[];
  readonly path: ThreatPathSpec;
  readonly incidents: readonly IncidentSpec[];
}

/** Which level holds when. */
export type ThreatPathSpec =
  | { readonly kind: 'fixed'; readonly level: number }
  /** A level holds from its moment to the next; the first is that at hour 0, the others come after it, ascending. */
  | {
      readonly kind: 'timeline';
      readonly changes: readonly { readonly at: Hours; readonly level: number }[];
    }
  /** `stays` by level; one that has none lasts for good once it is reached. */
  | { readonly kind: 'semiMarkov'; readonly start: number; readonly stays: readonly StaySpec[] };

/** How long the threat stays at a level, and to which it goes from there. */
export interface StaySpec {
  readonly level: number;
  readonly dwell: DistributionSpec;
  /** Probabilities add to 1 with the rest, as in routes. */
  readonly to: readonly { readonly probability?: Expression; readonly level: number }[];
}

export interface IncidentSpec {
  readonly name: string;
  /** Per hour; absent when there are only dates. */
  readonly rate?: Expression;
  readonly dates: readonly Hours[];
  /** Added to `surge` when it happens. */
  readonly surge: number;
  readonly halfLife: Hours;
}
