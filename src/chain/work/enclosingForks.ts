import { NONE } from '../../engine/hours.ts';
import type { StepSpec } from '../chain.ts';

/** For each step the fork in whose branch it lies (the innermost), or `NONE` on the main line. */
export function enclosingForks(steps: readonly StepSpec[]): Int32Array {
  const forks = new Int32Array(steps.length).fill(NONE);
  for (const [fork, { all }] of steps.entries()) {
    for (const branch of all ?? []) {
      for (const step of stepsOfBranch(steps, branch)) forks[step] = fork;
    }
  }
  return forks;
}

/** The steps of a branch, from its first on; the branches of a fork among them are not its own. */
export function stepsOfBranch(steps: readonly StepSpec[], first: number): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [first];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const step = steps[index];
    if (step === undefined || found.has(index)) continue;
    found.add(index);
    open.push(...successors(step));
  }
  return found;
}

/** Where a case may go from a step on its own line: by its routes, or when it is late. */
export function successors({ then, onLate }: StepSpec): number[] {
  const next = then.map(({ step }) => step).filter((step) => step !== NONE);
  return onLate.kind === 'step' ? [...next, onLate.step] : next;
}
