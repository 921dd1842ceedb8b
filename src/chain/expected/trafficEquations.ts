/**
 * The traffic equations x = b + Mᵀ x of one M, factored once: the expected visits x to each state when b enter from
 * outside and M[i][j] is the expected number of visits to j that one visit to i causes (Jackson 1957; for a Markov chain
 * the fundamental matrix (I − Q)⁻¹, Kemeny and Snell 1960, theorem 3.2.4).
 *
 * Gaussian elimination with partial pivoting, which leaves out what is 0: a state causes visits to few others.
 */
export class TrafficEquations {
  private readonly size: number;
  /** Row by row: the upper triangle, and below it the factors by which rows were taken off. */
  private readonly lu: Float64Array;
  /** By column, the row that was put in its place. */
  private readonly pivots: Int32Array;
  private readonly isSingular: boolean;

  /** @param causes M, row by row, of so many states */
  constructor(size: number, causes: Float64Array) {
    this.size = size;
    this.lu = new Float64Array(size * size);
    this.pivots = new Int32Array(size);
    this.fill(causes);
    this.isSingular = !this.factor();
  }

  /**
   * The visits when so many enter from outside. When visits multiply without end (the spectral radius of M is 1 or
   * more) there is no finite solution: all are then Infinity.
   */
  solve(entering: ArrayLike<number>): number[] {
    const { size, lu, pivots } = this;
    const visits = Array.from(entering);
    if (this.isSingular) return visits.fill(Infinity);
    for (let column = 0; column < size; column++) {
      const pivot = pivots[column]!;
      const top = visits[pivot]!;
      visits[pivot] = visits[column]!;
      visits[column] = top;
      if (top === 0) continue;
      for (let row = column + 1; row < size; row++) {
        const factor = lu[row * size + column]!;
        if (factor !== 0) visits[row]! -= factor * top;
      }
    }
    let isCount = true;
    for (let row = size - 1; row >= 0; row--) {
      let rest = visits[row]!;
      for (let k = row + 1; k < size; k++) rest -= lu[row * size + k]! * visits[k]!;
      const value = rest / lu[row * size + row]!;
      visits[row] = value;
      // A negative solution is no count: it is how the linear system answers to a chain that feeds itself.
      if (value < -1e-9 || !Number.isFinite(value)) isCount = false;
    }
    return isCount ? visits : visits.fill(Infinity);
  }

  /** Sets the coefficients: the unit matrix less Mᵀ. */
  private fill(causes: Float64Array): void {
    const { size, lu } = this;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) lu[j * size + i] = (i === j ? 1 : 0) - causes[i * size + j]!;
    }
  }

  /** Whether it could be factored. */
  private factor(): boolean {
    const { size, lu, pivots } = this;
    for (let column = 0; column < size; column++) {
      let pivot = column;
      for (let row = column + 1; row < size; row++) {
        if (Math.abs(lu[row * size + column]!) > Math.abs(lu[pivot * size + column]!)) pivot = row;
      }
      pivots[column] = pivot;
      if (pivot !== column) this.swap(pivot, column, column);
      const top = column * size;
      const diagonal = lu[top + column]!;
      if (Math.abs(diagonal) < 1e-12) return false;
      for (let row = column + 1; row < size; row++) {
        const from = row * size;
        const factor = lu[from + column]! / diagonal;
        if (factor === 0) continue;
        for (let k = column + 1; k < size; k++) lu[from + k]! -= factor * lu[top + k]!;
        lu[from + column] = factor;
      }
    }
    return true;
  }

  /** Exchanges two rows from a column on: the factors before it stay with the place, as the solution takes them. */
  private swap(one: number, other: number, column: number): void {
    const { size, lu } = this;
    for (let k = column; k < size; k++) {
      const kept = lu[one * size + k]!;
      lu[one * size + k] = lu[other * size + k]!;
      lu[other * size + k] = kept;
    }
  }
}
