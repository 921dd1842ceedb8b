import { describe, expect, it } from 'vitest';
import { money } from '../../src/report/moneyWords.ts';
import { isPeriodOf } from '../../src/report/periodOf.ts';
import { yearsOf } from '../../src/report/yearsOf.ts';

const period = (period_start: string, period_end: string, mean: number | undefined = 1) => ({
  period_start,
  period_end,
  mean,
});

describe('yearsOf', () => {
  it('puts a period to the year in which it begins; the last may be short', () => {
    const periods = [
      period('2015-03-01', '2015-09-01', 2),
      period('2015-09-01', '2016-04-01', 3),
      { ...period('2016-04-01', '2016-05-01'), mean: undefined },
      period('2016-05-01', '2016-06-01', 4),
    ];
    expect(yearsOf('2015-03-01', periods)).toEqual([
      { from: '2015-03-01', to: '2016-04-01', total: 5 },
      { from: '2016-04-01', to: '2016-06-01', total: 4 },
    ]);
  });

  it('begins a year on 1 March after 29 February', () => {
    const days = [
      period('2016-02-29', '2017-02-28', 1),
      period('2017-02-28', '2017-03-01', 1),
      period('2017-03-01', '2017-03-02', 5),
    ];
    expect(yearsOf('2016-02-29', days).map(({ total }) => total)).toEqual([2, 5]);
  });

  it('is empty without periods', () => {
    expect(yearsOf('2015-01-01', [])).toEqual([]);
  });
});

describe('isPeriodOf', () => {
  it.each([
    ['month', '2016-02-01', '2016-03-01', true],
    ['month', '2016-02-01', '2016-02-08', false],
    ['week', '2016-02-01', '2016-02-08', true],
    ['13 weeks', '2016-01-01', '2016-04-01', true],
    ['10 days', '2016-01-01', '2016-01-11', true],
    ['year', '2016-01-01', '2017-01-01', true],
    ['redacted', '2016-01-01', '2017-01-01', false],
  ])('%s, from %s to %s: %s', (per, from, to, is) => {
    expect(isPeriodOf(per, [period(from, to)])).toBe(is);
  });

  it('is false when one of the periods differs, or there are none', () => {
    expect(isPeriodOf('week', [period('2016-02-01', '2016-02-08'), period('2016-02-08', '2016-02-10')])).toBe(
      false,
    );
    expect(isPeriodOf('week', [])).toBe(false);
  });
});

describe('money', () => {
  it.each([
    [1.33e9, '1.33 billion EUR'],
    [84_500_000, '84.5 million EUR'],
    [12_000, '12 thousand EUR'],
    [3, '3 EUR'],
    [0, '0 EUR'],
    [undefined, '–'],
  ])('%s is %s', (amount, words) => {
    expect(money(amount)).toBe(words);
  });
});
