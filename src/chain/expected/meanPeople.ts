import { type Hours, NONE } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import type { Expression } from '../expression.ts';
import { meanBatch } from './meanBatch.ts';
import { MeanGroup } from './meanGroup.ts';
import { MeanMoves } from './meanMoves.ts';
import { survivalCurve } from './survivalCurve.ts';

/** Groups that people pass within one step. */
const MOST_PASSED = 8;

/** The expected people of all groups along a path, step by step, and the cases that their movements open. */
export class MeanPeople {
  private readonly chain: Chain;
  private readonly groups: readonly MeanGroup[];
  private readonly values: readonly (() => number)[];
  private readonly batches: readonly number[];
  private readonly moves: MeanMoves;
  /** By group: its flows by a hazard, and by a dwell. */
  private readonly hazards: readonly (readonly number[])[];
  private readonly dwells: readonly (readonly number[])[];
  private entering: number[] = [];

  /** @param formula compiles a formula against the environment of the path */
  constructor(chain: Chain, formula: (expression: Expression) => () => number) {
    this.chain = chain;
    this.moves = new MeanMoves(chain, formula);
    const flowsOf = (kind: string, group: number): number[] =>
      chain.flows.flatMap((flow, index) => (flow.kind === kind && flow.from === group ? [index] : []));
    this.hazards = chain.groups.map((_, group) => flowsOf('hazard', group));
    this.dwells = chain.groups.map((_, group) => flowsOf('dwell', group));
    this.values = chain.flows.map((flow) => (flow.kind === 'dwell' ? () => 0 : formula(flow.value)));
    this.batches = chain.flows.map((flow) => (flow.kind === 'rate' ? meanBatch(flow.batch) : 1));
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

  get counts(): number[] {
    return this.groups.map((group) => group.people);
  }

  /** People who cases bring and move: `count` cases at a step, about people of a group or of none. */
  moveBy(step: number, group: number, count: number): void {
    const changes = count > 0 ? this.moves.changes(step, group) : undefined;
    if (changes === undefined) return;
    let cases = count;
    for (let of = 0; of < changes.length; of++) {
      const change = changes[of]!;
      // In a long step more could be moved than are there.
      if (change < 0) cases = Math.min(cases, (this.groups[of]!.people + (this.entering[of] ?? 0)) / -change);
    }
    for (let of = 0; of < changes.length; of++) {
      const after = (this.entering[of] ?? 0) + changes[of]! * cases;
      this.entering[of] = Math.max(0, after);
      if (after < 0) this.groups[of]!.take(-after);
    }
  }

  /** A step passes; adds the cases that movements open in it to `opened`, per case type. */
  pass(step: Hours, opened: Float64Array): void {
    const rates = this.values.map((value) => Math.max(0, value()));
    const hazards = this.hazards.map((flows) => flows.reduce((sum, flow) => sum + rates[flow]!, 0));
    for (const [index, flow] of this.chain.flows.entries()) {
      if (flow.kind === 'rate') this.move(index, rates[index]! * step * this.batches[index]!, opened);
    }
    for (const [group, mean] of this.groups.entries()) {
      this.leave(group, mean.pass(step, hazards[group]!), hazards[group]!, rates, opened);
    }
    for (let round = 0; round < MOST_PASSED && this.entering.some((count) => count > 0); round++) {
      const entering = this.entering;
      this.entering = [];
      for (const [group, count = 0] of entering.entries()) {
        if (!(count > 0)) continue;
        const left = this.groups[group]!.enter(count, step, hazards[group]!);
        this.leave(group, left, hazards[group]!, rates, opened);
      }
    }
    for (const [group, count = 0] of this.entering.entries()) this.groups[group]!.add(count);
    this.entering = [];
  }

  /** Those who left a group by hazard and by each dwell are moved by the flows. */
  private leave(
    group: number,
    left: Float64Array,
    hazard: number,
    rates: readonly number[],
    opened: Float64Array,
  ): void {
    for (const flow of this.hazards[group]!) {
      if (hazard > 0) this.move(flow, (left[0]! * rates[flow]!) / hazard, opened);
    }
    for (const [index, flow] of this.dwells[group]!.entries()) this.move(flow, left[index + 1]!, opened);
  }

  private move(index: number, count: number, opened: Float64Array): void {
    const { to, opens } = this.chain.flows[index]!;
    if (!(count > 0)) return;
    if (to !== NONE) this.entering[to] = (this.entering[to] ?? 0) + count;
    if (opens === NONE) return;
    opened[opens]! += count;
    this.moveBy(this.chain.cases[opens]!.firstStep, to, count);
  }
}
