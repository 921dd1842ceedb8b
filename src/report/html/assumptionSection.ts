import type { AssumptionRow, Findings, SourceFacts } from '../../experiment/findings.ts';
import { NOTHING, percent } from '../numberWords.ts';
import { escapeHtml } from './escapeHtml.ts';
import { type Column, row, table } from './table.ts';

const COLUMNS: readonly Column[] = [
  { heading: 'Value of' },
  { heading: 'Value', numeric: true },
  { heading: 'Range', numeric: true },
  { heading: 'Share of the load', numeric: true },
  { heading: 'Source and note' },
];

/** Every value that the conclusion rests on, with its source; what is only assumed is marked. */
export function assumptionSection({ assumptions, sources }: Findings): string {
  if (assumptions.length === 0) return '';
  const known = new Map(sources.map((source) => [source.name, source]));
  const assumed = assumptions.filter(({ source }) => isAssumed(known.get(source ?? ''))).length;
  return [
    '<h2>Assumptions</h2>',
    `<p class="soft">${assumed} of ${assumptions.length} values rest on no published source and are marked. The share of ` +
      'the load is the part of the expected person-hours that rests on the value.</p>',
    table('Assumptions', COLUMNS, [assumptions.map((each) => assumptionRow(each, known)).join('')]),
  ].join('\n');
}

/** The sources themselves; those that are public are linked. */
export function sourceSection({ sources }: Findings): string {
  if (sources.length === 0) return '';
  const items = sources.map((source) => {
    const date = source.date === undefined ? '' : `, ${escapeHtml(source.date)}`;
    return `<li>${titleOf(source)}${date}${source.public ? '' : ` ${mark('not public')}`}</li>`;
  });
  return `<h2>Sources</h2>\n<ul class="sources">\n${items.join('\n')}\n</ul>`;
}

function assumptionRow(assumption: AssumptionRow, known: ReadonlyMap<string, SourceFacts>): string {
  const { path, value, unit, low, high, law, note } = assumption;
  const source = known.get(assumption.source ?? '');
  const range =
    low === undefined || high === undefined
      ? NOTHING
      : `${low} to ${high}${law === undefined ? '' : `, ${law}`}`;
  const origin = source
    ? titleOf(source)
    : assumption.source === undefined
      ? ''
      : escapeHtml(assumption.source);
  return row(COLUMNS, [
    escapeHtml(path),
    escapeHtml(withUnit(value, unit)),
    escapeHtml(range),
    percent(assumption.load_share),
    [
      isAssumed(source) ? mark(source ? 'assumption' : 'no source') : '',
      origin,
      note === undefined ? '' : `<span class="words">${escapeHtml(note)}</span>`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  ]);
}

/** Values as written mostly carry their unit: `45 min`; a bare number gets it. */
function withUnit(value: string, unit: string): string {
  return /^[+-]?[\d.,]+$/.test(value.trim()) ? `${value} ${unit}` : value;
}

function isAssumed(source: SourceFacts | undefined): boolean {
  return !source?.public;
}

/** Only web addresses become links: a scenario could bring any text. */
function titleOf(source: SourceFacts): string {
  const title = escapeHtml(source.title);
  return source.public && source.url !== undefined && /^https?:\/\/[^\s]+$/i.test(source.url)
    ? `<a href="${escapeHtml(source.url)}" rel="noopener noreferrer">${title}</a>`
    : title;
}

function mark(text: string): string {
  return `<span class="mark">${text}</span>`;
}
