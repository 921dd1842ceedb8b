import { normalCdf, normalDensity } from '../special/normal.ts';

/** Normal scores of all u from 2⁻⁵³ to 1 − 2⁻⁵³ lie inside ± this. */
const REACH = 8.5;
const FEWEST = 256;
const MOST = 8192;

/** A smooth rising function of the normal score z, from a quantile function of p = Φ(z). */
export interface ScoreFunction {
  /** Its exact value at p (complement = 1 − p), started from a value nearby if there is one. */
  value(p: number, complement: number, near?: number): number;
  /** Its derivative to p there. */
  slope(value: number): number;
  /** How large an error at this value may be. */
  tolerance(value: number): number;
}

/**
 * A quantile function as a table over the normal score, which spreads both tails evenly and in which the
 * quantiles of gamma and beta variables are nearly straight after a logarithm or logit. Between the nodes a
 * cubic through the exact values and slopes; the number of nodes is doubled until every midpoint is within the
 * tolerance, so the error between is of that order.
 */
export class ScoreTable {
  readonly intervals: number;
  /** Four coefficients of each interval's cubic in the part of the interval passed. */
  private readonly cubics: Float64Array;

  private constructor(cubics: Float64Array) {
    this.cubics = cubics;
    this.intervals = cubics.length / 4;
  }

  /** Undefined if even the largest table would not be within the tolerance. */
  static build(exact: ScoreFunction): ScoreTable | undefined {
    let nodes = exactNodes(exact, FEWEST);
    for (let intervals = FEWEST; intervals <= MOST; intervals *= 2) {
      const finer = exactNodes(exact, 2 * intervals, nodes);
      const cubics = cubicsThrough(nodes);
      if (isClose(cubics, finer, exact)) return new ScoreTable(cubics);
      nodes = finer;
    }
    return undefined;
  }

  /** Whether the table reaches to this score. */
  covers(score: number): boolean {
    return score > -REACH && score < REACH;
  }

  /** The value at a score that the table covers. */
  at(score: number): number {
    const position = (score + REACH) * (this.intervals / (2 * REACH));
    const interval = position | 0;
    const s = position - interval;
    const c = this.cubics;
    const i = 4 * interval;
    return c[i]! + s * (c[i + 1]! + s * (c[i + 2]! + s * c[i + 3]!));
  }
}

interface Nodes {
  readonly values: Float64Array;
  /** Slopes per interval. */
  readonly slopes: Float64Array;
}

/** Exact values and slopes at the ends of all intervals; those of a table half as fine are taken over. */
function exactNodes(exact: ScoreFunction, intervals: number, coarser?: Nodes): Nodes {
  const width = (2 * REACH) / intervals;
  const values = new Float64Array(intervals + 1);
  const slopes = new Float64Array(intervals + 1);
  for (let i = 0; i <= intervals; i++) {
    if (coarser !== undefined && i % 2 === 0) {
      values[i] = coarser.values[i / 2]!;
      slopes[i] = coarser.slopes[i / 2]! / 2;
      continue;
    }
    const score = -REACH + i * width;
    const near = i === 0 ? undefined : values[i - 1]! + slopes[i - 1]!;
    const value = exact.value(normalCdf(score), normalCdf(-score), near);
    values[i] = value;
    slopes[i] = exact.slope(value) * normalDensity(score) * width;
  }
  return { values, slopes };
}

function cubicsThrough({ values, slopes }: Nodes): Float64Array {
  const cubics = new Float64Array(4 * (values.length - 1));
  for (let i = 0; i + 1 < values.length; i++) {
    const rise = values[i + 1]! - values[i]!;
    const [left, right] = [slopes[i]!, slopes[i + 1]!];
    cubics.set([values[i]!, left, 3 * rise - 2 * left - right, left + right - 2 * rise], 4 * i);
  }
  return cubics;
}

/** Whether each cubic is close at its middle and rises: slopes up to thrice the rise suffice (Fritsch and Carlson 1980). */
function isClose(cubics: Float64Array, finer: Nodes, exact: ScoreFunction): boolean {
  for (let i = 0; 4 * i < cubics.length; i++) {
    const [c0, c1, c2, c3] = [cubics[4 * i]!, cubics[4 * i + 1]!, cubics[4 * i + 2]!, cubics[4 * i + 3]!];
    const middle = finer.values[2 * i + 1]!;
    if (Math.abs(c0 + c1 / 2 + c2 / 4 + c3 / 8 - middle) > exact.tolerance(middle)) return false;
    const rise = c1 + c2 + c3;
    if (c1 > 3 * rise || c1 + 2 * c2 + 3 * c3 > 3 * rise) return false;
  }
  return true;
}
