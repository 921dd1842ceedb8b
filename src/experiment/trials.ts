import type { Chain } from '../chain/chain.ts';
import { BLOCK_SIZE } from './block.ts';
import type { PlannedBlock } from './plan.ts';
import { computeBlocks, type PoolOptions } from './pool.ts';

/** Consecutive replications of a chain. */
export interface Trial {
  readonly chain: Chain;
  /** Index (0-based) of the first, a multiple of the block size. */
  readonly first: number;
  readonly count: number;
}

/** How trials are run: told after every block how many replications were done since the beginning. */
export interface TrialOptions extends PoolOptions {
  readonly seed: string;
  readonly onDone?: (replications: number) => void;
}

/**
 * Runs replications of one chain after another, each round following from what the ones before found. All are run with
 * the same random inputs: replication i of every chain is the same future (common random numbers).
 */
export class Trials {
  /** Replications done in all rounds. */
  replications = 0;
  /** Events in them. */
  events = 0;
  private readonly options: TrialOptions;

  constructor(options: TrialOptions) {
    this.options = options;
  }

  /**
   * The first breaches of each trial: per replication and norm the moment in hours, Infinity if never.
   * @throws what `computeBlocks` throws
   */
  async run(trials: readonly Trial[]): Promise<Float64Array[]> {
    const { seed, onDone } = this.options;
    const found = trials.map(({ chain, count }) => new Float64Array(count * chain.norms.length));
    const blocks: PlannedBlock[] = trials.flatMap(({ first, count }, variant) =>
      Array.from({ length: Math.ceil(count / BLOCK_SIZE) }, (_, block) => ({
        variant,
        first: first + block * BLOCK_SIZE,
        count: Math.min(BLOCK_SIZE, count - block * BLOCK_SIZE),
      })),
    );
    const variants = trials.map(({ chain }) => ({ chain, seed }));
    await computeBlocks({ variants, blocks }, this.options, (result, { variant, first }) => {
      const trial = trials[variant];
      if (trial === undefined) return;
      found[variant]?.set(result.breaches, (first - trial.first) * trial.chain.norms.length);
      this.replications += result.count;
      this.events += result.events;
      onDone?.(this.replications);
    });
    return found;
  }
}
