import type { PairedEstimate } from './pairedTally.ts';

/** Of the variances apart, what is left of their difference by rounding alone is less. */
const ROUNDING = 1e-14;

/**
 * Ratios of sums of two variants over the replications that they share. The variance of the difference of both ratios is
 * that of the linear approximation (delta method, as in `RatioTally`): with residuals e = (numerator − ratio ×
 * denominator) ÷ mean denominator it is that of the mean of e₂ − e₁, so that what both have in common cancels.
 *
 * Residuals are taken from the first replication's ratio, and corrected for the difference to that of all at the end: where
 * the ratio is hardly ever another, numerators and denominators alone would leave nothing of its variance but rounding.
 */
export class PairedRatioTally implements PairedEstimate {
  count = 0;
  differing = 0;
  private readonly sums = new Float64Array(4);
  /** The ratios that residuals are from; undefined until there is a denominator, without which a residual needs none. */
  private firstReference: number | undefined;
  private secondReference: number | undefined;
  /** Of residual and denominator of the first, and of the second: means, and summed products of distances from them. */
  private readonly means = new Float64Array(4);
  private readonly products = new Float64Array(16);
  private readonly distances = new Float64Array(4);

  add(
    firstNumerator: number,
    firstDenominator: number,
    secondNumerator: number,
    secondDenominator: number,
  ): void {
    if (firstNumerator !== secondNumerator || firstDenominator !== secondDenominator) this.differing++;
    if (firstDenominator > 0) this.firstReference ??= firstNumerator / firstDenominator;
    if (secondDenominator > 0) this.secondReference ??= secondNumerator / secondDenominator;
    const { sums } = this;
    sums[0]! += firstNumerator;
    sums[1]! += firstDenominator;
    sums[2]! += secondNumerator;
    sums[3]! += secondDenominator;
    this.fold(
      firstNumerator - (this.firstReference ?? 0) * firstDenominator,
      firstDenominator,
      secondNumerator - (this.secondReference ?? 0) * secondDenominator,
      secondDenominator,
    );
  }

  get first(): number | undefined {
    return ratioOf(this.sums[0]!, this.sums[1]!);
  }

  get second(): number | undefined {
    return ratioOf(this.sums[2]!, this.sums[3]!);
  }

  get difference(): number | undefined {
    const { first, second } = this;
    return first === undefined || second === undefined ? undefined : second - first;
  }

  get variance(): number | undefined {
    const apart = this.varianceApart;
    if (apart === undefined) return undefined;
    if (this.differing === 0) return 0;
    const [firstResidual, secondResidual] = [this.weights(0), this.weights(2)];
    const weights = secondResidual.map((weight, index) => weight - (firstResidual[index] ?? 0));
    return Math.max(ROUNDING * apart, this.varianceOf(weights));
  }

  get varianceApart(): number | undefined {
    if (this.difference === undefined || this.count < 2) return undefined;
    return this.varianceOf(this.weights(0)) + this.varianceOf(this.weights(2));
  }

  /** Welford 1962, for four variables. */
  private fold(...values: readonly [number, number, number, number]): void {
    const { means, products, distances } = this;
    this.count++;
    for (let i = 0; i < 4; i++) {
      distances[i] = values[i]! - means[i]!;
      means[i]! += distances[i]! / this.count;
    }
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) products[4 * i + j]! += distances[i]! * (values[j]! - means[j]!);
    }
  }

  /** What a variant's residual is made of: (residual from the reference − correction × denominator) ÷ mean denominator. */
  private weights(at: 0 | 2): number[] {
    const denominator = this.means[at + 1]!;
    const weights = [0, 0, 0, 0];
    weights[at] = 1 / denominator;
    weights[at + 1] = -this.means[at]! / (denominator * denominator);
    return weights;
  }

  /** The variance of the mean of so weighted a sum of the four. */
  private varianceOf(weights: readonly number[]): number {
    let sum = 0;
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) sum += weights[i]! * weights[j]! * this.products[4 * i + j]!;
    }
    return Math.max(0, sum) / ((this.count - 1) * this.count);
  }
}

function ratioOf(numerators: number, denominators: number): number | undefined {
  return denominators === 0 ? undefined : numerators / denominators;
}
