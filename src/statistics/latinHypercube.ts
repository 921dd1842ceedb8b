import { type KeyWords, Mixer } from '../engine/random.ts';

/** Counter words that tell the draws of the order of strata from those of the places in them. */
const ORDER = 0;
const PLACE = 1;

/**
 * One dimension of a Latin hypercube sample (McKay, Beckman and Conover 1979, Technometrics 21, 239–245): of `count` equal
 * strata of [0, 1) each holds exactly one of the points, at a uniform place in it, in random order. Dimensions with
 * different keys are independent, and none depends on which others there are.
 */
export class LatinHypercubeAxis {
  private readonly strata: Uint32Array;
  private readonly key: KeyWords;
  private readonly mixer = new Mixer();

  /** @param count points, ≥ 1 */
  constructor(key: KeyWords, count: number) {
    this.key = { low: key.low, high: key.high };
    this.strata = Uint32Array.from({ length: count }, (_, index) => index);
    // Durstenfeld's shuffle (1964, CACM 7, 420).
    for (let last = count - 1; last > 0; last--) {
      const other = Math.floor(this.mixer.uniform(key.low, key.high, last, ORDER) * (last + 1));
      const stratum = this.strata[last] ?? 0;
      this.strata[last] = this.strata[other] ?? 0;
      this.strata[other] = stratum;
    }
  }

  /** The coordinate of the point at an index from 0 to `count` − 1. */
  coordinate(index: number): number {
    const place = this.mixer.uniform(this.key.low, this.key.high, index, PLACE);
    return ((this.strata[index] ?? 0) + place) / this.strata.length;
  }
}
