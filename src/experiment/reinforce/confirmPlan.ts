import { normalQuantile } from '../../engine/special/normal.ts';
import { clopperPearson } from '../../statistics/clopperPearson.ts';

/** Futures of a confirmation, times those of the search. */
export const CONFIRMING = 4;
/** Plans that are confirmed at most. */
export const MOST_CONFIRMED = 3;
/** Chance with which a confirmation of a plan that is as good as its target should succeed. */
const POWER = 0.8;

/** The error that the `attempt`th confirmation (from 0) may make: half of what is left, so that all together stay below it. */
export function errorOf(attempt: number, confidence: number): number {
  return (1 - confidence) / 2 ** (attempt + 1);
}

/** Whether a plan that held in so many fresh futures is shown to hold with more than the asked probability (exact, one-sided). */
export function isConfirmed(held: number, count: number, asked: number, error: number): boolean {
  return clopperPearson(held, count, 1 - 2 * error).low > asked;
}

/**
 * What share of the search's futures a plan should hold in, so that its confirmation is likely to succeed: the least share
 * that confirms, and room for the chance in both samples. Never more than all.
 */
export function targetOf(replications: number, asked: number, confidence: number, attempt: number): number {
  const count = CONFIRMING * replications;
  const error = errorOf(attempt, confidence);
  let least = Math.ceil(asked * count);
  while (least < count && !isConfirmed(least, count, asked, error)) least++;
  const share = least / count;
  const spread = Math.sqrt(share * (1 - share) * (1 / count + 1 / replications));
  return Math.min(1, share + normalQuantile(POWER) * spread);
}
