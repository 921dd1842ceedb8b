import type { Hours } from '../../engine/hours.ts';

/** The steps of a path: equal, from the beginning of the run on. */
export interface Grid {
  readonly begin: Hours;
  /** Length of a step. */
  readonly hours: Hours;
  readonly count: number;
}

/** One value for all steps of a path, or one for each. */
export type Column = number | Float64Array;

/** The value in a step. */
export function valueAt(column: Column, step: number): number {
  return typeof column === 'number' ? column : column[step]!;
}

/** What does not move as one number; what is as in another column is that one. */
export function asColumn(values: Float64Array, other?: Column): Column {
  const first = values[0] ?? 0;
  if (values.every((value) => Object.is(value, first))) return first;
  if (typeof other !== 'object' || other.length !== values.length) return values;
  return values.every((value, step) => Object.is(value, other[step])) ? other : values;
}

/** A part of a path that is looked at, and the share of it that lies in each step. */
export interface Window {
  readonly from: Hours;
  readonly to: Hours;
  /** The first step of which a part lies in it; all that follow do, to the end of the path. */
  readonly first: number;
  readonly weights: Float64Array;
}

/** The window from a moment to the end of a path. */
export function windowFrom(from: Hours, to: Hours, { begin, hours, count }: Grid): Window {
  const weights = new Float64Array(count);
  let first = count;
  for (let step = count - 1; step >= 0; step--) {
    const at = begin + step * hours;
    weights[step] = Math.max(0, Math.min(to, at + hours) - Math.max(from, at)) / (to - from);
    if (weights[step]! > 0) first = step;
  }
  return { from, to, first, weights };
}

/** The mean over a window. */
export function meanIn(column: Column, { first, weights }: Window): number {
  if (typeof column === 'number') return column;
  let sum = 0;
  for (let step = first; step < weights.length; step++) sum += weights[step]! * column[step]!;
  return sum;
}

/** What becomes of the values of two columns, step by step. */
export function combined(one: Column, other: Column, of: (a: number, b: number) => number): Column {
  if (typeof one === 'number' && typeof other === 'number') return of(one, other);
  const { length } = typeof one === 'number' ? (other as Float64Array) : one;
  const values = new Float64Array(length);
  for (let step = 0; step < length; step++) values[step] = of(valueAt(one, step), valueAt(other, step));
  return values;
}
