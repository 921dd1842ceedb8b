/**
 * Why a block could not be computed, as plain data: classes and their fields do not survive the way from a worker
 * thread, so that errors travel in this form and are thrown again on the other side.
 */
export interface BlockFailure {
  /** `fault`: the scenario misbehaves in the run, which its author can mend. `defect`: the program's own mistake. */
  readonly kind: 'fault' | 'defect';
  /** Stable, for machines. */
  readonly code: string;
  /** A sentence; that of a fault names the replication and the simulated time. */
  readonly message: string;
  /** Indices (0-based) of the first and last replication in which it may have happened. */
  readonly from: number;
  readonly to: number;
  /** The simulated moment (ISO), where it is known. */
  readonly at?: string;
  /** Where in the program, for whoever looks for a defect. */
  readonly stack?: string;
}

/** The code of a draw over the ranges that makes no scenario. */
export const IMPOSSIBLE_DRAW = 'run.drawn-values';

/** The scenario cannot be run to its end; the message says what its author can mend. */
export class RunFault extends Error {
  readonly code: string;

  constructor(failure: BlockFailure) {
    super(failure.message);
    this.name = 'RunFault';
    this.code = failure.code;
  }
}

/** A mistake of the program, with the seed and the replications that show it again. */
export class RunDefect extends Error {
  readonly code: string;
  readonly seed: string;
  /** Indices (0-based) of the first and last replication in which it may have happened. */
  readonly from: number;
  readonly to: number;
  /** The simulated moment (ISO), where it is known. */
  readonly at: string | undefined;

  constructor(failure: BlockFailure, seed: string) {
    super(failure.message);
    this.name = 'RunDefect';
    this.code = failure.code;
    this.seed = seed;
    this.from = failure.from;
    this.to = failure.to;
    this.at = failure.at;
    if (failure.stack !== undefined) this.stack = failure.stack;
  }
}

/** The run was ended from outside before it was done. */
export class RunAborted extends Error {
  /** What the signal gave as its reason. */
  readonly reason: unknown;

  constructor(reason: unknown) {
    super('the run was interrupted');
    this.name = 'RunAborted';
    this.reason = reason;
  }
}
