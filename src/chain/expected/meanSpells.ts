import type { Hours } from '../../engine/hours.ts';
import { type Column, type Grid, valueAt } from './column.ts';

/**
 * The expected number of spells in progress (posts that are open, outages), as the mean over each step: n′ = rate − n ÷
 * lasts, solved exactly within a step.
 *
 * @param rate per hour; @param lasts mean duration; @param initial in progress at first
 */
export function meanSpells(
  rate: Column,
  lasts: Hours,
  initial: number,
  { hours, count }: Grid,
): Float64Array {
  const spans = hours / lasts;
  const left = Math.exp(-spans);
  const mean = -Math.expm1(-spans) / spans;
  const numbers = new Float64Array(count);
  let number = initial;
  for (let step = 0; step < count; step++) {
    const settled = Math.max(0, valueAt(rate, step)) * lasts;
    const excess = number - settled;
    numbers[step] = settled + excess * mean;
    number = settled + excess * left;
  }
  return numbers;
}
