import { normalQuantile } from '../core/normalQuantile.ts';
import { normalCdf } from '../engine/special/normal.ts';
import { checkConfidence, type Interval } from './interval.ts';

/** Halvings of an interval of length 2: the ends are known to rounding. */
const HALVINGS = 60;

/**
 * The score interval for the difference of two proportions seen on the same `n` subjects (Tango 1998, Statist. Med. 17,
 * 891–908): all differences that the score test does not reject. It excludes 0 exactly when `mcNemar` is below
 * 1 − confidence, has a length where all subjects are alike in both, and stays in [−1, 1].
 *
 * @param gained subjects with success in the second only, `lost` in the first only
 * @returns the interval of (gained − lost) ÷ n; [−1, 1] without subjects
 * @throws RangeError unless the counts fit into n and the confidence lies in (0, 1)
 */
export function pairedDifference(gained: number, lost: number, n: number, confidence: number): Interval {
  checkConfidence(confidence);
  if (!(gained >= 0 && lost >= 0 && gained + lost <= n)) {
    throw new RangeError(`${gained} gained and ${lost} lost of ${n}`);
  }
  if (n === 0) return { low: -1, high: 1 };
  const z = normalQuantile((1 + confidence) / 2);
  // Seen from the other side, gains are losses.
  return { low: -upperEnd(lost, gained, n, z), high: upperEnd(gained, lost, n, z) };
}

/**
 * McNemar's test of two proportions seen on the same subjects (1947, Psychometrika 12, 153–157), two-sided, by the
 * normal approximation of (gained − lost) ÷ √(gained + lost): the probability of a difference at least so large where
 * there is none. Of the tests compared by Fagerland, Lydersen and Laake (2013, BMC Med. Res. Methodol. 13:91) it is
 * nearly the exact unconditional one. 1 where no subject differs.
 */
export function mcNemar(gained: number, lost: number): number {
  const differing = gained + lost;
  return differing === 0 ? 1 : 2 * normalCdf(-Math.abs(gained - lost) / Math.sqrt(differing));
}

/** The largest difference that the score test does not reject; what is seen lies z standard errors below it. */
function upperEnd(gained: number, lost: number, n: number, z: number): number {
  let low = (gained - lost) / n;
  let high = 1;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (score(middle, gained, lost, n) > -z) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * (gained − lost − n δ) ÷ its standard error where the difference is δ: of the other parameter, the probability of a
 * loss, the most likely value given δ is taken, the larger root of 2n q² + B q − lost δ (1 − δ) (Tango 1998, eq. 7).
 */
function score(difference: number, gained: number, lost: number, n: number): number {
  const b = (2 * n - gained + lost) * difference - gained - lost;
  const c = -lost * difference * (1 - difference);
  const loss = Math.max(0, (Math.sqrt(Math.max(0, b * b - 8 * n * c)) - b) / (4 * n));
  const variance = n * (2 * loss + difference * (1 - difference));
  const distance = gained - lost - n * difference;
  return variance > 0 ? distance / Math.sqrt(variance) : Math.sign(distance) * Infinity;
}
