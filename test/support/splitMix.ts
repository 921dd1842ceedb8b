/** A small seeded generator for tests: uniform in (0, 1), by SplitMix32 (Steele, Lea and Flood 2014), twice a draw. */
export function splitMix(seed: number): () => number {
  let state = seed >>> 0;
  const word = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  return () => ((word() >>> 6) * 2 ** 27 + (word() >>> 5) + 0.5) / 2 ** 53;
}
