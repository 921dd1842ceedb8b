import type { Findings, Influence, OverRanges } from '../../experiment/findings.ts';
import * as messages from '../messages.ts';
import { percent, probabilityWithInterval } from '../numberWords.ts';
import { halvesNote, halvesOf, mattering, rangesSentence, rangeWords } from '../rangesWords.ts';
import { escapeHtml } from './escapeHtml.ts';
import { keptTable } from './keptTable.ts';
import { type Column, row, table } from './table.ts';

/** Values that are shown; all are in `verdict.json`. */
const SHOWN = 10;

function columnsOf(compared: OverRanges['compared']): readonly Column[] {
  const does = compared === 'norms' ? 'Kept' : 'Holds';
  return [
    { heading: 'Value of' },
    ...(compared === 'norms' ? [{ heading: 'Norm' }] : []),
    { heading: 'Value', numeric: true },
    { heading: 'Range', numeric: true },
    { heading: `${does} in the lower half`, numeric: true },
    { heading: `${does} in the upper half`, numeric: true },
    { heading: 'Difference, points', numeric: true },
    { heading: 'By luck', numeric: true },
  ];
}

/**
 * How much the answer rests on values that are only assumed: the futures over the ranges, what is kept in them, and what
 * matters most.
 */
export function rangeSection(findings: Findings): string {
  const { over_ranges: ranges } = findings.verdict;
  if (ranges === undefined) return '';
  const values = mattering(ranges, SHOWN);
  const columns = columnsOf(ranges.compared);
  const rows = values.map((value) => influenceRow(value, columns)).join('');
  const caption =
    ranges.compared === 'norms' ? 'Values that matter most, each to one norm' : 'Values that matter most';
  return [
    `<p>${escapeHtml(rangesSentence(ranges))} ${escapeHtml(messages.WHAT_FUTURES_ARE)}</p>`,
    keptTable(findings),
    `<p class="soft">${escapeHtml([...halvesOf(ranges), halvesNote(ranges)].join(' '))}</p>`,
    ...(values.length === 0 ? [] : [table(caption, columns, [rows])]),
  ].join('\n');
}

function influenceRow(influence: Influence, columns: readonly Column[]): string {
  const { path, norm, value, lower, upper, difference, by_luck: luck } = influence;
  const points = Math.round(100 * difference);
  const holds = ({ probability }: Influence['lower']): string =>
    escapeHtml(probabilityWithInterval(probability.estimate, probability.low, probability.high));
  return row(columns, [
    escapeHtml(path),
    ...(norm === undefined ? [] : [escapeHtml(norm)]),
    escapeHtml(value),
    escapeHtml(rangeWords(influence)),
    holds(lower),
    holds(upper),
    `${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(points)}`,
    escapeHtml(percent(luck)),
  ]);
}
