import type { Hours } from '../../engine/hours.ts';
import type { ChainCalendar } from '../chain.ts';

const DAY = 24;

/**
 * The moment `days` open days later at the same time of day; from a closed day the end of the last of them.
 * Open days are Monday to Friday but for the calendar's holidays.
 */
export function workingDaysLater(moment: Hours, days: number, calendar: ChainCalendar): Hours {
  const from = Math.floor(moment / DAY);
  const startsOpen = isOpenDay(from, calendar);
  let day = from;
  for (let left = days; left > 0; ) {
    day += 1;
    if (isOpenDay(day, calendar)) left -= 1;
  }
  return startsOpen ? moment + (day - from) * DAY : (day + 1) * DAY;
}

/** Whether a day (counted from the day of `start`) is Monday to Friday and no holiday. */
export function isOpenDay(day: number, calendar: ChainCalendar): boolean {
  // 1970-01-01 was a Thursday; 0 is Monday.
  const weekday = (((calendar.startDay + day + 3) % 7) + 7) % 7;
  if (weekday > 4) return false;
  let low = 0;
  let high = calendar.closedDays.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((calendar.closedDays[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return calendar.closedDays[low] !== day;
}
