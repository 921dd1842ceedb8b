import { Mixer, nameWords } from '../engine/random.ts';
import type { UniformOf } from '../scenario/index.ts';
import { seedWords } from './seed.ts';

/** Second counter word of the key of a replication's draws over the ranges; 0 is that of its random inputs. */
const OVER_RANGES = 1;

/**
 * The uniform number from which the value at a path is drawn in a replication: keyed by seed, replication and path, so
 * that no draw depends on which other values have a range, nor on what is drawn for people, arrivals and efforts.
 */
export class RangeDraws {
  private readonly seed: { readonly low: number; readonly high: number };
  private readonly mixer = new Mixer();
  private readonly words = new Map<string, { readonly low: number; readonly high: number }>();

  constructor(seed: string) {
    this.seed = seedWords(seed);
  }

  /** The uniform numbers in (0, 1) of replication `index` (0-based), by path. */
  of(index: number): UniformOf {
    const { low, high } = this.mixer.mix(this.seed.low, this.seed.high, index, OVER_RANGES);
    return (path) => {
      const name = this.wordsOf(path);
      return this.mixer.uniform(low, high, name.low, name.high);
    };
  }

  private wordsOf(path: string): { readonly low: number; readonly high: number } {
    let words = this.words.get(path);
    if (words === undefined) {
      words = nameWords(path);
      this.words.set(path, words);
    }
    return words;
  }
}
