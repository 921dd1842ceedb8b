import { compileDistribution, type Distribution } from '../../engine/distribution.ts';
import { roundMoment } from '../../engine/hours.ts';
import type { KeyWords } from '../../engine/random.ts';
import { Rank, tieOf } from '../../engine/ranks.ts';
import { Positions, ThresholdHeap } from '../../engine/thresholdHeap.ts';
import type { Driver } from '../driver.ts';
import type { Simulation } from '../simulation.ts';
import { openCase } from '../work/batch.ts';
import { RECRUIT_DRAWS, StaffDraw } from '../work/draws.ts';
import type { StageSpec } from './staffSpec.ts';

/** What becomes of a recruit: his ordinal if he has passed all stages, or that he gave up. */
export interface PipelineEnds {
  passed(simulation: Simulation, recruit: number): void;
  gaveUp(simulation: Simulation): void;
}

interface Recruit {
  readonly ordinal: number;
  stage: number;
  givesUp: boolean;
}

/**
 * Recruits on their way into a unit, from the requisition through the stages. Who gives up does so at a constant hazard
 * over the stage: for a share d that drops out over a lead L, at L × E ÷ −ln(1 − d) if the unit exponential E is below
 * −ln(1 − d). Of a stage that is a case the length is not known beforehand: the share gives up when the case closes.
 */
export class Pipeline implements Driver {
  /** Recruits in all stages. */
  size = 0;
  private readonly stages: readonly StageSpec[];
  private readonly leads: readonly (Distribution | undefined)[];
  private readonly source: number;
  private readonly ends: PipelineEnds;
  /** What a case of a recruit, by his slot, is said to be about. */
  private readonly subjectOf: (slot: number) => number;
  private readonly positions = new Positions(16);
  private readonly due = new ThresholdHeap(this.positions);
  private readonly recruits: (Recruit | undefined)[] = [];
  private readonly free: number[] = [];
  private ordinal = 0;
  private key: KeyWords = { low: 0, high: 0 };

  constructor(
    stages: readonly StageSpec[],
    source: number,
    ends: PipelineEnds,
    subjectOf: (slot: number) => number,
  ) {
    this.stages = stages;
    this.leads = stages.map((stage) => (stage.kind === 'lead' ? compileDistribution(stage.lead) : undefined));
    this.source = source;
    this.ends = ends;
    this.subjectOf = subjectOf;
  }

  begin(): void {
    this.size = 0;
    this.ordinal = 0;
    this.due.clear();
    this.recruits.length = 0;
    this.free.length = 0;
  }

  /** Those who are on their way at the beginning; each has the whole of his stage before him. */
  place(simulation: Simulation, key: KeyWords, counts: readonly number[]): void {
    this.key = key;
    for (const [stage, count] of counts.entries()) {
      for (let one = 0; one < count; one++) this.enter(simulation, this.add(stage));
    }
  }

  /** A requisition is opened. */
  open(simulation: Simulation): void {
    this.enter(simulation, this.add(0));
  }

  occur(simulation: Simulation): void {
    const slot = this.due.pop();
    this.schedule(simulation);
    if (this.recruits[slot]!.givesUp) this.leave(simulation, slot);
    else this.advance(simulation, slot);
  }

  /** The case that was a recruit's stage has closed. */
  caseEnded(simulation: Simulation, slot: number, finished: boolean): void {
    const { ordinal, stage } = this.recruits[slot]!;
    const { dropOut } = this.stages[stage]!;
    const givesUp =
      !finished ||
      (dropOut > 0 && this.words(simulation, ordinal, stage, StaffDraw.GivesUp).asUniform < dropOut);
    if (givesUp) this.leave(simulation, slot);
    else this.advance(simulation, slot);
  }

  private add(stage: number): number {
    const slot = this.free.pop() ?? this.recruits.length;
    if (slot >= this.positions.at.length) this.positions.grow(slot * 2);
    this.recruits[slot] = { ordinal: this.ordinal++, stage, givesUp: false };
    this.size++;
    return slot;
  }

  private advance(simulation: Simulation, slot: number): void {
    const recruit = this.recruits[slot]!;
    recruit.stage++;
    if (recruit.stage < this.stages.length) {
      this.enter(simulation, slot);
      return;
    }
    this.drop(slot);
    this.ends.passed(simulation, recruit.ordinal);
  }

  private leave(simulation: Simulation, slot: number): void {
    this.drop(slot);
    this.ends.gaveUp(simulation);
  }

  private drop(slot: number): void {
    this.recruits[slot] = undefined;
    this.free.push(slot);
    this.size--;
  }

  private enter(simulation: Simulation, slot: number): void {
    const recruit = this.recruits[slot]!;
    const { ordinal, stage } = recruit;
    const spec = this.stages[stage]!;
    if (spec.kind === 'case') {
      const { low, high } = this.words(simulation, ordinal, stage, StaffDraw.Case);
      openCase(simulation, spec.case, low, high, this.subjectOf(slot));
      return;
    }
    const lead = this.leads[stage]!.draw(this.words(simulation, ordinal, stage, StaffDraw.Lead));
    const most = -Math.log1p(-spec.dropOut);
    const threshold =
      spec.dropOut > 0 ? this.words(simulation, ordinal, stage, StaffDraw.GivesUp).asExponential : 1;
    recruit.givesUp = threshold < most;
    const hours = recruit.givesUp ? (lead * threshold) / most : lead;
    this.due.push(slot, roundMoment(simulation.now + hours), simulation.nextSequence());
    this.schedule(simulation);
  }

  private words({ mixer }: Simulation, ordinal: number, stage: number, purpose: number) {
    return mixer.mix(this.key.low, this.key.high, ordinal, stage * RECRUIT_DRAWS + purpose);
  }

  private schedule(simulation: Simulation): void {
    const { due } = this;
    const order = due.size > 0 ? due.topOrder : 0;
    simulation.events.schedule(this.source, due.topThreshold, tieOf(Rank.Capacity, order));
  }
}
