import type { Hours } from '../../engine/hours.ts';
import type { TableSpec } from '../chain.ts';

/**
 * Writes the value of a table at a moment to a cell: on the line between two of its moments, or the value of the last one passed.
 * Before its first and after its last moment the value there holds.
 */
export function tableValueInto(
  { at, values, interpolate }: TableSpec,
  moment: Hours,
  cells: Float64Array,
  cell: number,
): void {
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
  const isStep = interpolate === 'step' || next === undefined || moment <= at[low]!;
  cells[cell] = isStep
    ? value
    : value + ((moment - at[low]!) / (next - at[low]!)) * (values[low + 1]! - value);
}
