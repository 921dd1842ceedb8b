import { setImmediate } from 'node:timers/promises';
import type { DrawnValue, Fault, Scenario } from '../scenario/index.ts';
import { impossibleDraws } from './drawnWords.ts';
import { IMPOSSIBLE_DRAW, RunAborted, RunFault } from './failure.ts';
import { counted } from './numberWords.ts';
import { RangeDraws } from './rangeDraws.ts';

/** Futures of a scenario that are looked at ahead of their simulation. */
const MOST_CHECKED = 1000;

export interface DrawCheck {
  readonly seed: string;
  readonly replications: number;
  readonly signal: AbortSignal | undefined;
  /** How the question is asked without drawing: `with --values-only`. */
  readonly without: string;
}

/** A kind of fault that draws have, with the first of them. */
export interface FaultyDraws {
  readonly fault: Fault;
  readonly drawn: readonly DrawnValue[];
  /** Index (0-based) of that replication. */
  readonly replication: number;
  /** Futures with a fault of that kind. */
  readonly futures: number;
}

/**
 * Computes while the draws of the futures to come are compiled, which takes a fiftieth of their simulation: a combination of drawn
 * values that makes no scenario is told in seconds, not after all that came before it. Such draws are never drawn again, as
 * the futures that are left would not be those of the ranges.
 *
 * @throws RunFault with every kind of impossible draw and how many futures have one; what `compute` throws
 */
export async function whileDrawsAreChecked<Found>(
  scenarios: readonly Pick<Scenario, 'settings' | 'recipe'>[],
  check: DrawCheck,
  compute: () => Promise<Found>,
): Promise<Found> {
  let isOver = false;
  const checked = checkDraws(scenarios, check, () => isOver);
  const computed = compute().catch(async (error: unknown) => {
    // A worker may come to it first: what is said is the same.
    if (error instanceof RunFault && error.code === IMPOSSIBLE_DRAW) await checked;
    throw error;
  });
  try {
    const [, found] = await Promise.all([checked, computed]);
    return found;
  } finally {
    isOver = true;
  }
}

async function checkDraws(
  scenarios: readonly Pick<Scenario, 'settings' | 'recipe'>[],
  { seed, replications, signal, without }: DrawCheck,
  isOver: () => boolean,
): Promise<void> {
  const { recompiler } = await import('../scenario/recipe.ts');
  const draws = new RangeDraws(seed);
  const count = Math.min(replications, MOST_CHECKED);
  for (const { settings, recipe } of scenarios) {
    const compile = await recompiler(recipe);
    const kinds = new Map<string, FaultyDraws>();
    let faulty = 0;
    for (let replication = 0; replication < count; replication++) {
      const future = compile(draws.of(replication));
      if (future.faults.length > 0) faulty++;
      for (const fault of future.faults) {
        const kind = `${fault.code} ${fault.where?.path ?? ''}`;
        const first = { fault, drawn: future.drawn };
        const known = kinds.get(kind) ?? { ...first, replication, futures: 0 };
        kinds.set(kind, { ...known, futures: known.futures + 1 });
      }
      await setImmediate();
      if (isOver()) return;
      if (signal?.aborted) throw new RunAborted(signal.reason);
    }
    const [first] = kinds.values();
    if (first === undefined) continue;
    const { replication } = first;
    const of = count < replications ? `the first ${count} futures` : counted(count, 'future');
    const words = impossibleDraws([...kinds.values()], { faulty, of, without });
    const message = `${settings.name}, replication ${replication} over the ranges: ${words}`;
    throw new RunFault({ kind: 'fault', code: IMPOSSIBLE_DRAW, message, from: replication, to: replication });
  }
}
