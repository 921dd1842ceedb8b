import { setImmediate } from 'node:timers/promises';
import type { Scenario } from '../scenario/index.ts';
import type { AssumptionRow } from './findings.ts';
import { loadShares } from './loadShare.ts';
import { redactAssumption } from './redact.ts';

/**
 * The table of assumptions: every value that describes the chain, with its range and source, in file order. A value
 * that is a formula has no share of the load of its own; what it names has. Works in small pieces, so that a run's
 * blocks are folded meanwhile; ends early, with what there is, on the signal.
 */
export async function assumptionRows(
  { chain, values }: Scenario,
  signal?: AbortSignal,
): Promise<AssumptionRow[]> {
  const shareOf = loadShares(chain);
  const rows: AssumptionRow[] = [];
  for (const value of values) {
    if (signal?.aborted) break;
    const row: AssumptionRow = {
      path: value.path,
      value: value.text,
      unit: value.unit,
      low: value.low,
      high: value.high,
      law: value.law,
      source: value.source,
      note: value.note,
      load_share: value.value === undefined ? undefined : shareOf(value.path),
    };
    rows.push(redactAssumption(row, value.redacted));
    await setImmediate();
  }
  return rows;
}
