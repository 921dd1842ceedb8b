import { NONE } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import type { Expression } from '../expression.ts';

/** What follows on each step, in flat arrays: the ways from step s are those from `firsts[s]` up to `firsts[s + 1]`. */
export interface Onward {
  readonly firsts: Int32Array;
  /** By way: the step to which it leads, how many cases go there for one, and whether they are opened (1) or the case itself. */
  readonly steps: Int32Array;
  readonly amounts: Float64Array;
  readonly isOpened: Uint8Array;
  /** By step: the group to which it moves the person; NONE if it does not. */
  readonly moves: Int32Array;
}

/**
 * What follows on the steps that are asked for, to those that are asked for: first the cases that are opened, then the routes in
 * their order, the rest last.
 */
export function onwardOf(
  { steps, cases }: Chain,
  isAsked: readonly boolean[],
  evaluate: (expression: Expression) => number,
): Onward {
  const firsts = new Int32Array(steps.length + 1);
  const ways: { readonly step: number; readonly amount: number; readonly isOpened: boolean }[] = [];
  for (const [index, { then, opens }] of steps.entries()) {
    firsts[index] = ways.length;
    if (!isAsked[index]) continue;
    const add = (step: number, amount: number, isOpened: boolean): void => {
      if (step !== NONE && isAsked[step]) ways.push({ step, amount, isOpened });
    };
    for (const { case: type, count } of opens) add(cases[type]!.firstStep, evaluate(count), true);
    let rest = 1;
    let other = NONE;
    for (const { probability, step } of then) {
      if (probability === undefined) other = step;
      else {
        const share = evaluate(probability);
        rest -= share;
        add(step, share, false);
      }
    }
    add(other, Math.max(0, rest), false);
  }
  firsts[steps.length] = ways.length;
  return {
    firsts,
    steps: Int32Array.from(ways, ({ step }) => step),
    amounts: Float64Array.from(ways, ({ amount }) => amount),
    isOpened: Uint8Array.from(ways, ({ isOpened }) => Number(isOpened)),
    moves: Int32Array.from(steps, ({ moves }) => moves ?? NONE),
  };
}
