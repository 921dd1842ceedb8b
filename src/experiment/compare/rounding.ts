/**
 * Hours that add up to nothing come out as 1e-13. In base units nothing of a chain is as small as the first, strengths
 * being rounded to it.
 */
const ABSOLUTE = 1e-9;
const RELATIVE = 1e-12;

/** By how much two values may differ that are the same: as much as sums of floating-point numbers in another order may. */
export function roundingOf(first: number, second: number): number {
  return Math.max(ABSOLUTE, RELATIVE * Math.max(Math.abs(first), Math.abs(second)));
}
