import type { BreachDates, Findings, ScopeVerdict, SummaryRow } from '../../experiment/findings.ts';
import { shortDate } from '../dateWords.ts';
import { seriesOf, summaryOf } from '../findingsIndex.ts';
import { dayNumber, NOTHING, percent, probabilityWithInterval } from '../numberWords.ts';
import { onDutyWords } from '../redacted.ts';
import { escapeHtml } from './escapeHtml.ts';
import { organisationId } from './organisationSections.ts';
import { type Column, row, table } from './table.ts';

const COLUMNS: readonly Column[] = [
  { heading: 'Organisation and unit' },
  { heading: 'Persons on duty', numeric: true },
  { heading: 'Utilisation', numeric: true },
  { heading: 'Backlog at the end, days', numeric: true },
  { heading: 'Holds', numeric: true },
  { heading: 'First breach, median', numeric: true },
  { heading: 'Verdict' },
];

/** All units by organisation: staff, pressure, waiting work, and whether their norms hold. */
export function chainSection(findings: Findings): string {
  const { organisations, units } = findings.scenario;
  const bodies = organisations.map((organisation, index) =>
    [
      organisationRow(findings, organisation, index),
      ...units
        .filter((unit) => unit.organisation === organisation.name)
        .map((unit) => unitRow(findings, unit)),
    ].join(''),
  );
  return [
    '<p class="soft">Means over the whole span; the backlog is that of the last period, in days of the unit’s own ' +
      'work; in brackets the 5th to 95th percentile of the replications, for “holds” the exact 95 % interval.</p>',
    table('Organisations and units', COLUMNS, bodies),
  ].join('\n');
}

function organisationRow(
  findings: Findings,
  organisation: { name: string; label: string },
  index: number,
): string {
  const verdict = verdictOn(findings, 'organisation', organisation.name);
  const link = `<a href="#${organisationId(index)}">${escapeHtml(organisation.label)}</a>`;
  return row(COLUMNS, [link, '', '', '', ...outcome(verdict)], 'organisation');
}

function unitRow(findings: Findings, unit: { name: string; label: string }): string {
  const utilisation = summaryOf(findings, 'unit', unit.name, 'utilisation');
  const backlog =
    seriesOf(findings, 'unit', unit.name, 'backlog_days').at(-1) ??
    summaryOf(findings, 'unit', unit.name, 'backlog_days');
  const cells = [
    escapeHtml(unit.label),
    onDutyWords(findings, unit.name),
    withRange(utilisation, percent, (value) => percent(value).replace(' %', '')),
    (backlog?.p95 ?? 0) < 0.1
      ? escapeHtml(dayNumber(backlog?.mean))
      : withRange(backlog, dayNumber, dayNumber),
    ...outcome(verdictOn(findings, 'unit', unit.name)),
  ];
  return row(COLUMNS, cells, 'unit');
}

function outcome(verdict: ScopeVerdict | undefined): string[] {
  if (!verdict) return [NOTHING, NOTHING, '<span class="whole">no norms</span>'];
  const { estimate, low, high } = verdict.probability;
  return [
    probabilityWithInterval(estimate, low, high),
    medianDate(verdict.first_breach),
    `<span class="whole">${verdict.verdict}</span>`,
  ];
}

function medianDate(dates: BreachDates): string {
  return dates.p50 === undefined ? NOTHING : escapeHtml(shortDate(dates.p50));
}

function withRange(
  values: SummaryRow | undefined,
  mean: (value: number | undefined) => string,
  bound: (value: number) => string,
): string {
  if (values?.p05 === undefined || values.p95 === undefined || values.p05 === values.p95)
    return escapeHtml(mean(values?.mean));
  return escapeHtml(`${mean(values.mean)} (${bound(values.p05)}–${bound(values.p95)})`);
}

function verdictOn(
  { verdict }: Findings,
  kind: ScopeVerdict['scope_kind'],
  scope: string,
): ScopeVerdict | undefined {
  return verdict.scopes.find((each) => each.scope_kind === kind && each.scope === scope);
}
