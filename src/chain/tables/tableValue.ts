import type { Hours } from '../../engine/hours.ts';
import type { TableSpec } from '../chain.ts';

/**
 * The value of a table at a moment: on the line between two of its moments, or the value of the last one passed.
 * Before its first and after its last moment the value there holds.
 */
export function tableValue({ at, values, interpolate }: TableSpec, moment: Hours): number {
  // The last row not after the moment.
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at[middle]! <= moment) low = middle;
    else high = middle - 1;
  }
  const value = values[low]!;
  const next = at[low + 1];
  if (interpolate === 'step' || next === undefined || moment <= at[low]!) return value;
  return value + ((moment - at[low]!) / (next - at[low]!)) * (values[low + 1]! - value);
}
