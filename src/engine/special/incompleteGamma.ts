import { deviance } from './deviance.ts';
import { stirlingError } from './stirlingError.ts';

const TINY = 1e-300;
const PRECISION = 1e-16;

/** The regularised lower incomplete gamma function P(shape, x), for shape > 0 and x ≥ 0. Relative error about 1e-13. */
export function incompleteGammaP(shape: number, x: number): number {
  return Math.exp(logIncompleteGammaP(shape, x));
}

/** Its complement Q(shape, x) = 1 − P. Relative error about 1e-13 where x > shape + 1, else absolute about 1e-15. */
export function incompleteGammaQ(shape: number, x: number): number {
  return Math.exp(logIncompleteGammaQ(shape, x));
}

/** ln P(shape, x); finite where P underflows, −∞ at x = 0. */
export function logIncompleteGammaP(shape: number, x: number): number {
  if (x <= 0) return Number.NEGATIVE_INFINITY;
  return x < shape + 1 ? logBySeries(shape, x) : complementLog(logByFraction(shape, x));
}

/** ln Q(shape, x); finite where Q underflows, 0 at x = 0. */
export function logIncompleteGammaQ(shape: number, x: number): number {
  if (x <= 0) return 0;
  return x < shape + 1 ? complementLog(logBySeries(shape, x)) : logByFraction(shape, x);
}

/**
 * ln [ x^shape e^−x ÷ Γ(shape) ]: the logarithm of the density of ln x for a gamma variable, and the derivative
 * of P to ln x. Without cancellation for large shapes (Loader 2000).
 */
export function logGammaKernel(shape: number, x: number): number {
  return 0.5 * Math.log(shape / (2 * Math.PI)) - stirlingError(shape) - deviance(shape, x);
}

/** ln P by the series of DLMF 8.11.4. */
function logBySeries(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * PRECISION; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return logGammaKernel(shape, x) - Math.log(shape) + Math.log(sum);
}

/** ln Q by the continued fraction of DLMF 8.9.2, by the modified Lentz method (Thompson and Barnett 1986). */
function logByFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let product = d;
  const enough = 1000 + 20 * Math.sqrt(shape);
  for (let n = 1; n < enough; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / away(a * d + b);
    c = away(b + a / c);
    const factor = d * c;
    product *= factor;
    if (Math.abs(factor - 1) <= PRECISION) break;
  }
  return logGammaKernel(shape, x) + Math.log(product);
}

/** ln(1 − e^log) for log ≤ 0. */
function complementLog(log: number): number {
  return log > -0.7 ? Math.log(-Math.expm1(Math.min(0, log))) : Math.log1p(-Math.exp(log));
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
