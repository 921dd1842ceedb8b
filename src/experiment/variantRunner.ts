import { Simulator } from '../chain/index.ts';
import type { BlockResult, ReplicationRunner } from './block.ts';
import { runBlock } from './block.ts';
import { blockFailure } from './blockFailure.ts';
import { Futures } from './future.ts';
import type { Variant } from './plan.ts';
import { seedWords } from './seed.ts';
import type { BlockAnswer } from './worker.ts';

/** Computes the blocks of one variant, on one simulator as long as all goes well. */
export class VariantRunner {
  private readonly variant: Variant;
  private readonly isStopped: () => boolean;
  private simulator: Simulator | undefined;
  private futures: Futures | undefined;
  /** Index of the present (or failed) replication. */
  private replication = 0;

  constructor(variant: Variant, isStopped: () => boolean) {
    this.variant = variant;
    this.isStopped = isStopped;
  }

  /** Replications `first` … `first + count − 1`, or why there are none. Never throws. */
  async answer(first: number, count: number): Promise<BlockAnswer> {
    this.replication = first;
    const { chain, recipe } = this.variant;
    try {
      if (recipe === undefined) return { result: this.simulate(first, count) };
      this.futures ??= await Futures.of({ ...this.variant, recipe }, this.isStopped);
      const begin = (index: number): void => {
        this.replication = index;
      };
      return { result: this.futures.runBlock(chain, first, count, begin) };
    } catch (error) {
      const { futures, simulator, replication } = this;
      const moment = (futures ?? simulator)?.now;
      // A simulator that was left in the middle of a replication is not used again.
      this.simulator = undefined;
      return { failure: blockFailure(error, { chain, replication, moment, drawn: futures?.drawn }) };
    }
  }

  private simulate(first: number, count: number): BlockResult {
    const { chain, seed, keeps } = this.variant;
    this.simulator ??= new Simulator(chain, seedWords(seed), this.isStopped);
    const current = this.simulator;
    const runner: ReplicationRunner = {
      layout: current.layout,
      get breachWaits() {
        return current.breachWaits;
      },
      run: (index, values, offset, breaches, breachOffset) => {
        this.replication = index;
        return current.run(index, values, offset, breaches, breachOffset);
      },
    };
    return runBlock(runner, chain.norms.length, first, count, keeps);
  }
}
