import type { InitialSpec, StepSpec } from '../../chain/chain.ts';
import { stepsOfBranch, successors } from '../../chain/work/enclosingForks.ts';
import { messages } from '../messages.ts';
import { namesAt } from '../node.ts';
import { at, type Spot } from '../spot.ts';
import type { CompiledCases } from './cases.ts';
import type { Compilation } from './compilation.ts';
import { stepSpot } from './stepSpot.ts';

/** A way through a case: its main line, or a branch of a fork; each step lies on one of them. */
interface Line {
  readonly first: number;
  /** Absent for the main line. */
  readonly branch?: { readonly fork: number; readonly index: number };
  readonly steps: ReadonlySet<number>;
}

/**
 * Refuses forks whose branches are not their own: one that is reached from elsewhere, that leads to a step of another
 * line, or that comes back to its fork; and cases that stand in a branch at the beginning, as their other branches
 * would be nowhere. Returns the cases whose lines can be told apart.
 */
export function checkForks(
  c: Compilation,
  { cases, steps, initial, sound }: CompiledCases,
): ReadonlySet<number> {
  const clear = new Set(sound);
  for (const [index, type] of cases.entries()) {
    if (!sound.has(index)) continue;
    const branches = branchesOf(steps, type.firstStep, type.endStep);
    if (branches.length === 0) continue;
    refuseInitial(c, steps, initial, branches);
    const lines: Line[] = [{ first: type.firstStep, steps: stepsOfBranch(steps, type.firstStep) }, ...branches];
    for (const { step: first } of initial) {
      const isOwn = first >= type.firstStep && first < type.endStep;
      if (isOwn && !lines.some((line) => line.steps.has(first)))
        lines.push({ first, steps: stepsOfBranch(steps, first) });
    }
    const told = new Set<number>();
    for (const line of branches) {
      // Of two that share steps the later one is at fault, and any branch before the main line.
      const before = lines.filter((one) => one.branch === undefined || lines.indexOf(one) < lines.indexOf(line));
      const other = before.find((one) => shared(one, line).some((step) => !told.has(step)));
      if (other === undefined) continue;
      for (const step of shared(other, line)) told.add(step);
      refuse(c, steps, line, other);
      clear.delete(index);
    }
  }
  return clear;
}

function branchesOf(steps: readonly StepSpec[], from: number, to: number): (Line & Required<Line>)[] {
  return steps.flatMap((step, fork) =>
    fork < from || fork >= to
      ? []
      : (step.all ?? []).map((first, index) => ({
          first,
          branch: { fork, index },
          steps: stepsOfBranch(steps, first),
        })),
  );
}

function shared(one: Line, other: Line): number[] {
  return [...one.steps].filter((step) => other.steps.has(step));
}

function refuse(c: Compilation, steps: readonly StepSpec[], line: Line & Required<Line>, other: Line): void {
  const name = (step: number): string => steps[step]?.name ?? '';
  const { fork, index } = line.branch;
  const entry = at(at(stepSpot(name(fork)), 'all'), index);
  const code = 'scenario.fork';
  if (other.steps.has(line.first)) {
    const from = line.first === other.first ? undefined : entrance(steps, other, line.first);
    if (from !== undefined)
      c.fault(edge(c, steps, from, line.first), code, messages.branchFromOutside(name(line.first), name(fork)));
    else if (other.branch === undefined) c.fault(entry, code, messages.branchIsFirst(name(line.first)));
    else c.fault(entry, code, messages.branchOfAnother(name(line.first), name(other.branch.fork)));
    return;
  }
  const own = [...line.steps].find(
    (step) => !other.steps.has(step) && nextOf(steps, step).some((next) => other.steps.has(next)),
  );
  const target = nextOf(steps, own ?? line.first).find((next) => other.steps.has(next));
  if (own === undefined || target === undefined) return;
  const message =
    target === fork
      ? messages.branchReturns(name(line.first), name(fork))
      : messages.branchLeavesLine(name(line.first), name(target));
  c.fault(edge(c, steps, own, target), code, message, {
    expected: messages.branchRoute(),
  });
}

function nextOf(steps: readonly StepSpec[], step: number): number[] {
  const spec = steps[step];
  return spec === undefined ? [] : successors(spec);
}

/** The step of a line from which a route leads to `target`. */
function entrance(steps: readonly StepSpec[], line: Line, target: number): number {
  return [...line.steps].find((step) => nextOf(steps, step).includes(target)) ?? line.first;
}

/** Where a step's route to another is written. */
function edge(c: Compilation, steps: readonly StepSpec[], from: number, to: number): Spot {
  const spec = steps[from];
  const spot = stepSpot(spec?.name ?? '');
  if (spec?.then.every(({ step }) => step !== to)) return at(spot, 'onLate');
  const own = steps[to]?.name.split('.')[1] ?? '';
  const then = at(spot, 'then');
  return namesAt(c.root, then.keys).includes(own) ? at(then, own) : then;
}

function refuseInitial(
  c: Compilation,
  steps: readonly StepSpec[],
  initial: readonly InitialSpec[],
  branches: readonly Line[],
): void {
  for (const { step } of initial) {
    if (!branches.some((line) => line.steps.has(step))) continue;
    const [type = '', own = ''] = (steps[step]?.name ?? '').split('.');
    c.fault(
      { keys: ['cases', type, 'initial', own], path: `${type}.initial.${own}` },
      'scenario.fork',
      messages.initialInBranch(own),
      { atKey: true },
    );
  }
}
