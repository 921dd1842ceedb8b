import type { DistributionSpec } from '../../engine/distributionSpec.ts';
import type { Hours } from '../../engine/hours.ts';
import type { BranchSpec, DeadlineSpec, LateSpec } from '../chain.ts';
import type { Expression } from '../expression.ts';

/** What is done to the chain while it runs, and when. */
export interface PolicySpec {
  readonly name: string;
  readonly label: string;
  readonly trigger: TriggerSpec;
  /** In the order in which they are taken. */
  readonly actions: readonly ActionSpec[];
}

export type TriggerSpec =
  /** Once at each moment, ascending: dates, or the moments of a cadence up to the horizon. */
  | { readonly kind: 'moments'; readonly at: readonly Hours[] }
  /**
   * When the condition has been true at every look for `lasts`, until it has been false again. It is looked at at the
   * beginning of every day, or at the moments of a review only.
   */
  | {
      readonly kind: 'condition';
      readonly condition: Expression;
      readonly lasts: Hours;
      readonly reviews?: readonly Hours[];
    };

export type ActionSpec =
  /** Sets the strength that a unit may employ; its hiring follows. */
  | { readonly kind: 'authorise'; readonly unit: number; readonly fte: number }
  /** Lends staff from one unit to another; absent `lasts`: for good. */
  | {
      readonly kind: 'lend';
      readonly from: number;
      readonly to: number;
      readonly fte: number;
      readonly lasts?: Hours;
    }
  /** From now on a kind of post is another unit's. */
  | { readonly kind: 'assign'; readonly post: number; readonly unit: number }
  /** Values of the scenario get others, as `path: text` in the file. */
  | { readonly kind: 'set'; readonly settings: readonly SettingSpec[] };

/** One compiled value that an action changes; an index is that of the chain's list. */
export type SettingSpec =
  | { readonly kind: 'parameter'; readonly index: number; readonly value: number }
  | { readonly kind: 'fte'; readonly index: number; readonly fte: number }
  | { readonly kind: 'absence'; readonly index: number; readonly absence: number }
  | { readonly kind: 'required'; readonly index: number; readonly required: Expression }
  | { readonly kind: 'arrivals'; readonly index: number; readonly rate: Expression }
  | { readonly kind: 'flow'; readonly index: number; readonly value: Expression }
  | ({ readonly kind: 'step'; readonly index: number } & StepSetting);

/** What of a step can change while it runs. */
export type StepSetting =
  | { readonly key: 'priority'; readonly value: number }
  | { readonly key: 'queueLimit'; readonly value: number | undefined }
  | { readonly key: 'onLate'; readonly value: LateSpec }
  | { readonly key: 'then'; readonly value: readonly BranchSpec[] }
  | { readonly key: 'duration'; readonly value: DistributionSpec | undefined }
  | {
      readonly key: 'within' | 'withinCase' | 'startWithin';
      readonly value: DeadlineSpec;
    };

/** A metric of a unit that conditions of policies name: state as it is now, all others over the last full month. */
export interface WatchedSpec {
  readonly unit: number;
  readonly metric: string;
}
