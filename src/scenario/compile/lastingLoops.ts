import type { CaseSpec, StepSpec } from '../../chain/chain.ts';
import { stepsOfBranch } from '../../chain/work/enclosingForks.ts';
import { NONE } from '../../engine/hours.ts';
import { possibleSteps } from './routeGraph.ts';

/**
 * The first step of a case, in file order, that lies on a round which no case ever leaves: no route that is possible leads from
 * there to the end, and nothing there is ever dropped. A formula may always lead on. Time passes in such a round, so that it can be
 * run, but what goes round only grows.
 */
export function lastingLoop(
  type: CaseSpec,
  steps: readonly StepSpec[],
  parameters: readonly number[],
): number | undefined {
  const own = Array.from({ length: type.endStep - type.firstStep }, (_, index) => type.firstStep + index);
  const leaving = new Set(own.flatMap((step) => dropped(steps, step)));
  for (let before = -1; before !== leaving.size; ) {
    before = leaving.size;
    for (const step of own) {
      if (leaves(steps[step]!, leaving, parameters)) leaving.add(step);
    }
  }
  return own.find((step) => !leaving.has(step) && comesBack(steps, step, parameters));
}

function leaves(step: StepSpec, leaving: ReadonlySet<number>, parameters: readonly number[]): boolean {
  if (step.onLate.kind === 'step' && leaving.has(step.onLate.step)) return true;
  const leadsOut = possibleSteps(step.then, parameters).some((next) => next === NONE || leaving.has(next));
  return leadsOut && (step.all ?? []).every((first) => leaving.has(first));
}

/** Steps from which a case may leave since it may be dropped at this one: itself, or a fork with all that its branches hold. */
function dropped(steps: readonly StepSpec[], index: number): readonly number[] {
  const step = steps[index]!;
  if (mayDrop(step)) return [index];
  const inside = (step.all ?? []).flatMap((first) => [...stepsOfBranch(steps, first)]);
  return inside.some((each) => dropped(steps, each).length > 0) ? [index, ...inside] : [];
}

function mayDrop({ onLate, queueLimit }: StepSpec): boolean {
  return onLate.kind === 'drop' || queueLimit !== undefined;
}

/** Whether a case may come to that step again from it. */
function comesBack(steps: readonly StepSpec[], from: number, parameters: readonly number[]): boolean {
  const reached = new Set<number>();
  const open = [from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const step = steps[index];
    if (step === undefined) continue;
    const { then, onLate, all = [] } = step;
    const late = onLate.kind === 'step' ? [onLate.step] : [];
    for (const next of [...possibleSteps(then, parameters), ...late, ...all]) {
      if (next === from) return true;
      if (next === NONE || reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  return false;
}
