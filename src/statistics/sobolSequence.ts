/**
 * Degree s, inner coefficients a of the primitive polynomial, and initial numbers m₁ … m_s of the dimensions from the second
 * on: the first twenty rows of `new-joe-kuo-6.21201`, chosen so that two-dimensional projections are even.
 *
 * S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30
 * (2008), 2635–2654, doi 10.1137/070709359.
 */
const JOE_KUO: readonly (readonly [s: number, a: number, m: readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
  [6, 19, [1, 1, 1, 15, 7, 5]],
  [6, 22, [1, 3, 1, 15, 13, 25]],
  [6, 25, [1, 1, 5, 5, 19, 61]],
  [7, 1, [1, 3, 7, 11, 23, 15, 103]],
  [7, 4, [1, 3, 7, 13, 13, 15, 69]],
];

/** Dimensions for which there are direction numbers. */
export const SOBOL_DIMENSIONS = JOE_KUO.length + 1;

const BITS = 32;

/**
 * Sobol's low-discrepancy sequence, not scrambled, from its origin on, in the order of Gray's code (Antonov and Saleev 1979;
 * Bratley and Fox 1988, ACM Algorithm 659). In each dimension the first 2^m points lie one in each of 2^m equal cells, and any
 * two of the first dimensions spread them evenly over rectangles. The first points of a longer sequence are those of a
 * shorter one. The origin is one of the points: without it the first 2^m would be no net (Owen 2020, arXiv:2008.08051).
 */
export class SobolSequence {
  /** Direction numbers by dimension and bit, as 32-bit fractions. */
  private readonly directions: readonly Uint32Array[];

  /** @throws RangeError unless 1 ≤ dimensions ≤ `SOBOL_DIMENSIONS` */
  constructor(dimensions: number) {
    if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > SOBOL_DIMENSIONS) {
      throw new RangeError(`a Sobol sequence has 1 to ${SOBOL_DIMENSIONS} dimensions, not ${dimensions}`);
    }
    this.directions = Array.from({ length: dimensions }, (_, dimension) => directionsOf(dimension));
  }

  /**
   * A coordinate of a point, in [0, 1).
   *
   * @param index of the point, from 0 to 2³² − 1
   */
  coordinate(index: number, dimension: number): number {
    const directions = this.directions[dimension];
    if (directions === undefined) throw new RangeError(`there is no dimension ${dimension}`);
    let sum = 0;
    let gray = (index ^ (index >>> 1)) >>> 0;
    for (let bit = 0; gray !== 0; bit++, gray >>>= 1) {
      if ((gray & 1) === 1) sum ^= directions[bit] ?? 0;
    }
    return (sum >>> 0) / 2 ** BITS;
  }
}

/** Joe and Kuo's recurrence: v_k = a₁ v_{k−1} ⊕ … ⊕ a_{s−1} v_{k−s+1} ⊕ v_{k−s} ⊕ (v_{k−s} ÷ 2^s). */
function directionsOf(dimension: number): Uint32Array {
  const directions = new Uint32Array(BITS);
  const [s, a, m] = JOE_KUO[dimension - 1] ?? [BITS, 0, Array<number>(BITS).fill(1)];
  for (let bit = 0; bit < BITS; bit++) {
    if (bit < s) {
      directions[bit] = (m[bit] ?? 0) << (BITS - 1 - bit);
      continue;
    }
    const first = directions[bit - s] ?? 0;
    let sum = first ^ (first >>> s);
    for (let k = 1; k < s; k++) if (((a >>> (s - 1 - k)) & 1) === 1) sum ^= directions[bit - k] ?? 0;
    directions[bit] = sum;
  }
  return directions;
}
