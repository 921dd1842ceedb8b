import { describe, expect, it } from 'vitest';
import { breakingWords } from '../../src/report/breakingWords.ts';
import { exampleFindings } from '../support/findings.ts';

describe('how often the norm that breaks first does', () => {
  const { verdict } = exampleFindings();
  const words = (replications: number, held: number, share: number): string =>
    breakingWords({ ...verdict, replications, held }, { norm: 'late', share, median_date: '2018-06-01' });

  it('is a share of the replications with a breach, and a date of its own among these', () => {
    expect(words(200, 74, 0.5)).toBe(
      'in 50 % of 126 replications with a breach, in half of those by 1 Jun 2018',
    );
    expect(words(200, 196, 0.25)).toBe('in 25 % of 4 replications with a breach, in that one on 1 Jun 2018');
    expect(words(200, 199, 1)).toBe('in the one replication with a breach, on 1 Jun 2018');
  });
});
