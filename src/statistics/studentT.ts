import { logIncompleteBeta } from '../engine/special/incompleteBeta.ts';
import { betaLogit } from '../engine/special/inverseIncompleteBeta.ts';
import { checkConfidence, type Interval } from './interval.ts';

/** The last quantiles computed: a table of results asks for the same few thousands of times. */
const known = new Map<string, number>();
const KNOWN_LIMIT = 1000;

/**
 * The quantile of Student's t, for p in (0, 1) and degrees of freedom above 0. By the tail probability
 * I_w(ν ÷ 2, ½) with w = ν ÷ (ν + t²) (DLMF 8.17; Abramowitz and Stegun 26.7.1), so t² = ν e^−logit(w).
 */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  if (p === 0.5) return 0;
  if (p < 0.5) return -studentTQuantile(1 - p, degreesOfFreedom);
  const key = `${p} ${degreesOfFreedom}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const bothTails = 2 * (1 - p);
  const logit = betaLogit(degreesOfFreedom / 2, 0.5, bothTails, 1 - bothTails);
  const quantile = Math.sqrt(degreesOfFreedom * Math.exp(-logit));
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(key, quantile);
  return quantile;
}

/** The probability that Student's t is at least so far from 0, to either side; 0 at ±∞. By the same tails as the quantile. */
export function studentTTails(t: number, degreesOfFreedom: number): number {
  const square = t * t;
  if (square === Infinity) return 0;
  const sum = degreesOfFreedom + square;
  return Math.exp(logIncompleteBeta(degreesOfFreedom / 2, 0.5, degreesOfFreedom / sum, square / sum));
}

/** What an interval needs to know of a mean: `Tally` has it, and so has whoever keeps the moments otherwise. */
export interface MeanEstimate {
  readonly count: number;
  readonly mean: number | undefined;
  /** Of one observation. */
  readonly variance: number | undefined;
}

/** The same of a ratio of sums, as `RatioTally` has it. */
export interface RatioEstimate {
  readonly count: number;
  readonly ratio: number | undefined;
  /** Of the ratio itself. */
  readonly variance: number | undefined;
}

/**
 * The two-sided interval for a mean of independent observations (Law 2015, eq. 4.12); a point if all are equal,
 * `undefined` with fewer than two.
 */
export function meanInterval(tally: MeanEstimate, confidence: number): Interval | undefined {
  const { mean, variance, count } = tally;
  if (mean === undefined || variance === undefined) return undefined;
  return around(mean, Math.sqrt(variance / count), count, confidence);
}

/** The two-sided interval for a ratio of sums over replications, by the delta method; as `meanInterval` otherwise. */
export function ratioInterval(tally: RatioEstimate, confidence: number): Interval | undefined {
  const { ratio, variance, count } = tally;
  if (ratio === undefined || variance === undefined) return undefined;
  return around(ratio, Math.sqrt(variance), count, confidence);
}

function around(estimate: number, standardError: number, count: number, confidence: number): Interval {
  checkConfidence(confidence);
  const halfWidth = standardError * studentTQuantile((1 + confidence) / 2, count - 1);
  return { low: estimate - halfWidth, high: estimate + halfWidth };
}
