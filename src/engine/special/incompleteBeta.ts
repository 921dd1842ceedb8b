import { logBinomialDensity } from './logBinomialDensity.ts';

const TINY = 1e-300;
const PRECISION = 1e-16;

/**
 * The regularised incomplete beta function I_x(a, b), the distribution function of a beta variable, for
 * a, b > 0 and x in [0, 1]. Relative error about 1e-13; the work grows as √max(a, b).
 */
export function incompleteBeta(a: number, b: number, x: number): number {
  return Math.exp(logIncompleteBeta(a, b, x, 1 - x));
}

/**
 * ln I_x(a, b), finite far out in the tail where I itself underflows. −∞ at x = 0.
 *
 * @param y 1 − x (given apart, as it may be known more precisely).
 */
export function logIncompleteBeta(a: number, b: number, x: number, y: number): number {
  if (x <= 0) return Number.NEGATIVE_INFINITY;
  if (y <= 0) return 0;
  const logKernel = logBetaKernel(a, b, x, y);
  // The fraction converges fast on this side of the mean; on the other the complement is computed.
  if (x <= (a + 1) / (a + b + 2)) return logKernel - Math.log(a) + Math.log(betaFraction(a, b, x));
  return Math.log1p(-Math.min(1, Math.exp(logKernel - Math.log(b) + Math.log(betaFraction(b, a, y)))));
}

/**
 * ln [ x^a y^b ÷ B(a, b) ] with y = 1 − x: the logarithm of the density of the logit of a beta variable, and
 * the derivative of I_x(a, b) to that logit.
 */
export function logBetaKernel(a: number, b: number, x: number, y: number): number {
  return Math.log(a * (b / (a + b))) + logBinomialDensity(a, a + b, x, y);
}

/** The continued fraction of DLMF 8.17.22, by the modified Lentz method (Thompson and Barnett 1986). */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let product = d;
  const enough = 1000 + 20 * Math.sqrt(Math.max(a, b));
  for (let m = 1; m < enough; m++) {
    const even = ((m * (b - m)) / (a + 2 * m - 1)) * (x / (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    product *= d * c;
    const odd = -((a + m) / (a + 2 * m)) * (a + b + m) * (x / (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const factor = d * c;
    product *= factor;
    if (Math.abs(factor - 1) <= PRECISION) break;
  }
  return product;
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
