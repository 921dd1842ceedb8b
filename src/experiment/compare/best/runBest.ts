import { availableParallelism } from 'node:os';
import type { BlockResult } from '../../block.ts';
import type { Journal } from '../../journal.ts';
import { inTurn, type Variant } from '../../plan.ts';
import { type Progress, Study } from '../../study.ts';
import type { NamedVariant } from '../comparable.ts';
import type { BestResult } from './bestResult.ts';
import { BestSearch, type BestSettings } from './bestSearch.ts';

export interface BestOptions extends BestSettings {
  /** Worker threads, ≥ 1; as many as the machine can run at once unless said. No effect on results. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly journal?: Journal;
}

/**
 * Which of the variants holds most often: all are run on the same futures, and one that is shown to hold less often than another is
 * run no further (`Selection`). The result depends on the scenarios, the seed, the difference and the number of replications only.
 *
 * @throws CompareFault when they cannot be compared; RunFault, RunDefect and RunAborted as Study.compute does
 */
export async function runBest(
  variants: readonly NamedVariant[],
  options: BestOptions = {},
): Promise<BestResult> {
  const { signal, journal, onProgress, workers = availableParallelism(), ...settings } = options;
  const search = new BestSearch(variants, settings);
  const { seed, replications } = search;
  await Study.carryOut({ workers, signal, journal, onProgress }, async (study) => {
    const numbers = variants.map(({ scenario: { chain, recipe } }) => {
      const variant: Variant = settings.overRanges
        ? { chain, seed, recipe }
        : { chain, seed, keeps: 'breaches' };
      return study.add(variant);
    });
    study.foresee(variants.length * replications);
    for (let { open } = search; open.variants.length > 0; open = search.open) {
      const arrived: BlockResult[] = [];
      const running = open.variants.flatMap((variant) => numbers[variant] ?? []);
      await study.compute(inTurn(running, replications, open.from), (result) => {
        // Blocks of all variants come in turn: with the last of them the same replications of all are there.
        if (arrived.push(result) < running.length) return undefined;
        // What was begun beyond is left, and what goes on is asked anew.
        return search.add(arrived.splice(0)) ? 'enough' : undefined;
      });
    }
  });
  return search.found;
}
