import type { Hours } from '../engine/hours.ts';
import type { RosterSpec } from '../engine/rosterSpec.ts';
import type { NormSpec } from './norm/normSpec.ts';
import type { FlowSpec, GroupSpec } from './people/peopleSpec.ts';
import type { PolicySpec, WatchedSpec } from './policy/policySpec.ts';
import type { TableSpec } from './tables/tableSpec.ts';
import type { ThreatSpec } from './threat/threatSpec.ts';
import type { PostSpec } from './unit/postSpec.ts';
import type { OrganisationSpec, UnitSpec } from './unit/unitSpec.ts';
import type { ObligationSpec } from './work/obligationSpec.ts';
import type { ArrivalSpec, CaseSpec, InitialSpec, StepSpec } from './work/workSpec.ts';

/* The parts of a chain are specified where they are simulated; who reads a chain finds them all here. */
export type * from './norm/normSpec.ts';
export type * from './people/peopleSpec.ts';
export type * from './policy/policySpec.ts';
export type * from './tables/tableSpec.ts';
export type * from './threat/threatSpec.ts';
export type * from './unit/postSpec.ts';
export type * from './unit/unitSpec.ts';
export type * from './work/obligationSpec.ts';
export type * from './work/workSpec.ts';

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
  readonly policies: readonly PolicySpec[];
  /** What conditions of policies name. */
  readonly watched: readonly WatchedSpec[];
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

/** Stops models that run away. */
export interface LimitSpec {
  readonly events: number;
  readonly entities: number;
}
