import type { DistributionSpec } from '../distributionSpec.ts';

/** A compiled distribution of a non-negative quantity, drawn by inversion. */
export interface Distribution {
  /** The mean of what is drawn. */
  readonly mean: number;
  /**
   * The draw for u in (0, 1). Monotone in u (rising, but falling for `exponential` and `weibull`) up to the
   * last bit; proportional to the mean (scale) and continuous in every parameter but those of `empirical`.
   * Never negative, allocates nothing.
   */
  sample(u: number): number;
}

export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/** What is to be known of one family. The spec has the parameters of exactly one of the family's sets. */
export interface Law {
  /** Faults in the values of the parameters, as short sentences; none if the other functions may be called. */
  faults(spec: DistributionSpec): string[];
  moments(spec: DistributionSpec): Moments;
  compile(spec: DistributionSpec): Distribution;
}

/** The distribution that always gives this value. */
export function always(value: number): Distribution {
  return { mean: value, sample: () => value };
}
