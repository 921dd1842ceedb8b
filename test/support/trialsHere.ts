import { Simulator } from '../../src/chain/index.ts';
import { type BlockResult, runBlock } from '../../src/experiment/block.ts';
import { Futures } from '../../src/experiment/future.ts';
import { seedWords } from '../../src/experiment/index.ts';
import type { Trial, TrialRunner } from '../../src/experiment/trials.ts';

/** Runs trials in this thread: no thread has to be started for each round of a small chain. */
export class TrialsHere implements TrialRunner {
  replications = 0;
  private readonly seed: string;

  constructor(seed = '3') {
    this.seed = seed;
  }

  async run(trials: readonly Trial[], fold: (trial: number, block: BlockResult) => void): Promise<void> {
    for (const [index, { chain, over, first, count }] of trials.entries()) {
      const { seed } = this;
      const futures = over && (await Futures.of({ chain, seed, ...over }));
      const simulator = futures ? undefined : new Simulator(chain, seedWords(seed));
      for (let done = 0; done < count; done += 8) {
        const [from, few] = [first + done, Math.min(8, count - done)];
        if (futures)
          fold(
            index,
            futures.runBlock(chain, from, few, () => undefined),
          );
        if (simulator) fold(index, runBlock(simulator, chain.norms.length, from, few));
      }
      this.replications += count;
    }
  }
}
