import type { Chain } from '../chain/chain.ts';
import type { Layout } from '../chain/layout.ts';
import type { Closest, NormRow } from './findings.ts';
import type { CellFold } from './fold.ts';

/** A norm's value nearest to a breach, in the median replication and in the worst; undefined if never judged. */
export interface Nearest {
  readonly median: number | undefined;
  readonly worst: number | undefined;
}

/** The nearest values of all norms, in file order. */
export function nearestValues(chain: Chain, layout: Layout, cells: CellFold): Nearest[] {
  return chain.norms.map((norm, index) => {
    const cell = layout.cells.findIndex(
      (each) => each.scopeKind === 'norm' && each.index === index && each.metric.name === 'nearest_value',
    );
    const extremes = cells.extremes(layout.periods, cell);
    const worst = norm.direction === 'atLeast' ? extremes?.min : extremes?.max;
    return { median: cells.estimate(layout.periods, cell).p50, worst };
  });
}

/**
 * Of the norms that were breached in no replication the one that came nearest to it, by the worst replication, then the
 * median one. Limits of none (`atMost: 0`) have no room to use, and norms whose limit is left out are not compared.
 *
 * @param isShare whether a norm's values are shares, by its index
 */
export function closestNorm(
  norms: readonly NormRow[],
  isShare: (norm: NormRow) => boolean,
): Closest | undefined {
  const all = norms.flatMap((norm): Closest[] => {
    const { limit, nearest_p50: median, nearest_worst: worst, hold_probability: holds } = norm;
    if (holds < 1 || limit === undefined || median === undefined || worst === undefined) return [];
    const used = (value: number): number => roomUsed(value, limit, norm.direction, isShare(norm));
    const [medianUsed, worstUsed] = [used(median), used(worst)];
    if (!Number.isFinite(medianUsed) || !Number.isFinite(worstUsed)) return [];
    const { unit } = norm;
    const parts = { median, worst, median_used: medianUsed, worst_used: worstUsed };
    return [{ norm: norm.norm, ...(unit !== undefined && { unit }), ...parts }];
  });
  return all.reduce<Closest | undefined>(
    (first, next) => (first === undefined || isCloser(next, first) ? next : first),
    undefined,
  );
}

function isCloser(one: Closest, other: Closest): boolean {
  if (one.worst_used !== other.worst_used) return one.worst_used > other.worst_used;
  return one.median_used > other.median_used;
}

/** Share of the room up to a limit: of what may be missed, for a share that must be large; NaN where there is no room. */
function roomUsed(value: number, limit: number, direction: NormRow['direction'], isShare: boolean): number {
  if (direction === 'atMost') return limit > 0 ? value / limit : Number.NaN;
  if (isShare) return limit < 1 ? (1 - value) / (1 - limit) : Number.NaN;
  return value > 0 ? limit / value : Number.NaN;
}
