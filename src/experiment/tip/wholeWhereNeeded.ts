import type { OverRange } from '../over/overRange.ts';

/**
 * The range as it is to be followed: in whole numbers where only these are allowed (a count of months, say), else as it is;
 * or a value that is not allowed at all.
 *
 * @param valuesOf values of a range that are to be tried, with the grain that it has
 * @param isFaulty whether the chain cannot have a value
 */
export function wholeWhereNeeded(
  range: OverRange,
  valuesOf: (range: OverRange) => readonly number[],
  isFaulty: (value: number) => boolean,
): { readonly range: OverRange; readonly wrong?: number } {
  const faulty = valuesOf(range).find(isFaulty);
  if (faulty === undefined) return { range };
  const whole = { ...range, grain: Math.max(1, range.grain) };
  const mayBeWhole = Number.isInteger(range.from) && Number.isInteger(range.to) && !Number.isInteger(faulty);
  const wrong = mayBeWhole ? valuesOf(whole).find(isFaulty) : faulty;
  return wrong === undefined ? { range: whole } : { range, wrong };
}
