/** M by rows: the entries of row i that are not 0, M[i][j] by j. */
export type CausedVisits = readonly ReadonlyMap<number, number>[];

/** What is taken off the rows below when a column is eliminated, or what stands right of the diagonal in a row. */
interface Entries {
  readonly at: readonly number[];
  readonly values: readonly number[];
}

/**
 * The traffic equations x = b + Mᵀ x of one M, factored once: the expected visits x to each state when b enter from
 * outside and M[i][j] is the expected number of visits to j that one visit to i causes (Jackson 1957; for a Markov chain
 * the fundamental matrix (I − Q)⁻¹, Kemeny and Snell 1960, theorem 3.2.4).
 *
 * Gaussian elimination with partial pivoting on the entries that are not 0: a state causes visits to few others, so that
 * time and memory go with the number of these, not with the square of the number of states.
 */
export class TrafficEquations {
  private readonly size: number;
  /** The upper triangle: its diagonal, and by row what stands right of it, from left to right. */
  private readonly diagonal: Float64Array;
  private readonly upper: Entries[] = [];
  /** By column, the factors by which the row that was put there was taken off those below. */
  private readonly lower: Entries[] = [];
  /** By column, the row that was put in its place. */
  private readonly pivots: Int32Array;
  private readonly isSingular: boolean;

  constructor(causes: CausedVisits) {
    this.size = causes.length;
    this.diagonal = new Float64Array(this.size);
    this.pivots = new Int32Array(this.size);
    this.isSingular = !this.factor(causes);
  }

  /**
   * The visits when so many enter from outside. When visits multiply without end (the spectral radius of M is 1 or
   * more) there is no finite solution: all are then Infinity.
   */
  solve(entering: ArrayLike<number>): number[] {
    const { size, pivots, diagonal } = this;
    const visits = Array.from(entering);
    if (this.isSingular) return visits.fill(Infinity);
    for (let column = 0; column < size; column++) {
      const pivot = pivots[column]!;
      const top = visits[pivot]!;
      visits[pivot] = visits[column]!;
      visits[column] = top;
      if (top === 0) continue;
      const { at, values } = this.lower[column]!;
      for (let i = 0; i < at.length; i++) visits[at[i]!]! -= values[i]! * top;
    }
    let isCount = true;
    for (let row = size - 1; row >= 0; row--) {
      const { at, values } = this.upper[row]!;
      let rest = visits[row]!;
      for (let i = 0; i < at.length; i++) rest -= values[i]! * visits[at[i]!]!;
      const value = rest / diagonal[row]!;
      visits[row] = value;
      // A negative solution is no count: it is how the linear system answers to a chain that feeds itself.
      if (value < -1e-9 || !Number.isFinite(value)) isCount = false;
    }
    return isCount ? visits : visits.fill(Infinity);
  }

  /** Whether it could be factored. */
  private factor(causes: CausedVisits): boolean {
    const { size, pivots, diagonal } = this;
    const left = new Remaining(causes);
    for (let column = 0; column < size; column++) {
      const pivot = left.largestIn(column);
      pivots[column] = pivot;
      if (pivot !== column) left.swap(pivot, column);
      const top = left.take(column);
      const first = top.values[0]!;
      if (top.at[0] !== column || Math.abs(first) < 1e-12) return false;
      diagonal[column] = first;
      this.upper.push({ at: top.at.slice(1), values: top.values.slice(1) });
      const rows = left.rowsIn(column);
      const factors = rows.map((row) => left.eliminate(row, column, top));
      this.lower.push({ at: rows, values: factors });
    }
    return true;
  }
}

/** The rows that are not eliminated yet, of the unit matrix less Mᵀ. */
class Remaining {
  private readonly rows: Map<number, number>[];
  /** By column, the rows with an entry there. */
  private readonly columns: Set<number>[];

  constructor(causes: CausedVisits) {
    this.rows = causes.map((_, index) => new Map([[index, 1]]));
    this.columns = causes.map((_, index) => new Set([index]));
    for (const [from, row] of causes.entries()) {
      for (const [to, visits] of row) this.set(to, from, (from === to ? 1 : 0) - visits);
    }
  }

  /** The first of the rows whose entry in a column is the largest in size; that of its own place where there is none. */
  largestIn(column: number): number {
    let pivot = column;
    let most = Math.abs(this.rows[column]?.get(column) ?? 0);
    for (const row of this.columns[column]!) {
      const size = Math.abs(this.rows[row]!.get(column)!);
      if (size > most || (size === most && row < pivot)) [pivot, most] = [row, size];
    }
    return pivot;
  }

  swap(one: number, other: number): void {
    const { rows, columns } = this;
    const [first, second] = [rows[one]!, rows[other]!];
    for (const column of first.keys()) columns[column]!.delete(one);
    for (const column of second.keys()) columns[column]!.delete(other);
    for (const column of first.keys()) columns[column]!.add(other);
    for (const column of second.keys()) columns[column]!.add(one);
    [rows[one], rows[other]] = [second, first];
  }

  /** Takes a row out; its entries from left to right. */
  take(row: number): Entries {
    const entries = [...this.rows[row]!].sort(([one], [other]) => one - other);
    for (const [column] of entries) this.columns[column]!.delete(row);
    this.rows[row]!.clear();
    return { at: entries.map(([column]) => column), values: entries.map(([, value]) => value) };
  }

  rowsIn(column: number): number[] {
    return [...this.columns[column]!];
  }

  /** Takes the row on top off another so often that its entry in the column goes; returns how often. */
  eliminate(row: number, column: number, top: Entries): number {
    const entries = this.rows[row]!;
    const factor = entries.get(column)! / top.values[0]!;
    entries.delete(column);
    this.columns[column]!.delete(row);
    if (factor === 0) return factor;
    for (let i = 1; i < top.at.length; i++) {
      const at = top.at[i]!;
      this.set(row, at, (entries.get(at) ?? 0) - factor * top.values[i]!);
    }
    return factor;
  }

  private set(row: number, column: number, value: number): void {
    this.rows[row]!.set(column, value);
    this.columns[column]!.add(row);
  }
}
