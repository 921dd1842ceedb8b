import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentAfter, parseSpan, periodEnds } from '../../src/scenario/calendarSpan.ts';
import { civilDate, dayNumber, parseDate, weekdayOf } from '../../src/scenario/date.ts';
import { dutchHolidays, dutchHolidaysBetween, easterSunday } from '../../src/scenario/holidays.ts';

const iso = (day: number): string => {
  const { year, month, day: date } = civilDate(day);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
};
const dayOf = (text: string): number => parseDate(text)!.day;

describe('parseDate', () => {
  it('reads days and moments', () => {
    expect(parseDate('2015-02-01')).toEqual({ day: 16467, hour: 0 });
    expect(parseDate('2015-02-01 14:30')).toEqual({ day: 16467, hour: 14.5 });
    expect(weekdayOf(dayOf('2015-02-01'))).toBe(6);
    expect(weekdayOf(dayOf('1900-01-01'))).toBe(0);
  });

  it.each(['2015-02-30', '2015-13-01', '2015-2-1', '15-02-01', '2015-02-01 24:00', '1899-12-31', '2015', ''])(
    'refuses %j',
    (text) => {
      expect(parseDate(text)).toBeUndefined();
    },
  );

  it('is the inverse of writing a date (property)', () => {
    fc.assert(fc.property(fc.integer({ min: -25000, max: 83000 }), (day) => dayOf(iso(day)) === day));
  });
});

describe('calendar spans', () => {
  it.each([
    ['2015-02-01', '5 years', '2020-02-01'],
    ['2015-01-31', '1 month', '2015-02-28'],
    ['2015-01-31', '2 months', '2015-03-31'],
    ['2016-02-29', '1 year', '2017-02-28'],
    ['2015-02-01', '2000 days', '2020-07-24'],
    ['2015-12-15', '13 weeks', '2016-03-15'],
  ])('from %s, %s ends at %s', (start, span, end) => {
    expect(dayOf(start) + momentAfter(dayOf(start), parseSpan(span)!, 1) / 24).toBe(dayOf(end));
  });

  it('goes back as far as forth from the first of a month (property)', () => {
    const months = fc.integer({ min: 1, max: 120 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1950, max: 2100 }),
        fc.integer({ min: 1, max: 12 }),
        months,
        (year, month, count) => {
          const start = dayNumber(year, month, 1);
          const span = parseSpan(`${count} months`)!;
          const before = start + momentAfter(start, span, -1) / 24;
          expect(before + momentAfter(before, span, 1) / 24).toBe(start);
        },
      ),
    );
  });

  it('keeps the last day of the month as the anchor of every period, not of the one before', () => {
    const ends = periodEnds(dayOf('2015-01-31'), parseSpan('month')!, 366 * 24).map((end) =>
      iso(dayOf('2015-01-31') + end / 24),
    );
    expect(ends.slice(0, 4)).toEqual(['2015-02-28', '2015-03-31', '2015-04-30', '2015-05-31']);
  });

  it('has complete periods only, the one that ends at the horizon included', () => {
    expect(periodEnds(0, parseSpan('10 h')!, 30)).toEqual([10, 20, 30]);
    expect(periodEnds(0, parseSpan('10 h')!, 29.9)).toEqual([10, 20]);
  });

  it('calls one of something by its name alone', () => {
    expect(['month', '1 month', '13 weeks', '1 weeks'].map((text) => parseSpan(text)?.label)).toEqual([
      'month',
      'month',
      '13 weeks',
      'week',
    ]);
  });

  it.each(['-1 day', '0 days', '1.5 months', '3', 'soon', '5 EUR', '1e3 days', '2 % '])(
    'refuses %j',
    (text) => {
      expect(parseSpan(text)).toBeUndefined();
    },
  );
});

describe('Dutch holidays', () => {
  it('has those of 2015, a lustrum year', () => {
    expect(dutchHolidays(2015).map(iso)).toEqual([
      '2015-01-01',
      '2015-04-05',
      '2015-04-06',
      '2015-04-27',
      '2015-05-05',
      '2015-05-14',
      '2015-05-24',
      '2015-05-25',
      '2015-12-25',
      '2015-12-26',
    ]);
  });

  // Dates of the calendars that the government publishes for schools and courts.
  it.each([
    [2015, '04-05', '05-14', '05-24'],
    [2016, '03-27', '05-05', '05-15'],
    [2017, '04-16', '05-25', '06-04'],
    [2018, '04-01', '05-10', '05-20'],
    [2019, '04-21', '05-30', '06-09'],
    [2020, '04-12', '05-21', '05-31'],
    [2021, '04-04', '05-13', '05-23'],
    [2022, '04-17', '05-26', '06-05'],
    [2023, '04-09', '05-18', '05-28'],
    [2024, '03-31', '05-09', '05-19'],
    [2025, '04-20', '05-29', '06-08'],
    [2026, '04-05', '05-14', '05-24'],
    [2027, '03-28', '05-06', '05-16'],
    [2028, '04-16', '05-25', '06-04'],
    [2029, '04-01', '05-10', '05-20'],
    [2030, '04-21', '05-30', '06-09'],
  ])('has those of %i, by Easter %s, Ascension %s and Whit Sunday %s', (year, easter, ascension, whit) => {
    const day = (text: string): number => dayOf(`${year}-${text}`);
    const expected = [
      day('01-01'),
      day(easter),
      day(easter) + 1,
      day(year === 2025 ? '04-26' : '04-27'),
      ...(year % 5 === 0 ? [day('05-05')] : []),
      day(ascension),
      day(whit),
      day(whit) + 1,
      day('12-25'),
      day('12-26'),
    ];
    expect(dutchHolidays(year)).toEqual([...new Set(expected)].sort((a, b) => a - b));
  });

  it('has no Liberation Day in 2017', () => {
    expect(dutchHolidays(2017).map(iso)).not.toContain('2017-05-05');
  });

  it('moves King’s Day from a Sunday to Saturday 26 April', () => {
    expect(dutchHolidays(2025).map(iso)).toContain('2025-04-26');
    expect(dutchHolidays(2025).map(iso)).not.toContain('2025-04-27');
  });

  it('has Queen’s Day on 30 April until 2013', () => {
    expect(dutchHolidays(2013).map(iso)).toContain('2013-04-30');
    expect(dutchHolidays(2014).map(iso)).toContain('2014-04-26');
  });

  it('knows Easter (published dates)', () => {
    const published = ['2000-04-23', '2008-03-23', '2011-04-24', '2018-04-01', '2019-04-21', '2038-04-25'];
    for (const date of published) expect(iso(easterSunday(Number(date.slice(0, 4))))).toBe(date);
  });

  it('never counts Good Friday, and Easter is a Sunday (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1980, max: 2199 }), (year) => {
        const easter = easterSunday(year);
        expect(weekdayOf(easter)).toBe(6);
        expect(dutchHolidays(year)).not.toContain(easter - 2);
      }),
    );
  });

  it('lists a span of days with both ends', () => {
    const days = dutchHolidaysBetween(dayOf('2015-12-26'), dayOf('2016-01-01')).map(iso);
    expect(days).toEqual(['2015-12-26', '2016-01-01']);
  });
});
