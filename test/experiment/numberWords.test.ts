import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  counted,
  dayNumber,
  days,
  exactPercent,
  hours,
  percent,
  probability,
  probabilityWithInterval,
  shortNumber,
} from '../../src/experiment/numberWords.ts';

describe('shortNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [0.01234, '0.0123'],
    [3.2, '3.2'],
    [84.49, '84.5'],
    [999.4, '999'],
    [999.6, '1,000'],
    [1234567, '1,234,567'],
    [-1234.5, '-1,235'],
    [-0.5, '-0.5'],
    [undefined, '–'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–'],
  ])('writes %j as %s', (value, text) => {
    expect(shortNumber(value)).toBe(text);
  });

  it('is within half a percent of the value', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (value) => {
        const back = Number(shortNumber(value).replaceAll(',', ''));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(0.005 * value + 1e-12);
      }),
    );
  });
});

describe('percent', () => {
  it.each([
    [0, '0 %'],
    [1, '100 %'],
    [0.37, '37 %'],
    [0.994, '99.4 %'],
    [0.99951, '> 99.9 %'],
    [0.0001, '< 0.1 %'],
    [1.2345, '123 %'],
    [undefined, '–'],
  ])('writes %j as %s', (value, text) => {
    expect(percent(value)).toBe(text);
  });

  it('says all or nothing of nothing else', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(percent(share) === '100 %').toBe(share === 1);
        expect(percent(share) === '0 %').toBe(share === 0);
      }),
    );
  });

  it('of a limit is exact, however small it is', () => {
    expect([0.95, 0.0005, 0.999].map(exactPercent)).toEqual(['95 %', '0.05 %', '99.9 %']);
  });
});

describe('probabilities', () => {
  it('are whole percents, with the interval in brackets', () => {
    expect(probability(0.37)).toBe('37 %');
    expect(probability(undefined)).toBe('–');
    expect(probabilityWithInterval(0.37, 0.303, 0.441)).toBe('37 % (30–44)');
    expect(probabilityWithInterval(1, 0.9817, 1)).toBe('100 % (98–100)');
  });
});

describe('spans of time', () => {
  it.each([
    [0, '0 h'],
    [0.2, '12 min'],
    [3.2, '3.2 h'],
    [47.9, '47.9 h'],
    [98.4, '4.1 days'],
    [undefined, '–'],
  ])('%j hours are %s', (value, text) => {
    expect(hours(value)).toBe(text);
  });

  it('days come in the singular too, and small ones are not told apart', () => {
    expect([1, 2, 0.001, 0].map(days)).toEqual(['1 day', '2 days', '< 0.01 days', '0 days']);
    expect([0, 0.05, 0.5, undefined].map(dayNumber)).toEqual(['0', '< 0.1', '0.5', '–']);
  });
});

it('counted agrees with the number', () => {
  expect([0, 1, 1200].map((count) => counted(count, 'replication'))).toEqual([
    '0 replications',
    '1 replication',
    '1,200 replications',
  ]);
});
