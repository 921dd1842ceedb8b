import type { Hours } from '../../engine/hours.ts';

/** The expected number of spells in progress (posts that are open, outages), from the beginning of the run on. */
export class MeanSpells {
  private readonly rate: () => number;
  private readonly lasts: Hours;
  private number: number;

  /** @param rate per hour, asked for at each step; @param lasts mean duration; @param initial in progress at first */
  constructor(rate: () => number, lasts: Hours, initial: number) {
    this.rate = rate;
    this.lasts = lasts;
    this.number = initial;
  }

  /** Moves over a step and returns the mean number in it: n′ = rate − n ÷ lasts, solved exactly. */
  pass(step: Hours): number {
    const settled = Math.max(0, this.rate()) * this.lasts;
    const excess = this.number - settled;
    const spans = step / this.lasts;
    this.number = settled + excess * Math.exp(-spans);
    return settled + (excess * -Math.expm1(-spans)) / spans;
  }
}
