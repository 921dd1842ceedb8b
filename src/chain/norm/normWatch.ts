import type { Hours } from '../../engine/hours.ts';
import type { NormSpec } from '../chain.ts';
import { type CellSource, denominatorOf, numeratorOf } from '../recording/cellSources.ts';
import type { Histogram } from '../recording/observations.ts';

/**
 * Watches one norm through a replication: judges each of its complete periods, joins periods until there are
 * enough observations, and finds breaches (so many missed periods in a row) and how bad they are.
 */
export class NormWatch {
  readonly spec: NormSpec;
  /** End of the period that completed the first breach; `Infinity` if there was none. */
  firstBreach: Hours = Number.POSITIVE_INFINITY;
  /** Periods that belong to a breach, and the longest run of them. */
  breachedPeriods = 0;
  longestBreach = 0;
  /** The worst value judged; NaN if none was. */
  worst = Number.NaN;
  /**
   * The value nearest to a breach, or farthest in it: of every `inARow` periods in a row the best value, and of these the
   * worst; a norm is breached exactly if it lies beyond the limit. NaN if there never were so many in a row.
   */
  nearest = Number.NaN;
  /** How far values lay beyond the limit, summed over the periods of breaches. */
  shortfall = 0;
  private readonly source: CellSource;
  private readonly histogram: Histogram | undefined;
  private readonly quantile: number;
  private readonly previous: Float64Array;
  /** The last `inARow` values judged, a ring; how many of them there are in a row, and where the next goes. */
  private readonly latest: Float64Array;
  private latestCount = 0;
  private latestNext = 0;
  private missedInARow = 0;
  private missedShortfall = 0;
  private breachAt: Hours = 0;
  private recoveries = 0;
  private recoveryHours = 0;
  private nextEnd = 0;

  constructor(
    spec: NormSpec,
    source: CellSource,
    size: number,
    histogram: Histogram | undefined,
    quantile: number,
  ) {
    this.spec = spec;
    this.source = source;
    this.histogram = histogram;
    this.quantile = quantile;
    this.previous = new Float64Array(size);
    this.latest = new Float64Array(spec.inARow);
  }

  /** The measured span begins with these accumulators. */
  begin(measuredFrom: Float64Array): void {
    this.previous.set(measuredFrom);
    this.firstBreach = Number.POSITIVE_INFINITY;
    this.breachedPeriods = 0;
    this.longestBreach = 0;
    this.worst = Number.NaN;
    this.nearest = Number.NaN;
    this.latestCount = 0;
    this.latestNext = 0;
    this.shortfall = 0;
    this.missedInARow = 0;
    this.missedShortfall = 0;
    this.recoveries = 0;
    this.recoveryHours = 0;
    this.nextEnd = 0;
    this.histogram?.clear();
  }

  /** Judges the period that ends at `now`, if one of its own does and it has enough observations; whether it did. */
  close(now: Hours, snapshot: Float64Array): boolean {
    if (this.spec.periodEnds[this.nextEnd] !== now) return false;
    this.nextEnd += 1;
    if (this.observations(snapshot) < this.spec.minCount) return false;
    const value = this.value(snapshot);
    this.previous.set(snapshot);
    this.histogram?.clear();
    this.judge(now, value);
    return true;
  }

  /** Whether the period judged last was missed. */
  get isMissed(): boolean {
    return this.missedInARow > 0;
  }

  /** Mean days from a breach to the end of the first period met again, or to the horizon; NaN without one. */
  recoveryDays(horizon: Hours): number {
    if (this.breachedPeriods === 0) return Number.NaN;
    const open = this.missedInARow >= this.spec.inARow;
    const hours = this.recoveryHours + (open ? horizon - this.breachAt : 0);
    return hours / 24 / (this.recoveries + (open ? 1 : 0));
  }

  private observations(snapshot: Float64Array): number {
    if (this.spec.minCount === 0) return 0;
    if (this.histogram !== undefined) return this.histogram.total;
    return denominatorOf(this.source, this.previous, snapshot);
  }

  /** NaN when nothing was observed. */
  private value(snapshot: Float64Array): number {
    if (this.histogram !== undefined) return this.histogram.quantile(this.quantile);
    const denominator = denominatorOf(this.source, this.previous, snapshot);
    const numerator = numeratorOf(this.source, this.previous, snapshot);
    if (denominator > 0) return numerator / denominator;
    // Work waits and nobody is on duty: it would take for ever.
    return numerator > 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  }

  private isWorse(value: number, other: number): boolean {
    return this.spec.direction === 'atLeast' ? value < other : value > other;
  }

  /** Nothing observed is met with all room: no breach can go over it. */
  private remember(value: number): void {
    const { latest } = this;
    if (Number.isNaN(value)) {
      this.latestCount = 0;
      return;
    }
    latest[this.latestNext] = value;
    this.latestNext = (this.latestNext + 1) % latest.length;
    this.latestCount = Math.min(this.latestCount + 1, latest.length);
    if (this.latestCount < latest.length) return;
    let best = latest[0]!;
    for (let index = 1; index < latest.length; index++) {
      if (this.isWorse(best, latest[index]!)) best = latest[index]!;
    }
    if (Number.isNaN(this.nearest) || this.isWorse(best, this.nearest)) this.nearest = best;
  }

  private judge(now: Hours, value: number): void {
    const { limit, direction, inARow } = this.spec;
    const beyond = direction === 'atLeast' ? limit - value : value - limit;
    if (Number.isNaN(this.worst) || this.isWorse(value, this.worst)) this.worst = value;
    this.remember(value);
    if (!(beyond > 0)) {
      if (this.missedInARow >= inARow) {
        this.recoveries += 1;
        this.recoveryHours += now - this.breachAt;
      }
      this.missedInARow = 0;
      this.missedShortfall = 0;
      return;
    }
    this.missedInARow += 1;
    if (Number.isFinite(beyond)) this.missedShortfall += beyond;
    if (this.missedInARow < inARow) return;
    if (this.missedInARow === inARow) {
      this.breachAt = now;
      this.breachedPeriods += inARow;
      this.firstBreach = Math.min(this.firstBreach, now);
    } else {
      this.breachedPeriods += 1;
    }
    this.shortfall += this.missedShortfall;
    this.missedShortfall = 0;
    this.longestBreach = Math.max(this.longestBreach, this.missedInARow);
  }
}
