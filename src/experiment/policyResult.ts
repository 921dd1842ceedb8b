import type { Probability } from './findings.ts';

/** What a policy came to in a run. */
export interface PolicyResult {
  readonly policy: string;
  readonly label: string;
  /** Replications in which it acted at all, and the share of them with its interval. */
  readonly acted: number;
  readonly probability: Probability;
  /** How often it acted, mean over all replications. */
  readonly actions: number;
  /** Dates (ISO) of its first action, over the replications in which it acted; absent if none did. */
  readonly first_action?: { readonly p05: string; readonly p50: string; readonly p95: string };
}
