import type { ChainCalendar } from '../../chain/chain.ts';
import type { Hours } from '../../engine/hours.ts';
import type { RosterSpec } from '../../engine/rosterSpec.ts';
import { WorkingClock } from '../../engine/workingClock.ts';

const DAY = 24;
const WEEK = 168;
/** How far a first opening, or the next day that is open, is looked for. */
const WEEKS_AHEAD = 60;
const DAYS_AHEAD = 400;
const NOTHING = 1e-9;

/** A unit that takes part in a meeting. */
export interface MeetingUnit {
  readonly name: string;
  readonly roster: RosterSpec;
}

/** When several units are open at once, for as long as something takes. */
export class OpenTogether {
  readonly names: readonly string[];
  private readonly units: readonly { readonly name: string; readonly clock: WorkingClock }[];
  private readonly rosters: readonly RosterSpec[];
  private readonly holidays: ReadonlySet<number>;
  private readonly length: Hours;

  constructor(units: readonly MeetingUnit[], length: Hours) {
    this.names = units.map(({ name }) => name);
    this.rosters = units.map(({ roster }) => roster);
    this.units = units.map(({ name, roster }) => ({ name, clock: new WorkingClock(roster) }));
    this.holidays = new Set(this.rosters.flatMap(({ closedDays }) => closedDays));
    this.length = length;
  }

  /** The units that are not open for the whole of it from that moment on. */
  closedAt(moment: Hours): string[] {
    const { length } = this;
    return this.units
      .filter(
        ({ clock }) =>
          !clock.isOpen(moment) || clock.openHours(moment, moment + length) < length - NOTHING,
      )
      .map(({ name }) => name);
  }

  /** The first moment from `start` on at which all are open for the whole of it; undefined if there is none. */
  first({ closedDays }: ChainCalendar): Hours | undefined {
    const openings = this.rosters.flatMap(({ weekly, weekHourAtStart }) =>
      weekly.flatMap(({ from }) =>
        Array.from({ length: WEEKS_AHEAD }, (_, week) => week * WEEK + from - weekHourAtStart),
      ),
    );
    const afterHolidays = closedDays.map((day) => (day + 1) * DAY);
    return [0, ...openings, ...afterHolidays]
      .filter((moment) => moment >= 0 && moment < WEEKS_AHEAD * WEEK)
      .sort((one, other) => one - other)
      .find((moment) => this.closedAt(moment).length === 0);
  }

  /**
   * The moment, if all are open for the whole of it; from a holiday (with `orDayOff` also from a day on which one of
   * them never opens) the same time of the next day on which they are. Else undefined.
   */
  moved(moment: Hours, orDayOff: boolean): Hours | undefined {
    if (this.closedAt(moment).length === 0) return moment;
    if (!this.isHoliday(moment) && !(orDayOff && this.isDayOff(moment))) return undefined;
    for (let days = 1; days <= DAYS_AHEAD; days++) {
      if (this.closedAt(moment + days * DAY).length === 0) return moment + days * DAY;
    }
    return undefined;
  }

  /** Whether one of the days that it would touch is a holiday of one of them. */
  private isHoliday(moment: Hours): boolean {
    const last = Math.floor((moment + this.length - NOTHING) / DAY);
    for (let day = Math.floor(moment / DAY); day <= last; day++) if (this.holidays.has(day)) return true;
    return false;
  }

  private isDayOff(moment: Hours): boolean {
    const day = Math.floor(moment / DAY) * DAY;
    return this.units.some(({ clock }) => clock.openHours(day, day + DAY) === 0);
  }
}
