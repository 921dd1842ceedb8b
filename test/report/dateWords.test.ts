import { describe, expect, it } from 'vitest';
import { epochOf, halfway, longDate, periodWords, shortDate } from '../../src/report/dateWords.ts';

it('dates are written day, month, year, without zeros', () => {
  expect(longDate('2016-03-01')).toBe('1 March 2016');
  expect(shortDate('2016-12-31')).toBe('31 Dec 2016');
  expect(shortDate('2016-05-07T12:00')).toBe('7 May 2016');
});

it('what is no date comes back as it is', () => {
  expect(longDate('never')).toBe('never');
  expect(shortDate('2016-13-01')).toBe('2016-13-01');
});

it('moments without a zone are read as UTC', () => {
  expect(epochOf('1970-01-02')).toBe(86_400_000);
  expect(epochOf('1970-01-02T00:00')).toBe(86_400_000);
  expect(epochOf('1970-01-02T00:00Z')).toBe(86_400_000);
  expect(epochOf('1970-01-02T01:00+01:00')).toBe(86_400_000);
});

it('halfway lies in the middle', () => {
  expect(halfway('2015-02-01', '2015-02-03')).toBe('2015-02-02T00:00:00.000Z');
});

describe('a period', () => {
  it('is called by its month or year, else by its length and first day', () => {
    expect(periodWords('2019-12-01', '2020-01-01')).toBe('December 2019');
    expect(periodWords('2016-01-01', '2017-01-01')).toBe('2016');
    expect(periodWords('2016-02-01', '2016-05-02')).toBe('the 91 days from 1 February 2016');
    expect(periodWords('2016-02-03', '2016-02-04')).toBe('the day from 3 February 2016');
    expect(periodWords('2016-02-15', '2016-03-15')).toBe('the 29 days from 15 February 2016');
  });
});
