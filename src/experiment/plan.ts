import type { Chain } from '../chain/chain.ts';
import type { Recipe } from '../scenario/index.ts';
import { BLOCK_SIZE } from './block.ts';

/**
 * What an experiment computes, as data: variants of a chain, each for a range of replications, cut into blocks.
 * Every experiment is a plan and an estimator that folds the plan's blocks in order.
 */
export interface Plan {
  readonly variants: readonly Variant[];
  /** In the order in which they are folded. */
  readonly blocks: readonly PlannedBlock[];
}

/** A chain with the seed of its random inputs. */
export interface Variant {
  readonly chain: Chain;
  readonly seed: string;
  /** Given when each replication draws the values that have a range, and runs a chain of its own with them. */
  readonly recipe?: Recipe;
}

export interface PlannedBlock {
  /** Index in `variants`. */
  readonly variant: number;
  /** Index (0-based) of its first replication, a multiple of the block size. */
  readonly first: number;
  readonly count: number;
}

/** The plan of one variant's replications 0 … `replications` − 1; the last block may be short. */
export function planReplications(variant: Variant, replications: number): Plan {
  return planVariants([variant], replications);
}

/** The same replications of several variants, one variant after another. */
export function planVariants(variants: readonly Variant[], replications: number): Plan {
  const blocks: PlannedBlock[] = [];
  for (const variant of variants.keys()) {
    for (let first = 0; first < replications; first += BLOCK_SIZE) {
      blocks.push({ variant, first, count: Math.min(BLOCK_SIZE, replications - first) });
    }
  }
  return { variants, blocks };
}
