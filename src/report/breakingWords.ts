import type { Verdict } from '../experiment/findings.ts';
import { shortDate } from './dateWords.ts';
import { counted, percent } from './numberWords.ts';

/**
 * How often the norm that breaks first does, and when: `in 62 % of 126 replications with a breach, in half of those by 1 Jun 2018`.
 * The date is of these replications alone; that of the tables is of all.
 */
export function breakingWords(
  { replications, held = 0 }: Verdict,
  { share, median_date: median }: NonNullable<Verdict['breaks_first']>,
): string {
  const broken = replications - held;
  const date = shortDate(median);
  if (broken === 1) return `in the one replication with a breach, on ${date}`;
  const first = Math.round(share * broken);
  const when = first === 1 ? `in that one on ${date}` : `in half of those by ${date}`;
  return `in ${percent(share)} of ${counted(broken, 'replication')} with a breach, ${when}`;
}
