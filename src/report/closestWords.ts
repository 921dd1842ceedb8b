import type { Findings } from '../experiment/findings.ts';
import { limitWords, metricOf } from './normWords.ts';
import { percent } from './numberWords.ts';

/**
 * Which of the norms that never broke came nearest to it, and how near, as a sentence; none where there is no such norm.
 */
export function closestWords({ verdict, norms }: Findings): string[] {
  const { closest } = verdict;
  const norm = norms.find((each) => each.norm === closest?.norm);
  if (closest === undefined || norm?.limit === undefined) return [];
  const unit = metricOf(norm)?.unit;
  const bound = norm.direction === 'atLeast' ? 'at least' : 'at most';
  const inARow =
    norm.in_a_row !== undefined && norm.in_a_row > 1 ? `, the best of ${norm.in_a_row} in a row,` : '';
  const which = verdict.breaks_first === undefined ? '' : ' of the norms that never broke';
  return [
    `Closest${which}: ${closest.norm}. Its value nearest to a breach${inARow} is ${limitWords(closest.worst, unit)} in the worst ` +
      `replication and ${limitWords(closest.median, unit)} in the median one, where ${bound} ${limitWords(norm.limit, unit)} is ` +
      `asked: ${percent(closest.worst_used)} and ${percent(closest.median_used)} of the room up to the limit.`,
  ];
}
