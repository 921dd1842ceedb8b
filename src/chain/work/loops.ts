import { NONE } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import { specsToCome } from '../policy/prospects.ts';

/**
 * Steps of each case type that lie on a loop of routes, and so can be visited again; so do those of a branch whose
 * fork can.
 */
export function loopIndices(
  chain: Chain,
  forks: Int32Array,
): { readonly byStep: Int32Array; readonly most: number } {
  const byStep = new Int32Array(chain.steps.length).fill(NONE);
  let most = 0;
  const returns = (step: number): boolean =>
    step !== NONE && (reaches(chain, step, step) || returns(forks[step]!));
  for (const type of chain.cases) {
    let count = 0;
    for (let step = type.firstStep; step < type.endStep; step++) {
      if (returns(step)) byStep[step] = count++;
    }
    most = Math.max(most, count);
  }
  return { byStep, most };
}

/** Whether a route leads from one step to another (in one step or more). */
function reaches(chain: Chain, from: number, to: number): boolean {
  const seen = new Set<number>();
  const open = [from];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const spec = chain.steps[step];
    if (spec === undefined) continue;
    const targets = [spec, ...specsToCome(chain, step)].flatMap((one) => [
      ...one.then.map((branch) => branch.step),
      ...(one.onLate.kind === 'step' ? [one.onLate.step] : []),
    ]);
    for (const target of targets) {
      if (target === to) return true;
      if (target !== NONE && !seen.has(target)) {
        seen.add(target);
        open.push(target);
      }
    }
  }
  return false;
}
