import type { Layer } from '../../scenario/index.ts';

/**
 * The model in words, as the record of a study needs it: what a scenario was compiled to, entry by entry, in file
 * order. Plain data; where a value is left out, `redacted` stands in its words.
 */
export interface ModelRecord {
  /** What the scenario was made of, the last word last. */
  readonly layers: readonly Layer[];
  /** Where it begins, in words; one entry a kind of stock. */
  readonly beginning: readonly string[];
  /** Not measured, days; 0 if none. */
  readonly warmUpDays: number;
  readonly reportingPeriods: number;
  /** Spacing of the knots of broken-line rates, hours. */
  readonly tick: number;
  /** Closed days (holidays) in the calendar of the run. */
  readonly closedDays: number;
  readonly units: readonly RecordEntry[];
  readonly cases: readonly CaseEntry[];
  readonly obligations: readonly string[];
  readonly posts: readonly string[];
  readonly outages: readonly string[];
  readonly groups: readonly RecordEntry[];
  readonly flows: readonly RecordEntry[];
  readonly threat: { readonly path: string; readonly incidents: readonly RecordEntry[] };
  /** Absent in results of before policies were told. */
  readonly policies?: readonly RecordEntry[];
  readonly tables: readonly RecordEntry[];
  /** Most events and most things at once before a replication is stopped as run away. */
  readonly limits: { readonly events: number; readonly entities: number };
}

export interface RecordEntry {
  readonly name: string;
  readonly words: string;
}

/** A case type: how its cases come, and what happens to them. */
export interface CaseEntry {
  readonly name: string;
  readonly label: string;
  /** How many open a year, by arithmetic: `1,716`. */
  readonly perYear: string;
  /** A phrase a way in: arrivals, movements of people, steps of other cases. */
  readonly entries: readonly string[];
  readonly steps: readonly string[];
}
