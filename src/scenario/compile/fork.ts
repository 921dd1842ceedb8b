import { messages } from '../messages.ts';
import type { StepText } from '../schema/cases.ts';
import { at, type Spot } from '../spot.ts';
import type { Compilation } from './compilation.ts';
import type { CaseSteps } from './route.ts';

/** Keys that a fork may have: it only sends its branches out. */
const FORK_KEYS: ReadonlySet<string> = new Set(['all', 'then', 'opens', 'moves']);

/** Compiles `all`: the first steps of the branches of a fork, two at least, each once. */
export function compileFork(c: Compilation, spot: Spot, step: StepText, steps: CaseSteps): number[] {
  const below = at(spot, 'all');
  const names = step.all ?? [];
  for (const key of Object.keys(step)) {
    if (!FORK_KEYS.has(key))
      c.fault(at(spot, key), 'scenario.step', messages.keyAtFork(key), { atKey: true });
  }
  if (step.all !== undefined && names.length < 2)
    c.fault(below, 'scenario.fork', messages.fewBranches(), { expected: messages.branchesExpected() });
  return names.flatMap((name, index) => {
    const known = steps.names.indexOf(name);
    if (known < 0) {
      const message = name === 'end' ? messages.branchIsEnd() : messages.unknownStep(name);
      c.unknown(at(below, index), name, steps.names, 'scenario.unknown-step', message);
      return [];
    }
    if (names.indexOf(name) < index) {
      c.fault(at(below, index), 'scenario.fork', messages.branchTwice(name));
      return [];
    }
    return [steps.first + known];
  });
}
