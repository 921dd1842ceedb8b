import { availableParallelism } from 'node:os';
import type { BlockResult } from '../block.ts';
import { whileDrawsAreChecked } from '../checkDraws.ts';
import type { Journal } from '../journal.ts';
import { inTurn, type Variant } from '../plan.ts';
import { type Progress, Study } from '../study.ts';
import type { NamedVariant } from './comparable.ts';
import { type Compared, type CompareSettings, Comparison } from './comparison.ts';

export interface CompareOptions extends CompareSettings {
  /** Worker threads, ≥ 1; as many as the machine can run at once unless said. No effect on results. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly journal?: Journal;
}

/**
 * What changes do: differences between variants in P(holds) and in every quantity of their summaries, replication by
 * replication on the same futures (common random numbers), with intervals that hold together. The result depends on the
 * scenarios, the seed and the number of replications only.
 *
 * @throws CompareFault when they cannot be compared; RunFault, RunDefect and RunAborted as Study.compute does
 */
export async function runCompare(
  variants: readonly NamedVariant[],
  options: CompareOptions = {},
): Promise<Compared> {
  const { signal, journal, onProgress, workers = availableParallelism(), ...settings } = options;
  const comparison = new Comparison(variants, settings);
  const { seed, replications } = comparison;
  await Study.carryOut({ workers, signal, journal, onProgress }, async (study) => {
    const run = async (kinds: readonly Variant[], add: (results: BlockResult[]) => void): Promise<void> => {
      const arrived: BlockResult[] = [];
      const numbers = kinds.map((variant) => study.add(variant));
      await study.compute(inTurn(numbers, replications), (result) => {
        // Blocks of all variants come in turn: with the last of them the same replications of all are there.
        if (arrived.push(result) === numbers.length) add(arrived.splice(0));
        return undefined;
      });
    };
    study.foresee(variants.length * replications * (settings.overRanges ? 2 : 1));
    const drawn = settings.overRanges ? variants.map(({ scenario }) => scenario) : [];
    const check = { seed, replications, signal, without: 'without --over-ranges' };
    await whileDrawsAreChecked(drawn, check, async () => {
      await run(
        variants.map(({ scenario: { chain } }) => ({ chain, seed, keeps: 'summary' })),
        (results) => comparison.add(results),
      );
      if (!settings.overRanges) return;
      await run(
        variants.map(({ scenario: { chain, recipe } }) => ({ chain, seed, recipe })),
        (results) => comparison.addOverRanges(results),
      );
    });
  });
  return comparison.found;
}
