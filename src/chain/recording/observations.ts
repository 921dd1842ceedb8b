import { Histogram } from './histograms.ts';

/** Observations of one step or case type: of the reporting period, of the whole span, and those a norm keeps. */
export class Observations {
  readonly period = new Histogram();
  readonly whole = new Histogram();
  readonly kept: Histogram[] = [];

  add(value: number): void {
    this.period.add(value);
    for (let index = 0; index < this.kept.length; index++) this.kept[index]!.add(value);
  }

  /** The reporting period ends: what it observed goes to the whole span. */
  closePeriod(): void {
    this.whole.addAll(this.period);
    this.period.clear();
  }

  clear(): void {
    this.period.clear();
    this.whole.clear();
    for (const histogram of this.kept) histogram.clear();
  }
}
