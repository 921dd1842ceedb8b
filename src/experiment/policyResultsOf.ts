import type { Chain } from '../chain/chain.ts';
import { clopperPearson } from '../statistics/clopperPearson.ts';
import { isoDate } from './dates.ts';
import type { SummaryRow } from './findings.ts';
import type { PolicyResult } from './policyResult.ts';

const DAY = 24;

/**
 * How often each policy acted and when first, in file order, from the rows of a run as they are written: a policy of
 * which something is left out is not there.
 */
export function policyResultsOf(
  { policies, calendar }: Pick<Chain, 'policies' | 'calendar'>,
  summary: readonly SummaryRow[],
): PolicyResult[] {
  const rowOf = (policy: string, metric: string): SummaryRow | undefined =>
    summary.find((row) => row.scope_kind === 'policy' && row.scope === policy && row.metric === metric);
  const date = (days: number): string => isoDate(calendar.startDay, Math.round(days) * DAY);
  return policies.flatMap(({ name, label }): PolicyResult[] => {
    const actions = rowOf(name, 'actions');
    const first = rowOf(name, 'first_action');
    if (actions?.mean === undefined) return [];
    const acted = first?.replications ?? 0;
    const { p05, p50, p95 } = first ?? {};
    return [
      {
        policy: name,
        label,
        acted,
        probability: {
          estimate: acted / actions.replications,
          ...clopperPearson(acted, actions.replications, 0.95),
        },
        actions: actions.mean,
        ...(p05 !== undefined &&
          p50 !== undefined &&
          p95 !== undefined && { first_action: { p05: date(p05), p50: date(p50), p95: date(p95) } }),
      },
    ];
  });
}
