import { enlarged } from '../../engine/enlarged.ts';
import { type Hours, NONE, roundMoment } from '../../engine/hours.ts';
import { type KeyWords, nameWords } from '../../engine/random.ts';
import { Rank, tieOf } from '../../engine/ranks.ts';
import { Positions, ThresholdHeap } from '../../engine/thresholdHeap.ts';
import type { ObligationSpec } from '../chain.ts';
import type { Driver } from '../driver.ts';
import type { Resident } from '../people/resident.ts';
import type { Simulation } from '../simulation.ts';
import { SimulationFault } from '../simulationFault.ts';
import { Cadence } from './cadence.ts';
import { ObligationDraw } from './draws.ts';
import type { Step } from './step.ts';

/**
 * Work that recurs for each *subject*: a person of a group, or one of a number of objects. A subject's occurrences
 * are cases of one step, keyed by the subject, its entry and the occurrence.
 */
export class Obligation implements Driver, Resident {
  readonly group: number;
  private readonly spec: ObligationSpec;
  private readonly step: Step;
  private readonly cadence: Cadence;
  private readonly source: number;
  private readonly words: KeyWords;
  /** When each subject's next occurrence is due. */
  private readonly positions: Positions;
  private readonly due: ThresholdHeap;
  /** By subject: the key of its present entry, the cadence's position of its first occurrence, and how many it has had. */
  private low: Int32Array;
  private high: Int32Array;
  private first: Float64Array;
  private occurrences: Int32Array;
  /** Objects there now, and by object how often it has come. */
  private count = 0;
  private entries: Int32Array;

  constructor(spec: ObligationSpec, source: number, step: Step, subjects: number) {
    this.spec = spec;
    this.group = spec.group;
    this.source = source;
    this.step = step;
    this.cadence = new Cadence(spec.cadence);
    this.words = nameWords(`obligation:${spec.name}`);
    this.positions = new Positions(subjects);
    this.due = new ThresholdHeap(this.positions);
    this.low = new Int32Array(subjects);
    this.high = new Int32Array(subjects);
    this.first = new Float64Array(subjects);
    this.occurrences = new Int32Array(subjects);
    this.entries = new Int32Array(subjects);
  }

  /** Nobody is there at the beginning of a replication. */
  begin(simulation: Simulation): void {
    this.due.clear();
    this.positions.at.fill(NONE);
    this.entries.fill(0);
    this.count = 0;
    this.schedule(simulation);
  }

  enter(simulation: Simulation, person: number): void {
    const { people } = simulation;
    this.add(simulation, person, people.low[person]!, people.high[person]!, people.entries[person]!);
  }

  /** A subject with that key comes, for the `entry`-th time: its first occurrence is set. */
  private add(simulation: Simulation, subject: number, low: number, high: number, entry: number): void {
    const { mixer, now } = simulation;
    if (subject >= this.low.length) this.grow(subject);
    mixer.mix(low, high, this.words.low, entry);
    this.low[subject] = mixer.low;
    this.high[subject] = mixer.high;
    const phase = mixer.uniform(mixer.low, mixer.high, 0, ObligationDraw.Phase);
    this.first[subject] = this.cadence.firstFrom(now, phase);
    this.occurrences[subject] = 0;
    this.due.push(subject, this.dueAt(subject, now), simulation.nextSequence());
    this.schedule(simulation);
  }

  /** A subject goes: what waits for it is cancelled, what has started is finished. */
  leave(simulation: Simulation, subject: number): void {
    this.due.remove(subject);
    this.schedule(simulation);
    simulation.core.run.cancelSubject(this.step.address, subject);
  }

  /** What is due becomes ready, and the subject's next is set: until then this one may start. */
  occur(simulation: Simulation): void {
    const { due, step, spec } = this;
    const { mixer, now } = simulation;
    const subject = due.pop();
    const occurrence = this.occurrences[subject]!;
    this.occurrences[subject] = occurrence + 1;
    const next = this.dueAt(subject, now);
    mixer.mix(this.low[subject]!, this.high[subject]!, occurrence, ObligationDraw.Key);
    simulation.core.run.openOccurrence(
      step.address,
      mixer.low,
      mixer.high,
      spec.group === NONE ? NONE : subject,
      subject,
      next,
      this.source,
      Number(due.topThreshold > now),
    );
    due.push(subject, next, simulation.nextSequence());
    this.schedule(simulation);
  }

  /** The number of objects follows its formula: new ones come, or the last ones go. */
  setCount(simulation: Simulation, count: number): void {
    if (!(count >= 0 && Number.isFinite(count))) {
      throw SimulationFault.number(
        `the count of obligation ${this.spec.name}`,
        count,
        'a number of 0 or more',
      );
    }
    // 1e-9: a sum of shares that should be whole makes no extra object.
    const objects = Math.max(0, Math.ceil(count - 1e-9));
    if (objects > simulation.chain.limits.entities)
      throw SimulationFault.entities(simulation.chain.limits.entities);
    while (this.count > objects) this.leave(simulation, --this.count);
    const { mixer, replication } = simulation;
    while (this.count < objects) {
      const object = this.count++;
      if (object >= this.low.length) this.grow(object);
      const entry = this.entries[object]! + 1;
      this.entries[object] = entry;
      mixer.mix(replication.low, replication.high, this.words.low, this.words.high);
      mixer.mix(mixer.low, mixer.high, object, 0);
      this.add(simulation, object, mixer.low, mixer.high, entry);
    }
  }

  private dueAt(subject: number, now: Hours): Hours {
    const at = this.cadence.momentAt(this.first[subject]! + this.occurrences[subject]!);
    return Math.max(now, roundMoment(at));
  }

  private schedule(simulation: Simulation): void {
    const { due } = this;
    const order = due.size > 0 ? due.topOrder : 0;
    simulation.events.schedule(this.source, due.topThreshold, tieOf(Rank.Arrival, order));
  }

  private grow(subject: number): void {
    let capacity = this.low.length;
    while (capacity <= subject) capacity *= 2;
    this.positions.grow(capacity);
    this.low = enlarged(this.low, capacity);
    this.high = enlarged(this.high, capacity);
    this.first = enlarged(this.first, capacity);
    this.occurrences = enlarged(this.occurrences, capacity);
    this.entries = enlarged(this.entries, capacity);
  }
}
