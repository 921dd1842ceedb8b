import { deviance } from './deviance.ts';
import { stirlingError } from './stirlingError.ts';

/**
 * ln [ Γ(n + 1) ÷ (Γ(k + 1) Γ(n − k + 1)) × p^k (1 − p)^(n − k) ], for real 0 ≤ k ≤ n and 0 < p < 1: for whole
 * k and n the logarithm of the binomial probability. By Loader's saddle point form (2000), which keeps about
 * 14 digits for any n.
 *
 * @param complement 1 − p, to be given where it is known better than the subtraction gives it.
 */
export function logBinomialDensity(k: number, n: number, p: number, complement = 1 - p): number {
  if (n === 0) return 0;
  if (k === 0) return p < 0.5 ? n * Math.log1p(-p) : n * Math.log(complement);
  if (k === n) return p < 0.5 ? n * Math.log(p) : n * Math.log1p(-complement);
  const rest = n - k;
  return (
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(rest) -
    deviance(k, n * p) -
    deviance(rest, n * complement) +
    0.5 * Math.log(n / (2 * Math.PI * k * rest))
  );
}
