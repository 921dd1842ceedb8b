/**
 * Pairs of numerator and denominator, one per replication, for a ratio of sums: hours worked ÷ hours on duty,
 * summed waits ÷ tasks. Its variance is that of the linear approximation (delta method; Cochran 1977, Sampling
 * Techniques, eq. 6.4; Law 2015, §9.5.3). Sums are kept as such, so that counts fold exactly; the squares about
 * the means as in `Tally`.
 */
export class RatioTally {
  count = 0;
  private numerators = 0;
  private denominators = 0;
  /** Summed squared distances from the means, and summed products of the distances. */
  numeratorSquares = 0;
  denominatorSquares = 0;
  products = 0;

  add(numerator: number, denominator: number): void {
    this.fold(1, numerator, denominator, 0, 0, 0);
  }

  /** Adds what the other has seen; equal to adding its pairs, up to rounding (exact for whole numbers' sums). */
  merge(other: RatioTally): void {
    this.fold(
      other.count,
      other.numerators,
      other.denominators,
      other.numeratorSquares,
      other.denominatorSquares,
      other.products,
    );
  }

  /** Σ numerators ÷ Σ denominators; `undefined` if the latter is 0. */
  get ratio(): number | undefined {
    return this.denominators === 0 ? undefined : this.numerators / this.denominators;
  }

  /** The estimated variance of `ratio`; `undefined` with fewer than two pairs or Σ denominators = 0. */
  get variance(): number | undefined {
    const { ratio, count } = this;
    if (ratio === undefined || count < 2) return undefined;
    return ratioVariance(count, ratio, this.denominators / count, this);
  }

  /** Chan et al. 1979, for two variables. */
  private fold(
    count: number,
    numerators: number,
    denominators: number,
    numeratorSquares: number,
    denominatorSquares: number,
    products: number,
  ): void {
    if (count > 0 && this.count > 0) {
      const weight = (this.count * count) / (this.count + count);
      const numeratorDistance = numerators / count - this.numerators / this.count;
      const denominatorDistance = denominators / count - this.denominators / this.count;
      this.numeratorSquares += weight * numeratorDistance * numeratorDistance;
      this.denominatorSquares += weight * denominatorDistance * denominatorDistance;
      this.products += weight * numeratorDistance * denominatorDistance;
    }
    this.count += count;
    this.numerators += numerators;
    this.denominators += denominators;
    this.numeratorSquares += numeratorSquares;
    this.denominatorSquares += denominatorSquares;
    this.products += products;
  }
}

/** Summed squares and products of distances from the means. */
export interface RatioSquares {
  readonly numeratorSquares: number;
  readonly denominatorSquares: number;
  readonly products: number;
}

/** The delta method's variance of a ratio of sums over `count` ≥ 2 pairs; see `RatioTally`. */
export function ratioVariance(
  count: number,
  ratio: number,
  meanDenominator: number,
  { numeratorSquares, denominatorSquares, products }: RatioSquares,
): number {
  const squares = numeratorSquares - 2 * ratio * products + ratio * ratio * denominatorSquares;
  return Math.max(0, squares) / ((count - 1) * count * meanDenominator * meanDenominator);
}
