import { describe, expect, it } from 'vitest';
import { intervalColumn } from '../../src/report/intervalColumn.ts';

describe('a column of probabilities with their intervals', () => {
  it('has a blank before the longest, and room for its heading', () => {
    const near = { estimate: 0.9998, low: 0.9992, high: 0.99996 };
    const plain = { estimate: 0.8, low: 0.7, high: 0.9 };
    expect(intervalColumn([plain, near])).toBe(' 99.98 % (99.92–99.99)'.length);
    expect(intervalColumn([plain])).toBe(' 80 % (70–90)'.length);
    expect(intervalColumn([])).toBe(' holds (95 %)'.length);
  });
});
