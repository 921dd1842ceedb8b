import { MeasureSwitch, Reason } from './measureSwitch.ts';
import type { OvertimeSpec } from './staffSpec.ts';

/** Days over which the law averages. */
const LAW_DAYS = 16 * 7;

/**
 * Overtime of a unit, set once a day: nothing, as much as posts lack, or all that is allowed. However high it may be by
 * the scenario, the law bounds it in one week and on average over the last 16 weeks.
 */
export class Overtime {
  private readonly spec: OvertimeSpec;
  private readonly control: MeasureSwitch;
  /** Share of each of the last days, the present one included, in a ring. */
  private readonly days = new Float64Array(LAW_DAYS);
  private day = 0;

  constructor(spec: OvertimeSpec) {
    this.spec = spec;
    this.control = new MeasureSwitch(spec.switch);
  }

  reset(): void {
    this.control.reset();
    this.days.fill(0);
    this.day = 0;
  }

  /**
   * The share for the day that begins: of ordinary hours. `needed` is the share that posts lack, for `short` persons.
   */
  shareOfDay(short: number, needed: number, backlogDays: number): number {
    const { upTo, mostOnAverage, mostInAWeek } = this.spec;
    const place = this.day++ % LAW_DAYS;
    this.days[place] = 0;
    const reason = this.control.look(short, backlogDays);
    if (reason === Reason.None) return 0;
    const wanted = reason === Reason.Backlog ? upTo : Math.min(upTo, needed);
    const share = Math.max(0, Math.min(wanted, mostInAWeek, LAW_DAYS * mostOnAverage - this.total(LAW_DAYS)));
    this.days[place] = share;
    return share;
  }

  /** Mean share over the last so many days, the present one included. */
  mean(days: number): number {
    return this.total(days) / days;
  }

  private total(days: number): number {
    let total = 0;
    for (let back = 1; back <= days && back <= this.day; back++)
      total += this.days[(this.day - back) % LAW_DAYS]!;
    return total;
  }
}
