import type { Chain } from '../chain/chain.ts';
import { SimulationFault } from '../chain/index.ts';
import type { DrawnValue } from '../scenario/index.ts';
import { dateInWords, isoDate } from './dates.ts';
import { impossibleDraw, misbehavingDraw } from './drawnWords.ts';
import { type BlockFailure, IMPOSSIBLE_DRAW } from './failure.ts';
import { DrawnFault } from './future.ts';

/** Where a replication failed. */
export interface FailedAt {
  readonly chain: Chain | undefined;
  /** Index (0-based). */
  readonly replication: number;
  /** Simulated, in hours since `start`; absent if the replication was not begun. */
  readonly moment: number | undefined;
  /** Over the ranges: what was drawn. */
  readonly drawn: readonly DrawnValue[] | undefined;
}

/**
 * The failure as plain data. A fault's sentence names the scenario, the replication, the simulated moment and, over the
 * ranges, what was drawn; those of a defect travel beside its message.
 */
export function blockFailure(error: unknown, { chain, replication, moment, drawn }: FailedAt): BlockFailure {
  const at = chain && moment !== undefined ? isoDate(chain.calendar.startDay, moment) : undefined;
  const where = { from: replication, to: replication, ...(at !== undefined && { at }) };
  const set = drawn === undefined ? '' : ' over the ranges';
  if (error instanceof DrawnFault) {
    const message = `${chain?.name}, replication ${replication}${set}: ${impossibleDraw(error.drawn)}`;
    return { kind: 'fault', code: IMPOSSIBLE_DRAW, message, ...where };
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
