import { setImmediate } from 'node:timers/promises';
import type { BlockResult } from './block.ts';
import { type BlockFailure, RunAborted, RunDefect, RunFault } from './failure.ts';
import type { BlockKey, Journal } from './journal.ts';
import type { PlannedBlock, Variant } from './plan.ts';
import { variantHash } from './variantHash.ts';
import { WorkerPool, type WorkerPoolOptions } from './workerPool.ts';

export interface StudyOptions extends WorkerPoolOptions {
  /** Finished blocks are kept there; those that it has already are folded, not computed. */
  readonly journal?: Journal | undefined;
  /** Told after every block, and before a round of which the journal has blocks: those count as done at once. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface Progress {
  /** Replications done, of all that are foreseen. */
  readonly done: number;
  readonly total: number;
  /** How many of those that are done were found in the journal, and took no time. */
  readonly found?: number;
}

/**
 * Receives blocks, each once, in the order in which they were asked for. What it returns says whether that is enough: no
 * further block is folded then, whether it has been computed or not.
 */
export type BlockFold = (result: BlockResult, block: PlannedBlock) => 'enough' | undefined;

/**
 * Whatever an experiment computes: blocks of replications of variants, asked for round by round, on workers that live
 * through all of them. Which variants there are and what is asked of them may follow from what was found before; results
 * depend on neither the number of workers nor on what a journal held.
 */
export class Study {
  private readonly options: StudyOptions;
  private readonly pool: WorkerPool;
  private readonly variants = new Map<number, Variant>();
  private readonly numbers = new Map<Variant, number>();
  private readonly hashes = new Map<number, string>();
  private added = 0;
  private done = 0;
  private found = 0;
  private asked = 0;
  private foreseen = 0;
  /** Blocks that the journal was told of, and that were not asked for yet. */
  private announced = 0;

  private constructor(options: StudyOptions) {
    this.options = options;
    this.pool = new WorkerPool(options, (number) => this.variants.get(number));
  }

  /**
   * Carries out an experiment.
   *
   * @returns what the experiment returns; its worker threads then end in the background
   * @throws what the experiment throws, as `compute` does; all worker threads have ended by then
   */
  static async carryOut<Found>(
    options: StudyOptions,
    experiment: (study: Study) => Promise<Found>,
  ): Promise<Found> {
    const study = new Study(options);
    try {
      const found = await experiment(study);
      void study.pool.close();
      return found;
    } catch (error) {
      await study.pool.close();
      throw error;
    }
  }

  /** Adds a variant and returns its number; the same object always has the same one. */
  add(variant: Variant): number {
    const known = this.numbers.get(variant);
    if (known !== undefined) return known;
    const number = this.added++;
    this.variants.set(number, variant);
    this.numbers.set(variant, number);
    return number;
  }

  /** Lets go of a variant of which nothing more is asked: its number is not used again. */
  drop(number: number): void {
    const variant = this.variants.get(number);
    if (variant !== undefined) this.numbers.delete(variant);
    this.variants.delete(number);
    this.hashes.delete(number);
  }

  /**
   * Says how many blocks the rounds to come have together, where that is known: of an interrupted study it is then told how
   * much of all that is done, not of the rounds that it had begun.
   */
  announce(blocks: number): void {
    this.options.journal?.begin(blocks);
    this.announced = blocks;
  }

  /** How far it is, of what was asked for or foreseen. */
  get progress(): Required<Progress> {
    return this.progressSparing(0);
  }

  /** Says how many replications there will be in all, as far as is known now: progress is of them. */
  foresee(replications: number): void {
    this.foreseen = replications;
  }

  /**
   * Computes blocks on the worker threads and hands their results to `fold` strictly in the order of the blocks, whatever
   * the order in which they are done. At most a few blocks a worker are in memory. A block whose worker dies twice is a
   * defect. Of several failures the first in the order of the blocks is thrown.
   *
   * @throws RunFault when the scenario misbehaves, RunDefect on a mistake of the program, RunAborted on the signal;
   * what `fold` throws
   */
  async compute(blocks: readonly PlannedBlock[], fold: BlockFold): Promise<void> {
    const { journal, signal } = this.options;
    if (signal?.aborted) throw new RunAborted(signal.reason);
    if (this.announced > 0) this.announced -= blocks.length;
    else journal?.begin(blocks.length);
    let left = countOf(blocks);
    this.asked += left;
    const isKept = blocks.map((block) => journal?.has(this.keyOf(block)) === true);
    let ahead = countOf(blocks.filter((_, position) => isKept[position]));
    this.foundDone(ahead);
    if (ahead > 0) this.options.onProgress?.(this.progressSparing(0));
    this.pool.begin(blocks, (position) => isKept[position] === true);
    try {
      for (const [position, block] of blocks.entries()) {
        const kept = isKept[position] ? journal?.kept(this.keyOf(block)) : undefined;
        if (isKept[position]) ahead -= block.count;
        // A block that the journal has, but not whole, is computed after all.
        if (isKept[position] && kept === undefined) this.foundDone(-block.count);
        const result = kept ?? (await this.result(position, block));
        left -= block.count;
        if (kept === undefined) this.done += block.count;
        const said = fold(result, block);
        this.pool.turnTo(position + 1);
        if (said === 'enough') {
          this.foundDone(-ahead);
          ahead = 0;
        }
        this.options.onProgress?.(this.progressSparing(said === 'enough' ? left : 0));
        if (said === 'enough') return;
        // Signals and the display get their turn while blocks come from the journal.
        if (kept !== undefined) await setImmediate();
        if (signal?.aborted) throw new RunAborted(signal.reason);
      }
    } finally {
      this.asked -= left;
      this.foundDone(-ahead);
      this.pool.giveUp();
    }
  }

  /** Counts so many replications as found in the journal, and so as done. */
  private foundDone(replications: number): void {
    this.done += replications;
    this.found += replications;
  }

  private async result(position: number, block: PlannedBlock): Promise<BlockResult> {
    const answer = await this.pool.answer(position);
    if (answer.failure !== undefined) throw this.asError(answer.failure, block);
    this.options.journal?.keep(this.keyOf(block), answer.result);
    return answer.result;
  }

  /** @param spared replications that were asked for and are not needed */
  private progressSparing(spared: number): Required<Progress> {
    const total = Math.max(this.foreseen, this.asked - spared);
    return { done: this.done, total, found: this.found };
  }

  private keyOf({ variant, first, count }: PlannedBlock): BlockKey {
    const hash = this.hashes.get(variant) ?? variantHash(this.variants.get(variant) as Variant);
    this.hashes.set(variant, hash);
    return { variant: hash, first, count };
  }

  private asError(failure: BlockFailure, { variant }: PlannedBlock): Error {
    if (failure.kind === 'fault') return new RunFault(failure);
    return new RunDefect(failure, this.variants.get(variant)?.seed ?? '');
  }
}

function countOf(blocks: readonly PlannedBlock[]): number {
  return blocks.reduce((sum, { count }) => sum + count, 0);
}
