import type { DistributionSpec } from '../../engine/distributionSpec.ts';
import type { Hours } from '../../engine/hours.ts';
import type { Expression } from '../expression.ts';
import type { CostSpec, FatigueSpec, OvertimeSpec, RegularWorkSpec, StaffSpec } from '../staff/staffSpec.ts';

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
