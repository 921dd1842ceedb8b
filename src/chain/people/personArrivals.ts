import { compileDistribution, type Distribution } from '../../engine/distribution.ts';
import { enlarged } from '../../engine/enlarged.ts';
import { roundMoment } from '../../engine/hours.ts';
import { nameWords } from '../../engine/random.ts';
import { Rank, tieOf } from '../../engine/ranks.ts';
import { Positions } from '../../engine/thresholdHeap.ts';
import { VariableClock } from '../../engine/variableClock.ts';
import type { ArrivalSpec, Chain } from '../chain.ts';
import type { Driver } from '../driver.ts';
import type { Simulation } from '../simulation.ts';
import { SimulationFault } from '../simulationFault.ts';
import { openBatch } from '../work/batch.ts';
import { StreamDraw } from '../work/draws.ts';
import type { Resident } from './resident.ts';

/** Arrivals of a case that each person of a group brings, at a hazard. */
export type PersonArrivalSpec = ArrivalSpec & { readonly kind: 'person' };

/**
 * Cases about the people of a group. One clock runs at the hazard; arrival k of a person in one stay in the group
 * falls where the clock has advanced, since the person entered, by the sum of k unit exponentials of the person's own.
 * Leaving the group ends them; the draws of a stay are keyed by person, case and entry.
 */
export class PersonArrivals implements Driver, Resident {
  readonly group: number;
  private readonly spec: PersonArrivalSpec;
  private readonly name: string;
  private readonly source: number;
  /** Key word of its name. */
  private readonly word: number;
  private readonly batch: Distribution | undefined;
  private readonly positions: Positions;
  private readonly clock: VariableClock;
  /** By person: the key of the present stay, and arrivals in it so far. */
  private low: Int32Array;
  private high: Int32Array;
  private ordinal: Int32Array;

  constructor(chain: Chain, spec: PersonArrivalSpec, source: number, people: number) {
    this.spec = spec;
    this.group = spec.group;
    this.name = chain.cases[spec.case]?.name ?? '';
    this.source = source;
    this.word = nameWords(`arrivals:${this.name}`).low;
    this.batch = spec.batch === undefined ? undefined : compileDistribution(spec.batch);
    this.positions = new Positions(people);
    this.clock = new VariableClock(this.positions);
    this.low = new Int32Array(people);
    this.high = new Int32Array(people);
    this.ordinal = new Int32Array(people);
  }

  begin(simulation: Simulation): void {
    this.clock.reset(simulation.now, 0);
  }

  setHazard(simulation: Simulation, hazard: number, slope: number): void {
    if (!(hazard >= 0 && Number.isFinite(hazard) && Number.isFinite(slope))) {
      throw SimulationFault.rate(`arrivals of ${this.name}`, hazard, slope);
    }
    this.clock.setRate(simulation.now, hazard, slope);
    this.schedule(simulation);
  }

  enter(simulation: Simulation, person: number): void {
    const { people, mixer } = simulation;
    if (this.low.length < people.capacity) this.grow(people.capacity);
    mixer.mix(people.low[person]!, people.high[person]!, this.word, people.entries[person]!);
    this.low[person] = mixer.low;
    this.high[person] = mixer.high;
    this.ordinal[person] = 0;
    this.expect(simulation, person, this.clock.reading(simulation.now));
  }

  leave(simulation: Simulation, person: number): void {
    if (!this.clock.thresholds.holds(person)) return;
    this.clock.thresholds.remove(person);
    this.schedule(simulation);
  }

  /** A case about the person who is next arrives. */
  occur(simulation: Simulation): void {
    const { mixer } = simulation;
    const { thresholds } = this.clock;
    const threshold = thresholds.topThreshold;
    const person = thresholds.pop();
    const low = this.low[person]!;
    const high = this.high[person]!;
    const ordinal = this.ordinal[person]!;
    this.ordinal[person] = ordinal + 1;
    this.expect(simulation, person, threshold);
    const size = this.batch?.draw(mixer.mix(low, high, ordinal, StreamDraw.Batch)) ?? 1;
    mixer.mix(low, high, ordinal, StreamDraw.Key);
    openBatch(simulation, this.spec.case, mixer.low, mixer.high, size, person);
  }

  /** The next arrival about a person, a unit exponential further than `reading`. */
  private expect(simulation: Simulation, person: number, reading: number): void {
    const exponential = simulation.mixer.exponential(
      this.low[person]!,
      this.high[person]!,
      this.ordinal[person]!,
      StreamDraw.Interval,
    );
    this.clock.thresholds.push(person, reading + exponential, simulation.nextSequence());
    this.schedule(simulation);
  }

  private schedule(simulation: Simulation): void {
    const { clock } = this;
    const at = Math.max(simulation.now, roundMoment(clock.nextAt));
    const order = clock.thresholds.size > 0 ? clock.thresholds.topOrder : 0;
    simulation.events.schedule(this.source, at, tieOf(Rank.Arrival, order));
  }

  private grow(capacity: number): void {
    this.positions.grow(capacity);
    this.low = enlarged(this.low, capacity);
    this.high = enlarged(this.high, capacity);
    this.ordinal = enlarged(this.ordinal, capacity);
  }
}
