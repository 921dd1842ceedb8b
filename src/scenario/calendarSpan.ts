import { type Hours, roundMoment } from '../engine/hours.ts';
import { civilDate, type DayNumber, dayNumber } from './date.ts';
import { unitOfMeasure } from './unitOfMeasure.ts';

/** A span of the calendar: `5 years`, `1 month`, `2000 days`. Months and years follow the calendar. */
export interface CalendarSpan {
  readonly count: number;
  /** Calendar months in one, or hours. */
  readonly months: number;
  readonly hours: Hours;
  /** What it is called: `month`, `13 weeks`. */
  readonly label: string;
}

const MONTHS: Readonly<Record<string, number>> = { month: 1, months: 1, year: 12, years: 12 };

/**
 * Reads `month`, `1 month`, `13 weeks`, `36 h`. Months and years are whole; the span is positive.
 * `undefined` if it is none.
 */
export function parseSpan(text: string): CalendarSpan | undefined {
  const parts = /^(?:(\d+(?:\.\d+)?)\s*)?([A-Za-z]+)$/.exec(text.trim());
  if (parts === null) return undefined;
  const count = parts[1] === undefined ? 1 : Number(parts[1]);
  const name = parts[2]!;
  const unit = unitOfMeasure(name);
  if (unit === undefined || unit.dimension.time !== 1 || !(count > 0) || !Number.isFinite(count))
    return undefined;
  const months = Object.hasOwn(MONTHS, name) ? MONTHS[name]! : 0;
  if (months > 0 && !Number.isInteger(count)) return undefined;
  const label = parts[1] === undefined || count === 1 ? name.replace(/(?<=.)s$/, '') : `${count} ${name}`;
  return { count, months, hours: unit.factor / unit.divisor, label };
}

/**
 * The moment that lies `times` spans after the beginning of `start`, in hours since then; negative `times` go
 * back. Months keep the day of the month of `start`, or the last day of a shorter month.
 */
export function momentAfter(start: DayNumber, span: CalendarSpan, times: number): Hours {
  if (span.months === 0) return roundMoment(span.count * times * span.hours);
  const { year, month, day } = civilDate(start);
  const months = year * 12 + (month - 1) + span.count * span.months * times;
  const toYear = Math.floor(months / 12);
  const toMonth = months - toYear * 12 + 1;
  const lastDay = civilDate(dayNumber(toYear, toMonth + 1, 1) - 1).day;
  return (dayNumber(toYear, toMonth, Math.min(day, lastDay)) - start) * 24;
}

/** The ends of the complete periods of that span in [0, horizon], ascending. */
export function periodEnds(start: DayNumber, span: CalendarSpan, horizon: Hours): Hours[] {
  const ends: Hours[] = [];
  for (let times = 1; ; times += 1) {
    const end = momentAfter(start, span, times);
    if (!(end <= horizon)) return ends;
    ends.push(end);
  }
}
