/** Tables whose probabilities differ by less than this, relatively, are equally likely. */
const TIE = 1e-7;

/**
 * Fisher's exact test (1935), two-sided: the probability, when both groups are alike, of a split of all successes over
 * them that is at most as likely as the one seen. Given the margins the successes of the first group are
 * hypergeometric; their probabilities are summed from ratios of neighbours outwards from the mode, in O(n).
 *
 * @param first successes in the first group of `firstOf`, `second` in the second group of `secondOf`
 */
export function fisherExact(first: number, firstOf: number, second: number, secondOf: number): number {
  const successes = first + second;
  const least = Math.max(0, successes - secondOf);
  const most = Math.min(successes, firstOf);
  const mode = Math.min(
    most,
    Math.max(least, Math.floor(((firstOf + 1) * (successes + 1)) / (firstOf + secondOf + 2))),
  );
  const weights = new Map<number, number>([[mode, 1]]);
  for (let k = mode, weight = 1; k < most; k++) {
    weight *= ((firstOf - k) * (successes - k)) / ((k + 1) * (secondOf - successes + k + 1));
    weights.set(k + 1, weight);
  }
  for (let k = mode, weight = 1; k > least; k--) {
    weight *= (k * (secondOf - successes + k)) / ((firstOf - k + 1) * (successes - k + 1));
    weights.set(k - 1, weight);
  }
  const seen = (weights.get(first) ?? 0) * (1 + TIE);
  let all = 0;
  let asUnlikely = 0;
  for (const weight of weights.values()) {
    all += weight;
    if (weight <= seen) asUnlikely += weight;
  }
  return asUnlikely / all;
}
