/**
 * The fully sequential procedure of Kim and Nelson (2001, ACM Trans. Model. Comput. Simul. 11, 251–273) with c = 1, for data that are normal:
 * the yardstick for what is used instead.
 */

/** h² = 2 c η (n₀ − 1), η = ½ [(2 α ÷ (k − 1))^(−2 ÷ (n₀ − 1)) − 1]. */
export function kimNelsonSquare(count: number, firstStage: number, error: number): number {
  const eta = 0.5 * (((2 * error) / (count - 1)) ** (-2 / (firstStage - 1)) - 1);
  return 2 * eta * (firstStage - 1);
}

export interface KimNelson {
  readonly count: number;
  readonly firstStage: number;
  readonly error: number;
  readonly difference: number;
}

/**
 * @param draw the next observation of all systems, on common random numbers
 * @returns the index of the one that is chosen
 */
export function kimNelson(
  { count, firstStage, error, difference }: KimNelson,
  draw: () => readonly number[],
): number {
  const first = Array.from({ length: firstStage }, draw);
  const sums = Array.from({ length: count }, (_, i) => first.reduce((sum, row) => sum + row[i]!, 0));
  const square = kimNelsonSquare(count, firstStage, error);
  const variance = (i: number, j: number): number => {
    const mean = (sums[i]! - sums[j]!) / firstStage;
    return first.reduce((sum, row) => sum + (row[i]! - row[j]! - mean) ** 2, 0) / (firstStage - 1);
  };
  const reach = sums.map((_, i) => sums.map((__, j) => (square * variance(i, j)) / difference ** 2));
  const most = Math.max(...reach.flat().map(Math.floor));
  let left = [...sums.keys()];
  for (let n = firstStage; ; n++) {
    left = left.filter((i) =>
      left.every((j) => sums[i]! >= sums[j]! - Math.max(0, (difference / 2) * (reach[i]![j]! - n))),
    );
    if (left.length === 1 || n > most) return left.reduce((best, i) => (sums[i]! > sums[best]! ? i : best));
    const row = draw();
    for (const i of left) sums[i]! += row[i]!;
  }
}
