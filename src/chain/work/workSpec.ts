import type { DistributionSpec } from '../../engine/distributionSpec.ts';
import type { Hours } from '../../engine/hours.ts';
import type { Expression } from '../expression.ts';

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
