import type { Chain } from '../chain/chain.ts';
import type { Recipe } from '../scenario/index.ts';
import { BLOCK_SIZE } from './block.ts';
import type { Reinforcement } from './reinforce/reinforcedChain.ts';

/**
 * A chain with the seed of its random inputs. Every experiment computes replications of variants, cut into blocks, in
 * an order of its own (`Study`), and is an estimator that folds them in that order. Variants with the same seed have
 * common random numbers.
 */
export interface Variant {
  readonly chain: Chain;
  readonly seed: string;
  /** Given when each replication draws the values that have a range, and runs a chain of its own with them. */
  readonly recipe?: Recipe;
  /** Given with a recipe: the strength that is added to the chain of each replication, whatever was drawn. */
  readonly more?: readonly Reinforcement[];
  /** What is kept of a replication; `record` unless said. Over the ranges only first breaches are. */
  readonly keeps?: Keeps;
}

/**
 * What is kept of a replication besides its first breaches: its whole `record`, of that the row over the whole horizon
 * (`summary`), or nothing (`breaches`). A record of the letter's chain has 1.5 MB, its summary 25 kB.
 */
export type Keeps = 'record' | 'summary' | 'breaches';

export interface PlannedBlock {
  /** Number of a variant in its study. */
  readonly variant: number;
  /** Index (0-based) of its first replication, a multiple of the block size unless it is computed alone. */
  readonly first: number;
  readonly count: number;
}

/** The blocks of a variant's replications `from` … `to` − 1, from a multiple of the block size; the last may be short. */
export function blocksOf(variant: number, to: number, from = 0): PlannedBlock[] {
  const blocks: PlannedBlock[] = [];
  for (let first = from; first < to; first += BLOCK_SIZE) {
    blocks.push({ variant, first, count: Math.min(BLOCK_SIZE, to - first) });
  }
  return blocks;
}

/**
 * The same replications of several variants, block by block in turn: what is compared is there for all of them as soon
 * as it can be.
 */
export function inTurn(variants: readonly number[], to: number, from = 0): PlannedBlock[] {
  return blocksOf(0, to, from).flatMap((block) => variants.map((variant) => ({ ...block, variant })));
}
