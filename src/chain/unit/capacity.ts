import type { UnitSpec } from '../chain.ts';

/**
 * Who is on duty at a unit: the one owner of that number. What moves it while the chain runs (staff, absence,
 * overtime, lending, reprioritisation) changes a component here and asks for `onDuty` again.
 *
 * onDuty = FTE × productiveHours ÷ open hours × (1 − absence), or given directly × (1 − absence); in persons,
 * rounded to 1e-9 so that sums of shares leave no crumbs of a place.
 */
export class Capacity {
  private readonly personsPerFte: number;
  private fte: number;
  private absence: number;

  constructor(spec: UnitSpec) {
    const { staffing } = spec;
    if (staffing.kind === 'fte') {
      this.personsPerFte = staffing.openHours > 0 ? staffing.productiveHours / staffing.openHours : 0;
      this.fte = staffing.fte;
    } else {
      this.personsPerFte = 1;
      this.fte = staffing.onDuty;
    }
    this.absence = spec.absence;
  }

  /** Persons on duty in open hours, ≥ 0. */
  get onDuty(): number {
    return roundPersons(this.fte * this.personsPerFte * (1 - this.absence));
  }
}

/** Persons on a grid of 1e-9. */
export function roundPersons(persons: number): number {
  return Math.round(persons * 1e9) / 1e9;
}
