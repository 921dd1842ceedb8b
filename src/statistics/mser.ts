/** Observations in a batch of MSER-5. */
export const BATCH = 5;
/** Fewest batches that can be judged. */
const FEWEST = 10;

/**
 * Where a series may be called steady, by MSER-5 (White 1997, Simulation 69, 323–334; White, Cobb and Spratt 2000): of its
 * means of five the number d to leave out that makes the standard error of what remains least, as
 * Σ_{i > d} (z_i − z̄_d)² ÷ (m − d)². The first such d, in observations (a multiple of five); what exceeds whole batches at
 * the end is not looked at.
 *
 * Only the first half is searched, for what is left of later ones is so short that its error is often least by luck. Where
 * the least lies at the very end of that half the series still moves: `undefined`, as for fewer than ten batches.
 */
export function mser5(values: readonly number[]): number | undefined {
  const means: number[] = [];
  for (let first = 0; first + BATCH <= values.length; first += BATCH) {
    let sum = 0;
    for (let index = first; index < first + BATCH; index++) sum += values[index] as number;
    means.push(sum / BATCH);
  }
  const batches = means.length;
  if (batches < FEWEST) return undefined;
  const half = Math.floor(batches / 2);
  let best = half;
  let least = Number.POSITIVE_INFINITY;
  let mean = 0;
  let squares = 0;
  // From the end on, so that each batch joins those behind it (Welford 1962).
  for (let cut = batches - 1; cut >= 0; cut--) {
    const count = batches - cut;
    const deviation = (means[cut] as number) - mean;
    mean += deviation / count;
    squares += deviation * ((means[cut] as number) - mean);
    const error = squares / count ** 2;
    if (cut <= half && error <= least) {
      least = error;
      best = cut;
    }
  }
  return best < half ? best * BATCH : undefined;
}

/**
 * Welch's moving average (Welch 1983; Law 2015, sec. 9.5.1): the mean of each value and the `window` before and behind it;
 * near the beginning of as many as there are before it; undefined for the last `window` values.
 */
export function welch(values: readonly number[], window: number): (number | undefined)[] {
  return values.map((_, index) => {
    const reach = Math.min(window, index);
    if (index + window >= values.length) return undefined;
    let sum = 0;
    for (let at = index - reach; at <= index + reach; at++) sum += values[at] as number;
    return sum / (2 * reach + 1);
  });
}
