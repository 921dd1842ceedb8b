import { NONE } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import { dependencies, isFixed } from '../dependencies.ts';
import type { Expression } from '../expression.ts';
import type { Memo } from './memo.ts';
import { type Onward, onwardOf } from './onward.ts';

/** Steps that a case may take; loops have died out by then. */
const MOST_STEPS = 2000;

/** Less of a case than this goes nowhere. */
const LEAST = 1e-9;

/** What a case makes of the people of a group. */
export interface Change {
  readonly group: number;
  readonly people: number;
}

/**
 * What cases make of the head counts: for a case that stands at a step, about a person of a group (or of none), the
 * expected change of each group by the steps that it still passes which move the person. As in the load, the time that
 * steps take is left out, and routes are evaluated as they are when it is first asked.
 */
export class MeanMoves {
  private readonly chain: Chain;
  private readonly leads: readonly boolean[];
  private readonly formula: (expression: Expression) => () => number;
  /** What the changes are made of, and the formulas that move with the run, to be evaluated. */
  private readonly inputs: readonly unknown[];
  private readonly moving: readonly (() => number)[];
  private readonly known: Memo<readonly Change[]>;
  /** By step × (groups + 1) + group + 1. */
  private readonly found: (readonly Change[] | undefined)[];
  private last: { readonly moving: readonly number[]; readonly onward: Onward } | undefined;

  /**
   * @param leads see leadsToMoves
   * @param formula compiles a formula against the environment of the path
   * @param known changes that are taken over where the routes are the same
   */
  constructor(
    chain: Chain,
    leads: readonly boolean[],
    formula: (expression: Expression) => () => number,
    known: Memo<readonly Change[]>,
  ) {
    this.chain = chain;
    this.leads = leads;
    this.formula = formula;
    const formulas = routesOf(chain, leads);
    this.moving = formulas.filter((one) => !isFixed(one)).map(formula);
    const named = new Set(formulas.flatMap((one) => dependencies(one).parameters));
    const leading = chain.steps.filter((_, step) => leads[step]);
    this.inputs = [
      ...leading.flatMap(({ then, opens }) => [then, opens]),
      ...[...named].map((index) => chain.parameters[index]?.value),
    ];
    this.known = known;
    this.found = new Array(chain.steps.length * (chain.groups.length + 1)).fill(undefined);
  }

  /** Change of each group that one case changes; undefined when it moves nobody from there on. */
  changes(step: number, group: number): readonly Change[] | undefined {
    if (this.leads[step] !== true) return undefined;
    const key = step * (this.chain.groups.length + 1) + group + 1;
    const before = this.found[key];
    if (before !== undefined) return before;
    const moving = this.moving.map((value) => value());
    const changes = this.known.of(key, [...this.inputs, ...moving], () => this.follow(step, group, moving));
    this.found[key] = changes;
    return changes;
  }

  /** Follows the case and those that it opens, by the mass of each step and group. */
  private follow(step: number, group: number, moving: readonly number[]): Change[] {
    const { chain } = this;
    const { firsts, steps, amounts, isOpened, moves } = this.onwardAt(moving);
    const changes = new Float64Array(chain.groups.length);
    let mass = new Mass(chain);
    let next = new Mass(chain);
    mass.send(step, group, 1);
    for (let round = 0; round < MOST_STEPS && mass.states > 0; round++) {
      for (let index = 0; index < mass.states; index++) {
        const from = mass.stepOf(index);
        const at = mass.groupOf(index);
        const amount = mass.amountOf(index);
        const to = moves[from] === NONE ? at : moves[from]!;
        if (to !== at) {
          changes[to]! += amount;
          if (at !== NONE) changes[at]! -= amount;
        }
        for (let way = firsts[from]!; way < firsts[from + 1]!; way++) {
          const onward = amount * amounts[way]!;
          if (onward >= LEAST) next.send(steps[way]!, isOpened[way] === 1 ? at : to, onward);
        }
      }
      mass.clear();
      [mass, next] = [next, mass];
    }
    return [...changes.entries()].flatMap(([of, people]) => (people === 0 ? [] : [{ group: of, people }]));
  }

  /** What follows on each step with those values of the formulas that move. */
  private onwardAt(moving: readonly number[]): Onward {
    const { last } = this;
    if (last !== undefined && moving.every((value, index) => value === last.moving[index]))
      return last.onward;
    const onward = onwardOf(this.chain, this.leads, (expression) => this.formula(expression)());
    this.last = { moving, onward };
    return onward;
  }
}

/** Expected cases by the step at which they stand and the group of the person whom they are about. */
class Mass {
  /** States at which there are any, in the order in which they came. */
  states = 0;
  private readonly width: number;
  private readonly amounts: Float64Array;
  private readonly order: Int32Array;

  constructor({ steps, groups }: Chain) {
    this.width = groups.length + 1;
    this.amounts = new Float64Array(steps.length * this.width);
    this.order = new Int32Array(steps.length * this.width);
  }

  /** @param amount > 0 */
  send(step: number, group: number, amount: number): void {
    const state = step * this.width + group + 1;
    if (this.amounts[state] === 0) this.order[this.states++] = state;
    this.amounts[state]! += amount;
  }

  stepOf(index: number): number {
    return Math.floor(this.order[index]! / this.width);
  }

  groupOf(index: number): number {
    return (this.order[index]! % this.width) - 1;
  }

  amountOf(index: number): number {
    return this.amounts[this.order[index]!]!;
  }

  clear(): void {
    for (let index = 0; index < this.states; index++) this.amounts[this.order[index]!] = 0;
    this.states = 0;
  }
}

/** By step: whether a case that stands there moves people, there or at what follows or is opened. */
export function leadsToMoves({ steps, cases }: Chain): boolean[] {
  const leads = steps.map(({ moves }) => moves !== undefined);
  if (!leads.includes(true)) return leads;
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (let index = steps.length - 1; index >= 0; index--) {
      const { then, opens } = steps[index]!;
      if (leads[index]) continue;
      leads[index] =
        then.some(({ step }) => step !== NONE && leads[step]!) ||
        opens.some(({ case: type }) => leads[cases[type]!.firstStep]!);
      isChanged ||= leads[index]!;
    }
  }
  return leads;
}

/** The formulas of what follows where a case may still move people. */
export function routesOf({ steps }: Chain, leads: readonly boolean[]): Expression[] {
  return steps.flatMap(({ then, opens }, step) =>
    leads[step]
      ? [...then.flatMap(({ probability }) => probability ?? []), ...opens.map(({ count }) => count)]
      : [],
  );
}
