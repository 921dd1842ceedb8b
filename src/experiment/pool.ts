import type { PlannedBlock, Variant } from './plan.ts';
import { type BlockFold, Study, type StudyOptions } from './study.ts';

export type PoolOptions = StudyOptions;

/** What an experiment that knows it beforehand computes, as data. */
export interface Plan {
  readonly variants: readonly Variant[];
  /** In the order in which they are folded; `variant` is the index in `variants`. */
  readonly blocks: readonly PlannedBlock[];
}

/**
 * A study of one round, all of which is known beforehand.
 *
 * @throws as `Study.compute`; all worker threads have ended by then
 */
export async function computeBlocks(plan: Plan, options: PoolOptions, fold: BlockFold): Promise<void> {
  return Study.carryOut(options, (study) => {
    const numbers = plan.variants.map((variant) => study.add(variant));
    const indexOf = new Map(numbers.map((number, index) => [number, index]));
    const blocks = plan.blocks.map((block) => ({ ...block, variant: numbers[block.variant] ?? 0 }));
    return study.compute(blocks, (result, block) =>
      fold(result, { ...block, variant: indexOf.get(block.variant) ?? 0 }),
    );
  });
}
