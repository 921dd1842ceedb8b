import { type Hours, NONE } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import type { Expression } from '../expression.ts';
import { meanBatch } from './meanBatch.ts';
import { MeanGroup } from './meanGroup.ts';
import type { MeanMoves } from './meanMoves.ts';
import { survivalCurve } from './survivalCurve.ts';

/** Groups that people pass within one step. */
const MOST_PASSED = 8;

/** Fewer people than this go no further in the step in which they come. */
const LEAST = 1e-12;

/** The expected people of all groups along a path, step by step, and the cases that their movements open. */
export class MeanPeople {
  private readonly chain: Chain;
  private readonly groups: readonly MeanGroup[];
  private readonly values: readonly (() => number)[];
  private readonly batches: readonly number[];
  private readonly moves: MeanMoves;
  /** Flows at a rate, and by group those by a hazard and by a dwell. */
  private readonly inflows: readonly number[];
  private readonly hazards: readonly (readonly number[])[];
  private readonly dwells: readonly (readonly number[])[];
  /** By group, who enters it in the step that passes, and who does in turn. */
  private entering: Float64Array;
  private next: Float64Array;
  /** Per hour, in the step that passes: of each flow, and the sum of its hazards of each group. */
  private readonly rates: Float64Array;
  private readonly leaving: Float64Array;

  /**
   * @param formula compiles a formula against the environment of the path
   * @param moves what cases make of the groups
   */
  constructor(chain: Chain, formula: (expression: Expression) => () => number, moves: MeanMoves) {
    this.chain = chain;
    this.moves = moves;
    const flowsOf = (kind: string, group: number): number[] =>
      chain.flows.flatMap((flow, index) => (flow.kind === kind && flow.from === group ? [index] : []));
    this.inflows = chain.flows.flatMap(({ kind }, index) => (kind === 'rate' ? [index] : []));
    this.hazards = chain.groups.map((_, group) => flowsOf('hazard', group));
    this.dwells = chain.groups.map((_, group) => flowsOf('dwell', group));
    this.values = chain.flows.map((flow) => (flow.kind === 'dwell' ? () => 0 : formula(flow.value)));
    this.batches = chain.flows.map((flow) => (flow.kind === 'rate' ? meanBatch(flow.batch) : 1));
    this.rates = new Float64Array(chain.flows.length);
    this.leaving = new Float64Array(chain.groups.length);
    this.entering = new Float64Array(chain.groups.length);
    this.next = new Float64Array(chain.groups.length);
    this.groups = chain.groups.map(
      ({ initial }, group) =>
        new MeanGroup(
          initial,
          this.dwells[group]!.flatMap((index) => {
            const flow = chain.flows[index];
            return flow?.kind === 'dwell' ? [survivalCurve(flow.dwell)] : [];
          }),
        ),
    );
  }

  /** How many people are in a group. */
  count(group: number): number {
    return this.groups[group]!.people;
  }

  /** People who cases bring and move: `count` cases at a step, about people of a group or of none. */
  moveBy(step: number, group: number, count: number): void {
    const changes = count > 0 ? this.moves.changes(step, group) : undefined;
    if (changes === undefined) return;
    let cases = count;
    for (const { group: of, people } of changes) {
      // In a long step more could be moved than are there.
      if (people < 0) cases = Math.min(cases, (this.groups[of]!.people + this.entering[of]!) / -people);
    }
    for (const { group: of, people } of changes) {
      const after = this.entering[of]! + people * cases;
      this.entering[of] = Math.max(0, after);
      if (after < 0) this.groups[of]!.take(-after);
    }
  }

  /** A step passes; adds the cases that movements open in it to `opened`, per case type. */
  pass(step: Hours, opened: Float64Array): void {
    const { rates, leaving, groups } = this;
    for (let flow = 0; flow < rates.length; flow++) rates[flow] = Math.max(0, this.values[flow]!());
    for (const flow of this.inflows) this.move(flow, rates[flow]! * step * this.batches[flow]!, opened);
    for (let group = 0; group < groups.length; group++) {
      let sum = 0;
      for (const flow of this.hazards[group]!) sum += rates[flow]!;
      leaving[group] = sum;
      this.leave(group, groups[group]!.pass(step, sum), opened);
    }
    for (let round = 0, isOver = false; round < MOST_PASSED && !isOver; round++) {
      const { entering } = this;
      this.entering = this.next;
      isOver = true;
      for (let group = 0; group < groups.length; group++) {
        const count = entering[group]!;
        if (count > 0) isOver = false;
        if (count < LEAST) groups[group]!.add(count);
        else this.leave(group, groups[group]!.enter(count, step, leaving[group]!), opened);
      }
      this.next = entering.fill(0);
    }
    for (let group = 0; group < groups.length; group++) groups[group]!.add(this.entering[group]!);
    this.entering.fill(0);
  }

  /** Those who left a group by hazard and by each dwell are moved by the flows. */
  private leave(group: number, left: Float64Array, opened: Float64Array): void {
    const hazard = this.leaving[group]!;
    if (hazard > 0) {
      for (const flow of this.hazards[group]!)
        this.move(flow, (left[0]! * this.rates[flow]!) / hazard, opened);
    }
    const dwells = this.dwells[group]!;
    for (let dwell = 0; dwell < dwells.length; dwell++) this.move(dwells[dwell]!, left[dwell + 1]!, opened);
  }

  private move(index: number, count: number, opened: Float64Array): void {
    if (!(count > 0)) return;
    const { to, opens } = this.chain.flows[index]!;
    if (to !== NONE) this.entering[to]! += count;
    if (opens === NONE) return;
    opened[opens]! += count;
    this.moveBy(this.chain.cases[opens]!.firstStep, to, count);
  }
}
