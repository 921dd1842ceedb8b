/*
 * Keyed random inputs, as in `engine/random.ts`, which says where the function comes from: Threefry-2x32 with 13 rounds
 * of a key and two counter words, and unit exponentials by the ziggurat.
 */
const PARITY: i32 = 0x1bd11bda;
/** Counter of the words that a draw needs beyond its first two. */
const AGAIN: i32 = 0x5a1993a7;
const LAYERS = 256;
const TO_UNIT: f64 = 2.220446049250313e-16;

/** The tables of the ziggurat, which the host fills with its own. */
export const EDGES: usize = memory.data((LAYERS + 1) * 8, 8);
export const HEIGHTS: usize = memory.data((LAYERS + 1) * 8, 8);

/** The last pair of words mixed. */
export let low: i32 = 0;
export let high: i32 = 0;

/** Mixes a key with two counter words; the result is in `low` and `high`. */
export function mix(k0: i32, k1: i32, counterLow: i32, counterHigh: i32): void {
  const k2 = PARITY ^ k0 ^ k1;
  let x = counterLow + k0;
  let y = counterHigh + k1;
  x += y;
  y = rotl<i32>(y, 13) ^ x;
  x += y;
  y = rotl<i32>(y, 15) ^ x;
  x += y;
  y = rotl<i32>(y, 26) ^ x;
  x += y;
  y = rotl<i32>(y, 6) ^ x;
  x += k1;
  y += k2 + 1;
  x += y;
  y = rotl<i32>(y, 17) ^ x;
  x += y;
  y = rotl<i32>(y, 29) ^ x;
  x += y;
  y = rotl<i32>(y, 16) ^ x;
  x += y;
  y = rotl<i32>(y, 24) ^ x;
  x += k2;
  y += k0 + 2;
  x += y;
  y = rotl<i32>(y, 13) ^ x;
  x += y;
  y = rotl<i32>(y, 15) ^ x;
  x += y;
  y = rotl<i32>(y, 26) ^ x;
  x += y;
  y = rotl<i32>(y, 6) ^ x;
  x += k0;
  y += k1 + 3;
  x += y;
  y = rotl<i32>(y, 17) ^ x;
  low = x;
  high = y;
}

/** The words as a uniform number in (0, 1). */
export function asUniform(): f64 {
  return (f64(u32(low) >>> 6) * 67108864 + f64(u32(high) >>> 6) + 0.5) * TO_UNIT;
}

/** The words as a unit exponential. */
export function asExponential(): f64 {
  const layer = usize(low & 255) << 3;
  const drawn =
    (f64(u32(low) >>> 12) * 4294967296 + f64(u32(high)) + 0.5) * TO_UNIT * load<f64>(EDGES + layer);
  return drawn < load<f64>(EDGES + layer, 8) ? drawn : outsideCore(layer, drawn);
}

/** The rare part of the ziggurat: the tail behind the lowest layer, or the part of a layer under the curve. */
function outsideCore(layer: usize, drawn: f64): f64 {
  mix(low, high, AGAIN, 0);
  if (layer === 0) return load<f64>(EDGES, 8) + asExponential();
  const foot = load<f64>(HEIGHTS + layer);
  const height = foot + asUniform() * (load<f64>(HEIGHTS + layer, 8) - foot);
  if (height < Math.exp(-drawn)) return drawn;
  mix(low, high, AGAIN, 1);
  return asExponential();
}
