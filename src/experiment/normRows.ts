import type { Chain } from '../chain/chain.ts';
import type { NormRow, OverRanges, SummaryRow } from './findings.ts';
import type { Nearest } from './margin.ts';
import type { SurvivalFold } from './survival.ts';
import { breachDates, probabilityOf } from './verdict.ts';

/**
 * A row a norm: its limit, how often it holds, when it is first breached, how badly, and what the chain would do
 * without it; and how often it is kept over the ranges. Severity is the mean over replications in which it is defined, as
 * in the summary.
 */
export function normRows(
  scenario: string,
  chain: Chain,
  survival: SurvivalFold,
  summary: readonly SummaryRow[],
  nearest: readonly Nearest[],
  overRanges?: OverRanges,
): NormRow[] {
  const severity = new Map(
    summary.filter((row) => row.scope_kind === 'norm').map((row) => [`${row.scope} ${row.metric}`, row.mean]),
  );
  const overRangesOf = new Map(
    overRanges?.scopes.flatMap((scope) =>
      scope.scope_kind === 'norm' ? [[scope.scope, scope.probability]] : [],
    ),
  );
  const { replications } = survival;
  return chain.norms.map((norm, index): NormRow => {
    const breaches = survival.scopes.find(
      (scope) => scope.kind === 'norm' && scope.norms[0] === index,
    )?.breaches;
    const part = survival.parts[index];
    const dates = breaches ? breachDates(breaches, chain.calendar.startDay) : {};
    const ranges = overRangesOf.get(norm.name);
    const { estimate, low, high } = probabilityOf(breaches?.held ?? 0, replications);
    return {
      scenario,
      norm: norm.name,
      metric: norm.metric,
      scope: norm.scope,
      direction: norm.direction,
      limit: norm.limit,
      per: norm.per,
      in_a_row: norm.inARow,
      min_count: norm.minCount,
      unit: chain.units[norm.unit]?.name,
      organisation: chain.organisations[norm.organisation]?.name,
      hold_probability: estimate,
      ci_low: low,
      ci_high: high,
      first_breach_p05: dates.p05,
      first_breach_p50: dates.p50,
      first_breach_p95: dates.p95,
      first_in_chain: (part?.first ?? 0) / replications,
      breached_periods: severity.get(`${norm.name} breached_periods`),
      longest_breach: severity.get(`${norm.name} longest_breach`),
      worst_value: severity.get(`${norm.name} worst_value`),
      nearest_p50: nearest[index]?.median,
      nearest_worst: nearest[index]?.worst,
      shortfall: severity.get(`${norm.name} shortfall`),
      recovery_days: severity.get(`${norm.name} recovery_days`),
      chain_without: (part?.heldWithout ?? 0) / replications,
      ranges_hold_probability: ranges?.estimate,
      ranges_ci_low: ranges?.low,
      ranges_ci_high: ranges?.high,
    };
  });
}
