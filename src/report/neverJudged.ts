import type { Verdict } from '../experiment/findings.ts';

/** A warning on norms of which the run says nothing, as sentences; none if every norm was judged. */
export function neverJudged({ never_judged: norms = [] }: Verdict): string[] {
  if (norms.length === 0) return [];
  const [what, counts] = norms.length === 1 ? ['This norm was', 'counts'] : ['These norms were', 'count'];
  return [
    `${what} never judged, for want of observations, and ${counts} as held without saying anything: ${norms.join(', ')}.`,
  ];
}
