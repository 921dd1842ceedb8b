import { describe, expect, it } from 'vitest';
import { amountWords } from '../../../src/experiment/index.ts';

describe('an amount in words', () => {
  it('has the digits that tell it from its neighbours, in EUR or FTE', () => {
    const euros = (amount: number): string => amountWords({ currency: 'EUR' }, amount);
    expect([0, 40_000, 99_900, 1e5, 1.25e6, 15e6, 1.2e9].map(euros)).toEqual([
      'EUR 0.00 million',
      'EUR 40,000',
      'EUR 99,900',
      'EUR 0.10 million',
      'EUR 1.25 million',
      'EUR 15.0 million',
      'EUR 1.20 billion',
    ]);
    expect([3, 0.1 + 0.2].map((fte) => amountWords({ currency: 'FTE' }, fte))).toEqual(['3 FTE', '0.3 FTE']);
  });
});
