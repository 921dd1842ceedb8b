import type { DistributionSpec } from '../../engine/distributionSpec.ts';
import type { Expression } from '../expression.ts';

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
