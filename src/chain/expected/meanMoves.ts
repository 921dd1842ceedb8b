import { NONE } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import type { Expression } from '../expression.ts';

/** Steps that a case may take; loops have died out by then. */
const MOST_STEPS = 2000;

/**
 * What cases make of the head counts: for a case that stands at a step, about a person of a group (or of none), the
 * expected change of each group by the steps that it still passes which move the person. As in the load, the time that
 * steps take is left out, and routes are evaluated as they are when it is first asked.
 */
export class MeanMoves {
  private readonly chain: Chain;
  private readonly formula: (expression: Expression) => () => number;
  private readonly compiled = new Map<Expression, () => number>();
  /** By step × (groups + 1) + group + 1. */
  private readonly known: (readonly number[] | undefined)[] = [];
  private readonly matters: boolean;

  /** @param formula compiles a formula against the environment of the path */
  constructor(chain: Chain, formula: (expression: Expression) => () => number) {
    this.chain = chain;
    this.formula = formula;
    this.matters = chain.steps.some((step) => step.moves !== undefined);
  }

  /** Change of each group by one case; undefined when no case of the chain moves anybody. */
  changes(step: number, group: number): readonly number[] | undefined {
    if (!this.matters) return undefined;
    const key = step * (this.chain.groups.length + 1) + group + 1;
    const before = this.known[key];
    if (before !== undefined) return before;
    const changes = this.follow(step, group);
    this.known[key] = changes;
    return changes;
  }

  private valueOf(expression: Expression): number {
    let value = this.compiled.get(expression);
    if (value === undefined) {
      value = this.formula(expression);
      this.compiled.set(expression, value);
    }
    return value();
  }

  /** Follows the case and those that it opens, by the mass of each step and group. */
  private follow(step: number, group: number): number[] {
    const { chain } = this;
    const changes = new Array<number>(chain.groups.length).fill(0);
    const width = chain.groups.length + 1;
    let mass = new Map<number, number>([[step * width + group + 1, 1]]);
    for (let round = 0; round < MOST_STEPS && mass.size > 0; round++) {
      const next = new Map<number, number>();
      const send = (to: number, at: number, amount: number): void => {
        if (to === NONE || amount < 1e-9) return;
        const key = to * width + at + 1;
        next.set(key, (next.get(key) ?? 0) + amount);
      };
      for (const [key, amount] of mass) {
        const spec = chain.steps[Math.floor(key / width)]!;
        const at = (key % width) - 1;
        for (const { case: type, count } of spec.opens) {
          send(chain.cases[type]!.firstStep, at, amount * this.valueOf(count));
        }
        const to = spec.moves ?? at;
        if (to !== at) {
          changes[to]! += amount;
          if (at !== NONE) changes[at]! -= amount;
        }
        let rest = 1;
        for (const { probability, step: target } of spec.then) {
          if (probability === undefined) continue;
          const share = this.valueOf(probability);
          rest -= share;
          send(target, to, amount * share);
        }
        const other = spec.then.find((branch) => branch.probability === undefined);
        if (other !== undefined) send(other.step, to, amount * Math.max(0, rest));
      }
      mass = next;
    }
    return changes;
  }
}
