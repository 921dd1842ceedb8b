import type { Hours } from '../../engine/hours.ts';
import { type KeyWords, nameWords } from '../../engine/random.ts';
import type { UnitSpec } from '../chain.ts';
import type { Driver } from '../driver.ts';
import type { Simulation } from '../simulation.ts';
import { changeOnDuty } from '../unit/changeOnDuty.ts';
import type { Unit } from '../unit/unit.ts';
import { StaffDraw } from '../work/draws.ts';
import { Pipeline, type PipelineEnds } from './pipeline.ts';
import { Roll } from './roll.ts';
import type { StaffSpec } from './staffSpec.ts';
import { Trainees } from './trainees.ts';

/** A requisition is for a whole FTE: one is opened when at least half of one is vacant. */
const ENOUGH = 0.5;
/** Room for rounding where months' fractions of a requisition add up to a whole one. */
const CRUMB = 1e-9;

/** Makes a driver with a source of its own in the event list. */
export type Drives = <Made extends Driver>(make: (source: number) => Made) => Made;

/**
 * The staff of a unit as people: who is employed, who is on the way, who is in training; and the requisitions that fill
 * vacancies (authorised − staff − pipeline), bounded per month. It keeps the unit's FTE in `capacity` and the record.
 */
export class Staffing implements PipelineEnds {
  readonly roll: Roll;
  readonly pipeline: Pipeline | undefined;
  readonly trainees: Trainees | undefined;
  authorised = 0;
  private readonly spec: StaffSpec;
  private readonly fte: number;
  private readonly unit: Unit;
  private readonly words: KeyWords;
  private key: KeyWords = { low: 0, high: 0 };
  /** Requisitions that may still be opened this month. */
  private credit = 0;
  /** The middle of the present week, for which trainees' productivity is taken. */
  private midWeek: Hours = 0;
  /** While several things are being set up, nothing is worked out. */
  private isPlacing = false;

  constructor(
    unit: Unit,
    spec: UnitSpec,
    staff: StaffSpec,
    drives: Drives,
    subjectOf: (slot: number) => number,
  ) {
    this.unit = unit;
    this.spec = staff;
    this.fte = spec.staffing.kind === 'fte' ? spec.staffing.fte : spec.staffing.onDuty;
    this.words = nameWords(`staff:${spec.name}`);
    this.roll = drives(
      (source) =>
        new Roll(spec.name, staff.leaving, source, (simulation, person, fte) =>
          this.left(simulation, person, fte),
        ),
    );
    const { hiring } = staff;
    if (hiring === undefined) return;
    this.pipeline = drives((source) => new Pipeline(hiring.stages, source, this, subjectOf));
    const { trainee } = hiring;
    if (trainee === undefined) return;
    this.trainees = drives(
      (source) => new Trainees(trainee, source, (simulation) => this.settle(simulation)),
    );
  }

  /** A replication begins: those are employed whom the scenario says. */
  begin(simulation: Simulation): void {
    const { spec, roll } = this;
    const { mixer, replication } = simulation;
    mixer.mix(replication.low, replication.high, this.words.low, this.words.high);
    this.key = { low: mixer.low, high: mixer.high };
    this.authorised = spec.authorised;
    this.credit = spec.hiring?.perMonth ?? 0;
    this.midWeek = simulation.now + 84;
    roll.place(simulation, this.key, this.fte);
  }

  /** Those are in training and on their way whom the scenario says; requisitions are opened. */
  place(simulation: Simulation): void {
    const { spec, pipeline, trainees } = this;
    const { mixer } = simulation;
    this.isPlacing = true;
    pipeline?.place(simulation, this.key, spec.hiring?.initialPipeline ?? []);
    const learning = trainees === undefined ? 0 : (spec.hiring?.initialTrainees ?? 0);
    // The newest of the first staff, whole persons all.
    for (let one = 0; one < learning; one++) {
      const person = Math.floor(this.fte) - 1 - one;
      mixer.mix(this.key.low, this.key.high, person, StaffDraw.FirstTraining);
      trainees?.enter(simulation, person);
    }
    this.isPlacing = false;
    this.settle(simulation);
  }

  /** A week begins at `now`. */
  beginWeek(simulation: Simulation): void {
    this.midWeek = simulation.now + 84;
    if (this.trainees !== undefined && this.trainees.count > 0) this.settle(simulation);
  }

  /** A calendar month begins: its requisitions may be opened. Fractions of one add up; whole ones lapse. */
  beginMonth(simulation: Simulation): void {
    const { hiring } = this.spec;
    if (hiring === undefined) return;
    const saved = Math.max(0, this.credit - Math.floor(this.credit + CRUMB));
    this.credit = saved + hiring.perMonth;
    this.settle(simulation);
  }

  setAuthorised(simulation: Simulation, fte: number): void {
    this.authorised = fte;
    this.settle(simulation);
  }

  passed(simulation: Simulation, recruit: number): void {
    const { roll, trainees, key } = this;
    const person = roll.hire(simulation, key, recruit);
    this.unit.staff.hires++;
    if (trainees !== undefined) {
      simulation.mixer.mix(key.low, key.high, recruit, StaffDraw.Training);
      trainees.enter(simulation, person);
    }
    this.settle(simulation);
  }

  gaveUp(simulation: Simulation): void {
    this.settle(simulation);
  }

  private left(simulation: Simulation, person: number, fte: number): void {
    this.unit.staff.leavers += fte;
    if (this.roll.partOf(person) === 0) this.trainees?.leave(simulation, person);
    this.settle(simulation);
  }

  private get vacancies(): number {
    return Math.max(0, this.authorised - this.roll.fte - (this.pipeline?.size ?? 0));
  }

  /** After any change: opens requisitions, and brings capacity and record up to date. */
  private settle(simulation: Simulation): void {
    if (this.isPlacing) return;
    const { roll, trainees, pipeline, unit } = this;
    this.isPlacing = true;
    while (pipeline !== undefined && this.vacancies >= ENOUGH && this.credit >= 1 - CRUMB) {
      this.credit -= 1;
      pipeline.open(simulation);
    }
    this.isPlacing = false;
    const { now } = simulation;
    const { staff } = unit;
    staff.staff.set(now, roll.fte);
    staff.authorised.set(now, this.authorised);
    staff.trainees.set(now, trainees?.count ?? 0);
    staff.vacancies.set(now, this.vacancies);
    unit.capacity.fte = Math.max(0, roll.fte - (trainees?.missing(this.midWeek) ?? 0));
    changeOnDuty(unit, now);
  }
}
