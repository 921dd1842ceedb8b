import { logBetaKernel, logIncompleteBeta } from './incompleteBeta.ts';

/** Beyond it x = e^logit would leave the range of a double. */
const LARGEST_LOGIT = 700;

/** The x in [0, 1] at which I_x(a, b) = p, for a, b > 0: the p-quantile of a beta variable. */
export function inverseIncompleteBeta(a: number, b: number, p: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  return 1 / (1 + Math.exp(-betaLogit(a, b, p, 1 - p)));
}

/**
 * The logit ln(x ÷ (1 − x)) of the x at which I_x(a, b) = p, for 0 < p < 1. Precise to about 1e-13 absolutely,
 * so that both x and 1 − x, however small, are precise relatively.
 *
 * As a function of the logit the density is log-concave, hence so is I, and Newton's method on ln I converges
 * from any start: from the left without ever overshooting, from the right after one overshoot.
 *
 * @param complement 1 − p, to be given where it is known better than by subtraction.
 * @param start A logit to start from, if one nearby is known.
 */
export function betaLogit(a: number, b: number, p: number, complement: number, start?: number): number {
  if (p > complement) {
    return -betaLogit(b, a, complement, p, start === undefined ? undefined : -start);
  }
  const target = Math.log(p);
  let logit = start ?? Math.log(a / b);
  for (let round = 0; round < 200; round++) {
    const x = 1 / (1 + Math.exp(-logit));
    const y = 1 / (1 + Math.exp(logit));
    const log = logIncompleteBeta(a, b, x, y);
    const step = (target - log) / Math.exp(logBetaKernel(a, b, x, y) - log);
    const next = Math.max(-LARGEST_LOGIT, Math.min(LARGEST_LOGIT, logit + step));
    const moved = Math.abs(next - logit);
    logit = next;
    // The error after a step is of the order of its square.
    if (moved <= 1e-10) break;
  }
  return logit;
}
