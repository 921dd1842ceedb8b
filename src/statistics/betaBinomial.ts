/**
 * The probability that a beta-binomial count (m trials, whose probability is drawn from a beta(a, b)) lies in
 * [from, to), for a, b ≥ 1. The exact sum, from the ratios of neighbouring probabilities outwards from the
 * mode, in O(m).
 */
export function betaBinomialBetween(m: number, a: number, b: number, from: number, to: number): number {
  const mode = Math.min(m, Math.max(0, Math.floor(((m + 1) * (a - 1)) / Math.max(1, a + b - 2))));
  const isInside = (j: number) => j >= from && j < to;
  let all = 1;
  let inside = isInside(mode) ? 1 : 0;
  let weight = 1;
  for (let j = mode; j < m && weight > 0; j++) {
    weight *= ((m - j) * (a + j)) / ((j + 1) * (b + m - j - 1));
    all += weight;
    if (isInside(j + 1)) inside += weight;
  }
  weight = 1;
  for (let j = mode; j > 0 && weight > 0; j--) {
    weight *= (j * (b + m - j)) / ((m - j + 1) * (a + j - 1));
    all += weight;
    if (isInside(j - 1)) inside += weight;
  }
  return inside / all;
}
