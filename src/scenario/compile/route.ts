import type { BranchSpec, OpensSpec } from '../../chain/chain.ts';
import { constant, type Expression } from '../../chain/expression.ts';
import { NONE } from '../../engine/hours.ts';
import { messages } from '../messages.ts';
import type { StepText } from '../schema/cases.ts';
import { PHRASES } from '../schema/phrases.ts';
import { at, type Spot } from '../spot.ts';
import { PLAIN } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileFormula, fixedValue } from './formulaValue.ts';

/** How far from 1 constant probabilities may add up. */
const TOLERANCE = 1e-9;

/** The steps of the case that a route may name. */
export interface CaseSteps {
  /** In file order. */
  readonly names: readonly string[];
  /** Index of the first in the chain. */
  readonly first: number;
}

/** Compiles `then`: one step, or several with their probabilities. */
export function compileRoute(
  c: Compilation,
  spot: Spot,
  then: StepText['then'],
  steps: CaseSteps,
  parameters: readonly number[],
): BranchSpec[] {
  const find = (where: Spot, name: string, atKey: boolean) => stepIndex(c, where, name, steps, atKey);
  const branches = compileBranches(c, spot, then, find, {
    phrase: PHRASES.route,
    empty: messages.routeEmpty(),
    parameters,
  });
  return branches.map(({ probability, target }) =>
    probability === undefined ? { step: target } : { probability, step: target },
  );
}

/** One way on, be it to a step or to a threat level; without a probability it takes the rest. */
export interface Branch {
  readonly probability?: Expression;
  readonly target: number;
}

/** Compiles one target, or several with their probabilities; `find` gives the index of a name, or makes its fault. */
export function compileBranches(
  c: Compilation,
  spot: Spot,
  text: StepText['then'],
  find: (spot: Spot, name: string, atKey: boolean) => number | undefined,
  rule: { readonly phrase: string; readonly empty: string; readonly parameters: readonly number[] },
): Branch[] {
  if (typeof text === 'string') {
    const target = find(spot, text, false);
    return target === undefined ? [] : [{ target }];
  }
  const branches: Branch[] = [];
  let rests = 0;
  let isWhole = Object.keys(text).length > 0;
  if (!isWhole) c.fault(spot, 'scenario.route', rule.empty, { expected: rule.phrase });
  for (const [name, value] of Object.entries(text)) {
    const below = at(spot, name);
    const target = find(below, name, true);
    if (value === 'rest') {
      rests += 1;
      if (rests > 1) c.fault(below, 'scenario.route', messages.twoRests());
      if (target !== undefined) branches.push({ target });
      continue;
    }
    const probability = compileFormula(c, below, value, {
      phrase: PHRASES.probability,
      dimension: PLAIN,
      least: 0,
      most: 1,
    });
    if (target !== undefined && probability !== undefined) branches.push({ probability, target });
    else isWhole = false;
  }
  if (isWhole) checkSum(c, spot, branches, rests > 0, rule.parameters);
  return branches;
}

/** Constant probabilities add to 1, or to at most 1 where a rest takes what they leave. */
function checkSum(
  c: Compilation,
  spot: Spot,
  branches: readonly Branch[],
  hasRest: boolean,
  parameters: readonly number[],
): void {
  let sum = 0;
  let isFixed = true;
  for (const { probability } of branches) {
    if (probability === undefined) continue;
    const value = fixedValue(probability, parameters);
    if (value === undefined) isFixed = false;
    else if (!(value >= 0 && value <= 1)) {
      c.fault(spot, 'scenario.probabilities', messages.probabilityOutside(value));
      return;
    } else sum += value;
  }
  const shown = Number((sum * 100).toPrecision(10));
  if (sum > 1 + TOLERANCE) c.fault(spot, 'scenario.probabilities', messages.probabilitiesAbove(shown));
  else if (isFixed && !hasRest && sum < 1 - TOLERANCE) {
    c.fault(spot, 'scenario.probabilities', messages.probabilitiesBelow(shown), {
      hint: messages.hintRest(),
    });
  } else if (!isFixed && !hasRest) {
    c.fault(spot, 'scenario.probabilities', messages.formulasWithoutRest(), { hint: messages.hintRest() });
  }
}

/** A step of the case, `NONE` for `end`, or a fault. */
function stepIndex(
  c: Compilation,
  spot: Spot,
  name: string,
  steps: CaseSteps,
  atKey: boolean,
): number | undefined {
  if (name === 'end') return NONE;
  const index = steps.names.indexOf(name);
  if (index >= 0) return steps.first + index;
  c.unknown(spot, name, [...steps.names, 'end'], 'scenario.unknown-step', messages.unknownStep(name), atKey);
  return undefined;
}

/** Compiles `onLate` when it names a step. */
export function compileLateStep(
  c: Compilation,
  spot: Spot,
  name: string,
  steps: CaseSteps,
): number | undefined {
  const index = steps.names.indexOf(name);
  if (index >= 0) return steps.first + index;
  if (name === 'end')
    c.fault(spot, 'scenario.route', messages.lateEnd(), { hint: messages.didYouMean('drop') });
  else
    c.unknown(
      spot,
      name,
      ['continue', 'drop', ...steps.names],
      'scenario.unknown-step',
      messages.unknownStep(name),
    );
  return undefined;
}

/** Compiles `opens`: cases that open when the step ends. */
export function compileOpens(c: Compilation, spot: Spot, opens: NonNullable<StepText['opens']>): OpensSpec[] {
  return Object.entries(opens).flatMap(([name, value]) => {
    const below = at(spot, name);
    const index = c.caseNames.indexOf(name);
    if (index < 0)
      c.unknown(below, name, c.caseNames, 'scenario.unknown-case', messages.unknownCase(name), true);
    const count = compileFormula(c, below, value, {
      phrase: PHRASES.formula,
      dimension: PLAIN,
      least: 0,
      most: 1e6,
    });
    return index < 0 ? [] : [{ case: index, count: count ?? constant(0) }];
  });
}
