import type { UnitSpec } from '../chain.ts';

/**
 * Who is on duty at a unit: the one owner of that number. What moves it while the chain runs (staff, fatigue,
 * overtime, lending, reprioritisation, outages) changes a component here and asks for `onDuty` again.
 *
 * onDuty = (FTE × productiveHours ÷ open hours × (1 − absence) × (1 + overtime) + borrowed − lent persons)
 * × (1 − regular share + displaced), × (1 − takes) for each outage in progress; or in the place of FTE × … ÷ … the
 * persons that were given directly. In persons, rounded to 1e-9 so that sums of shares leave no crumbs of a place.
 */
export class Capacity {
  /** Persons on duty in open hours that an FTE makes, before absence. */
  readonly personsPerFte: number;
  /** FTE that count, or the persons that were given directly: who is trained, and trainees for what they can do. */
  fte: number;
  /** Share of on duty that is absent by the scenario, or by a policy, in [0, 1]; and what fatigue adds. */
  givenAbsence: number;
  addedAbsence = 0;
  /** Hours beyond the ordinary, as a share of them. */
  overtime = 0;
  /** Persons of other units here, and of this unit elsewhere, before absence. */
  borrowed = 0;
  lent = 0;
  /** Of the share of on duty that does regular work, what is displaced. */
  displaced = 0;
  private readonly ownFte: number;
  private readonly ownAbsence: number;
  private readonly regularShare: number;
  private readonly extra: number;
  /** Share of each outage of the file, how many of it are in progress, and what all of them leave. */
  private readonly takes: readonly number[];
  private readonly outages: Int32Array;
  private present = 1;

  constructor(spec: Strength) {
    const { staffing } = spec;
    if (staffing.kind === 'fte') {
      this.personsPerFte = staffing.openHours > 0 ? staffing.productiveHours / staffing.openHours : 0;
      this.ownFte = staffing.fte;
    } else {
      this.personsPerFte = 1;
      this.ownFte = staffing.onDuty;
    }
    this.fte = this.ownFte;
    this.ownAbsence = spec.absence;
    this.givenAbsence = spec.absence;
    this.regularShare = spec.regularWork?.share ?? 0;
    this.extra = spec.extra ?? 0;
    this.takes = (spec.outages ?? []).map((outage) => outage.takes);
    this.outages = new Int32Array(this.takes.length);
  }

  /** As at the beginning of a replication. */
  reset(): void {
    this.fte = this.ownFte;
    this.givenAbsence = this.ownAbsence;
    this.addedAbsence = 0;
    this.overtime = this.borrowed = this.lent = this.displaced = 0;
    this.outages.fill(0);
    this.present = 1;
  }

  /** Share of on duty that is absent, in [0, 1]. */
  get absence(): number {
    return Math.min(1, this.givenAbsence + this.addedAbsence);
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
    return roundPersons(
      this.persons(this.overtime) * this.forWork(this.displaced) * this.present + this.extra,
    );
  }

  /** Persons on duty if nobody worked overtime; if, besides, nothing were displaced. */
  get onDutyWithoutOvertime(): number {
    return roundPersons(this.persons(0) * this.forWork(this.displaced) * this.present + this.extra);
  }

  get onDutyWithoutMeasures(): number {
    return roundPersons(this.persons(0) * this.forWork(0) * this.present + this.extra);
  }

  /** Persons on duty that each point of overtime, as a share of ordinary hours, makes. */
  get personsPerOvertime(): number {
    return this.own * this.forWork(this.displaced) * this.present;
  }

  /** Persons on duty that each point of displacement, as a share of on duty, makes. */
  get personsPerDisplaced(): number {
    return this.persons(this.overtime) * this.present;
  }

  /** Persons who work beyond ordinary hours, in whatever they do; and persons who left regular work for what the model shows. */
  get onOvertime(): number {
    return this.onOrdinary * this.overtime;
  }

  get onDisplaced(): number {
    return this.persons(this.overtime) * this.displaced * this.present;
  }

  /** Persons of the own staff at work in ordinary hours, in whatever they do. */
  get onOrdinary(): number {
    return this.own * this.present;
  }

  /** Own staff in ordinary hours. */
  private get own(): number {
    return this.fte * this.personsPerFte * (1 - this.absence);
  }

  private persons(overtime: number): number {
    return Math.max(0, this.own * (1 + overtime) + this.borrowed - this.lent);
  }

  private forWork(displaced: number): number {
    return 1 - this.regularShare + displaced;
  }
}

/** What of a unit says who is on duty. */
export type Strength = Pick<
  UnitSpec,
  'staffing' | 'absence' | 'staff' | 'overtime' | 'regularWork' | 'outages' | 'extra'
>;

/** Persons on duty as the scenario states them, before anything moves them. */
export function statedOnDuty(unit: Strength): number {
  return new Capacity(unit).onDuty;
}

/** Most persons that can be on duty: all that are authorised, with all overtime and nothing left of what can be displaced. */
export function mostOnDuty(unit: Strength): number {
  const capacity = new Capacity(unit);
  const { overtime, regularWork, staff } = unit;
  capacity.fte = Math.max(capacity.fte, staff?.authorised ?? 0);
  capacity.overtime = Math.min(overtime?.upTo ?? 0, overtime?.mostInAWeek ?? 0);
  capacity.displaced = regularWork?.upTo ?? 0;
  return capacity.onDuty;
}

/** Persons on a grid of 1e-9. */
export function roundPersons(persons: number): number {
  return Math.round(persons * 1e9) / 1e9;
}
