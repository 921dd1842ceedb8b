import type { Hours } from '../../engine/hours.ts';
import type { SurvivalCurve } from './survivalCurve.ts';

/** Cohorts that a group is kept in, about. */
const COHORTS = 200;

/**
 * The expected people of one group. Without dwells one number is enough; with them people are kept by how long they
 * have been there, since the chance to leave depends on it. A path passes a group hundreds of times, and shares of the
 * load need hundreds of paths: cohorts lie in flat arrays, and passing makes no objects.
 */
export class MeanGroup {
  people: number;
  private readonly dwells: readonly SurvivalCurve[];
  /** By cohort, eldest first: age and people; none for a group without dwells. */
  private readonly ages: Hours[] = [];
  private readonly sizes: number[] = [];
  /** By cohort × dwells + dwell: the share that lasts longer than the cohort's age. */
  private readonly lasting: number[] = [];
  private readonly width: Hours;
  /** Of the hazard and of each dwell, while people are shared among them. */
  private readonly weights: Float64Array;
  /** By dwell: the chance to last through what passes. */
  private readonly stays: Float64Array;
  /** Who leaves by the hazard and, after it, by each dwell, in what passed last. */
  private readonly left: Float64Array;

  constructor(initial: number, dwells: readonly SurvivalCurve[]) {
    this.people = initial;
    this.dwells = dwells;
    this.weights = new Float64Array(dwells.length + 1);
    this.stays = new Float64Array(dwells.length);
    this.left = new Float64Array(dwells.length + 1);
    this.width = Math.max(0, ...dwells.map((dwell) => dwell.longest)) / COHORTS;
    if (dwells.length > 0) this.push(0, initial);
  }

  /**
   * A step passes for those who are there, at a hazard an hour. Returns who leaves by the hazard and, after it, by
   * each dwell (valid until the next call): n (1 − e^(−hazard × step)) without dwells, else by the conditional chances
   * of each cohort.
   */
  pass(step: Hours, hazard: number): Float64Array {
    const { left, dwells, stays, lasting } = this;
    if (dwells.length === 0) {
      const gone = this.people * -Math.expm1(-hazard * step);
      this.people -= gone;
      left[0] = gone;
      return left;
    }
    left.fill(0);
    for (let cohort = 0; cohort < this.ages.length; cohort++) {
      const age = this.ages[cohort]! + step;
      for (let dwell = 0; dwell < dwells.length; dwell++) {
        const entry = cohort * dwells.length + dwell;
        const later = dwells[dwell]!.at(age);
        stays[dwell] = chance(later, lasting[entry]!);
        lasting[entry] = later;
      }
      this.ages[cohort] = age;
      this.sizes[cohort]! -= this.share(this.sizes[cohort]!, hazard * step);
    }
    this.dropEmpty();
    return left;
  }

  /**
   * People enter evenly in the course of a step; returns, as `pass` does, who of them leaves before its end: at a
   * hazard h the share 1 − (1 − e^(−h × step)) ÷ (h × step).
   */
  enter(count: number, step: Hours, hazard: number): Float64Array {
    this.left.fill(0);
    const stay = hazard > 0 ? -Math.expm1(-hazard * step) / (hazard * step) : 1;
    this.people += count;
    for (const [dwell, curve] of this.dwells.entries()) this.stays[dwell] = curve.meanUpTo(step);
    this.keep(step / 2, count - this.share(count, -Math.log(stay)));
    return this.left;
  }

  /** People are there from now on. */
  add(count: number): void {
    this.people += count;
    this.keep(0, count);
  }

  /** Puts people to those of about the same age. */
  private keep(age: Hours, people: number): void {
    if (this.dwells.length === 0 || !(people > 0)) return;
    const last = this.ages.length - 1;
    const lastAge = this.ages[last];
    if (lastAge === undefined || lastAge > this.width) {
      this.push(age, people);
      return;
    }
    const together = this.sizes[last]! + people;
    this.ages[last] = (lastAge * this.sizes[last]! + age * people) / together;
    this.sizes[last] = together;
    this.setLasting(last);
  }

  private push(age: Hours, people: number): void {
    this.ages.push(age);
    this.sizes.push(people);
    this.setLasting(this.ages.length - 1);
  }

  private setLasting(cohort: number): void {
    const { dwells } = this;
    for (let dwell = 0; dwell < dwells.length; dwell++) {
      this.lasting[cohort * dwells.length + dwell] = dwells[dwell]!.at(this.ages[cohort]!);
    }
  }

  /** Takes people out in another way, of all ages alike. */
  take(count: number): void {
    const kept = this.people > count ? (this.people - count) / this.people : 0;
    this.people *= kept;
    for (let cohort = 0; cohort < this.sizes.length; cohort++) this.sizes[cohort]! *= kept;
  }

  /** How many leave a cohort, who are shared among the ways in proportion to their cumulated hazards. */
  private share(people: number, hazard: number): number {
    const { weights, stays, left } = this;
    const isOver = stays.includes(0);
    weights[0] = isOver ? -Math.expm1(-hazard / 2) : hazard;
    let total = weights[0];
    for (let dwell = 0; dwell < stays.length; dwell++) {
      const stay = stays[dwell]!;
      const weight = isOver ? (stay === 0 ? 1 : 0) : -Math.log(stay);
      weights[dwell + 1] = weight;
      total += weight;
    }
    if (!(total > 0)) return 0;
    const gone = isOver ? people : people * -Math.expm1(-total);
    for (let way = 0; way < weights.length; way++) left[way]! += (gone * weights[way]!) / total;
    this.people -= gone;
    return gone;
  }

  /** Cohorts of whom next to nobody is left are no longer followed. */
  private dropEmpty(): void {
    const { ages, sizes, lasting } = this;
    const width = this.dwells.length;
    let kept = 0;
    for (let cohort = 0; cohort < ages.length; cohort++) {
      if (!(sizes[cohort]! > 1e-12)) continue;
      if (kept !== cohort) {
        ages[kept] = ages[cohort]!;
        sizes[kept] = sizes[cohort]!;
        for (let dwell = 0; dwell < width; dwell++)
          lasting[kept * width + dwell] = lasting[cohort * width + dwell]!;
      }
      kept++;
    }
    ages.length = kept;
    sizes.length = kept;
    lasting.length = kept * width;
  }
}

function chance(later: number, now: number): number {
  return now > 0 ? later / now : 0;
}
