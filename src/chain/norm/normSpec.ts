import type { Hours } from '../../engine/hours.ts';

export interface NormSpec {
  readonly name: string;
  /** A metric of the one table (`metrics.ts`) and the scope it is judged on, as in outputs. */
  readonly metric: string;
  readonly scopeKind: string;
  readonly scope: string;
  readonly limit: number;
  readonly direction: 'atLeast' | 'atMost';
  /** Ends of its own periods (complete ones only), ascending; the first starts at 0. */
  readonly periodEnds: readonly Hours[];
  /** What a period is called: `month`, `13 weeks`, … */
  readonly per: string;
  /** Periods missed in a row that make a breach, ≥ 1. */
  readonly inARow: number;
  /** Observations that a period of a share or percentile needs before it is judged; 0 for all other metrics. */
  readonly minCount: number;
  /** Whose norm it is: a unit and its organisation, or `NONE` for the chain only. */
  readonly unit: number;
  readonly organisation: number;
}
