import { spearman, spearmanByLuck } from '../../statistics/spearman.ts';
import type { VerdictWord } from '../findings.ts';
import type { SweepAxis } from './sweepAxis.ts';
import type { SweepPoints } from './sweepPoints.ts';
import type { SweepResult } from './sweepResult.ts';

/** Fewest points for which it is said how large a correlation luck alone may make. */
const FEWEST_FOR_LUCK = 10;
/** That any path does so, if none mattered. */
const LUCK = 0.05;

/**
 * What the points say together.
 *
 * @param verdictOf of so many replications that held
 */
export function sweepFindings(
  points: SweepPoints,
  axes: readonly SweepAxis[],
  verdictOf: (held: number) => VerdictWord,
): Pick<SweepResult, 'verdicts' | 'holds_between' | 'as_low' | 'as_high' | 'correlations' | 'by_luck'> {
  const verdicts = { holds: 0, 'does not hold': 0, undecided: 0 };
  const byHeld = new Map<number, number>();
  const between = axes.map(({ path }) => ({ path, from: Infinity, to: -Infinity }));
  for (let index = 0; index < points.count; index++) {
    const held = points.held[index] ?? 0;
    byHeld.set(held, (byHeld.get(held) ?? 0) + 1);
    const verdict = verdictOf(held);
    verdicts[verdict]++;
    if (verdict !== 'holds') continue;
    for (const [axis, value] of points.valuesAt(index).entries()) {
      const range = between[axis];
      if (range !== undefined) {
        range.from = Math.min(range.from, value);
        range.to = Math.max(range.to, value);
      }
    }
  }
  const correlations = axes.flatMap(({ path }, axis) => {
    const found = spearman(points.column(axis), points.held);
    return found === undefined ? [] : [{ path, rank_correlation: found }];
  });
  const byLuck =
    points.count < FEWEST_FOR_LUCK ? undefined : spearmanByLuck(points.count, 1 - LUCK / axes.length);
  return {
    verdicts,
    as_low: byHeld.get(Math.min(...byHeld.keys())) ?? 0,
    as_high: byHeld.get(Math.max(...byHeld.keys())) ?? 0,
    ...(verdicts.holds > 0 && { holds_between: between }),
    ...(correlations.length > 0 && {
      correlations: correlations.sort((a, b) => Math.abs(b.rank_correlation) - Math.abs(a.rank_correlation)),
      ...(byLuck !== undefined && { by_luck: byLuck }),
    }),
  };
}
