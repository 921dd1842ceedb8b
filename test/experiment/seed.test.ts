import { describe, expect, it } from 'vitest';
import { seedWords } from '../../src/experiment/seed.ts';

describe('the key words of a seed', () => {
  it('are two unsigned 32-bit words, the same every time', () => {
    const words = seedWords('2015');
    expect(words).toEqual(seedWords('2015'));
    for (const word of [words.low, words.high]) {
      expect(Number.isInteger(word)).toBe(true);
      expect(word).toBeGreaterThanOrEqual(0);
      expect(word).toBeLessThan(2 ** 32);
    }
  });

  it('are those of the text: 1 and "1" are one seed, 0 is a seed', () => {
    expect(seedWords(1)).toEqual(seedWords('1'));
    expect(seedWords(0)).toEqual(seedWords('0'));
    expect(seedWords(0)).not.toEqual(seedWords(''));
  });

  it('differ between all seeds of 0 to 10,000, and neighbours are unrelated', () => {
    const words = Array.from({ length: 10_001 }, (_, seed) => seedWords(seed));
    expect(new Set(words.map(({ low, high }) => `${low} ${high}`)).size).toBe(words.length);
    for (const part of ['low', 'high'] as const) {
      const values = words.map((word) => word[part] / 2 ** 32 - 0.5);
      const covariance = values.slice(1).reduce((sum, value, i) => sum + value * (values[i] as number), 0);
      const correlation = (12 * covariance) / (values.length - 1);
      // 4.5 standard errors of the correlation of independent pairs: a false alarm in 1 of 140,000.
      expect(Math.abs(correlation)).toBeLessThan(4.5 / Math.sqrt(values.length));
    }
  });
});
