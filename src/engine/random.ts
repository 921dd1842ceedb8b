import { EDGES, HEIGHTS } from './ziggurat.ts';

/**
 * Keyed random inputs: a draw is a pure function of *what it describes* (a key of two words and two counter
 * words), never of how many draws came before. Two variants of a chain, a resumed run and any number of
 * workers therefore see the same people, arrivals, efforts and routes.
 *
 * The function is Threefry-2x32 with 13 rounds, the least that its authors report to pass BigCrush
 * (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11, doi 10.1145/2063384.2063405).
 */
/** Two unsigned or signed 32-bit words: a seed, or the key of a replication, stream, case or person. */
export interface KeyWords {
  readonly low: number;
  readonly high: number;
}

const PARITY = 0x1bd11bda;
/** Counter of the words that a draw needs beyond its first two. */
const AGAIN = 0x5a1993a7;

/** Holds the last pair of output words, so that deriving a key allocates nothing. */
export class Mixer implements KeyWords {
  low = 0;
  high = 0;

  /** Mixes a key with two counter words; the result is in `low` and `high` (signed 32-bit). */
  mix(keyLow: number, keyHigh: number, counterLow: number, counterHigh: number): this {
    // Words from here on: with arguments of unknown size the additions below would be done in floating point.
    const k0 = keyLow | 0;
    const k1 = keyHigh | 0;
    const k2 = PARITY ^ k0 ^ k1;
    let x = ((counterLow | 0) + k0) | 0;
    let y = ((counterHigh | 0) + k1) | 0;
    x = (x + y) | 0;
    y = ((y << 13) | (y >>> 19)) ^ x;
    x = (x + y) | 0;
    y = ((y << 15) | (y >>> 17)) ^ x;
    x = (x + y) | 0;
    y = ((y << 26) | (y >>> 6)) ^ x;
    x = (x + y) | 0;
    y = ((y << 6) | (y >>> 26)) ^ x;
    x = (x + k1) | 0;
    y = (y + k2 + 1) | 0;
    x = (x + y) | 0;
    y = ((y << 17) | (y >>> 15)) ^ x;
    x = (x + y) | 0;
    y = ((y << 29) | (y >>> 3)) ^ x;
    x = (x + y) | 0;
    y = ((y << 16) | (y >>> 16)) ^ x;
    x = (x + y) | 0;
    y = ((y << 24) | (y >>> 8)) ^ x;
    x = (x + k2) | 0;
    y = (y + k0 + 2) | 0;
    x = (x + y) | 0;
    y = ((y << 13) | (y >>> 19)) ^ x;
    x = (x + y) | 0;
    y = ((y << 15) | (y >>> 17)) ^ x;
    x = (x + y) | 0;
    y = ((y << 26) | (y >>> 6)) ^ x;
    x = (x + y) | 0;
    y = ((y << 6) | (y >>> 26)) ^ x;
    x = (x + k0) | 0;
    y = (y + k1 + 3) | 0;
    x = (x + y) | 0;
    y = ((y << 17) | (y >>> 15)) ^ x;
    this.low = x;
    this.high = y;
    return this;
  }

  /** The words as a uniform number in the open interval (0, 1), on the midpoints of 2⁵² equal cells. */
  get asUniform(): number {
    return ((this.low >>> 6) * 67_108_864 + (this.high >>> 6) + 0.5) * 2 ** -52;
  }

  /**
   * The words as a unit exponential, by the ziggurat (see ziggurat.ts): the low eight bits choose the layer, 52 others
   * the place in it. One in a hundred needs more words, which are mixed from these.
   */
  get asExponential(): number {
    const layer = this.low & 255;
    const drawn = ((this.low >>> 12) * 2 ** 32 + (this.high >>> 0) + 0.5) * 2 ** -52 * EDGES[layer]!;
    return drawn < EDGES[layer + 1]! ? drawn : this.outsideCore(layer, drawn);
  }

  /** A uniform number in the open interval (0, 1) of a key and two counter words. */
  uniform(keyLow: number, keyHigh: number, counterLow: number, counterHigh: number): number {
    this.mix(keyLow, keyHigh, counterLow, counterHigh);
    return this.asUniform;
  }

  /** A unit exponential of a key and two counter words. */
  exponential(keyLow: number, keyHigh: number, counterLow: number, counterHigh: number): number {
    this.mix(keyLow, keyHigh, counterLow, counterHigh);
    return this.asExponential;
  }

  /** The rare part of the ziggurat: the tail behind the lowest layer, or the part of a layer under the curve. */
  private outsideCore(layer: number, drawn: number): number {
    this.mix(this.low, this.high, AGAIN, 0);
    if (layer === 0) return EDGES[1]! + this.asExponential;
    const height = HEIGHTS[layer]! + this.asUniform * (HEIGHTS[layer + 1]! - HEIGHTS[layer]!);
    if (height < Math.exp(-drawn)) return drawn;
    this.mix(this.low, this.high, AGAIN, 1);
    return this.asExponential;
  }
}

/** The two words of a name, to key what it names; independent of what else the chain holds. */
export function nameWords(name: string): KeyWords {
  const mixer = new Mixer();
  let low = name.length;
  let high = 0x9e3779b9 | 0;
  for (let index = 0; index < name.length; index++) {
    mixer.mix(low, high, name.charCodeAt(index), index);
    low = mixer.low;
    high = mixer.high;
  }
  mixer.mix(low, high, 0, 0);
  return { low: mixer.low, high: mixer.high };
}
