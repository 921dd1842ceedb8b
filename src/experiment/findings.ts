import type { Redaction } from '../scenario/index.ts';
import type { WithoutFatigue } from './fatigueFindings.ts';
import type { PolicyResult } from './policyResult.ts';
import type { OverRanges } from './rangeFindings.ts';
import type { ModelRecord } from './record/modelRecord.ts';
import type { StaffResult } from './staffResult.ts';

export type { WithoutFatigue } from './fatigueFindings.ts';
export type { HalfResult, Influence, OverRanges, RangeScope } from './rangeFindings.ts';

/**
 * What a finished run found: the rows of its CSV files and the content of `verdict.json`. Reports and charts
 * are made from this alone, so that they can be made again from the files. A value that is not defined is
 * `undefined` (an empty cell). Keys of rows are the columns of the files (design 5).
 */

export interface SummaryRow {
  readonly scenario: string;
  readonly scope_kind: string;
  readonly scope: string;
  readonly metric: string;
  readonly unit: string;
  readonly mean: number | undefined;
  readonly ci_low: number | undefined;
  readonly ci_high: number | undefined;
  /** Across replications. */
  readonly p05: number | undefined;
  readonly p50: number | undefined;
  readonly p95: number | undefined;
  /** Replications in which the cell is defined. */
  readonly replications: number;
}

export interface SeriesRow extends SummaryRow {
  /** ISO dates; the period is [start, end). */
  readonly period_start: string;
  readonly period_end: string;
}

export type VerdictWord = 'holds' | 'does not hold' | 'undecided';

/** A probability with its exact (Clopper–Pearson) 95 % interval. */
export interface Probability {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Dates (ISO) by which the share of ALL replications has seen the first breach; absent where it has not by the horizon. */
export interface BreachDates {
  readonly p05?: string;
  readonly p50?: string;
  readonly p95?: string;
}

export interface NormRow {
  readonly scenario: string;
  readonly norm: string;
  readonly metric: string;
  readonly scope: string;
  readonly direction: 'atLeast' | 'atMost';
  /** What is left out (a redacted limit) is not defined, and a redacted period is called so. */
  readonly limit: number | undefined;
  readonly per: string;
  readonly in_a_row: number | undefined;
  readonly min_count: number | undefined;
  readonly unit: string | undefined;
  readonly organisation: string | undefined;
  readonly hold_probability: number;
  readonly ci_low: number;
  readonly ci_high: number;
  readonly first_breach_p05: string | undefined;
  readonly first_breach_p50: string | undefined;
  readonly first_breach_p95: string | undefined;
  /** Share of the replications in which this norm was the (or one of the) first to be breached in the chain. */
  readonly first_in_chain: number;
  readonly breached_periods: number | undefined;
  readonly longest_breach: number | undefined;
  readonly worst_value: number | undefined;
  /**
   * Value nearest to a breach: of every `in_a_row` periods in a row the best, and of these the worst. In the median
   * replication, and in the worst.
   */
  readonly nearest_p50: number | undefined;
  readonly nearest_worst: number | undefined;
  readonly shortfall: number | undefined;
  readonly recovery_days: number | undefined;
  /** P(chain holds) if this norm were not asked. */
  readonly chain_without: number;
  /** Over the ranges: the share of the futures in which it is kept, with its interval; undefined if none were run. */
  readonly ranges_hold_probability: number | undefined;
  readonly ranges_ci_low: number | undefined;
  readonly ranges_ci_high: number | undefined;
}

export interface AssumptionRow {
  readonly path: string;
  readonly value: string;
  readonly unit: string;
  readonly low: string | undefined;
  readonly high: string | undefined;
  readonly law: string | undefined;
  readonly source: string | undefined;
  readonly note: string | undefined;
  /** Share of the expected load (person-hours) that depends on this value by arithmetic; absent if none or not known. */
  readonly load_share: number | undefined;
}

/** The verdict on one norm, unit, organisation or the chain. */
export interface ScopeVerdict {
  readonly scope_kind: 'chain' | 'organisation' | 'unit' | 'norm';
  readonly scope: string;
  readonly label: string;
  readonly verdict: VerdictWord;
  readonly held: number;
  readonly probability: Probability;
  readonly first_breach: BreachDates;
}

/** A unit that is at work nearly all its hours while its backlog grows, though no norm is breached by it. */
export interface Drowning {
  readonly unit: string;
  /** In the last quarter of the periods. */
  readonly utilisation: number;
  /** Mean over the last period. */
  readonly backlog_days: number;
}

/** Why the norm that breaks first does: where its late work waited. */
export interface Why {
  readonly norm: string;
  /**
   * Whose waiting is shared out, over the replications in which this norm broke first and the periods that broke it:
   * `late` tasks until they were late; cases that took longer than the limit of a `throughput` norm; the `stock` that
   * waits at the breach; `unit`: a norm on one unit, which alone can be the cause; `none`: it is not about work.
   */
  readonly waiting: 'late' | 'throughput' | 'stock' | 'unit' | 'none';
  /** Units by the share of that waiting spent there, most first; none if nothing waited. */
  readonly units: readonly WhyUnit[];
}

export interface WhyUnit {
  readonly unit: string;
  readonly share: number;
  /** What waited there waited for a meeting, so that its moments and agenda decide and not who is on duty. */
  readonly meeting?: true;
  /** P(chain holds), and P(the norm is never breached), with the same inputs if this unit had unlimited staff (`--why`). */
  readonly unlimited?: { readonly chain: Probability; readonly norm: Probability };
}

/** Of the norms that were breached in no replication the one that came nearest to it. */
export interface Closest {
  readonly norm: string;
  readonly unit?: string;
  /** Its nearest value (see `NormRow`), in the median replication and in the worst. */
  readonly median: number;
  readonly worst: number;
  /** Share of the room up to the limit that these use: 0 is none, 1 is at the limit. */
  readonly median_used: number;
  readonly worst_used: number;
}

/** The content of `verdict.json`. */
export interface Verdict {
  /** What every output is marked with; absent when the scenario carries no mark. */
  readonly classification?: string;
  readonly scenario: string;
  /** The answer in one sentence. */
  readonly sentence: string;
  /** Absent when the scenario has no norms. */
  readonly verdict?: VerdictWord;
  readonly asked: { readonly probability: number; readonly confidence: number };
  readonly replications: number;
  readonly held?: number;
  readonly probability?: Probability;
  /** When undecided: how many replications in all would probably settle it; absent if no number would. */
  readonly probably_settled_at?: number;
  readonly begins_from: string;
  readonly horizon: { readonly start: string; readonly end: string };
  /** The chain first, then organisations, units and norms that have norms, in file order. */
  readonly scopes: readonly ScopeVerdict[];
  /** Norms that were judged in no replication (too few observations in a period): nothing is known of them. */
  readonly never_judged?: readonly string[];
  /** Units that drown without any norm saying so. */
  readonly drowning?: readonly Drowning[];
  /** Absent when no value has a range, or with `--values-only`. */
  readonly over_ranges?: OverRanges;
  /** Absent where fatigue does nothing, or without norms. */
  readonly without_fatigue?: WithoutFatigue;
  /** Share of the expected load that rests on values without a public source. */
  readonly unsourced_load_share?: number;
  readonly why?: Why;
  readonly closest?: Closest;
  /** Absent when no unit has a staff side. */
  readonly staff?: StaffResult;
  /** How often each policy acted; absent without policies. */
  readonly policies?: readonly PolicyResult[];
  /** The norm most often first to be breached, if any was. */
  readonly breaks_first?: {
    readonly norm: string;
    readonly unit?: string;
    /** Share of the replications with a breach in which it was first. */
    readonly share: number;
    readonly median_date: string;
  };
}

/**
 * Everything that reports and charts show. What is in no CSV file and not in `verdict.json` goes to the manifest
 * (report/manifest.ts), so that all of it can be read again: it is plain JSON.
 */
export interface Findings {
  readonly scenario: ScenarioFacts;
  readonly verdict: Verdict;
  readonly summary: readonly SummaryRow[];
  readonly series: readonly SeriesRow[];
  readonly norms: readonly NormRow[];
  readonly assumptions: readonly AssumptionRow[];
  readonly sources: readonly SourceFacts[];
}

export interface ScenarioFacts {
  readonly name: string;
  readonly description?: string | undefined;
  /** What every output is marked with. */
  readonly classification?: string;
  /** Paths of values that are left out of everything that is written. */
  readonly redaction?: Redaction;
  /** ISO dates. */
  readonly start: string;
  readonly end: string;
  readonly replications: number;
  readonly seed: string;
  readonly organisations: readonly { readonly name: string; readonly label: string }[];
  readonly units: readonly { readonly name: string; readonly label: string; readonly organisation: string }[];
  /** Group and case names with labels, in file order. */
  readonly groups: readonly GroupFacts[];
  readonly cases: readonly { readonly name: string; readonly label: string }[];
  /** The model in words. */
  readonly record: ModelRecord;
  /** Steps of case types in file order, those of obligations left out. */
  readonly steps: readonly StepFacts[];
  /** Work that recurs, with the unit that does it. */
  readonly obligations: readonly { readonly name: string; readonly label: string; readonly unit: string }[];
  /** Which step follows at a unit on which, by case types that go on or open others. */
  readonly flows: readonly FlowFacts[];
}

export interface GroupFacts {
  readonly name: string;
  readonly label: string;
  /**
   * Whether its people make work: a case, an obligation, a movement out of it that opens a case, or a formula that
   * names it. False for groups in which people only end up; absent: not known.
   */
  readonly causesWork?: boolean;
}

export interface StepFacts {
  /** `case.step`, as in the column `scope`. */
  readonly name: string;
  readonly case: string;
  readonly kind: 'work' | 'wait' | 'branch' | 'fork' | 'meeting';
  /** Work and meetings: the (first) unit. */
  readonly unit?: string;
}

/** A way that work takes from one unit's step to the next step that a unit does; waits and branches on it are passed over. */
export interface FlowFacts {
  /** Steps at units, `case.step`. */
  readonly from: string;
  readonly to: string;
  /** Tasks at `to` that one completed task at `from` leads to, on average; absent where that is left out (redacted). */
  readonly share?: number;
}

export interface SourceFacts {
  readonly name: string;
  readonly title: string;
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  readonly public: boolean;
}
