import type { Verdict } from '../experiment/findings.ts';
import type { PolicyResult } from '../experiment/policyResult.ts';
import { shortDate } from './dateWords.ts';
import { counted, probabilityWithInterval, shortNumber } from './numberWords.ts';

/** How often each policy acted and when first, a sentence each; none without policies. */
export function policyWords({ policies }: Verdict): string[] {
  return (policies ?? []).map(sentence);
}

function sentence({ label, acted, probability, actions, first_action: first }: PolicyResult): string {
  if (first === undefined) return `${label}: in no replication.`;
  const { estimate, low, high } = probability;
  const where =
    estimate === 1
      ? `in all of ${counted(acted, 'replication')}`
      : `in ${probabilityWithInterval(estimate, low, high)} of the replications`;
  // Once in each of them is not worth a number; means of many are rounded in their last digits.
  const times = shortNumber(actions / estimate);
  const often = times === '1' ? '' : `, ${times} times in these on average`;
  const [from, middle, to] = [first.p05, first.p50, first.p95].map((date) => shortDate(date));
  const when = from === to ? `on ${middle}` : `in half of them by ${middle} (90 % between ${from} and ${to})`;
  return `${label}: ${where}${often}; first ${when}.`;
}
