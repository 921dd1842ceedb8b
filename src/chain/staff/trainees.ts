import { compileDistribution, type Distribution } from '../../engine/distribution.ts';
import { enlarged } from '../../engine/enlarged.ts';
import { type Hours, roundMoment } from '../../engine/hours.ts';
import { Rank, tieOf } from '../../engine/ranks.ts';
import { Positions, ThresholdHeap } from '../../engine/thresholdHeap.ts';
import type { Driver } from '../driver.ts';
import type { Simulation } from '../simulation.ts';
import type { TraineeSpec } from './staffSpec.ts';

/**
 * Staff in training on the job. Productivity rises evenly from the first day to 1 on the last; it is taken at the middle
 * of each week, for the week. Each trainee ties up a part of an experienced colleague.
 */
export class Trainees implements Driver {
  /** Trainees now, by their number on the roll. */
  private readonly positions = new Positions(64);
  private readonly ends = new ThresholdHeap(this.positions);
  private began = new Float64Array(64);
  private readonly spec: TraineeSpec;
  private readonly lasts: Distribution;
  private readonly source: number;
  private readonly onTrained: (simulation: Simulation) => void;

  constructor(spec: TraineeSpec, source: number, onTrained: (simulation: Simulation) => void) {
    this.spec = spec;
    this.lasts = compileDistribution(spec.lasts);
    this.source = source;
    this.onTrained = onTrained;
  }

  get count(): number {
    return this.ends.size;
  }

  begin(): void {
    this.ends.clear();
  }

  /** A person begins training; the mixer holds the words of its length. */
  enter(simulation: Simulation, person: number): void {
    const hours = this.lasts.draw(simulation.mixer);
    if (person >= this.began.length) {
      this.began = enlarged(this.began, person * 2);
      this.positions.grow(person * 2);
    }
    this.began[person] = simulation.now;
    this.ends.push(person, roundMoment(simulation.now + hours), simulation.nextSequence());
    this.schedule(simulation);
  }

  /** A person has left the unit; nothing if he is no trainee. */
  leave(simulation: Simulation, person: number): void {
    if (person >= this.began.length || !this.ends.holds(person)) return;
    this.ends.remove(person);
    this.schedule(simulation);
  }

  occur(simulation: Simulation): void {
    this.ends.pop();
    this.schedule(simulation);
    this.onTrained(simulation);
  }

  /** FTE that the unit lacks because of its trainees, in the week whose middle is at `at`. */
  missing(at: Hours): number {
    const { ends, spec } = this;
    let missing = 0;
    for (let index = 0; index < ends.size; index++) {
      const began = this.began[ends.itemAt(index)]!;
      const lasts = ends.thresholdAt(index) - began;
      const passed = lasts > 0 ? Math.min(1, Math.max(0, (at - began) / lasts)) : 1;
      missing += (1 - spec.productivityFrom) * (1 - passed) + spec.mentor;
    }
    return missing;
  }

  private schedule(simulation: Simulation): void {
    const { ends } = this;
    const order = ends.size > 0 ? ends.topOrder : 0;
    simulation.events.schedule(this.source, ends.topThreshold, tieOf(Rank.Capacity, order));
  }
}
