import type { PairedEstimate } from './pairedTally.ts';
import { RatioTally } from './ratioTally.ts';

/**
 * Ratios of sums of two variants over the replications that they share. The variance of the difference of both ratios is
 * that of the linear approximation (delta method, as in `RatioTally`): with residuals e = (numerator − ratio ×
 * denominator) ÷ mean denominator it is that of the mean of e₂ − e₁, so that what both have in common cancels.
 */
export class PairedRatioTally implements PairedEstimate {
  differing = 0;
  private readonly firsts = new RatioTally();
  private readonly seconds = new RatioTally();
  /** Means of first numerator and denominator, second numerator and denominator. */
  private readonly means = [0, 0, 0, 0];
  /** Summed products of distances from the means, of the first's with the second's: [nn, nd, dn, dd]. */
  private readonly products = [0, 0, 0, 0];

  add(
    firstNumerator: number,
    firstDenominator: number,
    secondNumerator: number,
    secondDenominator: number,
  ): void {
    if (firstNumerator !== secondNumerator || firstDenominator !== secondDenominator) this.differing++;
    this.firsts.add(firstNumerator, firstDenominator);
    this.seconds.add(secondNumerator, secondDenominator);
    const { means, products, count } = this;
    const numerator = firstNumerator - means[0]!;
    const denominator = firstDenominator - means[1]!;
    means[0]! += numerator / count;
    means[1]! += denominator / count;
    means[2]! += (secondNumerator - means[2]!) / count;
    means[3]! += (secondDenominator - means[3]!) / count;
    products[0]! += numerator * (secondNumerator - means[2]!);
    products[1]! += numerator * (secondDenominator - means[3]!);
    products[2]! += denominator * (secondNumerator - means[2]!);
    products[3]! += denominator * (secondDenominator - means[3]!);
  }

  get count(): number {
    return this.firsts.count;
  }

  get first(): number | undefined {
    return this.firsts.ratio;
  }

  get second(): number | undefined {
    return this.seconds.ratio;
  }

  get difference(): number | undefined {
    const { first, second } = this;
    return first === undefined || second === undefined ? undefined : second - first;
  }

  get variance(): number | undefined {
    const { first, second, varianceApart, count, means, products } = this;
    if (first === undefined || second === undefined || varianceApart === undefined) return undefined;
    if (this.differing === 0) return 0;
    const [nn = 0, nd = 0, dn = 0, dd = 0] = products;
    const sum = nn - second * nd - first * dn + first * second * dd;
    const covariance = sum / ((count - 1) * count * means[1]! * means[3]!);
    return Math.max(0, varianceApart - 2 * covariance);
  }

  get varianceApart(): number | undefined {
    const one = this.firsts.variance;
    const other = this.seconds.variance;
    return one === undefined || other === undefined ? undefined : one + other;
  }
}
