import type { Hours } from '../../engine/hours.ts';
import type { WorkingClock } from '../../engine/workingClock.ts';
import type { Chain } from '../chain.ts';
import type { Layout } from '../layout.ts';
import type { Surge } from '../threat/surge.ts';
import { type AccumulatorLayout, CaseCount, StepCount } from './accumulators.ts';
import { type CellSource, denominatorOf, numeratorOf } from './cellSources.ts';
import { Histogram } from './histograms.ts';
import type { TimeWeighted } from './timeWeighted.ts';

/** Observations of one step or case type: of the reporting period, of the whole span, and those a norm keeps. */
class Observations {
  readonly period = new Histogram();
  readonly whole = new Histogram();
  readonly kept: Histogram[] = [];

  add(value: number): void {
    this.period.add(value);
    for (let index = 0; index < this.kept.length; index++) this.kept[index]!.add(value);
  }

  clear(): void {
    this.period.clear();
    this.whole.clear();
    for (const histogram of this.kept) histogram.clear();
  }
}

/**
 * What one replication leaves behind. Counts and observations come in by the hot path; at each boundary a
 * snapshot of all accumulators is taken, and rows of cells are differences of snapshots.
 */
export class Recorder {
  /** The accumulators at the last snapshot. */
  readonly snapshot: Float64Array;
  /** Totals, laid out as in a snapshot; a step's begin at its `countsAt`. */
  readonly counts: Float64Array;
  private readonly layout: Layout;
  private readonly at: AccumulatorLayout;
  private readonly sources: readonly CellSource[];
  private readonly areas: TimeWeighted;
  private readonly surge: Surge;
  private readonly clocks: readonly WorkingClock[];
  private readonly waits: readonly Observations[];
  private readonly throughputs: readonly Observations[];
  /** The accumulators at the beginning of the measured span, with what is there counted as arrived and opened. */
  readonly measuredFrom: Float64Array;
  private readonly periodFrom: Float64Array;

  constructor(
    chain: Chain,
    layout: Layout,
    at: AccumulatorLayout,
    sources: readonly CellSource[],
    areas: TimeWeighted,
    surge: Surge,
    clocks: readonly WorkingClock[],
  ) {
    this.layout = layout;
    this.at = at;
    this.sources = sources;
    this.areas = areas;
    this.surge = surge;
    this.clocks = clocks;
    this.counts = new Float64Array(at.size);
    this.snapshot = new Float64Array(at.size);
    this.measuredFrom = new Float64Array(at.size);
    this.periodFrom = new Float64Array(at.size);
    this.waits = chain.steps.map(() => new Observations());
    this.throughputs = chain.cases.map(() => new Observations());
  }

  /** The histogram that a norm on a quantile of a step's waits or a case type's throughput times reads. */
  keep(scopeKind: 'step' | 'case', index: number): Histogram {
    const histogram = new Histogram();
    (scopeKind === 'step' ? this.waits : this.throughputs)[index]?.kept.push(histogram);
    return histogram;
  }

  reset(): void {
    this.counts.fill(0);
    for (const observations of this.waits) observations.clear();
    for (const observations of this.throughputs) observations.clear();
  }

  /** A task started for the first time after a wait of so many hours. */
  started(step: number, wait: Hours): void {
    const first = this.at.step(step, 0);
    this.counts[first + StepCount.Started]!++;
    this.counts[first + StepCount.WaitSum]! += wait;
    if (wait > 0) this.counts[first + StepCount.Waited]!++;
    this.waits[step]!.add(wait);
  }

  caseOpened(type: number): void {
    this.counts[this.at.case(type, CaseCount.Opened)]!++;
  }

  /** A case closed; `throughput` in hours, or NaN if it was dropped. */
  caseClosed(type: number, throughput: Hours): void {
    const first = this.at.case(type, 0);
    this.counts[first + CaseCount.Closed]!++;
    if (Number.isNaN(throughput)) return;
    this.counts[first + CaseCount.ThroughputSum]! += throughput;
    this.counts[first + CaseCount.Throughputs]!++;
    this.throughputs[type]!.add(throughput);
  }

  /** Effort became ready at a unit. */
  offered(unit: number, personHours: number): void {
    this.counts[this.at.unitOffered + unit]! += personHours;
  }

  incident(): void {
    this.counts[this.at.incidents]!++;
  }

  /** Takes a snapshot of all accumulators at `now`. */
  take(now: Hours): void {
    const { snapshot, at } = this;
    snapshot.set(this.counts);
    for (let step = 0; step < this.waits.length; step++) {
      const first = at.step(step, 0);
      snapshot[first + StepCount.Present] =
        snapshot[first + StepCount.Arrived]! -
        snapshot[first + StepCount.Completed]! -
        snapshot[first + StepCount.Dropped]! -
        snapshot[first + StepCount.Moved]! -
        snapshot[first + StepCount.Cancelled]!;
    }
    for (let type = 0; type < this.throughputs.length; type++) {
      const first = at.case(type, 0);
      snapshot[first + CaseCount.Open] =
        snapshot[first + CaseCount.Opened]! - snapshot[first + CaseCount.Closed]!;
    }
    snapshot[at.elapsed] = now;
    for (let unit = 0; unit < this.clocks.length; unit++) {
      const base = this.clocks[unit]!.hoursAt(now);
      snapshot[at.unitOpen + unit] = base;
      for (let which = 0; which < 6; which++) {
        const index = at.unitArea(unit, which);
        snapshot[index] = this.areas.total(index - at.unitAreas, which < 2 ? base : now);
      }
    }
    for (let index = at.groups; index <= at.factor; index++) {
      snapshot[index] = this.areas.total(index - at.unitAreas, now);
    }
    snapshot[at.surge] = this.surge.total(now);
  }

  /**
   * The measured span begins at the snapshot just taken. What is there counts as arrived and opened, so that
   * flow is conserved in the measured span; effort that is there was not offered in it.
   */
  beginMeasuring(chain: Chain): void {
    for (const observations of this.waits) observations.clear();
    for (const observations of this.throughputs) observations.clear();
    this.measuredFrom.set(this.snapshot);
    const { at, measuredFrom } = this;
    for (let step = 0; step < chain.steps.length; step++) {
      measuredFrom[at.step(step, StepCount.Arrived)]! -= measuredFrom[at.step(step, StepCount.Present)]!;
    }
    for (let type = 0; type < chain.cases.length; type++) {
      measuredFrom[at.case(type, CaseCount.Opened)]! -= measuredFrom[at.case(type, CaseCount.Open)]!;
    }
    this.periodFrom.set(measuredFrom);
  }

  /** Writes the row of the reporting period that ends at the snapshot just taken. */
  closePeriod(values: Float64Array, offset: number, holds: (index: number) => number): void {
    this.writeRow(values, offset, this.periodFrom, false, holds);
    for (const observations of [...this.waits, ...this.throughputs]) {
      observations.whole.addAll(observations.period);
      observations.period.clear();
    }
    this.periodFrom.set(this.snapshot);
  }

  /** Writes the row of the whole horizon, but for outcomes, which are the norms' to write. */
  closeHorizon(values: Float64Array, offset: number, holds: (index: number) => number): void {
    this.writeRow(values, offset, this.measuredFrom, true, holds);
  }

  private writeRow(
    values: Float64Array,
    offset: number,
    from: Float64Array,
    whole: boolean,
    holds: (index: number) => number,
  ): void {
    const { cells } = this.layout;
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index]!;
      const source = this.sources[index]!;
      const at = offset + cell.offset;
      switch (source.form) {
        case 'quantile': {
          const observations = (cell.scopeKind === 'step' ? this.waits : this.throughputs)[cell.index]!;
          const histogram = whole ? observations.whole : observations.period;
          values[at] = histogram.quantile(cell.metric.quantile ?? 0.5);
          break;
        }
        case 'indicator':
          values[at] = holds(index);
          break;
        case 'outcome':
          values[at] = Number.NaN;
          break;
        default: {
          const numerator = numeratorOf(source, from, this.snapshot);
          const denominator = denominatorOf(source, from, this.snapshot);
          if (cell.width === 2) {
            values[at] = numerator;
            values[at + 1] = denominator;
          } else {
            values[at] = denominator > 0 ? numerator / denominator : Number.NaN;
          }
        }
      }
    }
  }
}
