import type { Chain, StepSpec } from '../chain/chain.ts';
import { causedVisits } from '../chain/expected/expectedFlow.ts';
import { meanDemand } from '../chain/expected/meanPath.ts';
import type { CausedVisits } from '../chain/expected/trafficEquations.ts';
import type { Expression } from '../chain/expression.ts';
import { enclosingForks } from '../chain/work/enclosingForks.ts';
import { NONE } from '../engine/hours.ts';
import { isRedacted, type Redaction } from '../scenario/index.ts';
import type { FlowFacts, StepFacts } from './findings.ts';

/** Shares below this are paths that rounding left over. */
const LEAST = 1e-9;
/** Steps without a unit that may follow one another: a loop of waits ends here. */
const MOST_PASSED = 50;

/** The steps of case types, for reports. */
export function stepFacts(chain: Chain): StepFacts[] {
  return chain.steps.flatMap((step) => {
    const type = chain.cases[step.case];
    if (type === undefined || type.isObligation === true) return [];
    const unit = chain.units[step.unit]?.name;
    return [{ name: step.name, case: type.name, kind: step.kind, ...(unit !== undefined && { unit }) }];
  });
}

/**
 * Which steps at units follow on which, and how many tasks there one completed task leads to: by the routes, by the
 * cases that are opened, into the branches of a fork and from their ends on. Formulas are evaluated at the
 * means of what they name (see meanPath.ts). Tasks that move because they are late are left out.
 */
export function flowFacts(chain: Chain, redaction?: Redaction): FlowFacts[] {
  const causes = throughForks(chain, causedVisits(chain, meanDemand(chain, 0, chain.horizon)));
  return chain.steps.flatMap((step, from) => {
    if (step.unit === NONE || chain.cases[step.case]?.isObligation === true) return [];
    const { shares, passed } = nextAtUnits(chain, causes, from);
    const hidden = passed.some((index) => hasRedactedRoute(chain.steps[index], redaction));
    return [...shares]
      .filter(([, share]) => share > LEAST)
      .sort(([a], [b]) => a - b)
      .map(([to, share]) => ({
        from: step.name,
        to: chain.steps[to]?.name ?? '',
        ...(!hidden && { share }),
      }));
  });
}

/** What follows on a fork follows on the ends of its branches instead, a part on each: the case goes on once. */
function throughForks(chain: Chain, causes: CausedVisits): CausedVisits {
  const forks = enclosingForks(chain.steps);
  const result = causes.map((row) => new Map(row));
  // Outer forks first: what follows on one may follow on the end of an inner one.
  const order = [...chain.steps.keys()].filter((index) => chain.steps[index]?.kind === 'fork');
  const depth = (index: number): number => (forks[index] === NONE ? 0 : 1 + depth(forks[index] as number));
  for (const fork of order.sort((a, b) => depth(a) - depth(b))) {
    const after = result[fork]!;
    const branches = chain.steps[fork]?.all ?? [];
    const onwards = [...after].filter(([to]) => !branches.includes(to));
    for (const index of chain.steps.keys()) {
      if (forks[index] !== fork) continue;
      const ends = endShare(chain.steps[index]!, causes[index]!);
      const own = result[index]!;
      for (const [to, share] of onwards) own.set(to, (own.get(to) ?? 0) + ends * (share / branches.length));
    }
    for (const [to] of onwards) after.delete(to);
  }
  return result;
}

/** How often a case is at its end after a step. */
function endShare(step: StepSpec, caused: ReadonlyMap<number, number>): number {
  const on = new Set(step.then.filter((branch) => branch.step !== NONE).map((branch) => branch.step));
  const goesOn = [...on].reduce((sum, to) => sum + (caused.get(to) ?? 0), 0);
  return Math.max(0, 1 - goesOn);
}

function nextAtUnits(
  chain: Chain,
  causes: CausedVisits,
  from: number,
): { shares: Map<number, number>; passed: number[] } {
  const shares = new Map<number, number>();
  const passed: number[] = [];
  const visit = (index: number, weight: number, depth: number): void => {
    passed.push(index);
    for (const [to, share] of [...causes[index]!].sort(([a], [b]) => a - b)) {
      const tasks = weight * share;
      if (tasks <= LEAST) continue;
      if (chain.steps[to]?.unit !== NONE) shares.set(to, (shares.get(to) ?? 0) + tasks);
      else if (depth < MOST_PASSED) visit(to, tasks, depth + 1);
    }
  };
  visit(from, 1, 0);
  return { shares, passed };
}

/** Whether a value that is left out decides where work goes from a step: by itself, or named in a formula. */
function hasRedactedRoute(step: StepSpec | undefined, redaction: Redaction | undefined): boolean {
  if (step === undefined || redaction === undefined) return false;
  const formulas = [
    ...step.then.map((branch) => branch.probability),
    ...step.opens.map(({ count }) => count),
  ];
  return (
    isRedacted(redaction, `${step.name}.then`) ||
    isRedacted(redaction, `${step.name}.opens`) ||
    formulas.some((formula) => formula !== undefined && !isNumber(formula))
  );
}

function isNumber(formula: Expression): boolean {
  return formula.op === 'number';
}
