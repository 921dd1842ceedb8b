import { compileDistribution, type Distribution } from '../../engine/distribution.ts';
import { roundMoment } from '../../engine/hours.ts';
import { nameWords } from '../../engine/random.ts';
import { Rank, tieOf } from '../../engine/ranks.ts';
import { Positions, ThresholdHeap } from '../../engine/thresholdHeap.ts';
import { flowOne } from '../arrivals.ts';
import type { FlowSpec } from '../chain.ts';
import type { Driver } from '../driver.ts';
import type { Simulation } from '../simulation.ts';
import type { Resident } from './resident.ts';

/** A movement that comes a drawn time after a person has entered the group. */
export type DwellSpec = FlowSpec & { readonly kind: 'dwell' };

/**
 * A movement of people out of a group after a time from a distribution, drawn by person, flow and entry, unless another
 * flow takes the person first. Who is there at the beginning of the run draws a whole dwell from then.
 */
export class DwellFlow implements Driver, Resident {
  readonly group: number;
  private readonly spec: DwellSpec;
  private readonly source: number;
  private readonly dwell: Distribution;
  /** Key word of its name. */
  private readonly word: number;
  private readonly positions: Positions;
  private readonly moments: ThresholdHeap;

  constructor(spec: DwellSpec, source: number, people: number) {
    this.spec = spec;
    this.group = spec.from;
    this.source = source;
    this.dwell = compileDistribution(spec.dwell);
    this.word = nameWords(`flow:${spec.name}`).low;
    this.positions = new Positions(people);
    this.moments = new ThresholdHeap(this.positions);
  }

  begin(): void {
    this.moments.clear();
  }

  enter(simulation: Simulation, person: number): void {
    const { people, mixer, now } = simulation;
    if (this.positions.at.length < people.capacity) this.positions.grow(people.capacity);
    const words = mixer.mix(people.low[person]!, people.high[person]!, this.word, people.entries[person]!);
    this.moments.push(person, roundMoment(now + this.dwell.draw(words)), simulation.nextSequence());
    this.schedule(simulation);
  }

  leave(simulation: Simulation, person: number): void {
    if (!this.moments.holds(person)) return;
    this.moments.remove(person);
    this.schedule(simulation);
  }

  /** The person whose dwell is over moves. */
  occur(simulation: Simulation): void {
    const person = this.moments.pop();
    this.schedule(simulation);
    flowOne(simulation, this.spec, person, this.word);
  }

  private schedule(simulation: Simulation): void {
    const { moments } = this;
    const order = moments.size > 0 ? moments.topOrder : 0;
    simulation.events.schedule(this.source, moments.topThreshold, tieOf(Rank.Capacity, order));
  }
}
