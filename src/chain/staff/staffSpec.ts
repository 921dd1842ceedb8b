import type { DistributionSpec } from '../../engine/distributionSpec.ts';
import type { Hours } from '../../engine/hours.ts';
import type { Expression } from '../expression.ts';

/** Staff as people, who leave and are hired, each one FTE; a unit without it keeps the FTE that it has. */
export interface StaffSpec {
  /** FTE that the unit may employ. */
  readonly authorised: number;
  readonly leaving?: LeavingSpec;
  /** Absent: nobody is hired. */
  readonly hiring?: HiringSpec;
}

export interface LeavingSpec {
  /** Per person and hour; absent: nobody leaves but on dates. */
  readonly hazard?: Expression;
  /** FTE that leave on a date, ascending: retirements, cuts. */
  readonly dated: readonly DatedStrength[];
}

export interface DatedStrength {
  readonly at: Hours;
  readonly fte: number;
}

export interface HiringSpec {
  /** Requisitions that can be opened a calendar month. */
  readonly perMonth: number;
  /** In the order in which a recruit passes them. */
  readonly stages: readonly StageSpec[];
  /** Absent: who has passed the last stage counts in full at once. */
  readonly trainee?: TraineeSpec;
  /** Recruits in each stage, and trainees among the staff, at the beginning of the run; each has a whole time before him. */
  readonly initialPipeline: readonly number[];
  readonly initialTrainees: number;
}

export type StageSpec = {
  readonly name: string;
  /** Share of the recruits that give up in this stage, in [0, 1). */
  readonly dropOut: number;
} & (
  | { readonly kind: 'lead'; readonly lead: DistributionSpec }
  /** A case of the chain, which is over when the case closes; one that is dropped ends the recruit's way too. */
  | { readonly kind: 'case'; readonly case: number }
);

/** Training on the job. */
export interface TraineeSpec {
  readonly lasts: DistributionSpec;
  /** Productivity at its beginning, in [0, 1]; it rises evenly to 1. */
  readonly productivityFrom: number;
  /** Experienced FTE that a trainee ties up. */
  readonly mentor: number;
}

/**
 * When a measure is taken and when it ends, looked at daily: by work (days of backlog) or by posts (persons that they
 * lack without the measure). On when one of both reaches its `on`, off when none is above its `off`.
 */
export interface SwitchSpec {
  readonly backlogDays?: { readonly on: number; readonly off: number };
  readonly posts?: { readonly on: number; readonly off: number };
}

export interface OvertimeSpec {
  /** Share of ordinary hours, at most. */
  readonly upTo: number;
  readonly switch: SwitchSpec;
  /** Law: most on average over 16 weeks, and in one week, as shares of ordinary hours. */
  readonly mostOnAverage: number;
  readonly mostInAWeek: number;
}

/** Work of the unit that the model does not show, and what of it can be put aside. */
export interface RegularWorkSpec {
  /** Share of on duty, in [0, 1]. */
  readonly share: number;
  /** Share of on duty that can be displaced, at most `share`. */
  readonly upTo: number;
  readonly switch: SwitchSpec;
}

/** How sustained load tires people, and what that does (design 2, Staff). */
export interface FatigueSpec {
  /** Utilisation from which it grows, in [0, 1). */
  readonly u0: number;
  /** Weight of the overtime share. */
  readonly k: number;
  /** Leaving × (1 + aF), absence + bF, productivity × (1 − cF). */
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** Time constants. */
  readonly rise: Hours;
  readonly recovery: Hours;
}

/** In EUR. */
export interface CostSpec {
  /** Of an FTE an hour of the calendar. */
  readonly fteHour: number;
  /** Of an hour of overtime, premium included. */
  readonly overtimeHour: number;
  readonly hire: number;
}
