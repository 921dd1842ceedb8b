import type { Hours } from '../../engine/hours.ts';
import type { Expression } from '../expression.ts';

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
