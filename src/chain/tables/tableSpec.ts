import type { Hours } from '../../engine/hours.ts';

/** A series of values at moments, ascending. */
export interface TableSpec {
  readonly name: string;
  readonly at: readonly Hours[];
  /** As many as moments. */
  readonly values: readonly number[];
  /** `linear`: a line from moment to moment. `step`: a value holds to the next moment. */
  readonly interpolate: 'linear' | 'step';
}
