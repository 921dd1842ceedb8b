import type { Hours } from '../../engine/hours.ts';
import type { SurvivalCurve } from './survivalCurve.ts';

/** Cohorts that a group is kept in, about. */
const COHORTS = 200;

/** People who entered a group at about the same time. */
interface Cohort {
  age: Hours;
  people: number;
  /** By dwell: the share that lasts longer than that age. */
  lasting: readonly number[];
}

/**
 * The expected people of one group. Without dwells one number is enough; with them people are kept by how long they
 * have been there, since the chance to leave depends on it.
 */
export class MeanGroup {
  people: number;
  private readonly dwells: readonly SurvivalCurve[];
  /** Eldest first; empty for a group without dwells. */
  private cohorts: Cohort[] = [];
  private readonly width: Hours;
  /** Of the hazard and of each dwell, while people are shared among them. */
  private readonly weights: Float64Array;

  constructor(initial: number, dwells: readonly SurvivalCurve[]) {
    this.people = initial;
    this.dwells = dwells;
    this.weights = new Float64Array(dwells.length + 1);
    this.width = Math.max(0, ...dwells.map((dwell) => dwell.longest)) / COHORTS;
    if (dwells.length > 0) this.cohorts.push(this.cohort(0, initial));
  }

  /**
   * A step passes for those who are there, at a hazard an hour. Returns who leaves by the hazard and, after it, by
   * each dwell: n (1 − e^(−hazard × step)) without dwells, else by the conditional chances of each cohort.
   */
  pass(step: Hours, hazard: number): number[] {
    if (this.dwells.length === 0) {
      const gone = this.people * -Math.expm1(-hazard * step);
      this.people -= gone;
      return [gone];
    }
    const left = new Array<number>(this.dwells.length + 1).fill(0);
    for (const cohort of this.cohorts) {
      const age = cohort.age + step;
      const lasting = this.dwells.map((dwell) => dwell.at(age));
      const stays = lasting.map((later, dwell) => chance(later, cohort.lasting[dwell]!));
      this.share(cohort, hazard * step, stays, left);
      cohort.age = age;
      cohort.lasting = lasting;
    }
    this.cohorts = this.cohorts.filter((cohort) => cohort.people > 1e-12);
    return left;
  }

  /**
   * People enter evenly in the course of a step; returns, as `pass` does, who of them leaves before its end: at a
   * hazard h the share 1 − (1 − e^(−h × step)) ÷ (h × step).
   */
  enter(count: number, step: Hours, hazard: number): number[] {
    const left = new Array<number>(this.dwells.length + 1).fill(0);
    const stay = hazard > 0 ? -Math.expm1(-hazard * step) / (hazard * step) : 1;
    const cohort = this.cohort(step / 2, count);
    this.people += count;
    this.share(
      cohort,
      -Math.log(stay),
      this.dwells.map((dwell) => dwell.meanUpTo(step)),
      left,
    );
    this.keep(cohort);
    return left;
  }

  /** People are there from now on. */
  add(count: number): void {
    this.people += count;
    this.keep(this.cohort(0, count));
  }

  /** Puts people to those of about the same age. */
  private keep(cohort: Cohort): void {
    if (this.dwells.length === 0 || !(cohort.people > 0)) return;
    const last = this.cohorts.at(-1);
    if (last === undefined || last.age > this.width) {
      this.cohorts.push(cohort);
      return;
    }
    const people = last.people + cohort.people;
    last.age = (last.age * last.people + cohort.age * cohort.people) / people;
    last.people = people;
    last.lasting = this.lastingAt(last.age);
  }

  private cohort(age: Hours, people: number): Cohort {
    return { age, people, lasting: this.lastingAt(age) };
  }

  private lastingAt(age: Hours): number[] {
    return this.dwells.map((dwell) => dwell.at(age));
  }

  /** Takes people out in another way, of all ages alike. */
  take(count: number): void {
    const kept = this.people > count ? (this.people - count) / this.people : 0;
    this.people *= kept;
    for (const cohort of this.cohorts) cohort.people *= kept;
  }

  /** Who leaves a cohort, shared among the ways in proportion to their cumulated hazards. */
  private share(cohort: Cohort, hazard: number, stays: readonly number[], left: number[]): void {
    const { weights } = this;
    const isOver = stays.includes(0);
    weights[0] = isOver ? -Math.expm1(-hazard / 2) : hazard;
    let total = weights[0];
    for (let dwell = 0; dwell < stays.length; dwell++) {
      const stay = stays[dwell]!;
      const weight = isOver ? (stay === 0 ? 1 : 0) : -Math.log(stay);
      weights[dwell + 1] = weight;
      total += weight;
    }
    if (!(total > 0)) return;
    const gone = isOver ? cohort.people : cohort.people * -Math.expm1(-total);
    for (let way = 0; way < weights.length; way++) left[way]! += (gone * weights[way]!) / total;
    cohort.people -= gone;
    this.people -= gone;
  }
}

function chance(later: number, now: number): number {
  return now > 0 ? later / now : 0;
}
