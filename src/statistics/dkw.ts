import { checkConfidence } from './interval.ts';

/**
 * Half the width of the band that holds a whole distribution function (or survival curve) with the given
 * confidence, about the empirical one of n observations: √(ln(2 ÷ (1 − confidence)) ÷ 2n), the inequality of
 * Dvoretzky, Kiefer and Wolfowitz with the constant of Massart (1990, Ann. Probab. 18, 1269–1283).
 *
 * @throws RangeError unless n ≥ 1 and the confidence lies in (0, 1).
 */
export function dkwHalfWidth(n: number, confidence: number): number {
  checkConfidence(confidence);
  if (!(n >= 1)) throw new RangeError(`a band needs observations, not ${n}`);
  return Math.sqrt(Math.log(2 / (1 - confidence)) / (2 * n));
}
