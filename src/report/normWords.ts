import { METRICS, type Metric } from '../chain/metrics.ts';
import type { NormRow } from '../experiment/findings.ts';
import { REDACTED } from '../scenario/index.ts';
import { days, exactPercent, hours, shortNumber } from './numberWords.ts';

/** What a norm asks, in words: `tip.intake, share on time: at least 95 % per month (breach: 2 in a row)`. */
export function normWords(norm: NormRow): string {
  const bound = norm.direction === 'atLeast' ? 'at least' : 'at most';
  const metric = metricOf(norm);
  const limit = norm.limit === undefined ? REDACTED : limitWords(norm.limit, metric?.unit);
  return `${norm.scope}, ${metric?.label ?? norm.metric}: ${bound} ${limit} per ${norm.per}${breachWords(norm)}`;
}

function breachWords({ in_a_row: inARow }: NormRow): string {
  if (inARow === undefined) return ` (breach: ${REDACTED} in a row)`;
  return inARow > 1 ? ` (breach: ${inARow} in a row)` : '';
}

/** The metric that a norm limits. */
export function metricOf(norm: NormRow): Metric | undefined {
  return METRICS.find((metric) => metric.norm && metric.name === norm.metric);
}

/** A value of a metric in its unit, as in the column `unit` of the CSV files. */
export function limitWords(value: number, unit: string | undefined): string {
  switch (unit) {
    case 'share':
    case 'probability':
      return exactPercent(value);
    case 'hours':
      return hours(value);
    case 'days':
      return days(value);
    case undefined:
    case 'factor':
    case 'surge':
      return shortNumber(value);
    default:
      return value === 1 ? `1 ${unit.replace(/s$/, '')}` : `${shortNumber(value)} ${unit}`;
  }
}
