import { compileDistribution, type Distribution } from '../engine/distribution.ts';
import type { DistributionSpec } from '../engine/distributionSpec.ts';
import type { Hours } from '../engine/hours.ts';
import { NONE } from '../engine/hours.ts';
import { type Mixer, nameWords } from '../engine/random.ts';
import { Rank } from '../engine/ranks.ts';
import type { ArrivalSpec, FlowSpec, IncidentSpec } from './chain.ts';
import { ABSENT, type Address, type CoreFunctions } from './core/core.ts';
import { movePerson } from './people/flow.ts';
import type { Simulation } from './simulation.ts';
import { SimulationFault } from './simulationFault.ts';
import { openCase } from './work/batch.ts';
import { StreamDraw } from './work/draws.ts';

/** When what a stream lets happen does: at a rate (neither is given), after each other at intervals, or on dates. */
export interface Timing {
  readonly every?: DistributionSpec;
  readonly dates?: readonly Hours[];
}

/** What arrives by a stream of cases. */
interface Arriving {
  readonly type: Address;
  readonly batch: DistributionSpec | undefined;
}

/**
 * A stream of things that happen one after another, each with an ordinal: cases arrive, people flow in, incidents strike.
 * Its moments are the core's, and so are cases that arrive; `happen` is called for all others.
 */
export class Occurrences {
  private readonly name: string;
  private readonly run: CoreFunctions;
  private readonly stream: Address;
  private readonly happen: (simulation: Simulation, stream: Occurrences) => void;

  /** @param rank when at an instant */
  constructor(
    { core, laws }: Simulation,
    name: string,
    source: number,
    rank: number,
    timing: Timing,
    happens: Arriving | ((simulation: Simulation, stream: Occurrences) => void),
  ) {
    const words = nameWords(name);
    const isCases = typeof happens !== 'function';
    this.name = name;
    this.run = core.run;
    this.happen = isCases ? () => {} : happens;
    this.stream = core.run.newStream(
      words.low,
      words.high,
      source,
      rank,
      isCases ? happens.type : ABSENT,
      laws.addressOf(timing.every),
      timing.dates === undefined ? ABSENT : core.numbers(timing.dates),
      isCases ? laws.addressOf(happens.batch) : ABSENT,
    );
  }

  /** Where the core finds it. */
  get address(): Address {
    return this.stream;
  }

  /** The key of the stream in the present replication. */
  get low(): number {
    return this.run.streamLow(this.stream);
  }

  get high(): number {
    return this.run.streamHigh(this.stream);
  }

  /** The ordinal of what happens. */
  get ordinal(): number {
    return this.run.streamOrdinal(this.stream);
  }

  /** The random words of the present occurrence, for what `purpose` says. */
  words(mixer: Mixer, purpose: number): Mixer {
    return mixer.mix(this.low, this.high, this.ordinal, purpose);
  }

  begin({ replication }: Simulation): void {
    this.run.beginStream(this.stream, replication.low, replication.high);
  }

  /** The occurrence that is due happens, and the next is scheduled. */
  occur(simulation: Simulation): void {
    this.happen(simulation, this);
    this.run.advanceStream(this.stream);
  }

  /** From now on the rate runs along a line: `rate` now, `slope` more an hour. */
  setRate(rate: number, slope: number): void {
    if (!(rate >= 0 && Number.isFinite(rate) && Number.isFinite(slope))) {
      throw SimulationFault.rate(this.name.replace(':', ' of '), rate, slope);
    }
    this.run.setStreamRate(this.stream, rate, slope);
  }
}

/** Cases of a type arrive; a case's key is its stream, ordinal and place in the batch. */
export function caseArrivals(
  simulation: Simulation,
  spec: ArrivalSpec & { readonly kind: 'rate' | 'every' | 'dates' },
  source: number,
): Occurrences {
  const timing: Timing =
    spec.kind === 'every' ? { every: spec.every } : spec.kind === 'dates' ? { dates: spec.at } : {};
  const name = `arrivals:${simulation.chain.cases[spec.case]?.name ?? ''}`;
  const type = simulation.types[spec.case]!;
  return new Occurrences(simulation, name, source, Rank.Arrival, timing, { type, batch: spec.batch });
}

/** How many come at once: the batch drawn and rounded up, or one. */
function batchSize(mixer: Mixer, stream: Occurrences, batch: Distribution | undefined): number {
  if (batch === undefined) return 1;
  return Math.ceil(batch.draw(stream.words(mixer, StreamDraw.Batch)));
}

/** People flow in from outside; a person's key is the flow, the ordinal and the place in the batch. */
export function inflow(
  simulation: Simulation,
  spec: FlowSpec & { readonly kind: 'rate' },
  source: number,
): Occurrences {
  const name = `flow:${spec.name}`;
  const word = nameWords(name).low;
  const batch = spec.batch === undefined ? undefined : compileDistribution(spec.batch);
  return new Occurrences(simulation, name, source, Rank.Capacity, {}, ({ people, mixer }, stream) => {
    const count = batchSize(mixer, stream, batch);
    for (let place = 0; place < count; place++) {
      stream.words(mixer, StreamDraw.Key + place);
      flowOne(simulation, spec, people.add(mixer.low, mixer.high), word);
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
  simulation: Simulation,
  spec: IncidentSpec,
  source: number,
  dates: readonly Hours[] | undefined,
  strike: () => void,
): Occurrences {
  const name = dates === undefined ? `incident:${spec.name}` : `dated incident:${spec.name}`;
  const timing = dates === undefined ? {} : { dates };
  return new Occurrences(simulation, name, source, Rank.Capacity, timing, strike);
}
