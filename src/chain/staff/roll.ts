import { enlarged } from '../../engine/enlarged.ts';
import { type Hours, roundMoment } from '../../engine/hours.ts';
import type { KeyWords } from '../../engine/random.ts';
import { Rank, tieOf } from '../../engine/ranks.ts';
import { Positions } from '../../engine/thresholdHeap.ts';
import { VariableClock } from '../../engine/variableClock.ts';
import type { Driver } from '../driver.ts';
import type { Simulation } from '../simulation.ts';
import { SimulationFault } from '../simulationFault.ts';
import { StaffDraw } from '../work/draws.ts';
import type { LeavingSpec } from './staffSpec.ts';

/** FTE below which nothing is left of a person whose share of a dated departure was a part. */
const CRUMB = 1e-9;

/**
 * Who is employed at a unit: persons of one FTE each, the last of the first staff perhaps of a part. One clock runs at
 * the hazard of leaving; each person leaves when it has advanced, since he came, by his own unit exponential. On dates
 * those leave who have been there longest.
 */
export class Roll implements Driver {
  /** FTE employed now. */
  fte = 0;
  private readonly name: string;
  private readonly dated: LeavingSpec['dated'];
  private readonly source: number;
  private readonly onLeaving: (simulation: Simulation, person: number, fte: number) => void;
  private readonly positions = new Positions(64);
  private readonly clock = new VariableClock(this.positions);
  /** By person, in order of coming: FTE, 0 once gone. */
  private parts = new Float64Array(64);
  private count = 0;
  private oldest = 0;
  private nextDated = 0;
  private datedOrder = 0;
  /** The hazard as a line from a moment, and what fatigue multiplies it by. */
  private hazard = 0;
  private slope = 0;
  private since: Hours = 0;
  private strain = 1;

  /** @param onLeaving told of each person who leaves, in part or altogether, after `fte` has changed. */
  constructor(
    name: string,
    spec: LeavingSpec | undefined,
    source: number,
    onLeaving: (simulation: Simulation, person: number, fte: number) => void,
  ) {
    this.name = name;
    this.dated = spec?.dated ?? [];
    this.source = source;
    this.onLeaving = onLeaving;
  }

  begin({ now }: Simulation): void {
    this.fte = 0;
    this.count = 0;
    this.oldest = 0;
    this.nextDated = 0;
    this.hazard = this.slope = 0;
    this.since = now;
    this.strain = 1;
    this.clock.reset(now, 0);
  }

  /** The first staff, keyed by unit and ordinal. */
  place(simulation: Simulation, key: KeyWords, fte: number): void {
    // Dated departures belong to the measured span: none happens in a warm-up.
    while (this.nextDated < this.dated.length && this.dated[this.nextDated]!.at < simulation.now)
      this.nextDated++;
    this.datedOrder = simulation.nextSequence();
    for (let ordinal = 0; ordinal < fte; ordinal++) {
      this.add(simulation, key, ordinal, StaffDraw.FirstLeaving, Math.min(1, fte - ordinal));
    }
    this.schedule(simulation);
  }

  /** Someone comes; keyed by unit and the recruit's ordinal. Returns his number. */
  hire(simulation: Simulation, key: KeyWords, recruit: number): number {
    const person = this.add(simulation, key, recruit, StaffDraw.Leaving, 1);
    this.schedule(simulation);
    return person;
  }

  /** From now on the hazard runs along a line. */
  setHazard(simulation: Simulation, hazard: number, slope: number): void {
    if (!(hazard >= 0 && Number.isFinite(hazard) && Number.isFinite(slope))) {
      throw SimulationFault.rate(`leaving ${this.name}`, hazard, slope);
    }
    this.hazard = hazard;
    this.slope = slope;
    this.since = simulation.now;
    this.pace(simulation);
  }

  /** From now on the hazard is so many times what it would be. */
  setStrain(simulation: Simulation, factor: number): void {
    if (factor === this.strain) return;
    this.strain = factor;
    this.pace(simulation);
  }

  /** FTE of a person; 0 once he is gone. */
  partOf(person: number): number {
    return this.parts[person]!;
  }

  occur(simulation: Simulation): void {
    const dated = this.dated[this.nextDated];
    if (dated !== undefined && dated.at <= simulation.now) {
      this.nextDated++;
      this.datedOrder = simulation.nextSequence();
      this.retire(simulation, dated.fte);
    } else {
      const person = this.clock.thresholds.pop();
      this.take(simulation, person, this.parts[person]!);
    }
    this.schedule(simulation);
  }

  private retire(simulation: Simulation, fte: number): void {
    let left = fte;
    while (left > CRUMB && this.oldest < this.count) {
      const part = this.parts[this.oldest]!;
      if (part === 0) {
        this.oldest++;
        continue;
      }
      const taken = part - left < CRUMB ? part : left;
      if (taken === part) this.clock.thresholds.remove(this.oldest);
      left -= taken;
      this.take(simulation, this.oldest, taken);
    }
  }

  private take(simulation: Simulation, person: number, fte: number): void {
    this.parts[person] = this.parts[person]! - fte;
    // Whole persons add up exactly; of parts no crumbs are to be left.
    this.fte = Math.round((this.fte - fte) * 1e9) / 1e9;
    this.onLeaving(simulation, person, fte);
  }

  private add(simulation: Simulation, key: KeyWords, ordinal: number, purpose: number, fte: number): number {
    const person = this.count++;
    if (person === this.parts.length) {
      this.parts = enlarged(this.parts, person * 2);
      this.positions.grow(person * 2);
    }
    this.parts[person] = fte;
    this.fte = Math.round((this.fte + fte) * 1e9) / 1e9;
    const threshold = simulation.mixer.exponential(key.low, key.high, ordinal, purpose);
    const { clock } = this;
    clock.thresholds.push(person, clock.reading(simulation.now) + threshold, simulation.nextSequence());
    return person;
  }

  private pace(simulation: Simulation): void {
    const { now } = simulation;
    const { strain } = this;
    this.clock.setRate(now, (this.hazard + this.slope * (now - this.since)) * strain, this.slope * strain);
    this.schedule(simulation);
  }

  private schedule(simulation: Simulation): void {
    const { clock } = this;
    const hazardAt = Math.max(simulation.now, roundMoment(clock.nextAt));
    const datedAt = this.dated[this.nextDated]?.at ?? Number.POSITIVE_INFINITY;
    const order = datedAt <= hazardAt ? this.datedOrder : clock.thresholds.topOrder;
    simulation.events.schedule(this.source, Math.min(datedAt, hazardAt), tieOf(Rank.Capacity, order));
  }
}
