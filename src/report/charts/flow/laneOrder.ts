/**
 * An order of lanes in which those that much goes between lie close: from file order, pairs are swapped as long as
 * that shortens the ways in all (best swap first; of equals the first). Not always the shortest possible, always the
 * same one.
 *
 * @param between how much goes between two lanes, by index; only i < j is read
 * @returns lane indices from top to bottom
 */
export function laneOrder(count: number, between: (i: number, j: number) => number): number[] {
  const order = Array.from({ length: count }, (_, lane) => lane);
  for (;;) {
    let best = lengthOf(order, between);
    let swap: readonly [number, number] | undefined;
    for (let a = 0; a < count; a++) {
      for (let b = a + 1; b < count; b++) {
        exchange(order, a, b);
        const length = lengthOf(order, between);
        exchange(order, a, b);
        if (length < best - 1e-9) {
          best = length;
          swap = [a, b];
        }
      }
    }
    if (swap === undefined) return order;
    exchange(order, ...swap);
  }
}

function lengthOf(order: readonly number[], between: (i: number, j: number) => number): number {
  let sum = 0;
  for (const [a, one] of order.entries()) {
    for (let b = a + 1; b < order.length; b++) {
      const other = order[b] as number;
      sum += (b - a) * between(Math.min(one, other), Math.max(one, other));
    }
  }
  return sum;
}

function exchange(order: number[], a: number, b: number): void {
  [order[a], order[b]] = [order[b] as number, order[a] as number];
}
