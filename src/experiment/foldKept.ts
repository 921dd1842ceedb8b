import { setImmediate } from 'node:timers/promises';
import { RunAborted } from './failure.ts';
import type { JournalStage } from './journal.ts';
import type { Plan } from './plan.ts';
import type { BlockFold } from './pool.ts';

/** What was folded of a stage without computing it. */
export interface KeptFold {
  /** Blocks. */
  readonly kept: number;
  /** Whether the fold said that this is enough. */
  readonly isEnough: boolean;
}

/**
 * Folds the blocks that a stage has kept, in order. One block is in memory at a time.
 *
 * @throws RunAborted on the signal; what the stage and `fold` throw
 */
export async function foldKept(
  plan: Plan,
  stage: JournalStage | undefined,
  fold: BlockFold,
  signal: AbortSignal | undefined,
): Promise<KeptFold> {
  for (const [position, block] of plan.blocks.entries()) {
    const result = stage?.kept(position);
    if (result === undefined) return { kept: position, isEnough: false };
    if (fold(result, block) === 'enough') return { kept: position + 1, isEnough: true };
    // Signals and the display get their turn.
    await setImmediate();
    if (signal?.aborted) throw new RunAborted(signal.reason);
  }
  return { kept: plan.blocks.length, isEnough: false };
}
