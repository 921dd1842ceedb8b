import { normalQuantile } from '../../core/normalQuantile.ts';
import { logGammaKernel, logIncompleteGammaP, logIncompleteGammaQ } from './incompleteGamma.ts';
import { logGamma } from './stirlingError.ts';

/** Where ln x is below it, P(shape, x) = x^shape ÷ Γ(shape + 1) to the last bit. */
const POWER_LAW_BELOW = -40;

/** The x ≥ 0 at which P(shape, x) = p, for shape > 0 and p in [0, 1): the p-quantile of a gamma variable of scale 1. */
export function inverseIncompleteGamma(shape: number, p: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  return Math.exp(logGammaQuantile(shape, p, 1 - p));
}

/**
 * ln x for the x at which P(shape, x) = p, for 0 < p < 1 (x itself may underflow). Absolute error about 1e-13,
 * for shapes far below one about 1e-15 ÷ shape.
 *
 * As a function of ln x the density is log-concave, hence so are P and Q, and Newton's method on the logarithm
 * of the smaller of the two converges. In the lower tail P ≤ x^shape ÷ Γ(shape + 1) bounds the root; in the
 * upper, for shapes up to 1, Q ≤ e^−x gives a start.
 *
 * @param complement 1 − p, to be given where it is known better than by subtraction.
 * @param start A value of ln x to start from, if one nearby is known.
 */
export function logGammaQuantile(shape: number, p: number, complement: number, start?: number): number {
  const logP = p <= complement ? Math.log(p) : Math.log1p(-complement);
  const byPowerLaw = (logP + logGamma(shape + 1)) / shape;
  if (byPowerLaw < POWER_LAW_BELOW) return byPowerLaw;
  const lower = p <= complement;
  const target = Math.log(lower ? p : complement);
  const tail = lower ? logIncompleteGammaP : logIncompleteGammaQ;
  const sign = lower ? 1 : -1;
  let logX =
    start ?? (shape > 1 ? wilsonHilferty(shape, p, complement) : lower ? byPowerLaw : Math.log(-target));
  for (let round = 0; round < 200; round++) {
    const x = Math.exp(logX);
    const log = tail(shape, x);
    const step = (sign * (target - log)) / Math.exp(logGammaKernel(shape, x) - log);
    // Where the tail is flat the tangent shoots far past the root: no further than the root can be, or e-fold.
    logX = lower ? Math.max(byPowerLaw, logX + step) : logX + Math.min(1, step);
    // The error after a step is of the order of its square.
    if (!(Math.abs(step) > 1e-10)) break;
  }
  return logX;
}

/** The derivative of ln x to p along `logGammaQuantile`. */
export function logGammaQuantileSlope(shape: number, logX: number): number {
  const logKernel =
    logX < POWER_LAW_BELOW
      ? shape * logX - logGamma(shape + 1) + Math.log(shape)
      : logGammaKernel(shape, Math.exp(logX));
  return Math.exp(-logKernel);
}

/** The approximation of Wilson and Hilferty (1931); where it fails, far out in the lower tail, the power law. */
function wilsonHilferty(shape: number, p: number, complement: number): number {
  const score = p <= complement ? normalQuantile(p) : -normalQuantile(complement);
  const root = 1 - 1 / (9 * shape) + score / (3 * Math.sqrt(shape));
  if (root > 0.1) return Math.log(shape) + 3 * Math.log(root);
  return (Math.log(p) + logGamma(shape + 1)) / shape;
}
