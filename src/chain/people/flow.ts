import { NONE, roundMoment } from '../../engine/hours.ts';
import { nameWords } from '../../engine/random.ts';
import { Rank, tieOf } from '../../engine/ranks.ts';
import { Positions } from '../../engine/thresholdHeap.ts';
import { VariableClock } from '../../engine/variableClock.ts';
import type { FlowSpec } from '../chain.ts';
import type { Simulation } from '../simulation.ts';
import { SimulationFault } from '../simulationFault.ts';
import type { Resident } from './resident.ts';

/**
 * A movement of people out of a group by a hazard per person. One clock runs at the hazard; each person in the
 * group moves when it has advanced, since the person's entry, by the person's own unit exponential, unless
 * another flow takes the person first (competing hazards).
 */
export class HazardFlow implements Resident {
  readonly spec: FlowSpec;
  readonly group: number;
  readonly source: number;
  readonly clock: VariableClock;
  readonly positions: Positions;
  /** Key word of its name. */
  readonly word: number;

  constructor(spec: FlowSpec, source: number, people: number) {
    this.spec = spec;
    this.group = spec.from;
    this.source = source;
    this.positions = new Positions(people);
    this.clock = new VariableClock(this.positions);
    this.word = nameWords(`flow:${spec.name}`).low;
  }

  setHazard(simulation: Simulation, hazard: number, slope: number): void {
    if (!(hazard >= 0 && Number.isFinite(hazard) && Number.isFinite(slope))) {
      throw SimulationFault.rate(`flow ${this.spec.name}`, hazard, slope);
    }
    this.clock.setRate(simulation.now, hazard, slope);
    this.schedule(simulation);
  }

  /** A person enters the group: draws the person's threshold for this flow and this entry. */
  enter(simulation: Simulation, person: number): void {
    const { people, mixer } = simulation;
    if (this.positions.at.length < people.capacity) this.positions.grow(people.capacity);
    const threshold = mixer.exponential(
      people.low[person]!,
      people.high[person]!,
      this.word,
      people.entries[person]!,
    );
    const reading = this.clock.reading(simulation.now);
    this.clock.thresholds.push(person, reading + threshold, simulation.nextSequence());
    this.schedule(simulation);
  }

  /** A person leaves the group by another way. */
  leave(simulation: Simulation, person: number): void {
    if (!this.clock.thresholds.holds(person)) return;
    this.clock.thresholds.remove(person);
    this.schedule(simulation);
  }

  /** Takes out the person who moves now. */
  takeNext(simulation: Simulation): number {
    const person = this.clock.thresholds.pop();
    this.schedule(simulation);
    return person;
  }

  private schedule(simulation: Simulation): void {
    const { clock } = this;
    const at = Math.max(simulation.now, roundMoment(clock.nextAt));
    const order = clock.thresholds.size > 0 ? clock.thresholds.topOrder : 0;
    simulation.events.schedule(this.source, at, tieOf(Rank.Capacity, order));
  }
}

/** Moves a person into a group (`NONE`: out of the chain), out of the one that the person is in. */
export function movePerson(simulation: Simulation, person: number, to: number): void {
  const { people } = simulation;
  const from = people.group[person]!;
  if (from !== NONE) {
    for (const resident of simulation.residentsOf(from)) resident.leave(simulation, person);
    simulation.changeGroup(from, -1);
  }
  people.group[person] = to;
  if (to === NONE) {
    people.remove(person);
    return;
  }
  const entry = people.entries[person]! + 1;
  people.entries[person] = entry;
  for (const resident of simulation.residentsOf(to)) resident.enter(simulation, person);
  simulation.changeGroup(to, 1);
}
