/** Sub-bins of an octave: the first six bits of the mantissa. */
const SUB_BINS = 64;
const MANTISSA_BITS_KEPT = 6;
/** Values from 2⁻³³ up to 2⁵³ have bins of their own. */
const LOWEST_EXPONENT = -33;
const HIGHEST_EXPONENT = 53;

/** The number of bins; bins run from 0 to `BINS` − 1, rising with the value. */
export const BINS = (HIGHEST_EXPONENT - LOWEST_EXPONENT) * SUB_BINS;

/** The smallest value with a bin; what is smaller counts as zero, which users of bins keep apart. */
export const SMALLEST_BINNED = 2 ** LOWEST_EXPONENT;

const value = new Float64Array(1);
const words = new Uint32Array(value.buffer);
value[0] = 1;
// Every platform of Node and every browser is little-endian: the high word comes second.
if (words[1] !== 0x3ff00000) throw new Error('logBins needs a little-endian machine');

const SHIFT = 20 - MANTISSA_BITS_KEPT;
const FIRST = (1023 + LOWEST_EXPONENT) * SUB_BINS;

/**
 * The bin of a positive value: its exponent and the top six bits of its mantissa, read from its bytes (no
 * logarithm: it is used in the hot path). What lies outside 2⁻³³…2⁵³ goes to the first or the last bin.
 */
export function binOf(positive: number): number {
  value[0] = positive;
  const bin = (words[1]! >>> SHIFT) - FIRST;
  return bin < 0 ? 0 : bin >= BINS ? BINS - 1 : bin;
}

/** The middle of a bin: within 1/128 (below 1 %) of every value in it, relatively. */
export function binMiddle(bin: number): number {
  const octave = Math.floor(bin / SUB_BINS);
  return 2 ** (octave + LOWEST_EXPONENT) * (1 + (bin - octave * SUB_BINS + 0.5) / SUB_BINS);
}
