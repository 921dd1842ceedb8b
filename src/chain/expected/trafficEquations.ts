/**
 * Solves x = b + Mᵀ x: the expected visits x to each state when b enter from outside and M[i][j] is the expected
 * number of visits to j that one visit to i causes (Jackson 1957, the traffic equations; for a Markov chain the
 * fundamental matrix (I − Q)⁻¹, Kemeny and Snell 1960, theorem 3.2.4).
 *
 * Gaussian elimination with partial pivoting. When visits multiply without end (the spectral radius of M is 1 or
 * more) there is no finite solution: all states are then Infinity.
 */
export function solveTraffic(entering: readonly number[], causes: readonly (readonly number[])[]): number[] {
  const size = entering.length;
  const rows = entering.map((value, j) => {
    const row = Array.from({ length: size }, (_, i) => (i === j ? 1 : 0) - (causes[i]?.[j] ?? 0));
    return [...row, value];
  });
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    }
    const top = rows[pivot]!;
    if (Math.abs(top[column]!) < 1e-12) return entering.map(() => Infinity);
    rows[pivot] = rows[column]!;
    rows[column] = top;
    for (let row = column + 1; row < size; row++) {
      const factor = rows[row]![column]! / top[column]!;
      if (factor === 0) continue;
      for (let k = column; k <= size; k++) rows[row]![k]! -= factor * top[k]!;
    }
  }
  const visits = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    let rest = rows[row]![size]!;
    for (let k = row + 1; k < size; k++) rest -= rows[row]![k]! * visits[k]!;
    visits[row] = rest / rows[row]![row]!;
  }
  // A negative solution is no count: it is how the linear system answers to a chain that feeds itself.
  return visits.some((value) => value < -1e-9 || !Number.isFinite(value))
    ? visits.map(() => Infinity)
    : visits;
}
