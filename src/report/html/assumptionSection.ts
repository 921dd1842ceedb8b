import type { AssumptionRow, Findings, SourceFacts } from '../../experiment/findings.ts';
import { NOTHING, percent } from '../numberWords.ts';
import { escapeHtml } from './escapeHtml.ts';
import { type Column, row, table } from './table.ts';

const COLUMNS: readonly Column[] = [
  { heading: 'Value of' },
  { heading: 'Value', numeric: true },
  { heading: 'Range', numeric: true },
  { heading: 'Share of the load', numeric: true },
  { heading: 'Source and note', wordy: true },
];

/** Values that are shown first, by the load that rests on them. */
const HEAVIEST = 12;

/** Every value that the conclusion rests on, with its source; what is only assumed is marked. */
export function assumptionSection({ assumptions, sources }: Findings): string {
  if (assumptions.length === 0) return '';
  const known = new Map(sources.map((source, index) => [source.name, { ...source, id: sourceId(index) }]));
  const assumed = assumptions.filter(({ source }) => isAssumed(known.get(source ?? '')));
  const heaviest = [...assumed]
    .sort((a, b) => (b.load_share ?? 0) - (a.load_share ?? 0))
    .filter(({ load_share: share }) => share !== undefined && share > 0)
    .slice(0, HEAVIEST);
  const rows = (values: readonly AssumptionRow[]): string =>
    values.map((each) => assumptionRow(each, known)).join('');
  return [
    `<p class="soft">${assumed.length} of ${assumptions.length} values rest on no published source and are marked. The share of ` +
      'the load is the part of the expected person-hours that rests on the value; a formula has none of its own. Ranges are ' +
      'triangular unless said.</p>',
    // Of a short list one sees at once what weighs most.
    ...(assumptions.length > 2 * HEAVIEST && heaviest.length > 0
      ? [
          '<h3>Unpublished values on which most of the load rests</h3>',
          table('Unpublished values on which most of the load rests', COLUMNS, [rows(heaviest)], 'values'),
        ]
      : []),
    '<h3>All values</h3>',
    table('Assumptions', COLUMNS, [rows(assumptions)], 'values'),
  ].join('\n');
}

/** The sources themselves; those that are public are linked. */
export function sourceSection({ sources }: Findings): string {
  if (sources.length === 0) return '';
  const items = sources.map((source, index) => {
    const date = source.date === undefined ? '' : `, ${escapeHtml(source.date)}`;
    const name = `<strong>${escapeHtml(source.name)}</strong>`;
    return `<li id="${sourceId(index)}">${name}: ${titleOf(source)}${date}${source.public ? '' : ` ${mark('not public')}`}</li>`;
  });
  return `<ul class="sources">\n${items.join('\n')}\n</ul>`;
}

type KnownSource = SourceFacts & { readonly id: string };

function sourceId(index: number): string {
  return `source-${index + 1}`;
}

function assumptionRow(assumption: AssumptionRow, known: ReadonlyMap<string, KnownSource>): string {
  const { path, value, unit, low, high, law, note } = assumption;
  const source = known.get(assumption.source ?? '');
  const range =
    low === undefined || high === undefined
      ? NOTHING
      : `${low} to ${high}${law === undefined || law === 'triangular' ? '' : `, ${law}`}`;
  const origin =
    source === undefined
      ? escapeHtml(assumption.source ?? '')
      : `<a href="#${source.id}">${escapeHtml(source.name)}</a>`;
  return row(COLUMNS, [
    breakable(path),
    escapeHtml(withUnit(value, unit)),
    escapeHtml(range),
    escapeHtml(percent(assumption.load_share)),
    [
      isAssumed(source) ? mark(source ? 'not public' : 'no source') : '',
      origin,
      note === undefined ? '' : `<span class="soft">${escapeHtml(note)}</span>`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  ]);
}

/** A path, which may be broken after its dots. */
function breakable(path: string): string {
  return escapeHtml(path).replaceAll('.', '.<wbr>');
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
