import type { UnitSpec } from '../chain.ts';
import type { Simulation } from '../simulation.ts';
import { changeOnDuty } from '../unit/changeOnDuty.ts';
import type { Unit } from '../unit/unit.ts';
import { Fatigue } from './fatigue.ts';
import { MeasureSwitch, Reason } from './measureSwitch.ts';
import { Overtime } from './overtime.ts';
import type { Staffing } from './staffing.ts';

/**
 * What moves a unit's capacity with the calendar: fatigue and training by the week, requisitions by the month, and by
 * the day the two measures, displacement of regular work first and overtime for what is still lacking.
 */
export class UnitStaff {
  readonly staffing: Staffing | undefined;
  private readonly unit: Unit;
  private readonly spec: UnitSpec;
  private readonly fatigue: Fatigue | undefined;
  private readonly overtime: Overtime | undefined;
  private readonly regularWork: MeasureSwitch | undefined;

  constructor(unit: Unit, spec: UnitSpec, staffing: Staffing | undefined) {
    this.unit = unit;
    this.spec = spec;
    this.staffing = staffing;
    this.fatigue = spec.fatigue && new Fatigue(spec.fatigue);
    this.overtime = spec.overtime && new Overtime(spec.overtime);
    this.regularWork =
      spec.regularWork && spec.regularWork.upTo > 0 ? new MeasureSwitch(spec.regularWork.switch) : undefined;
  }

  /** Whether anything of it goes by the calendar. */
  get hasCalendar(): boolean {
    const { staffing, fatigue, overtime, regularWork } = this;
    return (staffing ?? fatigue ?? overtime ?? regularWork) !== undefined;
  }

  begin(simulation: Simulation): void {
    this.fatigue?.reset();
    this.overtime?.reset();
    this.regularWork?.reset();
    this.staffing?.begin(simulation);
  }

  /** The chain is there: recruits, some of whose stages are cases of it, can be. */
  place(simulation: Simulation): void {
    this.staffing?.place(simulation);
  }

  endWeek(simulation: Simulation): void {
    this.staffing?.beginWeek(simulation);
    if (this.fatigue === undefined) return;
    const { unit, fatigue } = this;
    const { staff, capacity } = unit;
    fatigue.endWeek(unit.hoursWorked, unit.hoursOnDuty, this.overtime?.mean(7) ?? 0);
    this.staffing?.roll.setStrain(simulation, fatigue.leaving);
    staff.fatigue.set(simulation.now, fatigue.level);
    capacity.addedAbsence = fatigue.absence;
    changeOnDuty(unit, simulation.now);
    unit.setProductivity(fatigue.productivity);
  }

  beginMonth(simulation: Simulation): void {
    this.staffing?.beginMonth(simulation);
  }

  /** Sets the measures for the day that begins. On the very first nothing has started yet, and only posts are looked at. */
  beginDay(simulation: Simulation, isFirst: boolean): void {
    const { unit, overtime, regularWork, spec } = this;
    if (overtime === undefined && regularWork === undefined) return;
    const { capacity } = unit;
    const backlogDays = isFirst ? 0 : unit.backlogDays;
    if (regularWork !== undefined) {
      const short = unit.demanded - capacity.onDutyWithoutMeasures;
      const upTo = spec.regularWork?.upTo ?? 0;
      const reason = regularWork.look(short, backlogDays);
      // Measured without overtime, of which the second measure takes what is still lacking.
      capacity.overtime = 0;
      const needed = Math.min(upTo, share(short, capacity.personsPerDisplaced));
      capacity.displaced = reason === Reason.None ? 0 : reason === Reason.Backlog ? upTo : needed;
    }
    if (overtime !== undefined) {
      const short = unit.demanded - capacity.onDutyWithoutOvertime;
      capacity.overtime = overtime.shareOfDay(short, share(short, capacity.personsPerOvertime), backlogDays);
    }
    changeOnDuty(unit, simulation.now);
  }
}

/** The share that makes so many persons. */
function share(persons: number, perShare: number): number {
  if (persons <= 0) return 0;
  return perShare > 0 ? persons / perShare : Number.POSITIVE_INFINITY;
}
