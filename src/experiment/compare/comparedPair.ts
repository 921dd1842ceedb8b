import type { ComparedHolds, ComparedPair, DifferenceRow } from './compareResult.ts';
import { compareSentence, overRangesSentence } from './compareSentence.ts';
import type { FoldedPair } from './differences.ts';
import type { LoneCell } from './pairFold.ts';
import { aspectOf, byChange, byDifference, firstOfEachAspect, loadedFirst } from './ranking.ts';

/** Quantities of units that are ranked; `compare.csv` has them all. */
const MOST_RANKED = 40;

/**
 * What the rows of a pair come to, the most telling first.
 *
 * @param family how many differences of P(chain holds) are judged together
 */
export function comparedPair(pair: FoldedPair, rows: readonly DifferenceRow[], family: number): ComparedPair {
  const { a, b, fold, sameChain } = pair;
  const compared = rows.filter(({ difference }) => difference !== undefined);
  const holds = compared.filter(({ metric }) => metric === 'hold_probability');
  const quantities = compared.filter(({ metric }) => metric !== 'hold_probability');
  const { chain, ...norms } = comparedHolds(holds);
  const shown = quantities.filter((row) => row.shown === 'yes');
  const ofUnits = shown.filter(({ scope_kind: kind }) => kind === 'unit');
  const units = firstOfEachAspect(loadedFirst(byChange(ofUnits), compared));
  const counts = {
    differing: fold.differing,
    same_chain: sameChain,
    compared: quantities.length,
    shown: shown.length,
  };
  const times = timesOf(chain, quantities);
  return {
    a,
    b,
    sentence: compareSentence({
      a,
      b,
      ...(chain && { chain }),
      ...counts,
      replications: fold.replications,
      family,
    }),
    ...(chain && { chain }),
    changes: pair.changes,
    ...norms,
    work: units.filter((row) => ['load', 'work'].includes(aspectOf(row))).slice(0, MOST_RANKED),
    staff: units.filter((row) => ['staff', 'cost'].includes(aspectOf(row))).slice(0, MOST_RANKED),
    totals: quantities.filter(({ scope_kind: kind }) => kind === 'chain'),
    ...counts,
    alike: quantities.filter(({ differing }) => differing === 0).length,
    only_a: lacking(fold, fold.onlyFirst, fold.onlySecond),
    only_b: lacking(fold, fold.onlySecond, fold.onlyFirst),
    other_norms: [...pair.otherNorms],
    ...(times && { times }),
  };
}

/**
 * Scopes of which one variant has quantities that the other lacks: `unit om.prosecutors`, with the names of the quantities
 * where the other has that scope too.
 */
function lacking(
  { cells }: FoldedPair['fold'],
  own: readonly LoneCell[],
  others: readonly LoneCell[],
): string[] {
  const scopeOf = ({ scopeKind, scope }: LoneCell['cell']): string => `${scopeKind} ${scope}`;
  const known = new Set([
    ...cells.map(({ first }) => scopeOf(first)),
    ...others.map(({ cell }) => scopeOf(cell)),
  ]);
  const metrics = new Map<string, string[]>();
  for (const { cell } of own) {
    metrics.set(scopeOf(cell), [...(metrics.get(scopeOf(cell)) ?? []), cell.metric.name]);
  }
  return [...metrics].map(([scope, names]) => (known.has(scope) ? `${scope}: ${names.join(', ')}` : scope));
}

/** How many times as many replications would be needed without common futures, 1 ÷ (1 − the variance saved). */
function timesOf(
  chain: DifferenceRow | undefined,
  quantities: readonly DifferenceRow[],
): ComparedPair['times'] {
  const times = ({ variance_saved: saved }: DifferenceRow): number | undefined =>
    saved === undefined || saved >= 1 ? undefined : 1 / (1 - saved);
  const ofChain = chain && times(chain);
  const ofUnits = quantities
    .filter(({ scope_kind: kind, differing }) => kind === 'unit' && differing > 0)
    .map(times)
    .filter((each) => each !== undefined)
    .sort((one, other) => one - other);
  const middle = ofUnits[Math.floor((ofUnits.length - 1) / 2)];
  if (ofChain === undefined && middle === undefined) return undefined;
  return {
    ...(ofChain !== undefined && { chain: ofChain }),
    ...(middle !== undefined && { units: middle }),
  };
}

/** P(holds) of a pair over the ranges of its values. */
export function comparedOverRanges(
  { a, b, fold }: FoldedPair,
  rows: readonly DifferenceRow[],
  family: number,
): ComparedHolds {
  const holds = comparedHolds(rows);
  const { chain } = holds;
  const facts = { a, b, ...(chain && { chain }), replications: fold.replications, family };
  return { sentence: overRangesSentence(facts), ...holds };
}

/** What rows of P(holds) come to. */
function comparedHolds(rows: readonly DifferenceRow[]): Omit<ComparedHolds, 'sentence'> {
  const chain = rows.find(({ scope_kind: kind }) => kind === 'chain');
  const norms = rows.filter(({ scope_kind: kind }) => kind === 'norm');
  return {
    ...(chain && { chain }),
    norms: byDifference(norms.filter(({ differing }) => differing > 0)),
    norms_compared: norms.length,
    norms_alike: norms.filter(({ differing }) => differing === 0).length,
  };
}
