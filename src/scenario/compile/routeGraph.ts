import type { BranchSpec, CaseSpec, InitialSpec, StepSpec } from '../../chain/chain.ts';
import { stepsOfBranch } from '../../chain/work/enclosingForks.ts';
import { NONE } from '../../engine/hours.ts';
import { fixedValue } from './formulaValue.ts';

/** Steps of a case that no route from its first step, and none from where cases stand at the beginning, reaches. */
export function unreachableSteps(
  type: CaseSpec,
  steps: readonly StepSpec[],
  initial: readonly InitialSpec[],
): number[] {
  const reached = new Set<number>();
  const open = [
    type.firstStep,
    ...initial.map(({ step }) => step).filter((step) => steps[step]?.case === steps[type.firstStep]?.case),
  ];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (step === NONE || reached.has(step)) continue;
    reached.add(step);
    const spec = steps[step];
    if (spec === undefined) continue;
    open.push(...spec.then.map((branch) => branch.step));
    if (spec.onLate.kind === 'step') open.push(spec.onLate.step);
    open.push(...(spec.all ?? []));
  }
  return indices(type).filter((step) => !reached.has(step));
}

/**
 * Steps from which a case goes round for ever without time passing: steps that take no time and from which, by
 * the constant probabilities, neither the end nor a step that takes time can be reached. A formula may always lead on.
 */
export function endlessSteps(
  type: CaseSpec,
  steps: readonly StepSpec[],
  parameters: readonly number[],
): number[] {
  const timeless = indices(type).filter((step) => takesNoTime(steps, steps[step]!));
  const leaves = new Set<number>();
  for (let before = -1; before !== leaves.size; ) {
    before = leaves.size;
    for (const step of timeless) {
      const leads = possibleSteps(steps[step]!.then, parameters).some(
        (next) => next === NONE || leaves.has(next) || !timeless.includes(next),
      );
      if (leads) leaves.add(step);
    }
  }
  return timeless.filter((step) => !leaves.has(step));
}

function indices({ firstStep, endStep }: CaseSpec): number[] {
  return Array.from({ length: endStep - firstStep }, (_, index) => firstStep + index);
}

/** A branch, work or a wait of constantly 0 hours, or a fork whose branches consist of such steps. */
function takesNoTime(steps: readonly StepSpec[], { kind, duration, all }: StepSpec): boolean {
  if (kind === 'fork') {
    const inside = (all ?? []).flatMap((first) => [...stepsOfBranch(steps, first)]);
    return inside.every((step) => takesNoTime(steps, steps[step]!));
  }
  return kind === 'branch' || (duration?.family === 'constant' && duration.parameters['value'] === 0);
}

/** Where a route may lead (`NONE` is the end): branches whose probability is not constantly 0. */
export function possibleSteps(then: readonly BranchSpec[], parameters: readonly number[]): number[] {
  const fixed = then.map(({ probability }) =>
    probability === undefined ? undefined : fixedValue(probability, parameters),
  );
  const sum = fixed.reduce<number>((total, value) => total + (value ?? 0), 0);
  return then
    .filter(({ probability }, index) => (probability === undefined ? sum < 1 : fixed[index] !== 0))
    .map(({ step }) => step);
}
