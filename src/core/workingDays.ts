import { Numbers } from './memory.ts';

const DAY: f64 = 24;

/** The day of hour 0 since 1970-01-01, and holidays counted from it, ascending. */
let startDay: i32 = 0;
let holidays: Numbers = new Numbers(0);

export function setWorkingDays(start: i32, closed: Numbers): void {
  startDay = start;
  holidays = closed;
}

/**
 * The moment `days` open days later at the same time of day; from a closed day the end of the last of them. Open days are
 * Monday to Friday but for holidays.
 */
export function workingDaysLater(moment: f64, days: i32): f64 {
  const first = i32(floor<f64>(moment / DAY));
  let day = first;
  for (let left = days; left > 0; ) {
    day += 1;
    if (isOpenDay(day)) left -= 1;
  }
  return isOpenDay(first) ? moment + f64(day - first) * DAY : f64(day + 1) * DAY;
}

function isOpenDay(day: i32): bool {
  // 1970-01-01 was a Thursday; 0 is Monday.
  const weekday = (((startDay + day + 3) % 7) + 7) % 7;
  if (weekday > 4) return false;
  const at = holidays.countBelow(f64(day));
  return at === holidays.length || holidays.get(at) !== f64(day);
}
