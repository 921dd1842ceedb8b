import { compileDistribution, type Distribution } from '../engine/distribution.ts';
import { type Hours, NONE, roundMoment } from '../engine/hours.ts';
import { Rank, tieOf } from '../engine/ranks.ts';
import type { ArrivalSpec, Chain, FlowSpec, IncidentSpec } from './chain.ts';
import { movePerson } from './people/flow.ts';
import type { Simulation } from './simulation.ts';
import { Stream } from './stream.ts';
import { StreamDraw } from './work/draws.ts';
import { openCase } from './work/passage.ts';

/**
 * A stream with what it lets happen: cases arrive, people flow in, incidents strike. `Rank` says when at an
 * instant; at a rate, after each other at intervals, or on dates.
 */
export class Occurrences {
  readonly stream: Stream;
  private readonly rank: Rank;
  private readonly interval: Distribution | undefined;
  private readonly dates: readonly Hours[] | undefined;
  private readonly happen: (simulation: Simulation, stream: Stream) => void;
  private nextDate = 0;

  constructor(
    stream: Stream,
    rank: Rank,
    timing: { readonly interval?: Distribution; readonly dates?: readonly Hours[] },
    happen: (simulation: Simulation, stream: Stream) => void,
  ) {
    this.stream = stream;
    this.rank = rank;
    this.interval = timing.interval;
    this.dates = timing.dates;
    this.happen = happen;
  }

  begin(simulation: Simulation): void {
    this.nextDate = 0;
    this.stream.reset(simulation.mixer, simulation.replication, simulation.now);
    this.scheduleNext(simulation);
  }

  /** The occurrence that is due happens, and the next is scheduled. */
  occur(simulation: Simulation): void {
    this.happen(simulation, this.stream);
    this.stream.ordinal += 1;
    this.scheduleNext(simulation);
  }

  setRate(simulation: Simulation, rate: number, slope: number): void {
    this.stream.setRate(simulation.now, rate, slope);
    this.schedule(simulation);
  }

  private scheduleNext(simulation: Simulation): void {
    const { stream, interval, dates } = this;
    const { mixer, now } = simulation;
    stream.order = ++simulation.sequence;
    if (dates !== undefined) {
      // Dated events belong to the measured span: none happens in a warm-up.
      while (this.nextDate < dates.length && dates[this.nextDate]! < Math.max(now, 0)) this.nextDate += 1;
      stream.nextAt = dates[this.nextDate] ?? Number.POSITIVE_INFINITY;
      this.nextDate += 1;
    } else if (interval !== undefined) {
      stream.nextAt = roundMoment(now + interval.draw(stream.words(mixer, StreamDraw.Interval)));
    } else {
      stream.advanceByRate(mixer, now);
    }
    this.schedule(simulation);
  }

  private schedule(simulation: Simulation): void {
    const { source, nextAt, order } = this.stream;
    simulation.events.schedule(source, nextAt, tieOf(this.rank, order));
  }
}

/** How many come at once: the batch drawn and rounded up, or one. */
function batchSize(simulation: Simulation, stream: Stream, batch: Distribution | undefined): number {
  if (batch === undefined) return 1;
  return Math.ceil(batch.draw(stream.words(simulation.mixer, StreamDraw.Batch)));
}

/** Cases of a type arrive; a case's key is its stream, ordinal and place in the batch. */
export function caseArrivals(chain: Chain, spec: ArrivalSpec, source: number): Occurrences {
  const stream = new Stream(`arrivals:${chain.cases[spec.case]?.name ?? ''}`, source);
  const batch = spec.batch === undefined ? undefined : compileDistribution(spec.batch);
  const timing =
    spec.kind === 'every'
      ? { interval: compileDistribution(spec.every) }
      : spec.kind === 'dates'
        ? { dates: spec.at }
        : {};
  if (batch === undefined) {
    return new Occurrences(stream, Rank.Arrival, timing, (simulation) => {
      simulation.isAlone = simulation.isAloneDue(source);
      openCase(simulation, spec.case, stream.childLow, (stream.childHigh + stream.ordinal) | 0, NONE);
      simulation.isAlone = false;
    });
  }
  return new Occurrences(stream, Rank.Arrival, timing, (simulation, { childLow, childHigh, ordinal }) => {
    const { mixer } = simulation;
    const count = batchSize(simulation, stream, batch);
    for (let place = 0; place < count; place++) {
      const high = (childHigh + ordinal) | 0;
      if (place === 0) {
        openCase(simulation, spec.case, childLow, high, NONE);
      } else {
        mixer.mix(childLow, high, ~place, StreamDraw.Key);
        openCase(simulation, spec.case, mixer.low, mixer.high, NONE);
      }
    }
  });
}

/** People flow in from outside; a person's key is the flow, the ordinal and the place in the batch. */
export function inflow(spec: FlowSpec & { readonly kind: 'rate' }, source: number): Occurrences {
  const stream = new Stream(`flow:${spec.name}`, source);
  const batch = spec.batch === undefined ? undefined : compileDistribution(spec.batch);
  return new Occurrences(stream, Rank.Capacity, {}, (simulation, { low, high, ordinal }) => {
    const { mixer } = simulation;
    const count = batchSize(simulation, stream, batch);
    for (let place = 0; place < count; place++) {
      mixer.mix(low, high, ordinal, StreamDraw.Key + place);
      flowOne(simulation, spec, simulation.people.add(mixer.low, mixer.high), stream.word);
    }
  });
}

/** A person moves by a flow; the case that the movement opens is keyed by person, flow and entry. */
export function flowOne(simulation: Simulation, spec: FlowSpec, person: number, word: number): void {
  const { people, mixer } = simulation;
  const low = people.low[person]!;
  const high = people.high[person]!;
  const entry = people.entries[person]!;
  if (spec.opens === NONE) {
    movePerson(simulation, person, spec.to);
    return;
  }
  // The case may be about a person who has just left all groups.
  people.hold(person);
  movePerson(simulation, person, spec.to);
  mixer.mix(low, high, ~word, entry);
  openCase(simulation, spec.opens, mixer.low, mixer.high, person);
  people.release(person);
}

/** Incidents of a kind strike. */
export function incidents(
  spec: IncidentSpec,
  source: number,
  dates: readonly Hours[] | undefined,
  strike: (simulation: Simulation) => void,
): Occurrences {
  const name = dates === undefined ? `incident:${spec.name}` : `dated incident:${spec.name}`;
  return new Occurrences(
    new Stream(name, source),
    Rank.Capacity,
    dates === undefined ? {} : { dates },
    strike,
  );
}
