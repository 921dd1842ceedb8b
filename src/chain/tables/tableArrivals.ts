import { compileDistribution, type Distribution } from '../../engine/distribution.ts';
import { NONE, roundMoment } from '../../engine/hours.ts';
import { nameWords } from '../../engine/random.ts';
import { Rank, tieOf } from '../../engine/ranks.ts';
import { Positions, ThresholdHeap } from '../../engine/thresholdHeap.ts';
import type { ArrivalSpec, Chain } from '../chain.ts';
import type { Driver } from '../driver.ts';
import type { Simulation } from '../simulation.ts';
import { openBatch } from '../work/batch.ts';
import { StreamDraw } from '../work/draws.ts';

/** Arrivals by counts per period. */
export type TableArrivalSpec = ArrivalSpec & { readonly kind: 'counts' };

/** What else a draw of a period is for: whether its fraction is one more. */
const FRACTION = 3;

const MINUTES = 60;

/**
 * Cases by counts per period: each falls at a keyed uniform moment of its period, so that the counts come out as they
 * are given; a fraction is one more by chance. Arrivals are keyed by the beginning of their period and an ordinal: one
 * more in a period leaves all others where they were. A period is dealt out when the one before it is used up.
 */
export class TableArrivals implements Driver {
  private readonly spec: TableArrivalSpec;
  private readonly source: number;
  private readonly words: { readonly low: number; readonly high: number };
  private readonly batch: Distribution | undefined;
  /** Minutes from 1970 to hour 0: periods keep their draws when the start is moved. */
  private readonly epoch: number;
  private readonly positions = new Positions(16);
  private readonly moments = new ThresholdHeap(this.positions);
  private nextPeriod = 0;
  /** Key of the period that is dealt out. */
  private low = 0;
  private high = 0;

  constructor(chain: Chain, spec: TableArrivalSpec, source: number) {
    this.spec = spec;
    this.source = source;
    this.words = nameWords(`arrivals:${chain.cases[spec.case]?.name ?? ''}`);
    this.batch = spec.batch === undefined ? undefined : compileDistribution(spec.batch);
    this.epoch = chain.calendar.startDay * 24 * MINUTES;
  }

  begin(simulation: Simulation): void {
    this.moments.clear();
    this.nextPeriod = 0;
    this.scheduleNext(simulation);
  }

  occur(simulation: Simulation): void {
    const { mixer } = simulation;
    const { low, high } = this;
    const ordinal = this.moments.pop();
    this.scheduleNext(simulation);
    const size = this.batch?.draw(mixer.mix(low, high, ordinal, StreamDraw.Batch)) ?? 1;
    mixer.mix(low, high, ordinal, StreamDraw.Key);
    openBatch(simulation, this.spec.case, mixer.low, mixer.high, size, NONE);
  }

  private scheduleNext(simulation: Simulation): void {
    const { moments } = this;
    while (moments.size === 0 && this.nextPeriod < this.spec.periods.length) this.deal(simulation);
    const order = moments.size > 0 ? moments.topOrder : 0;
    simulation.events.schedule(this.source, moments.topThreshold, tieOf(Rank.Arrival, order));
  }

  /** Draws the moments of the next period; those before the measured span do not happen. */
  private deal(simulation: Simulation): void {
    const { mixer, replication } = simulation;
    const { from, to, count } = this.spec.periods[this.nextPeriod++]!;
    mixer.mix(replication.low, replication.high, this.words.low, this.words.high);
    mixer.mix(mixer.low, mixer.high, Math.round(from * MINUTES) + this.epoch, 0);
    this.low = mixer.low;
    this.high = mixer.high;
    if (to <= 0) return;
    const whole = Math.floor(count);
    const isOneMore = mixer.uniform(this.low, this.high, whole, FRACTION) < count - whole;
    const arrivals = isOneMore ? whole + 1 : whole;
    if (this.positions.at.length < arrivals) this.positions.grow(2 * arrivals);
    for (let ordinal = 0; ordinal < arrivals; ordinal++) {
      const u = mixer.uniform(this.low, this.high, ordinal, StreamDraw.Interval);
      const at = roundMoment(from + u * (to - from));
      if (at >= 0) this.moments.push(ordinal, at, simulation.nextSequence());
    }
  }
}
