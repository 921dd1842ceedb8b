import { parentPort, workerData } from 'node:worker_threads';
import { type Chain, SimulationFault, Simulator } from '../chain/index.ts';
import { type BlockResult, type ReplicationRunner, runBlock } from './block.ts';
import { dateInWords, isoDate } from './dates.ts';
import type { BlockFailure } from './failure.ts';
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

/** The simulator of the variant at hand; a plan's blocks of one variant follow each other. */
let simulator: Simulator | undefined;
let simulated = -1;

function compute(block: PlannedBlock): BlockAnswer {
  let replication = block.first;
  try {
    const variant = variants?.[block.variant];
    if (variant === undefined) throw new RangeError(`the plan has no variant ${block.variant}`);
    if (simulator === undefined || simulated !== block.variant) {
      simulator = new Simulator(variant.chain, seedWords(variant.seed), isStopped);
      simulated = block.variant;
    }
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
    return { result: runBlock(runner, variant.chain.norms.length, block.first, block.count) };
  } catch (error) {
    const moment = simulator === undefined ? undefined : simulator.now;
    // A simulator that was left in the middle of a replication is not used again.
    simulator = undefined;
    return { failure: failureOf(error, variants?.[block.variant]?.chain, replication, moment) };
  }
}

/**
 * The failure as plain data. A fault's sentence names the scenario, the replication and the simulated moment; those
 * of a defect travel beside its message.
 */
function failureOf(
  error: unknown,
  chain: Chain | undefined,
  replication: number,
  moment: number | undefined,
): BlockFailure {
  const at = chain && moment !== undefined ? isoDate(chain.calendar.startDay, moment) : undefined;
  const where = { from: replication, to: replication, ...(at !== undefined && { at }) };
  if (error instanceof SimulationFault) {
    const when = at === undefined ? '' : `, ${dateInWords(at)}`;
    const message = `${chain?.name}, replication ${replication}${when}: ${error.message}`;
    return { kind: 'fault', code: error.code, message, ...where };
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error && error.stack !== undefined ? { stack: error.stack } : {};
  return { kind: 'defect', code: 'run.defect', message, ...where, ...stack };
}

port?.on('message', (block: PlannedBlock) => {
  const answer = compute(block);
  const { values, breaches, breachWaits } = answer.result ?? {};
  const transfer = [values, breaches, breachWaits].flatMap((array) => (array ? [array.buffer] : []));
  port.postMessage(answer, transfer as ArrayBuffer[]);
});
