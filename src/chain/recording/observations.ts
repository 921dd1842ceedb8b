import type { Address, Core } from '../core/core.ts';

/** Counts of observations in the core, for quantiles within 1 %. */
export class Histogram {
  private readonly core: Core;
  private readonly address: Address;

  constructor(core: Core, address: Address) {
    this.core = core;
    this.address = address;
  }

  get total(): number {
    return this.core.run.countIn(this.address);
  }

  /** The smallest value that at least a share `q` of the observations do not exceed; NaN without any. */
  quantile(q: number): number {
    return this.core.run.quantileOf(this.address, q);
  }

  clear(): void {
    this.core.run.clearHistogram(this.address);
  }
}

/** Observations of one step or case type: of the reporting period, of the whole span, and those a norm keeps. */
export class Observations {
  readonly period: Histogram;
  readonly whole: Histogram;
  private readonly core: Core;
  private readonly address: Address;

  constructor(core: Core, address: Address) {
    this.core = core;
    this.address = address;
    this.period = new Histogram(core, core.run.periodOf(address));
    this.whole = new Histogram(core, core.run.wholeOf(address));
  }

  /** A further histogram of the same observations, which is its holder's to clear. */
  keep(): Histogram {
    return new Histogram(this.core, this.core.run.keepObservations(this.address));
  }

  /** The reporting period ends: what it observed goes to the whole span. */
  closePeriod(): void {
    this.core.run.closeObservations(this.address);
  }

  clear(): void {
    this.core.run.clearObservations(this.address);
  }
}
