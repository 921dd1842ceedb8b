import type { Chain } from '../chain.ts';

/** The time-weighted levels of a unit; on duty and worked run on its open hours, the others on plain hours. */
export const UnitArea = {
  OnDuty: 0,
  Worked: 1,
  Queue: 2,
  Backlog: 3,
  PostsDemanded: 4,
  PostsUnfilled: 5,
} as const;
export const UNIT_AREAS = 6;

/** The integrals and counts of a unit's staff (see staffRecord.ts). */
export const StaffTotal = {
  Staff: 0,
  Authorised: 1,
  Trainees: 2,
  Vacancies: 3,
  Absence: 4,
  Fatigue: 5,
  Overtime: 6,
  Displaced: 7,
  Hires: 8,
  Leavers: 9,
  Cost: 10,
  Ordinary: 11,
} as const;
const STAFF_TOTALS = 12;

/** What of them is summed over the units of an organisation, and of the chain. */
export const SUMMED = [StaffTotal.Overtime, StaffTotal.Displaced, StaffTotal.Cost] as const;

/** The totals of a step; `Undecided` and `Present` are levels, and `Present` follows from the others. */
export const StepCount = {
  Arrived: 0,
  Started: 1,
  Completed: 2,
  OnTime: 3,
  Late: 4,
  Dropped: 5,
  Moved: 6,
  Cancelled: 7,
  Undecided: 8,
  Present: 9,
  WaitSum: 10,
  Waited: 11,
  /** Tasks decided: on time or late. */
  Decided: 12,
  /** Hours from ready to completed, over the completed tasks. */
  SojournSum: 13,
} as const;
export const STEP_COUNTS = 14;

/** The totals of a case type; the level `Open` follows from the others. */
export const CaseCount = { Opened: 0, Closed: 1, Open: 2, ThroughputSum: 3, Throughputs: 4 } as const;
export const CASE_COUNTS = 5;

/**
 * Where each accumulator of a replication lies in one snapshot: elapsed hours; each unit's open hours and
 * areas; effort that became ready; groups; threat; and the counts of steps and cases. Every metric is a
 * difference of two snapshots, or a quotient of two such differences (see cellSources.ts).
 */
export class AccumulatorLayout {
  readonly elapsed = 0;
  readonly unitOpen: number;
  readonly unitAreas: number;
  readonly unitOffered: number;
  readonly groups: number;
  readonly factor: number;
  readonly surge: number;
  readonly incidents: number;
  readonly steps: number;
  readonly cases: number;
  readonly staff: number;
  /** Sums over each organisation, and last over the chain. */
  readonly sums: number;
  /** How often each policy has acted. */
  readonly policies: number;
  readonly size: number;

  constructor(chain: Chain) {
    const units = chain.units.length;
    this.unitOpen = 1;
    this.unitAreas = this.unitOpen + units;
    this.groups = this.unitAreas + units * UNIT_AREAS;
    this.factor = this.groups + chain.groups.length;
    this.surge = this.factor + 1;
    this.unitOffered = this.surge + 1;
    this.incidents = this.unitOffered + units;
    this.steps = this.incidents + 1;
    this.cases = this.steps + chain.steps.length * STEP_COUNTS;
    this.staff = this.cases + chain.cases.length * CASE_COUNTS;
    this.sums = this.staff + units * STAFF_TOTALS;
    this.policies = this.sums + (chain.organisations.length + 1) * SUMMED.length;
    this.size = this.policies + chain.policies.length;
  }

  unitArea(unit: number, which: number): number {
    return this.unitAreas + unit * UNIT_AREAS + which;
  }

  ofStaff(unit: number, which: number): number {
    return this.staff + unit * STAFF_TOTALS + which;
  }

  /** Of an organisation, or of the chain (the index after the last organisation); `which` of `SUMMED`. */
  sum(organisation: number, which: (typeof SUMMED)[number]): number {
    return this.sums + organisation * SUMMED.length + SUMMED.indexOf(which);
  }

  step(step: number, which: number): number {
    return this.steps + step * STEP_COUNTS + which;
  }

  case(type: number, which: number): number {
    return this.cases + type * CASE_COUNTS + which;
  }
}
