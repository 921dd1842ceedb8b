import { parentPort, workerData } from 'node:worker_threads';
import type { BlockResult } from './block.ts';
import type { BlockFailure } from './failure.ts';
import type { PlannedBlock, Variant } from './plan.ts';
import { VariantRunner } from './variantRunner.ts';

/** What a worker answers to an assignment: the block's records, or why there are none. */
export type BlockAnswer =
  | { readonly result: BlockResult; readonly failure?: never }
  | { readonly failure: BlockFailure; readonly result?: never };

/** What a worker is given once, at its start. */
export interface WorkerInput {
  /** Shared with the pool; its first number is 1 when the worker is to leave what it is at. */
  readonly stop: Int32Array;
}

/** A block to compute. */
export interface Assignment {
  readonly block: PlannedBlock;
  /** The block's variant, when the worker does not have it. */
  readonly variant?: Variant;
  /** Variants of which no simulator is to be kept any longer. */
  readonly forget: readonly number[];
}

const port = parentPort;
const { stop } = (workerData ?? {}) as Partial<WorkerInput>;

const isStopped = (): boolean => stop !== undefined && Atomics.load(stop, 0) === 1;

/** By number of the variant; which of them are kept is the pool's to say. */
const runners = new Map<number, VariantRunner>();

function runnerOf({ block, variant, forget }: Assignment): VariantRunner {
  for (const number of forget) runners.delete(number);
  if (variant !== undefined) runners.set(block.variant, new VariantRunner(variant, isStopped));
  const runner = runners.get(block.variant);
  if (runner === undefined) throw new RangeError(`the worker was not given variant ${block.variant}`);
  return runner;
}

port?.on('message', async (assignment: Assignment) => {
  const { first, count } = assignment.block;
  const answer = await runnerOf(assignment).answer(first, count);
  const { values, breaches, breachWaits } = answer.result ?? {};
  const transfer = [values, breaches, breachWaits].flatMap((array) => (array ? [array.buffer] : []));
  port.postMessage(answer, transfer as ArrayBuffer[]);
});
