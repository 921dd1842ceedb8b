import type { Hours } from '../engine/hours.ts';
import type { WorkingClock } from '../engine/workingClock.ts';
import type { Chain } from './chain.ts';
import type { Layout } from './layout.ts';
import { findMetric } from './metrics.ts';
import type { BreachCauses } from './norm/breachCauses.ts';
import { NormWatch } from './norm/normWatch.ts';
import type { AccumulatorLayout } from './recording/accumulators.ts';
import { type CellSource, cellSources, denominatorOf, numeratorOf } from './recording/cellSources.ts';
import { Recorder } from './recording/recorder.ts';
import type { CoreRecords, Records } from './recording/records.ts';
import type { Surge } from './threat/surge.ts';

/**
 * Measures one replication: takes a snapshot at the beginning of the measured span and at each boundary of a
 * reporting period or of a norm's own period, lets the norms judge, and writes the rows of the record.
 */
export class Measurement {
  readonly recorder: Recorder;
  private readonly chain: Chain;
  private readonly layout: Layout;
  private readonly sources: readonly CellSource[];
  private readonly norms: readonly NormWatch[];
  private readonly causes: BreachCauses;
  /** By cell: the norms that its indicator asks about; empty for other cells. */
  private readonly asked: readonly (readonly NormWatch[])[];
  /** All boundaries inside the horizon, ascending; the horizon itself is closed last of all. */
  private readonly boundaries: Float64Array;
  /** By cell: 1 if none of its norms has been breached, 0 if one has, NaN if it has none. */
  private readonly holds: (cell: number) => number;
  private values: Float64Array = new Float64Array(0);
  private offset = 0;
  private breaches: Float64Array = new Float64Array(0);
  private breachOffset = 0;
  private nextBoundary = 0;
  private nextPeriod = 0;

  constructor(
    chain: Chain,
    layout: Layout,
    at: AccumulatorLayout,
    records: Records,
    ofCore: CoreRecords,
    surge: Surge,
    clocks: readonly WorkingClock[],
    causes: BreachCauses,
  ) {
    this.chain = chain;
    this.causes = causes;
    this.layout = layout;
    const openHours = (unit: number): number => clocks[unit]?.openHoursPerDay ?? 24;
    const sources = cellSources(layout, at, openHours, chain.organisations.length);
    this.sources = sources;
    this.recorder = new Recorder(chain, layout, at, sources, records, ofCore, surge, clocks);
    this.norms = chain.norms.map((spec) => {
      const cell = layout.cells.findIndex(
        (one) =>
          one.scopeKind === spec.scopeKind && one.scope === spec.scope && one.metric.name === spec.metric,
      );
      const source = sources[cell];
      const found = layout.cells[cell];
      if (source === undefined || found === undefined) throw new Error(`norm ${spec.name} has no metric`);
      const quantile = findMetric(spec.scopeKind, spec.metric)?.quantile;
      const kind = spec.scopeKind === 'case' ? 'case' : 'step';
      const histogram = quantile === undefined ? undefined : this.recorder.keep(kind, found.index);
      return new NormWatch(spec, source, at.size, histogram, quantile ?? 0);
    });
    this.asked = layout.cells.map((cell) =>
      cell.metric.kind !== 'indicator'
        ? []
        : this.norms.filter((norm, index) => {
            if (cell.scopeKind === 'norm') return index === cell.index;
            if (cell.scopeKind === 'unit') return norm.spec.unit === cell.index;
            if (cell.scopeKind === 'organisation') return norm.spec.organisation === cell.index;
            return true;
          }),
    );
    this.holds = (cell) => {
      const asked = this.asked[cell] ?? [];
      if (asked.length === 0) return Number.NaN;
      return asked.every((norm) => norm.firstBreach === Number.POSITIVE_INFINITY) ? 1 : 0;
    };
    const ends = new Set([0, ...chain.reportingEnds, ...chain.norms.flatMap((norm) => norm.periodEnds)]);
    this.boundaries = Float64Array.from([...ends].filter((end) => end < chain.horizon)).sort();
  }

  /** Where the record of the next replication goes. */
  into(values: Float64Array, offset: number, breaches: Float64Array, breachOffset: number): void {
    this.values = values;
    this.offset = offset;
    this.breaches = breaches;
    this.breachOffset = breachOffset;
  }

  /** The run begins; returns the first boundary. Without a warm-up the measured span begins with it. */
  begin(now: Hours): Hours {
    this.nextBoundary = 0;
    this.nextPeriod = 0;
    if (now < 0) return this.boundaries[0]!;
    this.beginSpan(now);
    this.nextBoundary = 1;
    return this.boundaries[1] ?? Number.POSITIVE_INFINITY;
  }

  /** A boundary before the horizon; returns the next one. */
  closeAt(now: Hours): Hours {
    if (now === 0) this.beginSpan(now);
    else this.close(now);
    this.nextBoundary += 1;
    return this.boundaries[this.nextBoundary] ?? Number.POSITIVE_INFINITY;
  }

  /** The horizon, after all that happens at it. */
  finish(horizon: Hours): void {
    this.close(horizon);
    const last = this.offset + this.layout.periods * this.layout.width;
    this.recorder.closeHorizon(this.values, last, this.holds);
    for (const cell of this.layout.cells) {
      if (cell.metric.kind === 'outcome') {
        this.values[last + cell.offset] =
          cell.scopeKind === 'policy'
            ? this.recorder.firstActionDays(cell.index)
            : this.outcome(cell.metric.name, this.norms[cell.index]!, horizon);
      }
    }
    for (const [index, norm] of this.norms.entries()) {
      this.breaches[this.breachOffset + index] = norm.firstBreach;
    }
  }

  private beginSpan(now: Hours): void {
    this.recorder.take(now);
    this.recorder.beginMeasuring(this.chain);
    for (const norm of this.norms) norm.begin(this.recorder.measuredFrom);
    this.causes.begin();
  }

  private close(now: Hours): void {
    const { recorder, chain } = this;
    recorder.take(now);
    for (const [index, norm] of this.norms.entries()) {
      if (norm.close(now, recorder.snapshot)) this.causes.judged(index, norm, now);
    }
    if (chain.reportingEnds[this.nextPeriod] !== now) return;
    recorder.closePeriod(this.values, this.offset + this.nextPeriod * this.layout.width, this.holds);
    this.nextPeriod += 1;
  }

  /** All accumulators at a moment, until the next snapshot is taken. */
  snapshotAt(now: Hours): Float64Array {
    this.recorder.take(now);
    return this.recorder.snapshot;
  }

  /** A metric of a unit between two snapshots. */
  between(unit: number, metric: string, before: Float64Array, now: Float64Array): number {
    const { cells } = this.layout;
    const index = cells.findIndex(
      (cell) => cell.scopeKind === 'unit' && cell.index === unit && cell.metric.name === metric,
    );
    const source = this.sources[index];
    if (source === undefined) return Number.NaN;
    return numeratorOf(source, before, now) / denominatorOf(source, before, now);
  }

  private outcome(metric: string, norm: NormWatch, horizon: Hours): number {
    switch (metric) {
      case 'breached_periods':
        return norm.breachedPeriods;
      case 'longest_breach':
        return norm.longestBreach;
      case 'worst_value':
        return Number.isFinite(norm.worst) ? norm.worst : Number.NaN;
      case 'nearest_value':
        return Number.isFinite(norm.nearest) ? norm.nearest : Number.NaN;
      case 'shortfall':
        return norm.shortfall;
      case 'recovery_days':
        return norm.recoveryDays(horizon);
      default:
        throw new Error(`no outcome ${metric} of norm ${norm.spec.name}`);
    }
  }
}
