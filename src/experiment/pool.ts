import { Worker } from 'node:worker_threads';
import type { BlockResult } from './block.ts';
import { type BlockFailure, RunAborted, RunDefect, RunFault } from './failure.ts';
import { foldKept } from './foldKept.ts';
import type { Journal, JournalStage } from './journal.ts';
import type { Plan, PlannedBlock } from './plan.ts';
import type { BlockAnswer, WorkerInput } from './worker.ts';

export interface PoolOptions {
  /** Worker threads, ≥ 1; never more than there are blocks. */
  readonly workers: number;
  /** Ends the run: its workers are stopped at once, whatever they do. */
  readonly signal?: AbortSignal | undefined;
  /** Finished blocks are kept there; those that it has already are folded, not computed. */
  readonly journal?: Journal | undefined;
  /** The worker's compiled script, when it is not the program's own. */
  readonly script?: URL;
}

/**
 * Receives the blocks of the plan, each once, in the order of the plan. What it returns says whether that is enough: no
 * further block is folded then, whether it has been computed or not.
 */
export type BlockFold = (result: BlockResult, block: PlannedBlock) => 'enough' | undefined;

/** Blocks that may be computed ahead of the fold, per worker: bounds memory, and keeps workers busy. */
const LOOK_AHEAD = 4;

/** How long busy workers may take to stop when told to, before they are ended in the middle of something. */
const PATIENCE_MS = 1500;
/** How long an idle worker is left alone before its thread is ended. */
const CALM_MS = 60;

/** From the sources (tests) the built worker is used: Node does not run TypeScript. */
const WORKER_SCRIPT = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/experiment/worker.js', import.meta.url)
  : new URL('./worker.js', import.meta.url);

/**
 * Computes the blocks of a plan on worker threads and hands their results to `fold` strictly in the order of the
 * plan, whatever the order in which they are done. At most a few blocks a worker are in memory.
 *
 * A worker that dies (memory, exit) is replaced, and its block is computed once more while no other is; if that
 * worker dies too, the block is a defect. Of several failures the first in the order of the plan is thrown.
 *
 * @throws RunFault when the scenario misbehaves, RunDefect on a mistake of the program, RunAborted on the signal;
 * what `fold` throws. All worker threads have ended by then.
 */
export async function computeBlocks(plan: Plan, options: PoolOptions, fold: BlockFold): Promise<void> {
  const stage = options.journal?.begin(plan);
  const { kept, isEnough } = await foldKept(plan, stage, fold, options.signal);
  if (isEnough) return;
  return new Promise((resolve, reject) => {
    new Pool(plan, options, stage, kept, fold, resolve, reject).start();
  });
}

interface Seat {
  readonly worker: Worker;
  /** Position in the plan of the block at hand. */
  block: number | undefined;
  /** What its thread died of, until it has ended. */
  death: unknown;
}

class Pool {
  private readonly plan: Plan;
  private readonly options: PoolOptions;
  private readonly stage: JournalStage | undefined;
  private readonly fold: BlockFold;
  private readonly resolve: () => void;
  private readonly reject: (reason: unknown) => void;
  private readonly seats = new Set<Seat>();
  /** Answers that wait for their turn, by position in the plan. */
  private readonly answers = new Map<number, BlockAnswer>();
  /** Blocks whose worker died once, to be computed alone. */
  private readonly again: number[] = [];
  private readonly died = new Set<number>();
  /** Shared with the workers: 1 when they are to stop. */
  private readonly stop = new Int32Array(new SharedArrayBuffer(4));
  private whenIdle: (() => void) | undefined;
  private next: number;
  private folded: number;
  private ended = false;

  constructor(
    plan: Plan,
    options: PoolOptions,
    stage: JournalStage | undefined,
    kept: number,
    fold: BlockFold,
    resolve: () => void,
    reject: (reason: unknown) => void,
  ) {
    this.plan = plan;
    this.options = options;
    this.stage = stage;
    this.next = kept;
    this.folded = kept;
    this.fold = fold;
    this.resolve = resolve;
    this.reject = reject;
  }

  start(): void {
    const { signal, workers } = this.options;
    if (signal?.aborted) this.end(new RunAborted(signal.reason));
    else if (this.folded === this.plan.blocks.length) this.end();
    else {
      signal?.addEventListener('abort', this.onAbort);
      const left = this.plan.blocks.length - this.folded;
      for (let i = Math.min(workers, left); i > 0; i--) this.hire();
      this.dispatch();
    }
  }

  private onAbort = (): void => this.end(new RunAborted(this.options.signal?.reason));

  private hire(): void {
    const workerData: WorkerInput = { variants: this.plan.variants, stop: this.stop };
    const worker = new Worker(this.options.script ?? WORKER_SCRIPT, { workerData });
    const seat: Seat = { worker, block: undefined, death: undefined };
    this.seats.add(seat);
    worker.on('message', (answer: BlockAnswer) => this.receive(seat, answer));
    worker.on('error', (error) => {
      seat.death = error;
    });
    worker.on('exit', (status) => this.bury(seat, status));
  }

  /** Gives idle workers their next blocks. A block that is computed again has all workers' machine to itself. */
  private dispatch(): void {
    const window = this.seats.size * LOOK_AHEAD;
    for (const seat of this.seats) {
      if (seat.block !== undefined) continue;
      const busy = [...this.seats].filter((other) => other.block !== undefined);
      const again = this.again[0];
      if (again !== undefined) {
        if (busy.length > 0) return;
        this.again.shift();
        this.give(seat, again);
        return;
      }
      if (busy.some((other) => this.died.has(other.block as number))) return;
      if (this.next >= this.plan.blocks.length || this.next >= this.folded + window) return;
      this.give(seat, this.next++);
    }
  }

  private give(seat: Seat, block: number): void {
    seat.block = block;
    seat.worker.postMessage(this.plan.blocks[block]);
  }

  private receive(seat: Seat, answer: BlockAnswer): void {
    const { block } = seat;
    seat.block = undefined;
    if (this.ended) this.whenIdle?.();
    if (this.ended || block === undefined) return;
    // The worker gets its next block before this thread is busy folding, and may have had to wait for the fold.
    this.dispatch();
    this.settle(block, answer);
    if (!this.ended) this.dispatch();
  }

  /** Keeps the answer until its turn, and folds all whose turn has come. */
  private settle(block: number, answer: BlockAnswer): void {
    this.answers.set(block, answer);
    try {
      for (;;) {
        const turn = this.answers.get(this.folded);
        if (turn === undefined) break;
        this.answers.delete(this.folded);
        const planned = this.plan.blocks[this.folded] as PlannedBlock;
        if (turn.failure !== undefined) throw this.asError(turn.failure, planned);
        this.stage?.keep(this.folded, turn.result);
        const said = this.fold(turn.result, planned);
        this.folded++;
        if (said === 'enough') {
          this.end();
          return;
        }
      }
      if (this.folded === this.plan.blocks.length) this.end();
    } catch (error) {
      this.end(error);
    }
  }

  private asError(failure: BlockFailure, planned: PlannedBlock): Error {
    if (failure.kind === 'fault') return new RunFault(failure);
    return new RunDefect(failure, this.plan.variants[planned.variant]?.seed ?? '');
  }

  /** A worker's thread has ended. Nothing to do at the end of the run; else its block is tried once more. */
  private bury(seat: Seat, status: number): void {
    this.seats.delete(seat);
    if (this.ended) {
      this.whenIdle?.();
      return;
    }
    const { block } = seat;
    if (block !== undefined && this.died.has(block)) {
      const planned = this.plan.blocks[block] as PlannedBlock;
      this.settle(block, { failure: deathOf(seat.death, status, planned) });
    } else if (block !== undefined) {
      this.died.add(block);
      this.again.push(block);
    }
    if (this.ended) return;
    this.hire();
    this.dispatch();
  }

  private end(error?: unknown): void {
    if (this.ended) return;
    this.ended = true;
    this.options.signal?.removeEventListener('abort', this.onAbort);
    Atomics.store(this.stop, 0, 1);
    const threadsEnded = this.dismiss();
    if (error === undefined) this.resolve();
    else void threadsEnded.then(() => this.reject(error));
  }

  /**
   * Ends the worker threads, each when it has been idle for a moment: Node 20 can crash when a thread ends while the
   * compiler or the collector still works for it. One that will not stop is ended all the same.
   */
  private async dismiss(): Promise<void> {
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, PATIENCE_MS);
      this.whenIdle = () => {
        if ([...this.seats].some((seat) => seat.block !== undefined)) return;
        clearTimeout(patience);
        resolve();
      };
      this.whenIdle();
    });
    if (this.seats.size > 0) await new Promise((calm) => setTimeout(calm, CALM_MS));
    await Promise.allSettled([...this.seats].map((seat) => seat.worker.terminate()));
  }
}

function deathOf(death: unknown, status: number, block: PlannedBlock): BlockFailure {
  const at = { from: block.first, to: block.first + block.count - 1 };
  const code = (death as { code?: unknown } | undefined)?.code;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return { kind: 'defect', code: 'run.out-of-memory', message: 'a worker ran out of memory twice', ...at };
  }
  const why = death instanceof Error ? death.message : `it ended with status ${status}`;
  const stack = death instanceof Error && death.stack !== undefined ? { stack: death.stack } : {};
  return { kind: 'defect', code: 'run.worker-died', message: `a worker died twice: ${why}`, ...at, ...stack };
}
