import type { Chain } from '../chain/chain.ts';
import type { BlockResult } from './block.ts';
import { blocksOf, type Variant } from './plan.ts';
import { Study, type StudyOptions } from './study.ts';

/** How replications draw their values, and what strength they have besides. */
export type OverRanges = Required<Pick<Variant, 'recipe' | 'more'>>;

/** Consecutive replications of a chain. */
export interface Trial {
  readonly chain: Chain;
  /** Given when each replication draws its values; the chain is then that of the values in the file. */
  readonly over?: OverRanges;
  /** Index (0-based) of the first. */
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

/** How trials are run. */
export interface TrialOptions extends StudyOptions {
  readonly seed: string;
  /** Replications that there will be in all, about: for the progress that is shown. */
  readonly foreseen: number;
}

/**
 * Runs replications of one chain after another in one study, each round following from what the ones before found. All
 * are run with the same random inputs: replication i of every chain is the same future (common random numbers). Of a
 * replication first breaches are kept, and why.
 */
export class Trials implements TrialRunner {
  replications = 0;
  private readonly study: Study;
  private readonly seed: string;
  /** Of chains that were tried, so that workers know them again. */
  private readonly variants = new Map<Chain, Variant>();

  private constructor(study: Study, seed: string) {
    this.study = study;
    this.seed = seed;
  }

  /**
   * Carries out a search; worker threads live until it ends.
   * @throws what the search throws, as `Study.carryOut`
   */
  static async carryOut<Found>(
    { seed, foreseen, ...options }: TrialOptions,
    search: (trials: Trials) => Promise<Found>,
  ): Promise<Found> {
    return Study.carryOut(options, (study) => {
      study.foresee(foreseen);
      return search(new Trials(study, seed));
    });
  }

  /** @throws what `Study.compute` throws */
  async run(trials: readonly Trial[], fold: (trial: number, block: BlockResult) => void): Promise<void> {
    const blocks = trials.map((trial) =>
      blocksOf(this.study.add(this.variantOf(trial)), trial.first + trial.count, trial.first),
    );
    const trialOf = new Map(blocks.flatMap((own, trial) => own.map((block) => [block, trial] as const)));
    await this.study.compute(blocks.flat(), (result, block) => {
      fold(trialOf.get(block) ?? 0, result);
      this.replications += result.count;
      return undefined;
    });
  }

  private variantOf({ chain, over }: Trial): Variant {
    const variant = this.variants.get(chain) ?? { chain, seed: this.seed, keeps: 'breaches', ...over };
    this.variants.set(chain, variant);
    return variant;
  }
}
