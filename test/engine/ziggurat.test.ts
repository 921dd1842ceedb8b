import { describe, expect, it } from 'vitest';
import { Mixer } from '../../src/engine/random.ts';
import { EDGES, HEIGHTS } from '../../src/engine/ziggurat.ts';

describe('the ziggurat', () => {
  const layers = EDGES.length - 1;

  it('has layers of equal area, the lowest with the tail behind it', () => {
    const tail = EDGES[1]! * HEIGHTS[1]! + Math.exp(-EDGES[1]!);
    expect(EDGES[0]! * HEIGHTS[1]!).toBeCloseTo(tail, 14);
    for (let layer = 1; layer < layers; layer++) {
      expect(EDGES[layer]! * (HEIGHTS[layer + 1]! - HEIGHTS[layer]!)).toBeCloseTo(tail, 14);
    }
  });

  it('ends at the top of the density', () => {
    expect([EDGES[layers], HEIGHTS[layers]]).toEqual([0, 1]);
  });
});

describe('unit exponentials', () => {
  const n = 400_000;
  const mixer = new Mixer();
  const drawn = Array.from({ length: n }, (_, key) => mixer.exponential(key, 7, 1, 2)).sort((a, b) => a - b);

  // Dvoretzky, Kiefer, Wolfowitz and Massart: false alarms one in a million. The keys are fixed: raised once or never.
  it('have the exponential distribution function everywhere', () => {
    const bound = Math.sqrt(Math.log(2 / 1e-6) / (2 * n));
    let distance = 0;
    for (const [index, value] of drawn.entries()) {
      const share = 1 - Math.exp(-value);
      distance = Math.max(distance, Math.abs(share - index / n), Math.abs(share - (index + 1) / n));
    }
    expect(distance).toBeLessThan(bound);
  });

  // 4.9 standard errors, two-sided 1e-6. Moments weigh the tail, which the distance above hardly sees.
  it.each([
    [1, 1, 1],
    [2, 2, 20],
    [3, 6, 684],
  ])('have moment %d right', (power, moment, variance) => {
    const mean = drawn.reduce((sum, value) => sum + value ** power, 0) / n;
    expect(Math.abs(mean - moment)).toBeLessThan(4.9 * Math.sqrt(variance / n));
  });

  it('go on behind the lowest layer as often as the law says', () => {
    const behind = drawn.filter((value) => value > EDGES[1]!).length;
    const share = Math.exp(-EDGES[1]!);
    expect(Math.abs(behind - n * share)).toBeLessThan(4.9 * Math.sqrt(n * share));
    expect(drawn[0]).toBeGreaterThan(0);
  });

  it('are a function of their key alone', () => {
    const again = new Mixer();
    again.exponential(1, 2, 3, 4);
    for (let key = 0; key < 2000; key++) {
      expect(again.exponential(key, 7, 1, 2)).toBe(mixer.exponential(key, 7, 1, 2));
    }
  });
});
