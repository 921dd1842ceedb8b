import type { OverRange } from '../over/overRange.ts';
import type { TipRange } from './findTip.ts';

/** Persons and places: half of one is computed, but whoever gives whole numbers asks for whole numbers. */
const COUNTED: ReadonlySet<string> = new Set(['fte', 'onDuty', 'authorised']);
/** A range of persons with fewer whole steps than this is looked at in parts of one. */
const LEAST_STEPS = 3;

/** A range, and whether it is followed in whole numbers. */
export type FollowedRange = OverRange & Pick<TipRange, 'isWhole'>;

/**
 * The range as it is to be followed: in whole numbers where only these are allowed (a count of months, say) or where persons are
 * counted in whole numbers, else as it is; or a value that is not allowed at all.
 *
 * @param valuesOf values of a range that are to be tried, with the grain that it has
 * @param isFaulty whether the chain cannot have a value
 */
export function wholeWhereNeeded(
  range: OverRange,
  valuesOf: (range: OverRange) => readonly number[],
  isFaulty: (value: number) => boolean,
): { readonly range: FollowedRange; readonly wrong?: number } {
  const { from, to, grain } = range;
  const endsAreWhole = Number.isInteger(from) && Number.isInteger(to);
  const isWhole = endsAreWhole && (countsPersons(range) || (isFaulty(from + 0.5) && isFaulty(to - 0.5)));
  const followed = isWhole ? { ...range, grain: Math.max(1, grain), isWhole } : range;
  const wrong = valuesOf(followed).find(isFaulty);
  return { range: followed, ...(wrong !== undefined && { wrong }) };
}

function countsPersons({ path, from, to, own = from }: OverRange): boolean {
  const key = path.slice(path.lastIndexOf('.') + 1);
  return COUNTED.has(key) && Number.isInteger(own) && to - from >= LEAST_STEPS;
}
