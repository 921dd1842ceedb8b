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
  if (closest.worst_used === 0) {
    const whose = verdict.breaks_first === undefined ? 'No norm' : 'No other norm';
    return [`${whose} came any way towards a breach, in any replication.`];
  }
  const unit = metricOf(norm)?.unit;
  const bound = norm.direction === 'atLeast' ? 'at least' : 'at most';
  const inARow =
    norm.in_a_row !== undefined && norm.in_a_row > 1
      ? ` (the best of ${norm.in_a_row} periods in a row counts)`
      : '';
  const which = verdict.breaks_first === undefined ? 'Of all norms' : 'Of the norms that never broke';
  return [
    `${which} ${closest.norm} came nearest to a breach. Asked is ${bound} ${limitWords(norm.limit, unit)}${inARow}: the worst ` +
      `replication came to ${limitWords(closest.worst, unit)}, which is ${percent(closest.worst_used)} of the way to the limit, ` +
      `and half of them no further than ${limitWords(closest.median, unit)}, ${percent(closest.median_used)}.`,
  ];
}
