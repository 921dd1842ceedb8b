import { inverseIncompleteBeta } from '../../engine/special/inverseIncompleteBeta.ts';
import { clopperPearson } from '../../statistics/clopperPearson.ts';

/** Plans that are confirmed at most. */
export const MOST_CONFIRMED = 3;
/** Chance with which the confirmation of a plan that holds with just the probability that is aimed at succeeds. */
const POWER = 0.85;

/** The error that the `attempt`th confirmation (from 0) may make: half of what is left, so that all together stay below it. */
export function errorOf(attempt: number, confidence: number): number {
  return (1 - confidence) / 2 ** (attempt + 1);
}

/** Whether a plan that held in so many fresh futures is shown to hold with more than the asked probability (exact, one-sided). */
export function isConfirmed(held: number, count: number, asked: number, error: number): boolean {
  return clopperPearson(held, count, 1 - 2 * error).low > asked;
}

/** The least number of fresh futures that must hold for a confirmation; more than there are where not even all would do. */
export function leastConfirming(count: number, asked: number, error: number): number {
  let least = Math.ceil(asked * count);
  while (least <= count && !isConfirmed(least, count, asked, error)) least++;
  return least;
}

/**
 * The probability of holding that a search aims at: a plan that holds with just that is confirmed on `count` fresh futures with a
 * chance of 85 %. At P the chance of at least k of n is I_P(k, n − k + 1), so that it is a quantile of a beta variable. Of several
 * scenarios each must be confirmed, and the chance is that of all. 1 where not even all futures would confirm.
 */
export function aimOf(count: number, asked: number, error: number, scenarios = 1): number {
  const least = leastConfirming(count, asked, error);
  if (least > count) return 1;
  return inverseIncompleteBeta(least, count - least + 1, POWER ** (1 / scenarios));
}
