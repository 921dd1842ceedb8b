import { PairedCounts } from '../../statistics/pairedCounts.ts';
import { mcNemar, pairedDifference } from '../../statistics/pairedProportions.ts';
import { studentTQuantile, studentTTails } from '../../statistics/studentT.ts';
import { CONFIDENCE } from '../estimate.ts';
import type { ChangedValue, DifferenceRow, Families } from './compareResult.ts';
import * as messages from './messages.ts';
import type { LoneCell, PairedCell, PairFold } from './pairFold.ts';
import { roundingOf } from './rounding.ts';

/** What is judged together: an interval is as wide as the number of differences in its family asks (Bonferroni). */
export type Family = keyof Families;

/** A pair of variants whose replications have all been added. */
export interface FoldedPair {
  readonly a: string;
  readonly b: string;
  readonly fold: Pick<PairFold, 'cells' | 'onlyFirst' | 'onlySecond' | 'replications' | 'differing'>;
  /** Whether its replications are of the values in the files, or of futures over their ranges. */
  readonly over: DifferenceRow['over'];
  /** Whether the two are the same chain, so that a difference of 0 is known. */
  readonly sameChain: boolean;
  /** Whether a quantity may not be told. */
  readonly isRedacted: (scopeKind: string, scope: string, metric: string) => boolean;
  /** Values that the files say differently. */
  readonly changes: readonly ChangedValue[];
  /** Norms that ask something else in each. */
  readonly otherNorms: ReadonlySet<string>;
}

export function familyOf({ first: { metric, scopeKind } }: PairedCell): Family {
  if (metric.kind !== 'indicator') return 'quantities';
  return scopeKind === 'chain' ? 'chain' : scopeKind === 'norm' ? 'norms' : 'scopes';
}

/**
 * How many differences each family has. P(chain holds) counts once a pair. Of the others those are left out that are
 * the same in every replication: they cannot be shown to differ. Which these are depends on how large differences are,
 * never on their signs, and where there is no difference the signs alone decide what is shown; so the bound holds.
 */
export function familySizes(pairs: readonly FoldedPair[]): Families {
  const sizes = { chain: pairs.length, norms: 0, scopes: 0, quantities: 0 };
  for (const { fold } of pairs) {
    for (const cell of fold.cells) {
      const family = familyOf(cell);
      if (family !== 'chain' && cell.tally.differing > 0) sizes[family]++;
    }
  }
  return sizes;
}

/**
 * The rows of a pair in the order of its cells, then what one alone has. Intervals of P(holds) are Tango's, all others
 * Student's t on the differences of the replications, each with the confidence that makes those of its family hold
 * together with 95 % (Bonferroni; Dunn 1961, JASA 56, 52–64). The p-value adjusted is p × the size of the family, so
 * that it is below 5 % exactly where the interval leaves out 0.
 */
export function differencesOf(pair: FoldedPair, sizes: Families): DifferenceRow[] {
  const { fold } = pair;
  const alone = (cells: readonly LoneCell[], note: string): DifferenceRow[] =>
    cells.map(({ cell: { scopeKind, scope, metric }, unit }) => ({
      ...namesOf(pair, scopeKind, scope, metric.name, unit),
      ...NOTHING,
      note,
    }));
  return [
    ...fold.cells.map((cell) => differenceOf(pair, cell, Math.max(1, sizes[familyOf(cell)]))),
    ...alone(fold.onlyFirst, messages.onlyIn(pair.a)),
    ...alone(fold.onlySecond, messages.onlyIn(pair.b)),
  ];
}

const NOTHING = {
  a_value: undefined,
  b_value: undefined,
  difference: undefined,
  ci_low: undefined,
  ci_high: undefined,
  p: undefined,
  p_adjusted: undefined,
  shown: undefined,
  standardised: undefined,
  variance_saved: undefined,
  replications: 0,
  differing: 0,
} as const;

function differenceOf(pair: FoldedPair, cell: PairedCell, size: number): DifferenceRow {
  const { tally, unit } = cell;
  const { scopeKind, scope, metric } = cell.first;
  const names = namesOf(pair, scopeKind, scope, metric.name, unit);
  if (pair.isRedacted(scopeKind, scope, metric.name))
    return { ...names, ...NOTHING, note: messages.LEFT_OUT };
  const note = scopeKind === 'norm' && pair.otherNorms.has(scope) ? messages.ANOTHER_NORM : undefined;
  const { first, second, difference, variance, varianceApart, count, differing } = tally;
  if (difference === undefined) return { ...names, ...NOTHING, replications: count, note };
  const { low, high, p } = intervalOf(pair, tally, size);
  const adjusted = p === undefined ? undefined : Math.min(1, size * p);
  const apart = varianceApart === undefined ? 0 : Math.sqrt((varianceApart * count) / 2);
  const spread = apart > roundingOf(first ?? 0, second ?? 0) ? apart : undefined;
  return {
    ...names,
    a_value: first,
    b_value: second,
    difference,
    ci_low: low,
    ci_high: high,
    p,
    p_adjusted: adjusted,
    shown: adjusted === undefined ? undefined : adjusted < 1 - CONFIDENCE ? 'yes' : 'no',
    standardised: spread === undefined ? undefined : difference / spread,
    variance_saved:
      variance === undefined || varianceApart === undefined || spread === undefined
        ? undefined
        : 1 - variance / varianceApart,
    replications: count,
    differing,
    note,
  };
}

/** The interval and the p-value of one difference, in a family of that size. */
function intervalOf(
  { sameChain }: FoldedPair,
  tally: PairedCell['tally'],
  size: number,
): { readonly low?: number; readonly high?: number; readonly p?: number } {
  if (sameChain) return { low: 0, high: 0, p: 1 };
  const error = (1 - CONFIDENCE) / size;
  if (tally instanceof PairedCounts) {
    const { gained, lost, count } = tally;
    return { ...pairedDifference(gained, lost, count, 1 - error), p: mcNemar(gained, lost) };
  }
  const { first = 0, second = 0, difference, variance, count } = tally;
  if (difference === undefined || variance === undefined) return {};
  const rounding = roundingOf(first, second);
  // The same in every replication.
  if (variance * count <= rounding * rounding) {
    return { low: difference, high: difference, p: Math.abs(difference) <= rounding ? 1 : 0 };
  }
  const standardError = Math.sqrt(variance);
  const halfWidth = standardError * studentTQuantile(1 - error / 2, count - 1);
  const p = difference === 0 ? 1 : studentTTails(difference / standardError, count - 1);
  return { low: difference - halfWidth, high: difference + halfWidth, p };
}

function namesOf(
  { a, b, over }: FoldedPair,
  scopeKind: string,
  scope: string,
  metric: string,
  unit: string,
): Pick<DifferenceRow, 'a' | 'b' | 'over' | 'scope_kind' | 'scope' | 'metric' | 'unit'> {
  return { a, b, over, scope_kind: scopeKind, scope, metric, unit };
}
