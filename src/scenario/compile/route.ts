import type { BranchSpec, OpensSpec } from '../../chain/chain.ts';
import { constant } from '../../chain/expression.ts';
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
  if (typeof then === 'string') {
    const step = stepIndex(c, spot, then, steps);
    return step === undefined ? [] : [{ step }];
  }
  const branches: BranchSpec[] = [];
  let rests = 0;
  let isWhole = Object.keys(then).length > 0;
  if (!isWhole) c.fault(spot, 'scenario.route', messages.routeEmpty(), { expected: PHRASES.route });
  for (const [name, value] of Object.entries(then)) {
    const below = at(spot, name);
    const step = stepIndex(c, below, name, steps, true);
    if (value === 'rest') {
      rests += 1;
      if (rests > 1) c.fault(below, 'scenario.route', messages.twoRests());
      if (step !== undefined) branches.push({ step });
      continue;
    }
    const probability = compileFormula(c, below, value, {
      phrase: PHRASES.probability,
      dimension: PLAIN,
      least: 0,
      most: 1,
    });
    if (step !== undefined && probability !== undefined) branches.push({ probability, step });
    else isWhole = false;
  }
  if (isWhole) checkSum(c, spot, branches, rests > 0, parameters);
  return branches;
}

/** Constant probabilities add to 1, or to at most 1 where a rest takes what they leave. */
function checkSum(
  c: Compilation,
  spot: Spot,
  branches: readonly BranchSpec[],
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
  atKey = false,
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
