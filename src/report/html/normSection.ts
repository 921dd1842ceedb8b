import type { Findings, NormRow } from '../../experiment/findings.ts';
import { closestWords } from '../closestWords.ts';
import { shortDate } from '../dateWords.ts';
import { limitWords, metricOf, normWords } from '../normWords.ts';
import { NOTHING, probability, probabilityWithInterval, shortNumber } from '../numberWords.ts';
import { escapeHtml } from './escapeHtml.ts';
import { type Column, row, table } from './table.ts';

const COLUMNS: readonly Column[] = [
  { heading: 'Norm' },
  { heading: 'Holds', numeric: true },
  { heading: 'First breach, median', numeric: true },
  { heading: 'First in the chain', numeric: true },
  { heading: 'Periods breached (longest)', numeric: true },
  { heading: 'Worst value', numeric: true },
  { heading: 'Recovery, days', numeric: true },
  { heading: 'Nearest to a breach', numeric: true },
  { heading: 'Chain holds without it', numeric: true },
];

/**
 * The norms that are breached, how often, when and how badly, and what the chain would do without each; then those
 * that never are. The norms of an organisation stand all on its own page.
 */
export function normSection(findings: Findings): string {
  const { norms } = findings;
  if (norms.length === 0) return '';
  const never = norms.filter((norm) => norm.hold_probability === 1);
  const shown = norms.filter((norm) => norm.hold_probability < 1);
  const names = never.map(({ norm }) => escapeHtml(norm)).join(', ');
  const closest = closestWords(findings).map((sentence) => `<p>${escapeHtml(sentence)}</p>`);
  if (shown.length === 0)
    return [`<p>No norm is breached in any replication: ${names}.</p>`, ...closest].join('\n');
  return [
    '<p class="soft">“The chain holds” means that no norm is breached. Periods breached (with the longest breach, in periods) and worst ' +
      'value are means over the replications, recovery is the mean of those that recovered; “first in the chain” is the share ' +
      'of all replications in which this norm was the first to be breached, or one of the first; nearest to a breach, in the worst replication, is the ' +
      'best value of so many periods in a row as make a breach.</p>',
    table('Norms that are breached', COLUMNS, [shown.map(normRow).join('')], 'norms'),
    ...(never.length === 0 ? [] : [`<p>Never breached in any replication (${never.length}): ${names}.</p>`]),
    ...closest,
  ].join('\n');
}

function normRow(norm: NormRow): string {
  const cells = [
    `<strong>${escapeHtml(norm.norm)}</strong><span class="words">${escapeHtml(normWords(norm))}</span>`,
    escapeHtml(probabilityWithInterval(norm.hold_probability, norm.ci_low, norm.ci_high)),
    norm.first_breach_p50 === undefined ? NOTHING : escapeHtml(shortDate(norm.first_breach_p50)),
    probability(norm.first_in_chain),
    `${shortNumber(norm.breached_periods)} (${shortNumber(norm.longest_breach)})`,
    norm.worst_value === undefined ? NOTHING : escapeHtml(limitWords(norm.worst_value, metricOf(norm)?.unit)),
    shortNumber(norm.recovery_days),
    norm.nearest_worst === undefined
      ? NOTHING
      : escapeHtml(limitWords(norm.nearest_worst, metricOf(norm)?.unit)),
    probability(norm.chain_without),
  ];
  return row(COLUMNS, cells);
}
