import { logGammaKernel, logIncompleteGammaP, logIncompleteGammaQ } from './incompleteGamma.ts';
import { normalQuantile } from './normal.ts';
import { logGamma } from './stirlingError.ts';

/** Below it e^log would leave the range of a double. */
const SMALLEST_LOG = -700;

/** The x ≥ 0 at which P(shape, x) = p, for shape > 0 and p in [0, 1): the p-quantile of a gamma variable of scale 1. */
export function inverseIncompleteGamma(shape: number, p: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  return Math.exp(logGammaQuantile(shape, p, 1 - p));
}

/**
 * ln x for the x at which P(shape, x) = p, for 0 < p < 1; no less than −700. Absolute error about 1e-13, for
 * shapes far below one about 1e-15 ÷ shape.
 *
 * As a function of ln x the density is log-concave, hence so are P and Q, and Newton's method on the logarithm
 * of the smaller of the two converges.
 *
 * @param complement 1 − p, to be given where it is known better than by subtraction.
 * @param start A value of ln x to start from, if one nearby is known.
 */
export function logGammaQuantile(shape: number, p: number, complement: number, start?: number): number {
  const lower = p <= complement;
  const target = Math.log(lower ? p : complement);
  const tail = lower ? logIncompleteGammaP : logIncompleteGammaQ;
  const sign = lower ? 1 : -1;
  let logX = Math.max(SMALLEST_LOG, start ?? firstGuess(shape, lower, target));
  for (let round = 0; round < 200; round++) {
    const x = Math.exp(logX);
    const log = tail(shape, x);
    const step = (sign * (target - log)) / Math.exp(logGammaKernel(shape, x) - log);
    const next = Math.max(SMALLEST_LOG, logX + step);
    const moved = Math.abs(next - logX);
    logX = next;
    // The error after a step is of the order of its square.
    if (moved <= 1e-10) break;
  }
  return logX;
}

/**
 * From the side from which Newton's method does not overshoot: in the lower tail P ≤ x^shape ÷ Γ(shape + 1);
 * in the upper tail, for shapes up to 1, Q ≤ e^−x. Otherwise Wilson and Hilferty (1931).
 */
function firstGuess(shape: number, lower: boolean, target: number): number {
  if (shape > 1) {
    const score = (lower ? 1 : -1) * normalQuantile(Math.max(1e-300, Math.exp(target)));
    const root = 1 - 1 / (9 * shape) + score / (3 * Math.sqrt(shape));
    if (root > 0.1) return Math.log(shape) + 3 * Math.log(root);
  }
  return lower ? (target + logGamma(shape + 1)) / shape : Math.log(-target);
}
