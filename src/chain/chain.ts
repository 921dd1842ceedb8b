import type { DistributionSpec } from '../engine/distributionSpec.ts';
import type { Hours } from '../engine/hours.ts';
import type { RosterSpec } from '../engine/rosterSpec.ts';
import type { Expression } from './expression.ts';
import type { CostSpec, FatigueSpec, OvertimeSpec, RegularWorkSpec, StaffSpec } from './staff/staffSpec.ts';

/**
 * A compiled chain: what a scenario says, checked, with indices for names and base units for quantities.
 * Immutable plain data: it survives a structured clone and is all that a worker needs.
 *
 * Base units: hours, person-hours, persons, events per hour, EUR. Moments are hours since `start` (hour 0);
 * an index that is absent is `NONE`. Everything is in the order of the scenario file.
 */
export interface Chain {
  readonly name: string;
  readonly calendar: ChainCalendar;
  /** The measured span [0, horizon]. */
  readonly horizon: Hours;
  /** The unmeasured run-in [−warmUp, 0); 0 if none. */
  readonly warmUp: Hours;
  /** Spacing of the knots of broken-line rates. */
  readonly tick: Hours;
  /** The ends of the reporting periods, ascending; the first period starts at 0, the last ends at the horizon. */
  readonly reportingEnds: readonly Hours[];
  readonly rosters: readonly RosterSpec[];
  /** Values of `parameters:`, which formulas name. */
  readonly parameters: readonly ParameterSpec[];
  /** Series that formulas name. */
  readonly tables: readonly TableSpec[];
  readonly organisations: readonly OrganisationSpec[];
  readonly units: readonly UnitSpec[];
  readonly cases: readonly CaseSpec[];
  /** All steps of all case types, case by case. */
  readonly steps: readonly StepSpec[];
  readonly arrivals: readonly ArrivalSpec[];
  readonly initial: readonly InitialSpec[];
  readonly groups: readonly GroupSpec[];
  readonly flows: readonly FlowSpec[];
  readonly threat: ThreatSpec;
  readonly posts: readonly PostSpec[];
  /** Each has a case type and a step of its own, the last of `cases` and `steps`. */
  readonly obligations: readonly ObligationSpec[];
  readonly norms: readonly NormSpec[];
  readonly limits: LimitSpec;
}

/** What formulas and working-day deadlines need to know of the calendar. */
export interface ChainCalendar {
  /** Date of hour 0, `YYYY-MM-DD`. */
  readonly start: string;
  /** The same as days since 1970-01-01. */
  readonly startDay: number;
  /** Holidays as day numbers counted from the day of `start`, ascending; they are closed days. */
  readonly closedDays: readonly number[];
}

export interface ParameterSpec {
  readonly name: string;
  readonly value: number;
}

/** A series of values at moments, ascending. */
export interface TableSpec {
  readonly name: string;
  readonly at: readonly Hours[];
  /** As many as moments. */
  readonly values: readonly number[];
  /** `linear`: a line from moment to moment. `step`: a value holds to the next moment. */
  readonly interpolate: 'linear' | 'step';
}

export interface OrganisationSpec {
  readonly name: string;
  readonly label: string;
}

export interface UnitSpec {
  /** `organisation.unit`, as in outputs. */
  readonly name: string;
  readonly label: string;
  readonly organisation: number;
  readonly roster: number;
  readonly staffing: Staffing;
  /** Share of on duty that is absent beyond the ordinary, in [0, 1]. */
  readonly absence: number;
  readonly discipline: Discipline;
  /** Absent: none. */
  readonly outages?: readonly OutageSpec[];
  /** People who leave and are hired; absent: the staff stays as it is. */
  readonly staff?: StaffSpec;
  readonly overtime?: OvertimeSpec;
  readonly regularWork?: RegularWorkSpec;
  readonly fatigue?: FatigueSpec;
  readonly cost?: CostSpec;
  /** Persons on duty besides all of these, whatever becomes of the staff: an experiment's, never a scenario's. */
  readonly extra?: number;
}

/** What takes a share of a unit's staff for a time: on dates, or at a rate. */
export interface OutageSpec {
  /** Per hour; absent when there are dates. */
  readonly rate?: Expression;
  /** Ascending. */
  readonly dates: readonly Hours[];
  readonly lasts: DistributionSpec;
  /** Share, in [0, 1], of those whom no other outage has taken. */
  readonly takes: number;
}

/** Who is served, and how. */
export type Discipline =
  /** By priority, then by the order of becoming ready; each on places of its own. */
  | { readonly kind: 'fifo' }
  /** By priority, then the earliest deadline, then the order of becoming ready; each on places of its own. */
  | { readonly kind: 'due' }
  /** All in service share the persons on duty; at most ⌊perPerson × on duty⌋ at once. Absent: no limit. */
  | { readonly kind: 'sharing'; readonly perPerson?: number };

export type Staffing =
  /** `productiveHours` a year an FTE; `openHours` the roster's in the 365 days from `start`, holidays out. */
  | { readonly kind: 'fte'; readonly fte: number; readonly productiveHours: Hours; readonly openHours: Hours }
  | { readonly kind: 'onDuty'; readonly onDuty: number };

export interface CaseSpec {
  readonly name: string;
  readonly label: string;
  /** Indices of its first step (where a case enters) and of the step after its last. */
  readonly firstStep: number;
  readonly endStep: number;
  readonly aboutPerson: boolean;
  /** Occurrences of an obligation: no case type in outputs. */
  readonly isObligation?: boolean;
}

export interface StepSpec {
  /** `case.step`, as in outputs. */
  readonly name: string;
  readonly case: number;
  readonly kind: 'work' | 'wait' | 'branch' | 'fork' | 'meeting';
  /** Work and meetings: the unit and what it takes of it. */
  readonly unit: number;
  /** A meeting's moments, length and agenda. */
  readonly meeting?: MeetingSpec;
  /** First steps of the branches of a fork, in file order; each is reached only from it. */
  readonly all?: readonly number[];
  /** Person-hours (work) or hours (wait); absent for all others. */
  readonly duration?: DistributionSpec;
  /** Units that take the work over from `unit` when they would stand idle, in order; absent: none. */
  readonly alternatives?: readonly number[];
  /** Places of other units that the task holds while it is in service, or the meeting while it is held; absent: none. */
  readonly partners?: readonly PartnerSpec[];
  /** Places that the task takes, ≥ 1. */
  readonly team: number;
  /** 1 is highest. */
  readonly priority: number;
  readonly preempts: boolean;
  readonly within?: DeadlineSpec;
  readonly withinCase?: DeadlineSpec;
  readonly startWithin?: DeadlineSpec;
  /** What becomes of a task that at its deadline has never started. */
  readonly onLate: LateSpec;
  /** Most tasks that may wait without having started; absent: no limit. */
  readonly queueLimit?: number;
  /** Where the case goes after this step; probabilities add to 1 with the rest. */
  readonly then: readonly BranchSpec[];
  /** Cases opened when this step ends. */
  readonly opens: readonly OpensSpec[];
  /** The group to which the case's person is moved when this step ends. */
  readonly moves?: number;
}

/** A unit that takes part in joint work or in a meeting, and how many of its places (≥ 1) that takes. */
export interface PartnerSpec {
  readonly unit: number;
  readonly places: number;
}

export interface MeetingSpec {
  /** When it begins: ascending, from the beginning of the run to the horizon; inside the open hours of its units. */
  readonly at: readonly Hours[];
  /** How long it lasts; no longer than the time to the next. */
  readonly length: Hours;
  /** Cases that are treated at most; absent: no limit. */
  readonly agenda?: number;
}

export type DeadlineSpec =
  | { readonly kind: 'span'; readonly span: DistributionSpec }
  | { readonly kind: 'workingDays'; readonly days: number }
  /** Obligations: the moment at which the next one of the same person or object is due. */
  | { readonly kind: 'nextOccurrence' };

export type LateSpec =
  | { readonly kind: 'continue' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'step'; readonly step: number };

export interface BranchSpec {
  /** A probability; absent: what the others leave (`rest`). At most one branch of a step has none. */
  readonly probability?: Expression;
  /** A step's index, or `NONE` for `end`. */
  readonly step: number;
}

export interface OpensSpec {
  readonly case: number;
  /** Expected number: its whole part is opened, and one more with the probability of its fraction. */
  readonly count: Expression;
}

export type ArrivalSpec = { readonly case: number; readonly batch?: DistributionSpec } & (
  | { readonly kind: 'rate'; readonly rate: Expression }
  | { readonly kind: 'every'; readonly every: DistributionSpec }
  | { readonly kind: 'dates'; readonly at: readonly Hours[] }
  /** Each person of a group brings cases about himself, at `hazard` an hour. */
  | { readonly kind: 'person'; readonly group: number; readonly hazard: Expression }
  /** So many in each period, ascending; a fraction is one more by chance. */
  | {
      readonly kind: 'counts';
      readonly periods: readonly { readonly from: Hours; readonly to: Hours; readonly count: number }[];
    }
);

/** Cases open at the beginning of the run (of the warm-up, if there is one). */
export interface InitialSpec {
  readonly step: number;
  readonly count: number;
  /** How long before the beginning each became ready. */
  readonly age: DistributionSpec;
  /** Remaining effort; absent: drawn whole. */
  readonly remaining?: DistributionSpec;
}

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

export interface PostSpec {
  readonly name: string;
  /** What reports call it; its name if absent. */
  readonly label?: string;
  /** Number of posts; rounded up to whole posts. 0 for those that open and close by themselves. */
  readonly required: Expression;
  readonly opening?: PostOpeningSpec;
  /** Persons a post. */
  readonly staff: number;
  readonly unit: number;
  readonly priority: number;
}

/** Posts that open at a rate and last for a time each. */
export interface PostOpeningSpec {
  /** Per hour. */
  readonly rate: Expression;
  readonly lasts: DistributionSpec;
  /** Posts that are there at the beginning of the run; each draws a whole duration from there. */
  readonly initial: number;
}

/** Work that recurs for each person of a group or each object of a count. */
export interface ObligationSpec {
  readonly name: string;
  readonly label: string;
  /** Its case type and its one step. */
  readonly case: number;
  readonly step: number;
  readonly cadence: CadenceSpec;
  /** The group whose people it is about, or `NONE`: then objects. */
  readonly group: number;
  /** Number of objects, rounded up; absent with a group. */
  readonly count?: Expression;
}

/**
 * Spans of time that follow one another without a gap. Position 0 is the anchor; in between positions run evenly
 * with time, so that position 1.5 is the middle of the second span.
 */
export interface CadenceSpec {
  /** Whether occurrences fall on whole positions from 0 on; else each person or object has a phase of its own. */
  readonly isAnchored: boolean;
  readonly anchor: Hours;
  /** Length of a span; of months and years, which are not alike, 730 h a month. */
  readonly hours: Hours;
  /** Months and years: where spans begin, ascending, from position `firstPosition` to beyond the horizon. */
  readonly moments?: readonly Hours[];
  readonly firstPosition: number;
  /** What it is called: `month`, `13 weeks`. */
  readonly label: string;
}

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

/** Stops models that run away. */
export interface LimitSpec {
  readonly events: number;
  readonly entities: number;
}
