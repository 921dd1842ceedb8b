import { describe, expect, it } from 'vitest';
import { Mixer, nameWords } from '../../src/engine/random.ts';

/** Pearson correlation of two samples. */
function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const mx = mean(x);
  const my = mean(y);
  const cross = x.reduce((sum, value, index) => sum + (value - mx) * ((y[index] ?? 0) - my), 0);
  const norm = (values: readonly number[], m: number): number =>
    values.reduce((sum, value) => sum + (value - m) ** 2, 0);
  return cross / Math.sqrt(norm(x, mx) * norm(y, my));
}

describe('Mixer', () => {
  const mixer = new Mixer();

  it('gives the published outputs of Threefry-2x32-13', () => {
    // Known-answer vectors of Random123 (kat_vectors, threefry2x32 13 rounds).
    mixer.mix(0, 0, 0, 0);
    expect([mixer.low >>> 0, mixer.high >>> 0]).toEqual([0x9d1c5ec6, 0x8bd50731]);
    mixer.mix(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff);
    expect([mixer.low >>> 0, mixer.high >>> 0]).toEqual([0xfd36d048, 0x2d17272c]);
    mixer.mix(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3);
    expect([mixer.low >>> 0, mixer.high >>> 0]).toEqual([0xba3e4725, 0xf27d669e]);
  });

  // False alarms: each bound below is at 4.9 standard errors (two-sided 1e-6).
  it('gives uniform numbers with the right mean, variance and no correlation between neighbouring keys or counters', () => {
    const n = 20_000;
    const draw = (key: number, counter: number): number => mixer.uniform(key, 0, counter, 0);
    const byCounter = Array.from({ length: n }, (_, k) => draw(1, k));
    const nextCounter = Array.from({ length: n }, (_, k) => draw(1, k + 1));
    const byKey = Array.from({ length: n }, (_, k) => draw(k, 0));
    const nextKey = Array.from({ length: n }, (_, k) => draw(k + 1, 0));
    const mean = byKey.reduce((a, b) => a + b, 0) / n;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4.9 * Math.sqrt(1 / 12 / n));
    const variance = byKey.reduce((sum, u) => sum + (u - 0.5) ** 2, 0) / n;
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(4.9 * Math.sqrt(1 / 180 / n));
    for (const [x, y] of [
      [byCounter, nextCounter],
      [byKey, nextKey],
      [byCounter, byKey],
    ] as const) {
      expect(Math.abs(correlation(x, y))).toBeLessThan(4.9 / Math.sqrt(n));
    }
  });

  it('never gives 0 or 1', () => {
    const u = (low: number, high: number): number =>
      ((low >>> 6) * 67_108_864 + (high >>> 6) + 0.5) * 2 ** -52;
    expect(u(0, 0)).toBeGreaterThan(0);
    expect(u(-1, -1)).toBeLessThan(1);
  });
});

describe('nameWords', () => {
  it('gives different names different words', () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `unit.${index}`);
    const words = new Set(names.map((name) => `${nameWords(name).low},${nameWords(name).high}`));
    expect(words.size).toBe(names.length);
  });
});
