/**
 * Centres for things that would like to stand at `wanted` in this order, without overlap and within [0, to]: moved as
 * little as possible (in squares; pooling adjacent violators, Ayer et al. 1955). What does not fit at all is pushed together evenly.
 *
 * @param widths of the things; between neighbours `gap` stays free
 */
export function placeInOrder(
  wanted: readonly number[],
  widths: readonly number[],
  gap: number,
  to: number,
): number[] {
  const offsets: number[] = [];
  for (const [index, width] of widths.entries()) {
    const before =
      index === 0
        ? width / 2
        : (offsets[index - 1] as number) + (widths[index - 1] as number) / 2 + gap + width / 2;
    offsets.push(before);
  }
  const total = (offsets.at(-1) ?? 0) + (widths.at(-1) ?? 0) / 2;
  if (total >= to) return offsets.map((offset) => (offset * to) / total);
  const pools: { sum: number; count: number }[] = [];
  for (const [index, wish] of wanted.entries()) {
    pools.push({ sum: wish - (offsets[index] as number), count: 1 });
    for (let last = pools.at(-1), before = pools.at(-2); last && before; before = pools.at(-2)) {
      if (before.sum / before.count <= last.sum / last.count) break;
      pools.pop();
      before.sum += last.sum;
      before.count += last.count;
      last = before;
    }
  }
  return pools
    .flatMap(({ sum, count }) =>
      new Array<number>(count).fill(Math.min(Math.max(sum / count, 0), to - total)),
    )
    .map((base, index) => base + (offsets[index] as number));
}
