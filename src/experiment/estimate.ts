import { clopperPearson } from '../statistics/clopperPearson.ts';
import type { QuantileSketch } from '../statistics/quantileSketch.ts';
import { studentTQuantile } from '../statistics/studentT.ts';

/** What the replications say of one cell: mean with its pointwise 95 % interval, percentiles across replications. */
export interface Estimate {
  readonly mean: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly p05: number | undefined;
  readonly p50: number | undefined;
  readonly p95: number | undefined;
  /** Replications in which the cell is defined. */
  readonly replications: number;
}

/** Moments of a quantity over replications: `squares` is the summed squared deviation from the mean. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
}

/** Of all intervals but the verdict's, which carries the asked confidence. */
export const CONFIDENCE = 0.95;

/** A cell that is defined in no replication. */
export const UNDEFINED: Estimate = {
  mean: undefined,
  low: undefined,
  high: undefined,
  p05: undefined,
  p50: undefined,
  p95: undefined,
  replications: 0,
};

/** The mean of the defined values with its t interval (Law 2015, eq. 4.12). */
export function estimateMean(
  moments: Moments,
  sketch: QuantileSketch | undefined,
  ceiling: number,
): Estimate {
  const { count, mean, squares } = moments;
  const half = halfWidth(count, squares / (count - 1));
  return { mean, ...interval(mean, half, ceiling), ...percentiles(sketch), replications: count };
}

/** The share of replications with its exact interval; percentiles of zeros and ones would say nothing more. */
export function estimateProbability(successes: number, count: number): Estimate {
  const { low, high } = clopperPearson(successes, count, CONFIDENCE);
  return { ...UNDEFINED, mean: successes / count, low, high, replications: count };
}

/**
 * The ratio of sums over replications with its delta-method interval (Law 2015, sec. 9.5.2; Cochran 1977, eq. 2.39):
 * variance (s²_y − 2 r s_xy + r² s²_x) ÷ (n x̄²). Percentiles, and the number of replications, are of those whose own
 * ratio is defined; the mean is undefined when the denominators sum to 0.
 *
 * @param above the numerator's moments, `below` the denominator's, `products` the summed product of deviations
 */
export function estimateRatio(
  above: Moments,
  below: Omit<Moments, 'count'>,
  products: number,
  sketch: QuantileSketch | undefined,
  ceiling: number,
): Estimate {
  if (sketch === undefined || below.mean <= 0) return UNDEFINED;
  const { count } = above;
  const ratio = above.mean / below.mean;
  const spread = above.squares - 2 * ratio * products + ratio * ratio * below.squares;
  const half = halfWidth(count, Math.max(0, spread) / (count - 1)) / below.mean;
  return {
    mean: ratio,
    ...interval(ratio, half, ceiling),
    ...percentiles(sketch),
    replications: sketch.count,
  };
}

/** Half the width of the t interval of a mean; NaN with fewer than two replications. */
function halfWidth(count: number, variance: number): number {
  if (count < 2) return Number.NaN;
  return variance > 0 ? studentTQuantile((1 + CONFIDENCE) / 2, count - 1) * Math.sqrt(variance / count) : 0;
}

/**
 * The mean with half a width to each side. No metric of the table can be negative, so the interval is cut at 0;
 * `ceiling` is 1 for shares.
 */
function interval(mean: number, half: number, ceiling: number): Pick<Estimate, 'low' | 'high'> {
  if (Number.isNaN(half)) return { low: undefined, high: undefined };
  return {
    low: Math.max(Math.min(0, mean), mean - half),
    high: Math.min(Math.max(ceiling, mean), mean + half),
  };
}

function percentiles(sketch: QuantileSketch | undefined): Pick<Estimate, 'p05' | 'p50' | 'p95'> {
  return { p05: sketch?.quantile(0.05), p50: sketch?.quantile(0.5), p95: sketch?.quantile(0.95) };
}
