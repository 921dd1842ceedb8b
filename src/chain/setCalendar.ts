import type { Hours } from '../engine/hours.ts';
import { dateAt, weekdayAt } from './calendarDate.ts';
import type { VariableSlots } from './variableSlots.ts';

/**
 * Sets month, year and weekday to those of a moment.
 *
 * @param environment of formulas, as `slots` says
 * @param startDay days from 1970-01-01 to hour 0
 */
export function setCalendar(
  environment: Float64Array,
  slots: VariableSlots,
  startDay: number,
  at: Hours,
): void {
  const date = dateAt(startDay, at);
  environment[slots.month] = date.getUTCMonth() + 1;
  environment[slots.year] = date.getUTCFullYear();
  environment[slots.weekday] = weekdayAt(startDay, at);
}
