import type { Hours } from '../../engine/hours.ts';
import { Rank, tieOf } from '../../engine/ranks.ts';
import { isMonthStart } from '../calendarDate.ts';
import type { Driver } from '../driver.ts';
import type { Simulation } from '../simulation.ts';
import type { UnitStaff } from './unitStaff.ts';

const DAY = 24;
const WEEK = 168;

/**
 * Looks at the staff of all units at the beginning of each day, unit by unit in file order: weeks count from the
 * beginning of the run, months are those of the calendar.
 */
export class StaffCalendar implements Driver {
  private readonly units: readonly UnitStaff[];
  private readonly source: number;
  private readonly startDay: number;
  private first: Hours = 0;

  /** @param startDay days from 1970-01-01 to hour 0. */
  constructor(units: readonly UnitStaff[], source: number, startDay: number) {
    this.units = units;
    this.source = source;
    this.startDay = startDay;
  }

  begin(simulation: Simulation): void {
    for (const unit of this.units) unit.begin(simulation);
    // A run-in need not be of whole days.
    this.first = Math.ceil(simulation.now / DAY) * DAY;
    simulation.events.schedule(this.source, this.first, tieOf(Rank.Capacity, simulation.nextSequence()));
  }

  /** The chain is there: those on their way into its units can be. */
  place(simulation: Simulation): void {
    for (const unit of this.units) unit.place(simulation);
  }

  occur(simulation: Simulation): void {
    const { now } = simulation;
    const isFirst = now === this.first;
    const isWeek = !isFirst && (now - this.first) % WEEK === 0;
    const isMonth = !isFirst && isMonthStart(this.startDay, now);
    for (const unit of this.units) {
      if (isWeek) unit.endWeek(simulation);
      if (isMonth) unit.beginMonth(simulation);
      unit.beginDay(simulation, isFirst);
    }
    simulation.events.schedule(this.source, now + DAY, tieOf(Rank.Capacity, simulation.nextSequence()));
  }
}
