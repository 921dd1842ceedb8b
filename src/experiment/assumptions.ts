import { setImmediate } from 'node:timers/promises';
import type { Scenario } from '../scenario/index.ts';
import type { AssumptionRow } from './findings.ts';
import { LoadShares } from './loadShare.ts';
import { redactAssumption } from './redact.ts';

/** The table of assumptions, and what the load rests on as a whole. */
export interface Assumptions {
  readonly rows: readonly AssumptionRow[];
  /** Share of the expected load that rests on at least one value without a public source; absent if it has no bound. */
  readonly unsourcedLoadShare?: number;
}

/**
 * The table of assumptions: every value that describes the chain, with its range and source, in file order. A value
 * that is a formula has no share of the load of its own; what it names has. Works in small pieces, so that a run's
 * blocks are folded meanwhile; ends early, with what there is, on the signal.
 */
export async function assumptionsOf(
  { chain, values, sources }: Scenario,
  signal?: AbortSignal,
): Promise<Assumptions> {
  const shares = new LoadShares(chain);
  const published = new Set(sources.filter((source) => source.public).map((source) => source.name));
  const isPublished = (source: string | undefined): boolean => source !== undefined && published.has(source);
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
      load_share: value.value === undefined ? undefined : rounded(shares.shareOf(value.path)),
    };
    rows.push(redactAssumption(row, value.redacted));
    // Only what took a while to work out.
    if (row.load_share !== undefined) await setImmediate();
  }
  if (signal?.aborted) return { rows };
  const unsourced = values.filter(({ value, source }) => value !== undefined && !isPublished(source));
  const unsourcedLoadShare = rounded(shares.shareOfAny(unsourced.map(({ path }) => path)));
  return { rows, ...(unsourcedLoadShare !== undefined && { unsourcedLoadShare }) };
}

/** Digits of a share: it comes of small differences, and what follows is their rounding. */
const DIGITS = 6;

function rounded(share: number | undefined): number | undefined {
  return share === undefined ? undefined : Number(share.toPrecision(DIGITS));
}
