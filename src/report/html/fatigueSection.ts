import type { Findings, ScopeVerdict } from '../../experiment/findings.ts';
import { shortDate } from '../dateWords.ts';
import { fatigueWords, tired } from '../fatigueWords.ts';
import * as messages from '../messages.ts';
import { NOTHING, probabilityWithInterval } from '../numberWords.ts';
import { escapeHtml } from './escapeHtml.ts';
import { type Column, row, table } from './table.ts';

const COLUMNS: readonly Column[] = [
  { heading: 'What holds' },
  { heading: 'With fatigue', numeric: true },
  { heading: 'Without', numeric: true },
  { heading: 'First breach with it, median', numeric: true },
  { heading: 'Without', numeric: true },
];

/** Whether the answer rests on fatigue: what holds with it and without; nothing where fatigue does nothing. */
export function fatigueSection({ verdict }: Findings): string {
  if (verdict.without_fatigue === undefined) return '';
  // Units are left out: their norms say it.
  const told = tired(verdict).filter(({ withIt }) => withIt.scope_kind !== 'unit');
  const rows = told.map(({ withIt, without }) =>
    row(COLUMNS, [
      escapeHtml(withIt.scope_kind === 'chain' ? 'The chain' : withIt.label),
      holds(withIt),
      holds(without),
      median(withIt),
      median(without),
    ]),
  );
  return [
    ...fatigueWords(verdict).map((sentence) => `<p>${escapeHtml(sentence)}</p>`),
    ...(rows.length === 0 ? [] : [table('What fatigue changes', COLUMNS, [rows.join('')])]),
    `<p class="soft">${escapeHtml(messages.WHAT_WITHOUT_FATIGUE_IS)}</p>`,
  ].join('\n');
}

function holds({ probability: { estimate, low, high } }: ScopeVerdict): string {
  return escapeHtml(probabilityWithInterval(estimate, low, high));
}

function median({ first_breach: { p50 } }: ScopeVerdict): string {
  return p50 === undefined ? NOTHING : escapeHtml(shortDate(p50));
}
