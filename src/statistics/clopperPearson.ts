import { inverseIncompleteBeta } from '../engine/special/inverseIncompleteBeta.ts';
import { checkConfidence, type Interval } from './interval.ts';

/**
 * The exact two-sided interval for a probability after `successes` in `n` trials (Clopper and Pearson 1934,
 * Biometrika 26, 404–413), by beta quantiles. It covers with at least the confidence whatever the truth;
 * [0, 1] without trials.
 *
 * @throws RangeError unless 0 ≤ successes ≤ n and the confidence lies in (0, 1).
 */
export function clopperPearson(successes: number, n: number, confidence: number): Interval {
  checkConfidence(confidence);
  if (!(successes >= 0 && successes <= n)) throw new RangeError(`${successes} successes in ${n} trials`);
  const tail = (1 - confidence) / 2;
  return {
    low: successes === 0 ? 0 : inverseIncompleteBeta(successes, n - successes + 1, tail),
    // The upper end is one minus the lower end for the failures: small tails keep their precision.
    high: successes === n ? 1 : 1 - inverseIncompleteBeta(n - successes, successes + 1, tail),
  };
}
