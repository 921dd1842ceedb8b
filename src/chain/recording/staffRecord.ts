import type { Hours } from '../../engine/hours.ts';
import type { CostSpec } from '../staff/staffSpec.ts';
import { StaffTotal } from './accumulators.ts';
import { TimeWeighted } from './timeWeighted.ts';

/** Levels and counts of a unit's staff; `ordinary`, `overtime` and `displaced` are persons and run on the unit's open hours. */
export class StaffRecord {
  readonly staff = new TimeWeighted();
  readonly authorised = new TimeWeighted();
  readonly trainees = new TimeWeighted();
  readonly vacancies = new TimeWeighted();
  readonly absence = new TimeWeighted();
  readonly fatigue = new TimeWeighted();
  readonly ordinary = new TimeWeighted();
  readonly overtime = new TimeWeighted();
  readonly displaced = new TimeWeighted();
  hires = 0;
  /** FTE. */
  leavers = 0;
  private readonly cost: CostSpec | undefined;

  constructor(cost: CostSpec | undefined) {
    this.cost = cost;
  }

  /** A replication begins with so many FTE and such absence, which who moves them sets. */
  begin(now: Hours, base: Hours, fte: number, absence: number): void {
    this.staff.begin(now, fte);
    this.authorised.begin(now, fte);
    this.trainees.begin(now, 0);
    this.vacancies.begin(now, 0);
    this.absence.begin(now, absence);
    this.fatigue.begin(now, 0);
    this.ordinary.begin(base, 0);
    this.overtime.begin(base, 0);
    this.displaced.begin(base, 0);
    this.hires = 0;
    this.leavers = 0;
  }

  /** Writes its integrals and counts at `now` from index `at` on, in the order of `StaffTotal`. */
  write(into: Float64Array, at: number, now: Hours, base: Hours): void {
    const { cost } = this;
    const staff = this.staff.total(now);
    const overtime = this.overtime.total(base);
    into[at + StaffTotal.Staff] = staff;
    into[at + StaffTotal.Authorised] = this.authorised.total(now);
    into[at + StaffTotal.Trainees] = this.trainees.total(now);
    into[at + StaffTotal.Vacancies] = this.vacancies.total(now);
    into[at + StaffTotal.Absence] = this.absence.total(now);
    into[at + StaffTotal.Fatigue] = this.fatigue.total(now);
    into[at + StaffTotal.Ordinary] = this.ordinary.total(base);
    into[at + StaffTotal.Overtime] = overtime;
    into[at + StaffTotal.Displaced] = this.displaced.total(base);
    into[at + StaffTotal.Hires] = this.hires;
    into[at + StaffTotal.Leavers] = this.leavers;
    into[at + StaffTotal.Cost] =
      cost === undefined ? 0 : staff * cost.fteHour + overtime * cost.overtimeHour + this.hires * cost.hire;
  }
}
