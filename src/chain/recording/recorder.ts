import type { Hours } from '../../engine/hours.ts';
import type { WorkingClock } from '../../engine/workingClock.ts';
import type { Chain } from '../chain.ts';
import type { Layout } from '../layout.ts';
import type { Surge } from '../threat/surge.ts';
import { type AccumulatorLayout, CaseCount, StepCount, SUMMED } from './accumulators.ts';
import { type CellSource, denominatorOf, numeratorOf } from './cellSources.ts';
import type { Histogram, Observations } from './observations.ts';
import type { CoreRecords, Records } from './records.ts';

/**
 * What one replication leaves behind. The hot path writes to the records; at each boundary a snapshot of all of
 * them is taken, and rows of cells are differences of snapshots.
 */
export class Recorder {
  /** The accumulators at the last snapshot. */
  readonly snapshot: Float64Array;
  private readonly layout: Layout;
  private readonly at: AccumulatorLayout;
  private readonly sources: readonly CellSource[];
  private readonly records: Records;
  private readonly ofCore: CoreRecords;
  private readonly surge: Surge;
  private readonly clocks: readonly WorkingClock[];
  private readonly observations: readonly Observations[];
  /** The accumulators at the beginning of the measured span, with what is there counted as arrived and opened. */
  readonly measuredFrom: Float64Array;
  private readonly periodFrom: Float64Array;
  /** By unit. */
  private readonly organisationOf: readonly number[];
  private readonly organisations: number;

  constructor(
    chain: Chain,
    layout: Layout,
    at: AccumulatorLayout,
    sources: readonly CellSource[],
    records: Records,
    ofCore: CoreRecords,
    surge: Surge,
    clocks: readonly WorkingClock[],
  ) {
    this.organisationOf = chain.units.map((unit) => unit.organisation);
    this.organisations = chain.organisations.length;
    this.layout = layout;
    this.at = at;
    this.sources = sources;
    this.records = records;
    this.ofCore = ofCore;
    this.surge = surge;
    this.clocks = clocks;
    this.snapshot = new Float64Array(at.size);
    this.measuredFrom = new Float64Array(at.size);
    this.periodFrom = new Float64Array(at.size);
    this.observations = [...ofCore.waits, ...ofCore.throughputs];
  }

  /** The histogram that a norm on a quantile of a step's waits or a case type's throughput times reads. */
  keep(scopeKind: 'step' | 'case', index: number): Histogram {
    return this.observationsOf(scopeKind, index).keep();
  }

  /** Takes a snapshot of all accumulators at `now`. */
  take(now: Hours): void {
    const { snapshot, at, records, ofCore } = this;
    snapshot[at.elapsed] = now;
    for (let unit = 0; unit < this.clocks.length; unit++) {
      const base = this.clocks[unit]!.hoursAt(now);
      snapshot[at.unitOpen + unit] = base;
      snapshot[at.unitOffered + unit] = ofCore.writeUnit(unit, now, snapshot, at.unitArea(unit, 0));
      records.staff[unit]!.write(snapshot, at.ofStaff(unit, 0), now, base);
    }
    this.sum();
    for (let step = 0; step < ofCore.waits.length; step++) ofCore.writeStep(step, snapshot, at.step(step, 0));
    for (let type = 0; type < ofCore.throughputs.length; type++)
      ofCore.writeCase(type, snapshot, at.case(type, 0));
    for (let group = 0; group < records.groups.length; group++) {
      snapshot[at.groups + group] = records.groups[group]!.total(now);
    }
    snapshot[at.factor] = records.factor.total(now);
    snapshot[at.incidents] = records.incidents;
    snapshot[at.surge] = this.surge.total(now);
    for (let policy = 0; policy < records.policies.length; policy++) {
      snapshot[at.policies + policy] = records.policies[policy]!.actions;
    }
  }

  /**
   * The measured span begins at the snapshot just taken. What is there counts as arrived and opened, so that
   * flow is conserved in the measured span; effort that is there was not offered in it.
   */
  beginMeasuring(chain: Chain): void {
    for (const observations of this.observations) observations.clear();
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
    for (const observations of this.observations) observations.closePeriod();
    this.periodFrom.set(this.snapshot);
  }

  /** Writes the row of the whole horizon, but for outcomes, which are the norms' to write. */
  closeHorizon(values: Float64Array, offset: number, holds: (index: number) => number): void {
    this.writeRow(values, offset, this.measuredFrom, true, holds);
  }

  /** Days from the start to the first action of a policy; NaN if it never acted. */
  firstActionDays(policy: number): number {
    const { firstAt } = this.records.policies[policy]!;
    return Number.isFinite(firstAt) ? firstAt / 24 : Number.NaN;
  }

  /** Totals of staff over the units of each organisation, and over the chain. */
  private sum(): void {
    const { snapshot, at, organisationOf, organisations } = this;
    snapshot.fill(0, at.sums, at.policies);
    for (const which of SUMMED) {
      for (let unit = 0; unit < organisationOf.length; unit++) {
        const value = snapshot[at.ofStaff(unit, which)]!;
        snapshot[at.sum(organisationOf[unit]!, which)]! += value;
        snapshot[at.sum(organisations, which)]! += value;
      }
    }
  }

  private observationsOf(scopeKind: 'step' | 'case', index: number): Observations {
    const { waits, throughputs } = this.ofCore;
    return scopeKind === 'step' ? waits[index]! : throughputs[index]!;
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
          const observations = this.observationsOf(cell.scopeKind === 'case' ? 'case' : 'step', cell.index);
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
