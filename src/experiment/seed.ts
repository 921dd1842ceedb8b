import seedrandom from 'seedrandom';
import type { SeedWords } from '../chain/index.ts';

/**
 * The two 32-bit key words that every random input of a run is keyed with.
 *
 * The seed is read as text, so that `1` and `'1'` are the same seed, and 0 is a seed like any other. seedrandom's
 * ARC4 hashes the text, so that neighbouring seeds give unrelated words. ARC4 repeats its key until it is 256 bytes
 * long, so that '1', '11' and '111' alone would be one seed: the length in front makes no text a repetition of another.
 */
export function seedWords(seed: string | number): SeedWords {
  const text = String(seed);
  const generator = seedrandom(`${text.length}:${text}`);
  return { low: generator.int32() >>> 0, high: generator.int32() >>> 0 };
}
