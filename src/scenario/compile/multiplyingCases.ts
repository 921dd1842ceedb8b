import type { CaseSpec, StepSpec } from '../../chain/chain.ts';
import { causedVisits } from '../../chain/expected/expectedFlow.ts';
import { type CausedVisits, TrafficEquations } from '../../chain/expected/trafficEquations.ts';
import { fixedValue } from './formulaValue.ts';

/**
 * The first step, in file order, that opens cases which come to it again, where cases multiply without end by this: by the numbers and
 * probabilities that are constant alone, formulas counting for nothing. Undefined where they do not.
 */
export function multiplyingStep(
  cases: readonly CaseSpec[],
  steps: readonly StepSpec[],
  parameters: readonly number[],
): number | undefined {
  const opening = [...steps.keys()].filter((step) => steps[step]!.opens.length > 0);
  if (opening.length === 0) return undefined;
  const causes = causedVisits(
    { steps, cases },
    { evaluate: (formula) => fixedValue(formula, parameters) ?? 0 },
  );
  return opening.find((step) => {
    const reached = reachedFrom(steps[step]!, cases, causes);
    return reached.has(step) && isEndless(causes, [...reached]);
  });
}

/** The steps that the cases which a step opens may come to, and those that these open. */
function reachedFrom(
  { opens }: StepSpec,
  cases: readonly CaseSpec[],
  causes: CausedVisits,
): ReadonlySet<number> {
  const open = opens.map((spec) => cases[spec.case]!.firstStep);
  const reached = new Set<number>();
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (reached.has(step)) continue;
    reached.add(step);
    for (const [next, visits] of causes[step]!) if (visits > 0) open.push(next);
  }
  return reached;
}

/** Whether visits to these steps, which lead to no others, have no finite number. */
function isEndless(causes: CausedVisits, steps: readonly number[]): boolean {
  const places = new Map(steps.map((step, place) => [step, place]));
  const own = steps.map(
    (step) =>
      new Map(
        [...causes[step]!].flatMap(([to, visits]) => (visits > 0 ? [[places.get(to) ?? 0, visits]] : [])),
      ),
  );
  return new TrafficEquations(own).solve(steps.map(() => 1)).includes(Infinity);
}
