import { compileDistribution, type Distribution } from '../engine/distribution.ts';
import type { DistributionSpec } from '../engine/distributionSpec.ts';
import { type Hours, roundMoment } from '../engine/hours.ts';
import { Rank } from '../engine/ranks.ts';
import { Positions, ThresholdHeap } from '../engine/thresholdHeap.ts';
import { Occurrences } from './arrivals.ts';
import type { Driver } from './driver.ts';
import type { Expression } from './expression.ts';
import type { Simulation } from './simulation.ts';
import { StreamDraw } from './work/draws.ts';

/** When spells of a kind begin, how long each lasts, and what their number does. */
export interface SpellSpec {
  /** Per hour; absent when there are dates. */
  readonly rate?: Expression;
  readonly dates?: readonly Hours[];
  readonly lasts: DistributionSpec;
  /** Spells in progress at the beginning of the run; each lasts a whole duration from there. */
  readonly initial: number;
  /** The tie of an end in the event list, by order of scheduling. */
  readonly tieOfEnd: (order: number) => number;
  /** The number in progress has changed. */
  readonly change: (inProgress: number) => void;
}

/**
 * Things that begin one after another and last for a time each, on the plain clock: posts that open and close by
 * themselves, outages. How long one lasts is keyed by the stream's name and its ordinal.
 */
export class Spells implements Driver {
  readonly occurrences: Occurrences;
  private readonly spec: SpellSpec;
  private readonly endSource: number;
  private readonly lasts: Distribution;
  private readonly positions = new Positions(16);
  private readonly ends = new ThresholdHeap(this.positions);
  /** Numbers of spells that have ended, to be given again. */
  private readonly free: number[] = [];

  /** @param sources of their beginnings and of their ends */
  constructor(
    simulation: Simulation,
    name: string,
    sources: { readonly begins: number; readonly ends: number },
    spec: SpellSpec,
  ) {
    this.spec = spec;
    this.endSource = sources.ends;
    this.lasts = compileDistribution(spec.lasts);
    const timing = spec.rate === undefined ? { dates: spec.dates ?? [] } : {};
    const begin = (_: Simulation, stream: Occurrences): void => {
      this.add(simulation, this.lasts.draw(stream.words(simulation.mixer, StreamDraw.Lasts)));
      spec.change(this.ends.size);
    };
    this.occurrences = new Occurrences(simulation, name, sources.begins, Rank.Capacity, timing, begin);
  }

  /** Puts those there that are in progress at the beginning; its stream has begun. */
  begin(simulation: Simulation): void {
    const { mixer } = simulation;
    const { initial, change } = this.spec;
    this.ends.clear();
    this.free.length = 0;
    this.schedule(simulation);
    for (let ordinal = 0; ordinal < initial; ordinal++) {
      const { low, high } = this.occurrences;
      this.add(simulation, this.lasts.draw(mixer.mix(low, high, ordinal, StreamDraw.InitialLasts)));
    }
    if (initial > 0) change(initial);
  }

  /** The one that is due ends. */
  occur(simulation: Simulation): void {
    this.free.push(this.ends.pop());
    this.schedule(simulation);
    this.spec.change(this.ends.size);
  }

  private add(simulation: Simulation, hours: Hours): void {
    const { positions, ends } = this;
    // Numbers given so far are those in progress and those that are free.
    const spell = this.free.pop() ?? ends.size;
    if (spell >= positions.at.length) positions.grow(spell * 2);
    ends.push(spell, roundMoment(simulation.now + hours), simulation.nextSequence());
    this.schedule(simulation);
  }

  private schedule(simulation: Simulation): void {
    const { ends } = this;
    const order = ends.size > 0 ? ends.topOrder : 0;
    simulation.events.schedule(this.endSource, ends.topThreshold, this.spec.tieOfEnd(order));
  }
}
