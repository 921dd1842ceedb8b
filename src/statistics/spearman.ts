import { studentTQuantile } from './studentT.ts';

/**
 * Spearman's rank correlation: that of the ranks, ties having the mean of their ranks (Kendall and Gibbons 1990, ch. 3). In
 * [−1, 1]; it sees only what rises or falls throughout. Undefined where either side has a single value.
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number | undefined {
  const [a, b] = [ranksOf(x), ranksOf(y)];
  const middle = (x.length + 1) / 2;
  let [both, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [da, db] = [(a[i] ?? 0) - middle, (b[i] ?? 0) - middle];
    both += da * db;
    ofA += da * da;
    ofB += db * db;
  }
  return ofA > 0 && ofB > 0 ? both / Math.sqrt(ofA * ofB) : undefined;
}

/**
 * The size that a rank correlation of independent columns exceeds with probability 1 − confidence, by Student's t with
 * n − 2 degrees of freedom (good from about ten points on; Kendall and Gibbons 1990, §4.14). Undefined below three points.
 */
export function spearmanByLuck(points: number, confidence: number): number | undefined {
  if (points < 3) return undefined;
  const t = studentTQuantile((1 + confidence) / 2, points - 2);
  return t / Math.sqrt(points - 2 + t * t);
}

/** From 1; ties have the mean of their ranks. */
function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, index) => index);
  order.sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
    for (let at = from; at < to; at++) ranks[order[at] ?? 0] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}
