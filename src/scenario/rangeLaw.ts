/** How likely the values of a range are: what `law` may say. */
export type RangeLaw = 'triangular' | 'uniform';

/** A value with its range, all three in the same unit: low ≤ value ≤ high. */
export interface RangeSpec {
  readonly low: number;
  readonly value: number;
  readonly high: number;
  readonly law: RangeLaw;
}

/**
 * The quantile of u in (0, 1) of the law over a range: uniform on [low, high], or triangular with its top at the value
 * (Law 2015, §8.3.15). Continuous and strictly increasing in u, so that u < ½ if and only if the draw lies below the
 * median; the value itself where the range has no width. Unlike the distributions of times and efforts it may be
 * negative.
 */
export function rangeQuantile({ low, value, high, law }: RangeSpec, u: number): number {
  const width = high - low;
  if (!(width > 0)) return value;
  const drawn = law === 'uniform' ? low + width * u : low + width * triangle((value - low) / width, u);
  return Math.min(high, Math.max(low, drawn));
}

/** Of the triangle on [0, 1] with its top at `top`. */
function triangle(top: number, u: number): number {
  return u < top ? Math.sqrt(u * top) : 1 - Math.sqrt((1 - u) * (1 - top));
}
