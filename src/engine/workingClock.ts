import type { Hours } from './hours.ts';
import type { RosterSpec } from './rosterSpec.ts';

const WEEK = 168;
const DAY = 24;

/**
 * A roster's working clock: it counts open hours. The pattern repeats weekly but for closed days, so both
 * directions are computed, not simulated: `hoursAt` (open hours since moment 0, negative before it) and
 * `momentAt` (the earliest moment at which the count is reached).
 */
export class WorkingClock {
  /** Open at every moment. */
  readonly continuous: boolean;
  /** Mean open hours of a calendar day in the weekly pattern. */
  readonly openHoursPerDay: Hours;
  readonly weekHourAtStart: Hours;
  private readonly from: Float64Array;
  private readonly to: Float64Array;
  /** Open hours of the week before span i. */
  private readonly before: Float64Array;
  readonly weekOpen: Hours;
  readonly openAtStart: Hours;
  /** Closed days (moment at which each begins) and open hours lost in all closed days before each. */
  private readonly closedFrom: Float64Array;
  private readonly lostBefore: Float64Array;
  /** Count of open hours at which each closed day begins. */
  private readonly openAtClosed: Float64Array;
  /** Open hours lost in closed days that lie before moment 0. */
  readonly lostAtStart: Hours;

  constructor(spec: RosterSpec) {
    this.weekHourAtStart = spec.weekHourAtStart;
    this.from = Float64Array.from(spec.weekly, (span) => span.from);
    this.to = Float64Array.from(spec.weekly, (span) => span.to);
    this.before = new Float64Array(spec.weekly.length);
    let open = 0;
    for (const [index, span] of spec.weekly.entries()) {
      this.before[index] = open;
      open += span.to - span.from;
    }
    this.weekOpen = open;
    this.openHoursPerDay = open / 7;
    this.openAtStart = this.patternHours(this.weekHourAtStart);
    this.continuous = open === WEEK && spec.closedDays.length === 0;
    this.closedFrom = Float64Array.from(spec.closedDays, (day) => day * DAY);
    this.lostBefore = new Float64Array(spec.closedDays.length + 1);
    for (const [index, day] of spec.closedDays.entries()) {
      const lost = this.patternBetween(day * DAY, (day + 1) * DAY);
      this.lostBefore[index + 1] = this.lostBefore[index]! + lost;
    }
    this.lostAtStart = this.lostBy(0);
    this.openAtClosed = this.closedFrom.map((from) => this.hoursAt(from));
  }

  /** What it has worked out, for who counts by the same clock elsewhere; not to be changed. */
  get tables(): Readonly<
    Record<'from' | 'to' | 'before' | 'closedFrom' | 'lostBefore' | 'openAtClosed', Float64Array>
  > {
    const { from, to, before, closedFrom, lostBefore, openAtClosed } = this;
    return { from, to, before, closedFrom, lostBefore, openAtClosed };
  }

  /** Open hours from moment 0 to `at`; negative for moments before 0. Continuous and never falling. */
  hoursAt(at: Hours): Hours {
    if (this.continuous) return at;
    return this.patternBetween(0, at) - (this.lostBy(at) - this.lostAtStart);
  }

  /** Open hours in [from, to]. */
  openHours(from: Hours, to: Hours): Hours {
    return this.hoursAt(to) - this.hoursAt(from);
  }

  /** Whether the moment lies in a span [from, to) of the pattern on a day that is not closed. */
  isOpen(at: Hours): boolean {
    if (this.continuous) return true;
    const day = this.closedDaysUntil(at);
    if (day > 0 && at < this.closedFrom[day - 1]! + DAY) return false;
    const hour = this.weekHour(at);
    for (let index = 0; index < this.from.length; index++) {
      if (hour < this.from[index]!) return false;
      if (hour < this.to[index]!) return true;
    }
    return false;
  }

  /** The first moment ≥ `at` at which it is open; `Infinity` if it never is again. */
  nextOpening(at: Hours): Hours {
    let moment = at;
    for (let tries = 0; tries < 10_000; tries++) {
      if (this.isOpen(moment)) return moment;
      const day = this.closedDaysUntil(moment);
      if (day > 0 && moment < this.closedFrom[day - 1]! + DAY) {
        moment = this.closedFrom[day - 1]! + DAY;
        continue;
      }
      moment = this.nextSpan(moment);
    }
    return Number.POSITIVE_INFINITY;
  }

  /** The moment > `at` at which the span that is open at `at` ends; `at` itself if it is closed, `Infinity` if never. */
  nextClosing(at: Hours): Hours {
    if (this.continuous) return Number.POSITIVE_INFINITY;
    if (!this.isOpen(at)) return at;
    const closed = this.closedFrom[this.closedDaysUntil(at)] ?? Number.POSITIVE_INFINITY;
    if (this.weekOpen === WEEK) return closed;
    const hour = this.weekHour(at);
    const span = this.to.findIndex((to) => hour < to);
    const end = at + (this.to[span]! - hour);
    if (closed <= end) return closed;
    // Where the week runs on into the next, so does the span.
    return this.isOpen(end) ? this.nextClosing(end) : end;
  }

  /** The earliest moment at which `hoursAt` is `hours`; `Infinity` if it never is. */
  momentAt(hours: Hours): Hours {
    if (this.continuous) return hours;
    if (this.weekOpen === 0) return Number.POSITIVE_INFINITY;
    // Closed days that begin before the count is reached have taken their hours.
    const passed = countBelow(this.openAtClosed, hours);
    return this.patternMoment(hours + this.lostBefore[passed]! - this.lostAtStart);
  }

  /** Hour of the week, in [0, 168). */
  private weekHour(at: Hours): Hours {
    const hour = (at + this.weekHourAtStart) % WEEK;
    return hour < 0 ? hour + WEEK : hour;
  }

  /** Open hours of the pattern in the first `hour` hours of a week. */
  private patternHours(hour: Hours): Hours {
    let open = 0;
    for (let index = 0; index < this.from.length; index++) {
      if (hour <= this.from[index]!) break;
      open += Math.min(hour, this.to[index]!) - this.from[index]!;
    }
    return open;
  }

  private patternBetween(from: Hours, to: Hours): Hours {
    return this.patternSince(to) - this.patternSince(from);
  }

  /** Open hours of the pattern from moment 0, closed days not taken out. */
  private patternSince(at: Hours): Hours {
    const since = at + this.weekHourAtStart;
    const weeks = Math.floor(since / WEEK);
    return weeks * this.weekOpen + this.patternHours(since - weeks * WEEK) - this.openAtStart;
  }

  /** The earliest moment with that many open hours of the pattern since moment 0. */
  private patternMoment(hours: Hours): Hours {
    const since = hours + this.openAtStart;
    let weeks = Math.floor(since / this.weekOpen);
    let rest = since - weeks * this.weekOpen;
    if (rest === 0) {
      // The end of the last span of the week before, not the first opening of this one.
      weeks -= 1;
      rest = this.weekOpen;
    }
    for (let index = this.from.length - 1; index >= 0; index--) {
      if (rest > this.before[index]!) {
        return weeks * WEEK + this.from[index]! + (rest - this.before[index]!) - this.weekHourAtStart;
      }
    }
    return weeks * WEEK - this.weekHourAtStart;
  }

  /** The first moment > `at`'s span at which a span of the pattern begins. */
  private nextSpan(at: Hours): Hours {
    const hour = this.weekHour(at);
    for (const from of this.from) {
      if (from > hour) return at + (from - hour);
    }
    return this.from.length > 0 ? at + (WEEK - hour) + this.from[0]! : Number.POSITIVE_INFINITY;
  }

  /** Number of closed days that have begun at `at`. */
  private closedDaysUntil(at: Hours): number {
    // Days begin on whole hours and moments lie on a grid of 2⁻³² h: this counts `from ≤ at`.
    return countBelow(this.closedFrom, at + 2 ** -34);
  }

  /** Open hours of the pattern that closed days have taken before `at`, since the first closed day. */
  private lostBy(at: Hours): Hours {
    const begun = this.closedDaysUntil(at);
    if (begun === 0) return 0;
    const last = this.closedFrom[begun - 1]!;
    const end = Math.min(at, last + DAY);
    return this.lostBefore[begun - 1]! + this.patternBetween(last, end);
  }
}

/** How many of the ascending values are below a limit. */
function countBelow(values: Float64Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
