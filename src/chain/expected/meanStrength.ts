import type { Hours } from '../../engine/hours.ts';
import type { HiringSpec, StaffSpec } from '../staff/staffSpec.ts';
import { type Kernels, kernelsOf, lengthOf, lengthsOf, weighed } from './delay.ts';

/** A requisition is for a whole person, opened when at least half of one is vacant (see staff/staffing.ts). */
const ENOUGH = 0.5;

/** A stage of the pipeline or the training, with those who entered it. */
interface Passage {
  readonly kernels: Kernels;
  /** By step; of trainees as if nobody left. */
  readonly entries: Float64Array;
}

/**
 * The expected staff of one unit along a path of equal steps: who leaves at the hazard and on dates, vacancies that open
 * requisitions (bounded each month) as soon as they arise, recruits by stage, trainees.
 *
 * Numbers of people are taken as if they came and went evenly. Exact are so the numbers where requisitions are never bounded
 * or always; where chance makes some months need more than may be opened, a little more stays vacant than here. Cases of recruits take the
 * time that they take without waiting; fatigue moves nobody.
 */
export class MeanStrength {
  /** At the end of the present step: FTE. */
  staff: number;
  authorised: number;
  vacancies = 0;
  trainees: number;
  /** FTE that the unit lacks because of its trainees. */
  missing = 0;
  /** In the present step: FTE. */
  hires = 0;
  leavers = 0;
  /** By stage, recruits who entered it in the present step, and the case type that the stage is, if it is one. */
  readonly entered: Float64Array;
  readonly cases: readonly (number | undefined)[];
  /** FTE that the unit lacks at the very beginning because of its trainees. */
  readonly missingAtFirst: number;
  private readonly spec: StaffSpec;
  private readonly stages: readonly Passage[];
  private readonly training: Passage | undefined;
  /** What of the strength is no whole person, so that nobody can be hired for it. */
  private readonly fraction: number;
  private credit = 0;
  private step = 0;
  /** Share of those of the beginning who would not have left yet. */
  private remaining = 1;
  private nextDated = 0;

  /**
   * @param steps of the path; each `hours` long, from `begin` on
   * @param lengths of a case, by case type, in hours
   */
  constructor(
    spec: StaffSpec,
    fte: number,
    begin: Hours,
    steps: number,
    hours: Hours,
    lengths: readonly Hours[],
  ) {
    this.spec = spec;
    this.staff = fte;
    this.authorised = spec.authorised;
    this.fraction = fte - Math.floor(fte);
    const { hiring } = spec;
    this.stages = (hiring?.stages ?? []).map((stage) => ({
      kernels:
        stage.kind === 'lead'
          ? cached(stage.lead, `${stage.dropOut} ${hours} ${steps}`, () =>
              kernelsOf(lengthsOf(stage.lead), stage.dropOut, hours, steps),
            )
          : atEnd(kernelsOf(lengthOf(lengths[stage.case] ?? 0), 0, hours, steps), stage.dropOut),
      entries: new Float64Array(steps),
    }));
    this.entered = new Float64Array(this.stages.length);
    this.cases = (hiring?.stages ?? []).map((stage) => (stage.kind === 'case' ? stage.case : undefined));
    const { trainee, initialTrainees = 0 } = hiring ?? {};
    this.trainees = trainee === undefined ? 0 : initialTrainees;
    this.missingAtFirst =
      trainee === undefined ? 0 : initialTrainees * (1 - trainee.productivityFrom + trainee.mentor);
    this.training = hiring && trainingOf(hiring, steps, hours);
    const dated = spec.leaving?.dated ?? [];
    while (this.nextDated < dated.length && dated[this.nextDated]!.at < begin) this.nextDated++;
    if (hiring === undefined) return;
    for (const [stage, count] of hiring.initialPipeline.entries()) this.enter(stage, count);
    if (this.training) this.training.entries[0]! += hiring.initialTrainees;
  }

  /**
   * A step passes.
   *
   * @param at its beginning
   * @param hazard per hour, of each person
   * @param months calendar months that begin in it, and 1 more for the very first step
   */
  pass(at: Hours, hours: Hours, hazard: number, months: number): void {
    const { spec, stages, training, entered, step } = this;
    if (step > 0) entered.fill(0);
    this.hires = 0;
    const stay = Math.exp(-hazard * hours);
    const before = this.remaining;
    this.remaining *= stay;
    this.leavers = this.staff * (1 - stay) + this.takeDated(at + hours);
    this.staff = Math.max(0, this.staff - this.leavers);
    for (let stage = 0; stage < stages.length; stage++) {
      const { kernels, entries } = stages[stage]!;
      entries[step]! += entered[stage]!;
      this.moveOn(stage, weighed(entries, step, kernels.out));
    }
    this.openRequisitions(months);
    if (training !== undefined) {
      // Kept as if nobody left: those who come in the middle of the step are so many of the beginning.
      training.entries[step]! += this.hires / Math.sqrt(before * this.remaining);
      this.trainees = this.remaining * weighed(training.entries, step, training.kernels.there);
      this.missing = this.remaining * weighed(training.entries, step, training.kernels.weighing);
    }
    if (spec.hiring === undefined) this.vacancies = Math.max(0, this.authorised - this.staff);
    this.step++;
  }

  /** Those who come out of a stage in the present step enter the next, or the unit. */
  private moveOn(stage: number, count: number): void {
    if (stage + 1 < this.stages.length) this.entered[stage + 1]! += count;
    else this.hired(count);
  }

  private hired(count: number): void {
    this.hires += count;
    this.staff += count;
  }

  private enter(stage: number, count: number): void {
    this.entered[stage]! += count;
  }

  /** Opens as many as are vacant and may be; who passes stages that take no time is hired at once. */
  private openRequisitions(months: number): void {
    const { stages, step, authorised, staff, fraction } = this;
    const { hiring } = this.spec;
    if (hiring === undefined) return;
    if (months > 0) this.credit = hiring.perMonth * months;
    let pipeline = 0;
    for (const { kernels, entries } of stages) pipeline += weighed(entries, step, kernels.there);
    const whole = fraction + Math.floor(authorised - fraction + ENOUGH);
    let opened = Math.max(0, Math.min(whole - staff - pipeline, this.credit));
    this.credit -= opened;
    this.vacancies = Math.max(0, authorised - staff - pipeline - opened);
    for (let stage = 0; stage < stages.length && opened > 0; stage++) {
      const { kernels, entries } = stages[stage]!;
      this.enter(stage, opened);
      entries[step]! += opened;
      opened *= kernels.out[0]!;
    }
    this.hired(opened);
  }

  private takeDated(until: Hours): number {
    const dated = this.spec.leaving?.dated ?? [];
    let taken = 0;
    while (this.nextDated < dated.length && dated[this.nextDated]!.at < until) {
      taken += dated[this.nextDated++]!.fte;
    }
    return taken;
  }
}

function trainingOf({ trainee }: HiringSpec, steps: number, hours: Hours): Passage | undefined {
  if (trainee === undefined) return undefined;
  const { productivityFrom, mentor, lasts } = trainee;
  const short = 1 - productivityFrom;
  const kernels = cached(lasts, `${short} ${mentor} ${hours} ${steps}`, () =>
    kernelsOf(lengthsOf(lasts), 0, hours, steps, { atFirst: short + mentor, rises: -short }),
  );
  return { kernels, entries: new Float64Array(steps) };
}

/** A stage of which a share gives up at its end. */
function atEnd(kernels: Kernels, dropOut: number): Kernels {
  return { ...kernels, out: kernels.out.map((share) => share * (1 - dropOut)) };
}

const known = new WeakMap<object, Map<string, Kernels>>();

/** Kernels of the same distribution, shared by the paths of a chain and its changed copies. */
function cached(of: object, key: string, make: () => Kernels): Kernels {
  let kernels = known.get(of);
  if (kernels === undefined) {
    kernels = new Map();
    known.set(of, kernels);
  }
  const found = kernels.get(key) ?? make();
  kernels.set(key, found);
  return found;
}
