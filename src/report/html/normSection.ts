import type { Findings, NormRow } from '../../experiment/findings.ts';
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
  { heading: 'Periods breached', numeric: true },
  { heading: 'Worst value', numeric: true },
  { heading: 'Chain holds without it', numeric: true },
];

/** What each norm asks, whether it holds, how badly it is missed, and what the chain would do without it. */
export function normSection(findings: Findings): string {
  if (findings.norms.length === 0) return '';
  return [
    '<h2>Norms</h2>',
    '<p class="soft">“The chain holds” means that no norm is breached. Periods breached and worst value are means over ' +
      'the replications; “first in the chain” is the share of all replications in which this norm was the first to be ' +
      'breached, or one of the first.</p>',
    table('Norms', COLUMNS, [findings.norms.map(normRow).join('')]),
  ].join('\n');
}

function normRow(norm: NormRow): string {
  const cells = [
    `<strong>${escapeHtml(norm.norm)}</strong><span class="words">${escapeHtml(normWords(norm))}</span>`,
    probabilityWithInterval(norm.hold_probability, norm.ci_low, norm.ci_high),
    norm.first_breach_p50 === undefined ? NOTHING : escapeHtml(shortDate(norm.first_breach_p50)),
    probability(norm.first_in_chain),
    shortNumber(norm.breached_periods),
    norm.worst_value === undefined ? NOTHING : escapeHtml(limitWords(norm.worst_value, metricOf(norm)?.unit)),
    probability(norm.chain_without),
  ];
  return row(COLUMNS, cells);
}
