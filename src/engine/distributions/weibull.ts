import type { DistributionSpec } from '../distributionSpec.ts';
import { logGamma } from '../special/stirlingError.ts';
import { always, type Law } from './law.ts';
import { aboveZero, cvFaults, hasParameter, parameter } from './parameters.ts';

/** Below it the mean and the variance are astronomic, and no one means them. */
const SMALLEST_SHAPE = 0.05;

/** ζ(2), ζ(3), …: the coefficients of the series of ln Γ(1 + e). */
const ZETA = [
  1.6449340668482264, 1.2020569031595942, 1.0823232337111381, 1.03692775514337, 1.017343061984449,
  1.0083492773819227, 1.0040773561979444, 1.0020083928260821, 1.0009945751278182, 1.0004941886041194,
];

/**
 * Weibull. Draws are scale × (unit exponential)^(1 ÷ shape), so that shape 1 gives the draws of `exponential`. With mean and cv the shape is the root of 1 + cv² = Γ(1 + 2 ÷ shape) ÷ Γ(1 + 1 ÷ shape)².
 */
export const weibull: Law = {
  faults(spec) {
    const faults = [...aboveZero(spec, 'mean', 'shape', 'scale'), ...cvFaults(spec)];
    if (faults.length === 0 && hasParameter(spec, 'shape') && parameter(spec, 'shape') < SMALLEST_SHAPE)
      faults.push(`shape must be at least ${SMALLEST_SHAPE}`);
    return faults;
  },
  moments(spec) {
    const { mean, exponent } = form(spec);
    return { mean, variance: mean * mean * Math.expm1(logSecondMoment(exponent)) };
  },
  compile(spec) {
    const { mean, exponent } = form(spec);
    if (exponent === 0) return always(mean);
    const unit = Math.exp(-logGamma(1 + exponent));
    return {
      mean,
      form: 'other',
      quantile: (u) => mean * (unit * (-Math.log(u)) ** exponent),
      draw: (words) => mean * (unit * words.asExponential ** exponent),
    };
  },
};

/** The mean, and the exponent 1 ÷ shape (0 when there is no spread). */
function form(spec: DistributionSpec): { mean: number; exponent: number } {
  if (hasParameter(spec, 'shape')) {
    const exponent = 1 / parameter(spec, 'shape');
    return { mean: parameter(spec, 'scale') * Math.exp(logGamma(1 + exponent)), exponent };
  }
  return { mean: parameter(spec, 'mean'), exponent: exponentOf(parameter(spec, 'cv')) };
}

/** ln [Γ(1 + 2e) ÷ Γ(1 + e)²] = ln(1 + cv²). By its series where the difference would lose digits. */
function logSecondMoment(exponent: number): number {
  if (exponent > 0.02) return logGamma(1 + 2 * exponent) - 2 * logGamma(1 + exponent);
  let sum = 0;
  for (let i = ZETA.length - 1; i >= 0; i--) {
    const k = i + 2;
    sum += ((ZETA[i] ?? 1) * (2 ** k - 2) * (-exponent) ** k) / k;
  }
  return sum;
}

/** By bisection of the logarithm: the second moment rises in the exponent. */
function exponentOf(cv: number): number {
  const target = Math.log1p(cv * cv);
  if (target === 0) return 0;
  let low = -40;
  let high = Math.log(1 / SMALLEST_SHAPE);
  for (let round = 0; round < 100; round++) {
    const middle = (low + high) / 2;
    if (logSecondMoment(Math.exp(middle)) < target) low = middle;
    else high = middle;
  }
  return Math.exp(high);
}
