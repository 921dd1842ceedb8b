import type { Chain } from '../chain/chain.ts';
import { BLOCK_SIZE, type BlockResult } from './block.ts';
import type { PlannedBlock } from './plan.ts';
import { computeBlocks, type PoolOptions } from './pool.ts';

/** Consecutive replications of a chain. */
export interface Trial {
  readonly chain: Chain;
  /** Index (0-based) of the first, a multiple of the block size. */
  readonly first: number;
  readonly count: number;
}

/** Runs trials, somewhere. */
export interface TrialRunner {
  /** Replications done in all rounds. */
  readonly replications: number;
  /** `fold` is told the blocks of the trials in order, trial by trial. */
  run(trials: readonly Trial[], fold: (trial: number, block: BlockResult) => void): Promise<void>;
}

/** How trials are run: told after every block how many replications were done since the beginning. */
export interface TrialOptions extends PoolOptions {
  readonly seed: string;
  readonly onDone?: (replications: number) => void;
}

/**
 * Runs replications of one chain after another on worker threads, each round following from what the ones before found. All are run with
 * the same random inputs: replication i of every chain is the same future (common random numbers).
 */
export class Trials implements TrialRunner {
  replications = 0;
  private readonly options: TrialOptions;

  constructor(options: TrialOptions) {
    this.options = options;
  }

  /** @throws what `computeBlocks` throws */
  async run(trials: readonly Trial[], fold: (trial: number, block: BlockResult) => void): Promise<void> {
    const { seed, onDone } = this.options;
    const blocks: PlannedBlock[] = trials.flatMap(({ first, count }, variant) =>
      Array.from({ length: Math.ceil(count / BLOCK_SIZE) }, (_, block) => ({
        variant,
        first: first + block * BLOCK_SIZE,
        count: Math.min(BLOCK_SIZE, count - block * BLOCK_SIZE),
      })),
    );
    const variants = trials.map(({ chain }) => ({ chain, seed }));
    await computeBlocks({ variants, blocks }, this.options, (result, { variant }) => {
      fold(variant, result);
      this.replications += result.count;
      onDone?.(this.replications);
      return undefined;
    });
  }
}
