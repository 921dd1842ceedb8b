import type { Findings } from '../../experiment/findings.ts';
import { summaryOf } from '../findingsIndex.ts';
import { hours, NOTHING, percent, shortNumber } from '../numberWords.ts';
import { escapeHtml } from './escapeHtml.ts';
import { type Column, row, table } from './table.ts';

const COLUMNS: readonly Column[] = [
  { heading: 'Work' },
  { heading: 'At' },
  { heading: 'Tasks', numeric: true },
  { heading: 'Waited', numeric: true },
  { heading: 'Mean wait', numeric: true },
  { heading: '95th percentile', numeric: true },
  { heading: 'On time', numeric: true },
  { heading: 'Late', numeric: true },
  { heading: 'Dropped', numeric: true },
];

interface Work {
  readonly kind: 'step' | 'obligation';
  readonly name: string;
  readonly unit: string | undefined;
}

/** How long work waits at the units of an organisation: their steps, then their obligations. Nothing if they have none. */
export function waitingTable(
  findings: Findings,
  units: readonly { readonly name: string; readonly label: string }[],
  label: string,
): string[] {
  const { steps, obligations } = findings.scenario;
  const labels = new Map(units.map((unit) => [unit.name, unit.label]));
  const own = [
    ...steps.map(({ name, unit }): Work => ({ kind: 'step', name, unit })),
    ...obligations.map(({ name, unit }): Work => ({ kind: 'obligation', name, unit })),
  ].filter(({ unit }) => unit !== undefined && labels.has(unit));
  if (own.length === 0) return [];
  return [
    '<h3>Waiting</h3>',
    '<p class="soft">From ready to first start, nights and weekends counted in. Tasks, late and dropped are means a ' +
      'replication. Work that recurs stands last.</p>',
    table(`Waiting at ${label}`, COLUMNS, [
      own.map((work) => workRow(findings, work, labels.get(work.unit ?? '') ?? '')).join(''),
    ]),
  ];
}

function workRow(findings: Findings, { kind, name }: Work, at: string): string {
  const of = (metric: string): number | undefined => summaryOf(findings, kind, name, metric)?.mean;
  const number = (metric: string): string => shortNumber(of(metric));
  return row(COLUMNS, [
    escapeHtml(name),
    escapeHtml(at),
    number('arrived'),
    escapeHtml(percent(of('waited_share'))),
    escapeHtml(waitWords(of('wait_mean'))),
    escapeHtml(waitWords(of('wait_p95'))),
    escapeHtml(percent(of('on_time_share'))),
    number('late'),
    number('dropped'),
  ]);
}

/** Below a minute nobody asks how long. */
function waitWords(value: number | undefined): string {
  if (value === undefined) return NOTHING;
  return value > 0 && value < 1 / 60 ? '< 1 min' : hours(value);
}
