import type { Levels } from './cheapestPlan.ts';
import type { Considered } from './chooseMeasures.ts';
import type { Confirmation, TestedPlan } from './confirming.ts';
import type { DecideBy } from './decideBy.ts';
import type { Lab } from './lab.ts';
import type { Measure } from './measure.ts';
import type { Regret } from './regretResult.ts';
import type { PlannedUnit, ReinforceResult, UnmetNorm } from './reinforceResult.ts';

/** What a search comes to. */
export interface Answer {
  readonly kind: ReinforceResult['kind'];
  /** The search with the measures that are taken. */
  readonly lab: Lab;
  /** The plan of the answer, or where there is none that which does most. */
  readonly levels: Levels;
  /** Whether the answer is a plan that gives anything. */
  readonly isPlan: boolean;
  /** Plans that were tried on fresh futures, in order; and what these said of the plan of the answer. */
  readonly tests: readonly TestedPlan[];
  readonly confirmation?: Confirmation;
  readonly dates: DecideBy;
  readonly units: readonly PlannedUnit[];
  readonly unmet: readonly UnmetNorm[];
  readonly taken: readonly Measure[];
  readonly considered: readonly Considered[];
  /** With a budget. */
  readonly regret?: Regret;
}
