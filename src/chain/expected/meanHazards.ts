import { type Column, type Grid, valueAt } from './column.ts';

/**
 * The mean hazard of leaving, per person and hour, in each step of the path of the staff, whose steps are longer than those
 * of the course; one number where it does not move.
 */
export function meanHazards(hazard: Column, course: Grid, staff: Grid): Float64Array {
  if (typeof hazard === 'number') return Float64Array.of(Math.max(0, hazard));
  const sums = new Float64Array(staff.count);
  const counts = new Float64Array(staff.count);
  for (let step = 0; step < course.count; step++) {
    const at = course.begin + step * course.hours + course.hours / 2;
    const long = Math.min(staff.count - 1, Math.max(0, Math.floor((at - staff.begin) / staff.hours)));
    counts[long]!++;
    sums[long]! += Math.max(0, valueAt(hazard, step));
  }
  return sums.map((sum, step) => (counts[step]! > 0 ? sum / counts[step]! : 0));
}
