/**
 * Positions for labels that would like to stand at `wanted` (px, any order) but need `gap` px from one another
 * within [from, to]: each group of labels that collide is centred on the mean of what its members want, which
 * moves them least (in squares: isotonic regression by pooling adjacent violators, Ayer et al. 1955). If they do
 * not fit at all they are spread evenly. The order of what they want is kept; equal wishes keep file order.
 */
export function spreadLabels(wanted: readonly number[], gap: number, from: number, to: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] as number) - (wanted[b] as number));
  const room = to - from;
  const step = Math.min(gap, order.length > 1 ? room / (order.length - 1) : gap);
  // With the i-th label's wish lowered by i gaps, "a gap apart" becomes "not descending".
  const pools: { sum: number; count: number }[] = [];
  for (const [rank, index] of order.entries()) {
    pools.push({ sum: (wanted[index] as number) - rank * step, count: 1 });
    for (let last = pools.at(-1), before = pools.at(-2); last && before; before = pools.at(-2)) {
      if (before.sum / before.count <= last.sum / last.count) break;
      pools.pop();
      before.sum += last.sum;
      before.count += last.count;
      last = before;
    }
  }
  const highest = to - (order.length - 1) * step;
  const positions = new Array<number>(wanted.length);
  let rank = 0;
  for (const pool of pools) {
    const base = Math.min(Math.max(pool.sum / pool.count, from), highest);
    for (let member = 0; member < pool.count; member += 1, rank += 1) {
      positions[order[rank] as number] = base + rank * step;
    }
  }
  return positions;
}
