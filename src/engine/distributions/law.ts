import type { DistributionSpec } from '../distributionSpec.ts';

/** The random words of a key, from which one draw is made; the `Mixer` holds them after a mix. */
export interface RandomWords {
  /** A uniform number in (0, 1). */
  readonly asUniform: number;
  /** A unit exponential. */
  readonly asExponential: number;
}

/** A compiled distribution of a non-negative quantity. */
export interface Distribution {
  /** The mean of what is drawn. */
  readonly mean: number;
  /** Draws are `mean` times a unit exponential, always `mean`, or by `lognormal`: the hot path spares itself a call. */
  readonly form: 'exponential' | 'constant' | 'lognormal' | 'other';
  /** Of that form: draws are `mean` × exp(`location` + `sigma` × the normal quantile of the words' uniform number). */
  readonly lognormal?: { readonly location: number; readonly sigma: number };
  /**
   * The quantile of u in (0, 1), counted from above for `exponential` and `weibull`. Monotone in u up to the last
   * bit, proportional to the mean (scale) and continuous in every parameter but those of `empirical`. Never
   * negative.
   */
  quantile(u: number): number;
  /**
   * A draw: the quantile of the words' uniform number, or the mean times their unit exponential. For the same words
   * it is proportional to the mean (scale) and continuous as the quantile is. Allocates nothing.
   */
  draw(words: RandomWords): number;
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
  return { mean: value, form: 'constant', quantile: () => value, draw: () => value };
}

/** A distribution drawn by inversion. */
export function byInversion(mean: number, quantile: (u: number) => number): Distribution {
  return { mean, form: 'other', quantile, draw: (words) => quantile(words.asUniform) };
}
