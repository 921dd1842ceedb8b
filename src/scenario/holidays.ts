import { civilDate, type DayNumber, dayNumber, weekdayOf } from './date.ts';

/**
 * Public holidays of the Netherlands in one year, ascending: New Year's Day, Easter Sunday and Monday, King's
 * Day (Queen's Day on 30 April until 2013), Liberation Day in lustrum years, Ascension, Whit Sunday and Monday,
 * Christmas and Boxing Day. Good Friday is none.
 *
 * Source: Algemene termijnenwet, article 3 (the list; Easter and Whit Sunday are Sundays); Koningsdag is
 * 27 April, or the 26th when that is a Sunday (Besluit Koningsdag 2013); 5 May is a day off for the civil service
 * and most collective agreements once in five years (2015, 2020, …).
 */
export function dutchHolidays(year: number): DayNumber[] {
  const easter = easterSunday(year);
  const days = [dayNumber(year, 1, 1), easter, easter + 1, royalDay(year)];
  if (year % 5 === 0) days.push(dayNumber(year, 5, 5));
  days.push(easter + 39, easter + 49, easter + 50, dayNumber(year, 12, 25), dayNumber(year, 12, 26));
  return [...new Set(days)].sort((a, b) => a - b);
}

/** The holidays from the day `from` to the day `to`, both included, ascending. */
export function dutchHolidaysBetween(from: DayNumber, to: DayNumber): DayNumber[] {
  const days: DayNumber[] = [];
  for (let { year } = civilDate(from); dayNumber(year, 1, 1) <= to; year += 1)
    days.push(...dutchHolidays(year));
  return days.filter((day) => day >= from && day <= to);
}

function royalDay(year: number): DayNumber {
  const isKing = year >= 2014;
  const day = isKing ? dayNumber(year, 4, 27) : dayNumber(year, 4, 30);
  const isSunday = weekdayOf(day) === 6;
  // Queen's Day on a Sunday was kept on the 29th since 1980.
  return isSunday ? day - 1 : day;
}

/** Gregorian Easter by the anonymous algorithm (Meeus 1991, *Astronomical Algorithms*, chapter 8). */
export function easterSunday(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return dayNumber(year, month, day);
}
