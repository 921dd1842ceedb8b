import { Worker } from 'node:worker_threads';
import { type BlockFailure, RunAborted } from './failure.ts';
import type { PlannedBlock, Variant } from './plan.ts';
import type { Assignment, BlockAnswer, WorkerInput } from './worker.ts';

export interface WorkerPoolOptions {
  /** Worker threads, ≥ 1; never more than there are blocks. */
  readonly workers: number;
  /** Ends the computing: workers are stopped at once, whatever they do. */
  readonly signal?: AbortSignal | undefined;
  /** The worker's compiled script, when it is not the program's own. */
  readonly script?: URL;
}

/** Blocks that may be computed ahead of the one that is asked for, per worker: bounds memory, and keeps workers busy. */
const LOOK_AHEAD = 4;

/**
 * Variants of which a worker keeps the simulator. One of the letter's chain takes 12 MB and a fiftieth of a block's time
 * to build: blocks of a few variants in turn do not build them again and again, and many variants do not fill the memory.
 */
const SIMULATORS_KEPT = 4;

/** How long busy workers may take to stop when told to, before they are ended in the middle of something. */
const PATIENCE_MS = 1500;
/** How long an idle worker is left alone before its thread is ended. */
const CALM_MS = 60;

/** From the sources (tests) the built worker is used: Node does not run TypeScript. */
const WORKER_SCRIPT = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/experiment/worker.js', import.meta.url)
  : new URL('./worker.js', import.meta.url);

interface Seat {
  readonly worker: Worker;
  /** Shared with the worker: 1 when it is to leave what it is at. */
  readonly stop: Int32Array;
  /** Numbers of the variants that it has, the one used last at the end. */
  readonly variants: number[];
  job: Job | undefined;
  /** What its thread died of, until it has ended. */
  death: unknown;
}

/** A block at its position in the round. */
interface Job {
  readonly round: Round;
  readonly position: number;
}

interface Round {
  readonly blocks: readonly PlannedBlock[];
  /** Positions that are not computed unless they are insisted on. */
  readonly isKept: (position: number) => boolean;
  /** The next position to be computed, and the one that is asked for. */
  next: number;
  turn: number;
  /** Positions that were passed over and are needed all the same. */
  readonly insisted: number[];
  /** Blocks whose worker died once, to be computed alone. */
  readonly again: number[];
  readonly died: Set<number>;
  /** Answers that wait for their turn. */
  readonly answers: Map<number, BlockAnswer>;
}

/**
 * Worker threads that compute blocks, round after round; they live on between rounds, so that their code stays warm.
 *
 * A worker that dies (memory, exit) is replaced, and its block is computed once more while no other is; if that worker
 * dies too, the answer is a defect.
 */
export class WorkerPool {
  private readonly options: WorkerPoolOptions;
  private readonly variantOf: (number: number) => Variant | undefined;
  private readonly seats = new Set<Seat>();
  private round: Round | undefined;
  private waiting: { readonly resolve: (answer: BlockAnswer) => void; readonly reject: Reject } | undefined;
  private closing: Promise<void> | undefined;
  private whenIdle: (() => void) | undefined;

  constructor(options: WorkerPoolOptions, variantOf: (number: number) => Variant | undefined) {
    this.options = options;
    this.variantOf = variantOf;
    options.signal?.addEventListener('abort', this.onAbort);
  }

  /**
   * Begins to compute blocks, a few ahead of the one that is asked for; what was left of another round is given up.
   *
   * @param isKept positions that need not be computed
   */
  begin(blocks: readonly PlannedBlock[], isKept: (position: number) => boolean): void {
    this.giveUp();
    const none = { next: 0, turn: 0, insisted: [], again: [], died: new Set<number>() };
    this.round = { blocks, isKept, ...none, answers: new Map() };
    const needed = blocks.reduce((sum, _, position) => sum + (isKept(position) ? 0 : 1), 0);
    while (this.seats.size < Math.min(this.options.workers, needed)) this.hire();
    this.dispatch();
  }

  /**
   * The answer of the block at a position of the round; positions are asked for in order.
   * @throws RunAborted on the signal
   */
  async answer(position: number): Promise<BlockAnswer> {
    const { round } = this;
    if (round === undefined) throw new RangeError('no round was begun');
    const { signal } = this.options;
    if (signal?.aborted) throw new RunAborted(signal.reason);
    this.turnTo(position);
    const known = round.answers.get(position);
    if (known !== undefined) {
      round.answers.delete(position);
      return known;
    }
    if (round.isKept(position)) {
      round.insisted.push(position);
      if (this.seats.size === 0) this.hire();
      this.dispatch();
    }
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
    });
  }

  /** Says that all before this position is done with: workers may go on further ahead. */
  turnTo(position: number): void {
    const { round } = this;
    if (round === undefined || round.turn === position) return;
    round.turn = position;
    this.dispatch();
  }

  /** Ends the round: what is still computed for it is left. */
  giveUp(): void {
    this.round = undefined;
    this.waiting = undefined;
    for (const seat of this.seats) if (seat.job !== undefined) Atomics.store(seat.stop, 0, 1);
  }

  /**
   * Ends the worker threads, each when it has been idle for a moment: Node 20 can crash when a thread ends while the
   * compiler or the collector still works for it. One that will not stop is ended all the same.
   */
  close(): Promise<void> {
    this.closing ??= this.dismiss();
    return this.closing;
  }

  private onAbort = (): void => {
    const { waiting } = this;
    this.giveUp();
    waiting?.reject(new RunAborted(this.options.signal?.reason));
  };

  private hire(): void {
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const workerData: WorkerInput = { stop };
    const worker = new Worker(this.options.script ?? WORKER_SCRIPT, { workerData });
    const seat: Seat = { worker, stop, variants: [], job: undefined, death: undefined };
    this.seats.add(seat);
    worker.on('message', (answer: BlockAnswer) => this.receive(seat, answer));
    worker.on('error', (error) => {
      seat.death = error;
    });
    worker.on('exit', (status) => this.bury(seat, status));
  }

  /** Gives idle workers their next blocks. A block that is computed again has all workers' machine to itself. */
  private dispatch(): void {
    const { round } = this;
    if (round === undefined) return;
    for (const seat of this.seats) {
      if (seat.job !== undefined) continue;
      const busy = [...this.seats].flatMap(({ job }) => (job === undefined ? [] : [job]));
      if (round.again.length > 0) {
        if (busy.length > 0) return;
        this.give(seat, round, round.again.shift() as number);
        return;
      }
      if (busy.some((job) => job.round === round && round.died.has(job.position))) return;
      const position = round.insisted.shift() ?? this.nextOf(round);
      if (position === undefined) return;
      this.give(seat, round, position);
    }
  }

  private nextOf(round: Round): number | undefined {
    while (round.next < round.blocks.length && round.isKept(round.next)) round.next++;
    const isFarAhead = round.next >= round.turn + this.seats.size * LOOK_AHEAD;
    return round.next >= round.blocks.length || isFarAhead ? undefined : round.next++;
  }

  private give(seat: Seat, round: Round, position: number): void {
    const block = round.blocks[position] as PlannedBlock;
    const known = seat.variants.indexOf(block.variant);
    if (known >= 0) seat.variants.splice(known, 1);
    seat.variants.push(block.variant);
    const forget = seat.variants.splice(0, seat.variants.length - SIMULATORS_KEPT);
    const variant = known < 0 ? this.variantOf(block.variant) : undefined;
    seat.job = { round, position };
    seat.worker.postMessage({ block, forget, ...(variant && { variant }) } satisfies Assignment);
  }

  private receive(seat: Seat, answer: BlockAnswer): void {
    const { job } = seat;
    seat.job = undefined;
    Atomics.store(seat.stop, 0, 0);
    this.whenIdle?.();
    // The worker gets its next block before this thread is busy with the answer.
    this.dispatch();
    if (job !== undefined) this.deliver(job, answer);
  }

  /** Hands the answer on if its turn has come, or keeps it till then; that to a round that was given up is worth nothing. */
  private deliver({ round, position }: Job, answer: BlockAnswer): void {
    if (round !== this.round) return;
    const { waiting } = this;
    if (waiting === undefined || position !== round.turn) {
      round.answers.set(position, answer);
      return;
    }
    this.waiting = undefined;
    waiting.resolve(answer);
  }

  /** A worker's thread has ended. Nothing to do at the end of the computing; else its block is tried once more. */
  private bury(seat: Seat, status: number): void {
    this.seats.delete(seat);
    this.whenIdle?.();
    const { round } = this;
    if (round === undefined || this.closing !== undefined) return;
    const { job } = seat;
    if (job?.round === round) {
      if (round.died.has(job.position)) {
        const block = round.blocks[job.position] as PlannedBlock;
        this.deliver(job, { failure: deathOf(seat.death, status, block) });
      } else {
        round.died.add(job.position);
        round.again.push(job.position);
      }
    }
    this.hire();
    this.dispatch();
  }

  private async dismiss(): Promise<void> {
    this.options.signal?.removeEventListener('abort', this.onAbort);
    this.giveUp();
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, PATIENCE_MS);
      this.whenIdle = () => {
        if ([...this.seats].some((seat) => seat.job !== undefined)) return;
        clearTimeout(patience);
        resolve();
      };
      this.whenIdle();
    });
    if (this.seats.size > 0) await new Promise((calm) => setTimeout(calm, CALM_MS));
    await Promise.allSettled([...this.seats].map((seat) => seat.worker.terminate()));
  }
}

type Reject = (reason: unknown) => void;

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
