import { clopperPearson } from '../statistics/clopperPearson.ts';
import type { Interval } from '../statistics/interval.ts';
import { ratioVariance } from '../statistics/ratioTally.ts';
import { meanInterval, ratioInterval } from '../statistics/studentT.ts';

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

/** What is kept of a quantity's values in the replications in which it is defined, at least one. */
export interface Values {
  readonly count: number;
  /** The value up to which the share q of them lies. */
  readonly quantile: (q: number) => number | undefined;
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
export function estimateMean(moments: Moments, values: Values | undefined, ceiling: number): Estimate {
  const { count, mean, squares } = moments;
  const variance = count < 2 ? undefined : squares / (count - 1);
  const interval = meanInterval({ count, mean, variance }, CONFIDENCE);
  return { mean, ...within(interval, mean, ceiling), ...percentiles(values), replications: count };
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
  values: Values | undefined,
  ceiling: number,
): Estimate {
  if (values === undefined || below.mean <= 0) return UNDEFINED;
  const { count } = above;
  const ratio = above.mean / below.mean;
  const squares = { numeratorSquares: above.squares, denominatorSquares: below.squares, products };
  const variance = count < 2 ? undefined : ratioVariance(count, ratio, below.mean, squares);
  const interval = ratioInterval({ count, ratio, variance }, CONFIDENCE);
  return {
    mean: ratio,
    ...within(interval, ratio, ceiling),
    ...percentiles(values),
    replications: values.count,
  };
}

/** No metric of the table can be negative, so an interval is cut at 0; `ceiling` is 1 for shares. */
function within(
  interval: Interval | undefined,
  mean: number,
  ceiling: number,
): Pick<Estimate, 'low' | 'high'> {
  if (interval === undefined) return { low: undefined, high: undefined };
  return {
    low: Math.max(Math.min(0, mean), interval.low),
    high: Math.min(Math.max(ceiling, mean), interval.high),
  };
}

function percentiles(values: Values | undefined): Pick<Estimate, 'p05' | 'p50' | 'p95'> {
  return { p05: values?.quantile(0.05), p50: values?.quantile(0.5), p95: values?.quantile(0.95) };
}
