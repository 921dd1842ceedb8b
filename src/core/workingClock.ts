import { Numbers } from './memory.ts';

const WEEK: f64 = 168;
const DAY: f64 = 24;
const GRID: f64 = 4294967296;

/**
 * A roster's working clock, as `engine/workingClock.ts` has worked it out: it counts open hours by a weekly pattern less
 * closed days, in both directions.
 */
@unmanaged
export class WorkingClock {
  continuous: bool = false;
  openHoursPerDay: f64 = 0;
  weekHourAtStart: f64 = 0;
  weekOpen: f64 = 0;
  openAtStart: f64 = 0;
  lostAtStart: f64 = 0;
  /** Spans of the week, and its open hours before each. */
  readonly from: Numbers;
  readonly to: Numbers;
  readonly before: Numbers;
  /** Moments at which closed days begin, open hours lost in those before each (one more), and the count of hours there. */
  readonly closedFrom: Numbers;
  readonly lostBefore: Numbers;
  readonly openAtClosed: Numbers;
  /**
   * The stretch of time, open or closed throughout, in which the last of the moments lay that followed one another. Where the
   * roster's times lie on the grid of moments, counting on from its beginning is exact.
   */
  private isOnGrid: bool = false;
  private stretchFrom: f64 = Infinity;
  private stretchUntil: f64 = -Infinity;
  private stretchHours: f64 = 0;
  private isStretchOpen: bool = false;

  constructor(
    from: Numbers,
    to: Numbers,
    before: Numbers,
    closedFrom: Numbers,
    lostBefore: Numbers,
    openAtClosed: Numbers,
  ) {
    this.from = from;
    this.to = to;
    this.before = before;
    this.closedFrom = closedFrom;
    this.lostBefore = lostBefore;
    this.openAtClosed = openAtClosed;
  }

  /** All of it has been set. */
  finish(): void {
    this.isOnGrid = liesOnGrid(this.weekHourAtStart);
    for (let index = 0; index < this.from.length; index++) {
      if (!liesOnGrid(this.from.get(index)) || !liesOnGrid(this.to.get(index))) this.isOnGrid = false;
    }
  }

  /** As `hoursAt`, for moments that mostly lie near the one asked for before. */
  hoursNear(at: f64): f64 {
    if (!this.isOnGrid) return this.hoursAt(at);
    if (!(at >= this.stretchFrom && at < this.stretchUntil)) this.findStretch(at);
    return this.isStretchOpen ? this.stretchHours + (at - this.stretchFrom) : this.stretchHours;
  }

  /** As `isOpen`, for moments that mostly lie near the one asked for before. */
  isOpenNear(at: f64): bool {
    if (!this.isOnGrid) return this.isOpen(at);
    if (!(at >= this.stretchFrom && at < this.stretchUntil)) this.findStretch(at);
    return this.isStretchOpen;
  }

  /** As `isOpen`, for moments past, of which many lie in the present stretch. */
  wasOpen(at: f64): bool {
    return at >= this.stretchFrom && at < this.stretchUntil ? this.isStretchOpen : this.isOpen(at);
  }

  /** As `nextOpening`, for moments that mostly lie near the one asked for before. */
  nextOpeningNear(at: f64): f64 {
    if (!this.isOnGrid) return this.nextOpening(at);
    return this.isOpenNear(at) ? at : this.stretchUntil;
  }

  private findStretch(at: f64): void {
    this.isStretchOpen = this.isOpen(at);
    this.stretchFrom = at;
    this.stretchUntil = this.isStretchOpen ? this.nextClosing(at) : this.nextOpening(at);
    this.stretchHours = this.hoursAt(at);
  }

  /** Open hours from moment 0 to `at`; negative for moments before 0. */
  hoursAt(at: f64): f64 {
    if (this.continuous) return at;
    return this.patternBetween(0, at) - (this.lostBy(at) - this.lostAtStart);
  }

  /** Whether the moment lies in a span [from, to) of the pattern on a day that is not closed. */
  isOpen(at: f64): bool {
    if (this.continuous) return true;
    if (this.isOnClosedDay(at)) return false;
    const hour = this.weekHour(at);
    for (let index = 0; index < this.from.length; index++) {
      if (hour < this.from.get(index)) return false;
      if (hour < this.to.get(index)) return true;
    }
    return false;
  }

  /** The first moment ≥ `at` at which it is open; `Infinity` if it never is again. */
  nextOpening(at: f64): f64 {
    let moment = at;
    for (let tries = 0; tries < 10_000; tries++) {
      if (this.isOpen(moment)) return moment;
      if (this.isOnClosedDay(moment)) {
        moment = this.closedFrom.get(this.closedDaysUntil(moment) - 1) + DAY;
        continue;
      }
      moment = this.nextSpan(moment);
    }
    return Infinity;
  }

  /** The moment > `at` at which the span that is open at `at` ends; `at` itself if it is closed, `Infinity` if never. */
  nextClosing(at: f64): f64 {
    if (this.continuous) return Infinity;
    if (!this.isOpen(at)) return at;
    const next = this.closedDaysUntil(at);
    const closed = next < this.closedFrom.length ? this.closedFrom.get(next) : Infinity;
    if (this.weekOpen === WEEK) return closed;
    const hour = this.weekHour(at);
    let span = 0;
    while (hour >= this.to.get(span)) span++;
    const end = at + (this.to.get(span) - hour);
    if (closed <= end) return closed;
    // Where the week runs on into the next, so does the span.
    return this.isOpen(end) ? this.nextClosing(end) : end;
  }

  /** The earliest moment at which `hoursAt` is `hours`; `Infinity` if it never is. */
  momentAt(hours: f64): f64 {
    if (this.continuous) return hours;
    if (this.weekOpen === 0) return Infinity;
    // Closed days that begin before the count is reached have taken their hours.
    const passed = this.openAtClosed.countBelow(hours);
    return this.patternMoment(hours + this.lostBefore.get(passed) - this.lostAtStart);
  }

  /** Hour of the week, in [0, 168). */
  private weekHour(at: f64): f64 {
    const since = at + this.weekHourAtStart;
    const hour = since - floor<f64>(since / WEEK) * WEEK;
    // A moment just before the end of a week may have a quotient that is rounded up.
    return hour < 0 ? hour + WEEK : hour;
  }

  /** Open hours of the pattern in the first `hour` hours of a week. */
  private patternHours(hour: f64): f64 {
    let open: f64 = 0;
    for (let index = 0; index < this.from.length; index++) {
      if (hour <= this.from.get(index)) break;
      open += min<f64>(hour, this.to.get(index)) - this.from.get(index);
    }
    return open;
  }

  private patternBetween(from: f64, to: f64): f64 {
    return this.patternSince(to) - this.patternSince(from);
  }

  /** Open hours of the pattern from moment 0, closed days not taken out. */
  private patternSince(at: f64): f64 {
    const since = at + this.weekHourAtStart;
    const weeks = floor<f64>(since / WEEK);
    return weeks * this.weekOpen + this.patternHours(since - weeks * WEEK) - this.openAtStart;
  }

  /** The earliest moment with that many open hours of the pattern since moment 0. */
  private patternMoment(hours: f64): f64 {
    const since = hours + this.openAtStart;
    let weeks = floor<f64>(since / this.weekOpen);
    let rest = since - weeks * this.weekOpen;
    if (rest === 0) {
      // The end of the last span of the week before, not the first opening of this one.
      weeks -= 1;
      rest = this.weekOpen;
    }
    for (let index = this.from.length - 1; index >= 0; index--) {
      if (rest > this.before.get(index)) {
        return weeks * WEEK + this.from.get(index) + (rest - this.before.get(index)) - this.weekHourAtStart;
      }
    }
    return weeks * WEEK - this.weekHourAtStart;
  }

  /** The first moment > `at`'s span at which a span of the pattern begins. */
  private nextSpan(at: f64): f64 {
    const hour = this.weekHour(at);
    for (let index = 0; index < this.from.length; index++) {
      if (this.from.get(index) > hour) return at + (this.from.get(index) - hour);
    }
    return this.from.length > 0 ? at + (WEEK - hour) + this.from.get(0) : Infinity;
  }

  private isOnClosedDay(at: f64): bool {
    const day = this.closedDaysUntil(at);
    return day > 0 && at < this.closedFrom.get(day - 1) + DAY;
  }

  /** Number of closed days that have begun at `at`. */
  private closedDaysUntil(at: f64): i32 {
    // Days begin on whole hours and moments lie on a grid of 2⁻³² h: this counts `from ≤ at`.
    return this.closedFrom.countBelow(at + 5.820766091346741e-11);
  }

  /** Open hours of the pattern that closed days have taken before `at`, since the first closed day. */
  private lostBy(at: f64): f64 {
    const begun = this.closedDaysUntil(at);
    if (begun === 0) return 0;
    const last = this.closedFrom.get(begun - 1);
    const end = min<f64>(at, last + DAY);
    return this.lostBefore.get(begun - 1) + this.patternBetween(last, end);
  }
}

function liesOnGrid(hours: f64): bool {
  const cells = hours * GRID;
  return floor<f64>(cells) === cells;
}
