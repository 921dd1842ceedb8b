import type { Layout } from '../chain/layout.ts';
import type { Keeps } from './plan.ts';

/**
 * Replications in a block. A block is the unit of computing: it is computed in order by one worker, and blocks
 * are folded in order, so that results are the same bytes for any number of workers.
 */
export const BLOCK_SIZE = 8;

/** What computing a block needs of a simulator; the chain's `Simulator` is one. */
export interface ReplicationRunner {
  readonly layout: Layout;
  /** Why norms were first breached in the replication run last, by norm × units + unit (`Simulator.breachWaits`). */
  readonly breachWaits: Float64Array;
  /** Runs replication `index`, writes its record and first breaches at the offsets, returns the number of events. */
  run(
    index: number,
    values: Float64Array,
    offset: number,
    breaches: Float64Array,
    breachOffset: number,
  ): number;
}

/** The records of consecutive replications, one after the other. */
export interface BlockResult {
  /** Index (0-based) of its first replication. */
  readonly first: number;
  readonly count: number;
  /**
   * Per replication (periods + 1) rows of `layout.width` numbers; the last of these rows where only summaries are kept,
   * empty where only first breaches are.
   */
  readonly values: Float64Array;
  /** Per replication and norm the moment of the first breach in hours since `start`, Infinity if never. */
  readonly breaches: Float64Array;
  /** Per replication, norm and unit the hours of waiting that explain its first breach; 0 without one. */
  readonly breachWaits: Float64Array;
  /** Events in all its replications. */
  readonly events: number;
}

/** Numbers in the record of one replication: a row a reporting period and one for the whole horizon. */
export function recordSize(layout: Layout): number {
  return (layout.periods + 1) * layout.width;
}

/** Computes replications `first` … `first + count − 1` in order. Throws what the simulator throws. */
export function runBlock(
  runner: ReplicationRunner,
  norms: number,
  first: number,
  count: number,
  keeps: Keeps = 'record',
): BlockResult {
  const { layout } = runner;
  const size = recordSize(layout);
  const kept = keeps === 'record' ? size : keeps === 'summary' ? layout.width : 0;
  const values = new Float64Array(count * kept);
  const record = keeps === 'record' ? values : new Float64Array(size);
  const breaches = new Float64Array(count * norms);
  const breachWaits = new Float64Array(count * runner.breachWaits.length);
  let events = 0;
  for (let i = 0; i < count; i++) {
    const offset = keeps === 'record' ? i * size : 0;
    events += runner.run(first + i, record, offset, breaches, i * norms);
    if (keeps === 'summary') values.set(record.subarray(size - kept), i * kept);
    breachWaits.set(runner.breachWaits, i * runner.breachWaits.length);
  }
  return { first, count, values, breaches, breachWaits, events };
}
