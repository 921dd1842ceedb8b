import type { Hours } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import type { Environment } from '../environment.ts';
import type { Measurement } from '../measurement.ts';
import type { Unit } from '../unit/unit.ts';
import type { WatchedSpec } from './policySpec.ts';

const DAY = 24;

/** State of a unit: metrics that conditions read as they are now. All others are read over the last full month. */
const STATE: Readonly<Record<string, (unit: Unit) => number>> = {
  on_duty: (unit) => unit.onDuty,
  busy: (unit) => unit.working,
  queue_length: (unit) => unit.waitingTasks,
  backlog_hours: (unit) => unit.waitingEffort,
  // In hours of the calendar, as every span in formulas.
  backlog_days: (unit) => unit.backlogDays * DAY,
  staff: (unit) => unit.staff.staff.level,
  authorised: (unit) => unit.staff.authorised.level,
  trainees: (unit) => unit.staff.trainees.level,
  vacancies: (unit) => unit.staff.vacancies.level,
  absence: (unit) => unit.staff.absence.level,
  fatigue: (unit) => unit.staff.fatigue.level,
};

/** What conditions of policies name of units, put into the environment of formulas when they are looked at. */
export class UnitMetrics {
  private readonly watched: readonly WatchedSpec[];
  private readonly units: readonly Unit[];
  private readonly environment: Environment;
  private readonly measurement: Measurement;
  /** Value over the last full month of those that are no state; NaN before the first, and of state. */
  private readonly ofMonth: Float64Array;
  private before: Float64Array | undefined;

  constructor(chain: Chain, units: readonly Unit[], environment: Environment, measurement: Measurement) {
    this.watched = chain.watched;
    this.units = units;
    this.environment = environment;
    this.measurement = measurement;
    this.ofMonth = new Float64Array(chain.watched.length);
  }

  /** Whether anything is read over months. */
  get needsMonths(): boolean {
    return this.watched.some(({ metric }) => STATE[metric] === undefined);
  }

  /** A replication begins: no month has passed. */
  begin(): void {
    this.ofMonth.fill(Number.NaN);
    this.before = undefined;
  }

  /** A calendar month begins: the one that ends is full if it has been watched from its first day. */
  beginMonth(now: Hours): void {
    const { measurement, before } = this;
    const snapshot = Float64Array.from(measurement.snapshotAt(now));
    if (before !== undefined) {
      for (const [index, { unit, metric }] of this.watched.entries()) {
        if (STATE[metric] === undefined) {
          this.ofMonth[index] = measurement.between(unit, metric, before, snapshot);
        }
      }
    }
    this.before = snapshot;
  }

  /** Brings the environment up to date. */
  refresh(): void {
    for (const [index, { unit, metric }] of this.watched.entries()) {
      const state = STATE[metric];
      const value = state === undefined ? this.ofMonth[index]! : state(this.units[unit]!);
      this.environment.setWatched(index, value);
    }
  }
}
