import { fisherExact } from '../statistics/fisherExact.ts';
import type { AssumptionRow, HalfResult, Influence, OverRanges } from './findings.ts';
import { probabilityOf } from './verdict.ts';

/** A value is said to matter when luck would do as much for any value with at most this probability. */
export const LUCK = 0.05;

/** Futures in one half of a value's draws. */
export interface Half {
  count: number;
  /** Those of them in which the chain held. */
  held: number;
  /** By norm, those of them in which it was kept. */
  readonly kept: Int32Array;
}

/** A drawn value as the table of assumptions has it, with the futures in each half of its draws. */
export interface HalvedValue {
  readonly row: AssumptionRow;
  readonly lower: Half;
  readonly upper: Half;
}

/** What all futures say. */
export interface AllFutures {
  readonly replications: number;
  readonly held: number;
  /** Of each norm its name, and the futures in which it was kept. */
  readonly norms: readonly { readonly name: string; readonly kept: number }[];
  /** Values that are drawn in each. */
  readonly drawn: number;
}

/**
 * What the range of each value does to the answer, by the futures in its two halves. They are compared in how often the
 * chain holds; where that happens so seldom, or so nearly always, that not even the most uneven split could be told from
 * luck, each value is compared in the norm whose keeping differs most between its halves.
 *
 * `by_luck` allows for all comparisons made: of every drawn value, and then with every norm that is kept in some futures and
 * not in others. These are known before any halves are looked at, so that it is right given how often each norm is kept.
 */
export function influencesOf(
  all: AllFutures,
  values: readonly HalvedValue[],
): Pick<OverRanges, 'compared' | 'influences'> {
  const contested = all.norms.flatMap(({ kept }, norm) =>
    kept > 0 && kept < all.replications ? [norm] : [],
  );
  if (canTell(all) || all.norms.length === 1 || contested.length === 0) {
    const influences = values.map(({ row, lower, upper }) =>
      influence(row, { ...lower, kept: lower.held }, { ...upper, kept: upper.held }, all.drawn),
    );
    return {
      compared: 'chain',
      influences: influences.sort(
        (a, b) => Math.abs(b.difference) - Math.abs(a.difference) || a.by_luck - b.by_luck,
      ),
    };
  }
  const comparisons = all.drawn * contested.length;
  return {
    compared: 'norms',
    influences: values
      .map(({ row, lower, upper }) => {
        const { norm, luck } = mostUneven(lower, upper, contested);
        const of = (half: Half) => ({ count: half.count, kept: half.kept[norm] ?? 0 });
        const found = influence(row, of(lower), of(upper), comparisons);
        return { luck, found: { ...found, norm: all.norms[norm]?.name ?? '' } };
      })
      .sort((a, b) => a.luck - b.luck || Math.abs(b.found.difference) - Math.abs(a.found.difference))
      .map(({ found }) => found),
  };
}

/** Whether any split of the futures in which the chain holds over two equal halves could be told from luck. */
function canTell({ replications, held, drawn }: AllFutures): boolean {
  const half = Math.floor(replications / 2);
  const fewer = Math.min(held, replications - held, half);
  return fisherExact(0, half, fewer, replications - half) * drawn <= LUCK;
}

/** The norm whose keeping luck would split least so, of equals the one earlier in the file. */
function mostUneven(lower: Half, upper: Half, norms: readonly number[]): { norm: number; luck: number } {
  let least = { norm: norms[0] ?? 0, luck: Infinity };
  for (const norm of norms) {
    const luck = fisherExact(lower.kept[norm] ?? 0, lower.count, upper.kept[norm] ?? 0, upper.count);
    if (luck < least.luck) least = { norm, luck };
  }
  return least;
}

interface KeptIn {
  readonly count: number;
  readonly kept: number;
}

function influence(row: AssumptionRow, lower: KeptIn, upper: KeptIn, comparisons: number): Influence {
  const alike = fisherExact(lower.kept, lower.count, upper.kept, upper.count);
  return {
    path: row.path,
    unit: row.unit,
    value: row.value,
    low: row.low ?? '',
    high: row.high ?? '',
    lower: resultOf(lower),
    upper: resultOf(upper),
    difference: upper.kept / upper.count - lower.kept / lower.count,
    by_luck: Math.min(1, alike * comparisons),
  };
}

function resultOf({ count, kept }: KeptIn): HalfResult {
  return { replications: count, held: kept, probability: probabilityOf(kept, count) };
}
