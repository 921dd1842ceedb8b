import type { Findings, SeriesRow } from '../../experiment/findings.ts';
import { shortDate } from '../dateWords.ts';
import { seriesOf, summaryOf } from '../findingsIndex.ts';
import { dayNumber, NOTHING, percent, probability, shortNumber } from '../numberWords.ts';
import { onDutyWords } from '../redacted.ts';
import { bandSvg } from './bandSvg.ts';
import { escapeHtml } from './escapeHtml.ts';
import { type Column, row, table } from './table.ts';

interface Unit {
  readonly name: string;
  readonly label: string;
}

const COLUMNS: readonly Column[] = [
  { heading: 'Unit' },
  { heading: 'On duty, persons', numeric: true },
  { heading: 'Demand, persons', numeric: true },
  { heading: 'Demand (line) and on duty (dashed), persons' },
  { heading: 'Utilisation', numeric: true },
  { heading: 'Backlog at the end, days', numeric: true },
  { heading: 'Backlog, days of its own work' },
  { heading: 'Holds', numeric: true },
];

/** The units of an organisation: what is asked of them, who is there, and what is left waiting. */
export function pressureTable(findings: Findings, units: readonly Unit[], label: string): string {
  const { start, end } = findings.scenario;
  return [
    `<p class="soft">Demand is work that becomes ready and posts to be filled, in persons needed while the unit is open. Drawn from ` +
      `${escapeHtml(shortDate(start))} to ${escapeHtml(shortDate(end))}: the mean of each period, and the 5th to 95th percentile of the replications.</p>`,
    table(
      `Demand, capacity and backlog of ${label}`,
      COLUMNS,
      [units.map((unit) => unitRow(findings, unit)).join('')],
      'pressure',
    ),
  ].join('\n');
}

function unitRow(findings: Findings, { name, label }: Unit): string {
  const of = (metric: string): readonly SeriesRow[] => seriesOf(findings, 'unit', name, metric);
  const whole = (metric: string): number | undefined => summaryOf(findings, 'unit', name, metric)?.mean;
  const demand = of('offered_load');
  const onDuty = new Map(of('on_duty').map((each) => [each.period_start, each.mean]));
  const backlog = of('backlog_days');
  const verdict = findings.verdict.scopes.find((each) => each.scope_kind === 'unit' && each.scope === name);
  const change = (rows: readonly SeriesRow[]): string =>
    `${shortNumber(rows[0]?.mean)} in the first period, ${shortNumber(rows.at(-1)?.mean)} in the last`;
  return row(COLUMNS, [
    escapeHtml(label),
    onDutyWords(findings, name),
    shortNumber(whole('offered_load')),
    drawn(
      bandSvg(
        demand.map((each) => ({
          mean: each.mean,
          low: each.p05,
          high: each.p95,
          level: onDuty.get(each.period_start),
        })),
        `Demand on ${label}, persons: ${change(demand)}`,
      ),
    ),
    escapeHtml(percent(whole('utilisation'))),
    escapeHtml(dayNumber(backlog.at(-1)?.mean ?? whole('backlog_days'))),
    drawn(
      bandSvg(
        backlog.map((each) => ({ mean: each.mean, low: each.p05, high: each.p95 })),
        `Backlog of ${label}, days: ${change(backlog)}`,
      ),
    ),
    verdict === undefined ? NOTHING : escapeHtml(probability(verdict.probability.estimate)),
  ]);
}

function drawn(svg: string): string {
  return svg === '' ? NOTHING : svg;
}
