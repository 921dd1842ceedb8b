import { parentPort, workerData } from 'node:worker_threads';
import { type Chain, SimulationFault, Simulator } from '../chain/index.ts';
import type { DrawnValue } from '../scenario/index.ts';
import { type BlockResult, type ReplicationRunner, runBlock } from './block.ts';
import { dateInWords, isoDate } from './dates.ts';
import { impossibleDraw, misbehavingDraw } from './drawnWords.ts';
import type { BlockFailure } from './failure.ts';
import { DrawnFault, Futures } from './future.ts';
import { inlineMore } from './inlining.ts';
import type { PlannedBlock, Variant } from './plan.ts';
import { seedWords } from './seed.ts';

/** What a worker answers to a planned block: its records, or why there are none. */
export type BlockAnswer =
  | { readonly result: BlockResult; readonly failure?: never }
  | { readonly failure: BlockFailure; readonly result?: never };

/** What a worker is given once, at its start. */
export interface WorkerInput {
  readonly variants: readonly Variant[];
  /** Shared with the pool; its first number is 1 when the workers are to stop. */
  readonly stop: Int32Array;
}

inlineMore();

const port = parentPort;
const { variants, stop } = (workerData ?? {}) as Partial<WorkerInput>;

const isStopped = (): boolean => stop !== undefined && Atomics.load(stop, 0) === 1;

/** The simulator, or the futures, of the variant at hand; a plan's blocks of one variant follow each other. */
let simulator: Simulator | undefined;
let futures: Futures | undefined;
let simulated = -1;

async function compute(block: PlannedBlock): Promise<BlockAnswer> {
  let replication = block.first;
  const variant = variants?.[block.variant];
  try {
    if (variant === undefined) throw new RangeError(`the plan has no variant ${block.variant}`);
    if (simulated !== block.variant) {
      simulator = undefined;
      futures = undefined;
      simulated = block.variant;
    }
    const norms = variant.chain.norms.length;
    const { recipe } = variant;
    if (recipe !== undefined) {
      futures ??= await Futures.of({ ...variant, recipe }, isStopped);
      const begin = (index: number): void => {
        replication = index;
      };
      return { result: futures.runBlock(norms, block.first, block.count, begin) };
    }
    simulator ??= new Simulator(variant.chain, seedWords(variant.seed), isStopped);
    const current = simulator;
    const runner: ReplicationRunner = {
      layout: current.layout,
      get breachWaits() {
        return current.breachWaits;
      },
      run(index, values, offset, breaches, breachOffset) {
        replication = index;
        return current.run(index, values, offset, breaches, breachOffset);
      },
    };
    return { result: runBlock(runner, norms, block.first, block.count) };
  } catch (error) {
    const failure = failureOf(
      error,
      variant?.chain,
      replication,
      (futures ?? simulator)?.now,
      futures?.drawn,
    );
    // A simulator that was left in the middle of a replication is not used again.
    simulator = undefined;
    return { failure };
  }
}

/**
 * The failure as plain data. A fault's sentence names the scenario, the replication, the simulated moment and, over the
 * ranges, what was drawn; those of a defect travel beside its message.
 */
function failureOf(
  error: unknown,
  chain: Chain | undefined,
  replication: number,
  moment: number | undefined,
  drawn: readonly DrawnValue[] | undefined,
): BlockFailure {
  const at = chain && moment !== undefined ? isoDate(chain.calendar.startDay, moment) : undefined;
  const where = { from: replication, to: replication, ...(at !== undefined && { at }) };
  const set = drawn === undefined ? '' : ' over the ranges';
  if (error instanceof DrawnFault) {
    const message = `${chain?.name}, replication ${replication}${set}: ${impossibleDraw(error.drawn)}`;
    return { kind: 'fault', code: 'run.drawn-values', message, ...where };
  }
  if (error instanceof SimulationFault) {
    const when = at === undefined ? '' : `, ${dateInWords(at)}`;
    const why = drawn === undefined ? error.message : misbehavingDraw(error.message, drawn);
    const message = `${chain?.name}, replication ${replication}${set}${when}: ${why}`;
    return { kind: 'fault', code: error.code, message, ...where };
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error && error.stack !== undefined ? { stack: error.stack } : {};
  return { kind: 'defect', code: 'run.defect', message: message + set, ...where, ...stack };
}

port?.on('message', async (block: PlannedBlock) => {
  const answer = await compute(block);
  const { values, breaches, breachWaits } = answer.result ?? {};
  const transfer = [values, breaches, breachWaits].flatMap((array) => (array ? [array.buffer] : []));
  port.postMessage(answer, transfer as ArrayBuffer[]);
});
