import { logIncompleteBeta } from '../engine/special/incompleteBeta.ts';
import { logBinomialDensity } from '../engine/special/logBinomialDensity.ts';

/**
 * The logarithm of the evidence (an e-value) that p exceeds `asked`: the likelihood averaged over p uniform on
 * (asked, 1), ÷ that at p = asked. While p ≤ asked it is a non-negative supermartingale in n that starts at 1
 * (Robbins 1970, Ann. Math. Statist. 41, 1397–1409; Howard et al. 2021, Ann. Statist. 49, 1055–1080).
 *
 * With B(k + 1, n − k + 1) = 1 ÷ ((n + 1) C(n, k)) it is the posterior probability of p > asked under a uniform
 * prior ÷ [(n + 1) (1 − asked) × the binomial probability of k at asked], which keeps its digits for any n.
 */
export function logEvidenceAbove(held: number, n: number, asked: number): number {
  const tail = logIncompleteBeta(n - held + 1, held + 1, 1 - asked, asked);
  return tail - Math.log(n + 1) - Math.log1p(-asked) - logBinomialDensity(held, n, asked);
}

/** The same for p below `asked`: the average is over p uniform on (0, asked). */
export function logEvidenceBelow(held: number, n: number, asked: number): number {
  const tail = logIncompleteBeta(held + 1, n - held + 1, asked, 1 - asked);
  return tail - Math.log(n + 1) - Math.log(asked) - logBinomialDensity(held, n, asked);
}
