import type { Hours } from '../../engine/hours.ts';
import type { SurvivalCurve } from './survivalCurve.ts';

/** Cohorts that a group is kept in, about. */
const COHORTS = 200;

/** Fewer people than this are nobody. */
const LEAST = 1e-12;

/**
 * The expected people of one group. Without dwells one number is enough; with them people are kept by how long they
 * have been there, since the chance to leave depends on it. A path passes a group thousands of times, and shares of the
 * load need hundreds of paths: cohorts lie in flat arrays, passing makes no objects, and where no dwell ends in what passes
 * little is worked out.
 */
export class MeanGroup {
  people: number;
  private readonly dwells: readonly SurvivalCurve[];
  private readonly width: Hours;
  /** Cohorts, eldest first; none for a group without dwells. */
  private count = 0;
  /** By cohort: age, people, and the age up to which no dwell ends. */
  private ages: Float64Array;
  private sizes: Float64Array;
  private untils: Float64Array;
  /** By cohort × dwells + dwell: the rank that the cohort's age has in the survival curve. */
  private ranks: Int32Array;
  /** Of the hazard and of each dwell, while people are shared among them: what each has cumulated in what passes. */
  private readonly weights: Float64Array;
  /** By dwell: the chance that it ends in what passes. */
  private readonly ends: Float64Array;
  /** Who leaves by the hazard and, after it, by each dwell, in what passed last. */
  private readonly left: Float64Array;

  constructor(initial: number, dwells: readonly SurvivalCurve[]) {
    const room = dwells.length === 0 ? 0 : COHORTS + 2;
    this.people = initial;
    this.dwells = dwells;
    this.width = Math.max(0, ...dwells.map((dwell) => dwell.longest)) / COHORTS;
    this.ages = new Float64Array(room);
    this.sizes = new Float64Array(room);
    this.untils = new Float64Array(room);
    this.ranks = new Int32Array(room * dwells.length);
    this.weights = new Float64Array(dwells.length + 1);
    this.ends = new Float64Array(dwells.length);
    this.left = new Float64Array(dwells.length + 1);
    if (dwells.length > 0) this.push(0, initial);
  }

  /**
   * A step passes for those who are there, at a hazard an hour. Returns who leaves by the hazard and, after it, by
   * each dwell (valid until the next call): n (1 − e^(−hazard × step)) without dwells, else by the conditional chances
   * of each cohort.
   */
  pass(step: Hours, hazard: number): Float64Array {
    const { left, ages, sizes, untils } = this;
    const fading = -Math.expm1(-hazard * step);
    left.fill(0);
    if (this.dwells.length === 0) {
      left[0] = this.people * fading;
      this.people -= left[0]!;
      return left;
    }
    let faded = 0;
    let isThin = false;
    for (let cohort = 0; cohort < this.count; cohort++) {
      const age = ages[cohort]! + step;
      const size = sizes[cohort]!;
      ages[cohort] = age;
      let gone = size * fading;
      if (age < untils[cohort]!) faded += gone;
      else {
        this.age(cohort, age);
        gone = this.share(size, hazard * step, fading);
      }
      sizes[cohort] = size - gone;
      if (!(size - gone > LEAST)) isThin = true;
    }
    left[0]! += faded;
    this.people -= faded;
    if (isThin) this.dropEmpty();
    return left;
  }

  /**
   * People enter evenly in the course of a step; returns, as `pass` does, who of them leaves before its end: at a
   * hazard h the share 1 − (1 − e^(−h × step)) ÷ (h × step).
   */
  enter(count: number, step: Hours, hazard: number): Float64Array {
    const { dwells, ends, weights, left } = this;
    left.fill(0);
    const stay = hazard > 0 ? -Math.expm1(-hazard * step) / (hazard * step) : 1;
    this.people += count;
    for (let dwell = 0; dwell < dwells.length; dwell++) {
      const stays = dwells[dwell]!.meanUpTo(step);
      ends[dwell] = 1 - stays;
      weights[dwell + 1] = -Math.log(stays);
    }
    this.keep(step / 2, count - this.share(count, -Math.log(stay), 1 - stay));
    return left;
  }

  /** People are there from now on. */
  add(count: number): void {
    this.people += count;
    this.keep(0, count);
  }

  /** Takes people out in another way, of all ages alike. */
  take(count: number): void {
    const kept = this.people > count ? (this.people - count) / this.people : 0;
    this.people *= kept;
    for (let cohort = 0; cohort < this.count; cohort++) this.sizes[cohort]! *= kept;
  }

  /** A cohort reaches an age at which a dwell ends: sets the chances of that. */
  private age(cohort: number, age: Hours): void {
    const { dwells, ranks, ends, weights } = this;
    for (let dwell = 0; dwell < dwells.length; dwell++) {
      const curve = dwells[dwell]!;
      const entry = cohort * dwells.length + dwell;
      const before = ranks[entry]!;
      const rank = curve.rankFrom(before, age);
      ends[dwell] = curve.chanceBetween(before, rank);
      weights[dwell + 1] = curve.hazardBetween(before, rank);
      ranks[entry] = rank;
    }
    this.setUntil(cohort);
  }

  /** Puts people to those of about the same age. */
  private keep(age: Hours, people: number): void {
    if (this.dwells.length === 0 || !(people > 0)) return;
    const last = this.count - 1;
    if (last < 0 || this.ages[last]! > this.width) {
      this.push(age, people);
      return;
    }
    const together = this.sizes[last]! + people;
    this.ages[last] = (this.ages[last]! * this.sizes[last]! + age * people) / together;
    this.sizes[last] = together;
    this.setRanks(last);
  }

  private push(age: Hours, people: number): void {
    if (this.count === this.ages.length) this.makeRoom();
    this.ages[this.count] = age;
    this.sizes[this.count] = people;
    this.setRanks(this.count++);
  }

  private makeRoom(): void {
    const larger = (values: Float64Array): Float64Array => {
      const room = new Float64Array(2 * values.length);
      room.set(values);
      return room;
    };
    this.ages = larger(this.ages);
    this.sizes = larger(this.sizes);
    this.untils = larger(this.untils);
    const { ranks } = this;
    this.ranks = new Int32Array(2 * ranks.length);
    this.ranks.set(ranks);
  }

  private setRanks(cohort: number): void {
    const { dwells, ranks, ages } = this;
    for (let dwell = 0; dwell < dwells.length; dwell++)
      ranks[cohort * dwells.length + dwell] = dwells[dwell]!.rankAt(ages[cohort]!);
    this.setUntil(cohort);
  }

  private setUntil(cohort: number): void {
    const { dwells, ranks } = this;
    let until = Infinity;
    for (let dwell = 0; dwell < dwells.length; dwell++)
      until = Math.min(until, dwells[dwell]!.ageAfter(ranks[cohort * dwells.length + dwell]!));
    this.untils[cohort] = until;
  }

  /**
   * How many leave a cohort, who are shared among the ways in proportion to their cumulated hazards: that of leaving at
   * any age is given, with the chance that it makes; those of the dwells are set.
   */
  private share(people: number, hazard: number, fading: number): number {
    const { weights, ends, left } = this;
    let leaving = fading;
    let total = hazard;
    for (let dwell = 0; dwell < ends.length; dwell++) {
      leaving += (1 - leaving) * ends[dwell]!;
      total += weights[dwell + 1]!;
    }
    if (!(total > 0)) return 0;
    const gone = people * leaving;
    this.people -= gone;
    if (hazard === 0 && ends.length === 1) {
      left[1]! += gone;
      return gone;
    }
    weights[0] = hazard;
    if (total === Infinity) total = this.setOver(hazard);
    for (let way = 0; way < weights.length; way++) left[way]! += (gone * weights[way]!) / total;
    return gone;
  }

  /** The weights where a dwell ends for all: who leaves otherwise does so in the middle of the time on average. */
  private setOver(hazard: number): number {
    const { weights, ends } = this;
    weights[0] = -Math.expm1(-hazard / 2);
    for (let dwell = 0; dwell < ends.length; dwell++) weights[dwell + 1] = ends[dwell] === 1 ? 1 : 0;
    return weights.reduce((sum, weight) => sum + weight, 0);
  }

  /** Cohorts of whom next to nobody is left are no longer followed. */
  private dropEmpty(): void {
    const { ages, sizes, untils, ranks, dwells } = this;
    const width = dwells.length;
    let kept = 0;
    for (let cohort = 0; cohort < this.count; cohort++) {
      if (!(sizes[cohort]! > LEAST)) continue;
      if (kept !== cohort) {
        ages[kept] = ages[cohort]!;
        sizes[kept] = sizes[cohort]!;
        untils[kept] = untils[cohort]!;
        for (let dwell = 0; dwell < width; dwell++)
          ranks[kept * width + dwell] = ranks[cohort * width + dwell]!;
      }
      kept++;
    }
    this.count = kept;
  }
}
