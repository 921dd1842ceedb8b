import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateInWords, isoDate } from '../../src/experiment/dates.ts';
import { percent } from '../../src/experiment/percent.ts';

describe('percent', () => {
  it.each([
    [0, '0'],
    [0.37, '37'],
    [0.914, '91'],
    [0.996, '99.6'],
    [0.9999, '99.99'],
    [0.9999999, '99.99'],
    [0.004, '0.4'],
    [1e-7, '0.01'],
    [0.99, '99'],
    [0.0099, '1'],
    [0.999, '99.9'],
    [0.001, '0.1'],
    [1, '100'],
  ])('says %d as %s', (share, text) => {
    expect(percent(share)).toBe(text);
  });

  it('says 0 and 100 of nothing else, and is never off by more than half a per cent', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const said = Number(percent(share));
        expect(said === 0).toBe(share === 0);
        expect(said === 100).toBe(share === 1);
        expect(Math.abs(said - 100 * share)).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
    );
  });
});

describe('dates', () => {
  const startDay = Date.UTC(2015, 1, 1) / 86_400_000;

  it('are ISO dates at midnight, with the time of day otherwise', () => {
    expect(isoDate(startDay, 0)).toBe('2015-02-01');
    expect(isoDate(startDay, 28 * 24)).toBe('2015-03-01');
    expect(isoDate(startDay, 30)).toBe('2015-02-02T06:00');
    expect(isoDate(startDay, -24)).toBe('2015-01-31');
  });

  it('are said in words', () => {
    expect(dateInWords('2020-02-01')).toBe('1 February 2020');
    expect(dateInWords('2015-12-31T06:00')).toBe('31 December 2015 06:00');
  });
});
