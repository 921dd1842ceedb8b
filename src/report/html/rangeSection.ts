import type { Findings, Influence } from '../../experiment/findings.ts';
import * as messages from '../messages.ts';
import { percent, probabilityWithInterval } from '../numberWords.ts';
import { halvesNote, mattering, rangesSentence, rangeWords } from '../rangesWords.ts';
import { escapeHtml } from './escapeHtml.ts';
import { type Column, row, table } from './table.ts';

/** Values that are shown; all are in `verdict.json`. */
const SHOWN = 10;

const COLUMNS: readonly Column[] = [
  { heading: 'Value of' },
  { heading: 'Value', numeric: true },
  { heading: 'Range', numeric: true },
  { heading: 'Holds in the lower half', numeric: true },
  { heading: 'Holds in the upper half', numeric: true },
  { heading: 'Difference, points', numeric: true },
  { heading: 'By luck', numeric: true },
];

/** How much the answer rests on values that are only assumed: the futures over the ranges, and what matters most. */
export function rangeSection({ verdict }: Findings): string {
  const { over_ranges: ranges } = verdict;
  if (ranges === undefined) return '';
  const values = mattering(ranges, SHOWN);
  const rows = values.map(influenceRow).join('');
  return [
    `<p>${escapeHtml(rangesSentence(ranges))} ${escapeHtml(messages.WHAT_FUTURES_ARE)}</p>`,
    `<p class="soft">${escapeHtml(halvesNote(ranges))}</p>`,
    ...(values.length === 0 ? [] : [table('Values that matter most', COLUMNS, [rows])]),
  ].join('\n');
}

function influenceRow(influence: Influence): string {
  const { path, value, lower, upper, difference, by_luck: luck } = influence;
  const points = Math.round(100 * difference);
  const holds = ({ probability }: Influence['lower']): string =>
    escapeHtml(probabilityWithInterval(probability.estimate, probability.low, probability.high));
  return row(COLUMNS, [
    escapeHtml(path),
    escapeHtml(value),
    escapeHtml(rangeWords(influence)),
    holds(lower),
    holds(upper),
    `${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(points)}`,
    escapeHtml(percent(luck)),
  ]);
}
