import type { UnitSpec } from '../chain.ts';

/**
 * Who is on duty at a unit: the one owner of that number. What moves it while the chain runs (staff, absence,
 * overtime, lending, reprioritisation) changes a component here and asks for `onDuty` again.
 *
 * onDuty = FTE × productiveHours ÷ open hours × (1 − absence), or given directly × (1 − absence), × (1 − takes) for
 * each outage in progress; in persons, rounded to 1e-9 so that sums of shares leave no crumbs of a place.
 */
export class Capacity {
  private readonly personsPerFte: number;
  private fte: number;
  private absence: number;
  /** Share of each outage of the file, how many of it are in progress, and what all of them leave. */
  private readonly takes: readonly number[];
  private readonly outages: Int32Array;
  private present = 1;

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
    this.takes = (spec.outages ?? []).map((outage) => outage.takes);
    this.outages = new Int32Array(this.takes.length);
  }

  /** As at the beginning of a replication. */
  reset(): void {
    this.outages.fill(0);
    this.present = 1;
  }

  /**
   * Sets how many of an outage (by its index) are in progress. Each takes its share of those whom the others left,
   * in whatever order they came.
   */
  setOutages(outage: number, inProgress: number): void {
    this.outages[outage] = inProgress;
    this.present = 1;
    for (let index = 0; index < this.takes.length; index++) {
      this.present *= (1 - this.takes[index]!) ** this.outages[index]!;
    }
  }

  /** Persons on duty in open hours, ≥ 0. */
  get onDuty(): number {
    return roundPersons(this.fte * this.personsPerFte * (1 - this.absence) * this.present);
  }
}

/** Persons on a grid of 1e-9. */
export function roundPersons(persons: number): number {
  return Math.round(persons * 1e9) / 1e9;
}
