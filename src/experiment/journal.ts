import type { BlockResult } from './block.ts';
import type { Plan } from './plan.ts';

/**
 * Finished blocks, kept outside the process: a run that is interrupted goes on from them. What an experiment computes
 * is a row of stages, each a plan; a stage's plan may follow from the results of the stages before it.
 */
export interface Journal {
  /**
   * The next stage.
   * @throws JournalMismatch when the kept blocks of the first stage are those of another plan
   */
  begin(plan: Plan): JournalStage;
}

/** The blocks of one stage, in the order of its plan. */
export interface JournalStage {
  /** The kept result of the block at that position; asked from 0 on, until there is none. */
  kept(position: number): BlockResult | undefined;
  /** Keeps the result of the block at the next position. What the file system cannot take is not kept. */
  keep(position: number, result: BlockResult): void;
}

/** The kept blocks are not of the run that is to go on; the message is a sentence. */
export class JournalMismatch extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'JournalMismatch';
  }
}
