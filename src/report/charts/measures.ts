import type { Findings, NormRow, SeriesRow } from '../../experiment/findings.ts';
import { halfway, periodWords } from '../dateWords.ts';
import { seriesOf, summaryOf } from '../findingsIndex.ts';
import { shortNumber } from '../numberWords.ts';
import { isPeriodOf } from '../periodOf.ts';
import { plainText } from '../plainText.ts';
import { bandLayers } from './bandLayers.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { concatenated, gridOf, onOnePage, type PanelGrid, panel } from './panels.ts';
import { INK, MAIN_COLOUR, WARNING_COLOUR } from './style.ts';
import { timeAxis } from './timeAxis.ts';
import { type UnitLabel, unitLabel } from './unitLabel.ts';

/** A y scale spans at least so many person-hours. */
const LEAST_SPAN = 1;

const MEASURES = {
  overtime_hours: {
    field: 'overtime',
    style: { colour: MAIN_COLOUR, width: 1.75 },
    verb: 'overtime is worked',
  },
  displaced_hours: {
    field: 'displaced',
    style: { colour: WARNING_COLOUR, width: 1.75, dash: [6, 2] },
    verb: 'regular work gives way',
  },
} as const;
type Measure = keyof typeof MEASURES;
const NAMES: readonly Measure[] = ['overtime_hours', 'displaced_hours'];

interface UnitMeasures {
  readonly label: UnitLabel;
  readonly rows: Readonly<Record<Measure, readonly SeriesRow[]>>;
  /** Over the whole span. */
  readonly hours: Readonly<Record<Measure, number>>;
  readonly norms: readonly NormRow[];
}

/**
 * What units do to keep up: overtime, and hours displaced from regular work, a period. Dashes are norms on them that are
 * judged over periods like those drawn. Absent when no unit takes either measure in any replication.
 */
export function measuresChart(findings: Findings): ChartSpec | undefined {
  const able = findings.scenario.units
    .map((unit) => measuresOf(findings, unit))
    .filter(({ rows }) => NAMES.some((name) => rows[name].length > 0));
  const all = able.filter(({ rows }) =>
    NAMES.some((name) => rows[name].some((row) => Math.max(row.mean ?? 0, row.p95 ?? 0) > 0)),
  );
  if (all.length === 0) return undefined;
  const total = ({ hours }: UnitMeasures): number => hours.overtime_hours + hours.displaced_hours;
  const shown = onOnePage(
    all,
    [...all].sort((a, b) => total(b) - total(a)),
  );
  const grid = gridOf(shown.length);
  const subtitle = [
    'Person-hours a period. Full blue line: overtime; dashed orange line: hours displaced from regular work; means of the replications;',
    'bands: their 5th to 95th percentile; thin dashes: what a norm allows. Each panel has its own scale.',
    ...(all.length < able.length
      ? [`${able.length - all.length} of ${able.length} units that may take such a measure never do.`]
      : []),
    ...(shown.length < all.length ? [`The ${shown.length} of ${all.length} with most are shown.`] : []),
  ].join(' ');
  const body = concatenated(
    shown.map((unit) => unitPanel(findings, unit, grid)),
    grid,
  );
  return chartSpec('measures', titleOf(all), subtitle, body);
}

function measuresOf(findings: Findings, unit: Findings['scenario']['units'][number]): UnitMeasures {
  const rows = (metric: string): SeriesRow[] =>
    seriesOf(findings, 'unit', unit.name, metric).filter((row) => row.mean !== undefined);
  const hours = (metric: string): number => summaryOf(findings, 'unit', unit.name, metric)?.mean ?? 0;
  const each = <Value>(of: (metric: string) => Value) => ({
    overtime_hours: of('overtime_hours'),
    displaced_hours: of('displaced_hours'),
  });
  const own = each(rows);
  return {
    label: unitLabel(findings, unit),
    rows: own,
    hours: each(hours),
    norms: findings.norms.filter(
      (norm) =>
        norm.scope === unit.name &&
        norm.direction === 'atMost' &&
        NAMES.some((name) => norm.metric === name && isPeriodOf(norm.per, own[name])),
    ),
  };
}

function titleOf(units: readonly UnitMeasures[]): string {
  const parts = NAMES.flatMap((name) => {
    const most = units.reduce((a, b) => (b.hours[name] > a.hours[name] ? b : a));
    if (most.hours[name] <= 0) return [];
    const { unit, organisation } = most.label;
    const rows = most.rows[name];
    const peak = rows.reduce((a, b) => ((b.mean ?? 0) > (a.mean ?? 0) ? b : a));
    const when =
      rows.length > 1
        ? `, most in ${periodWords(peak.period_start, peak.period_end)} (${shortNumber(peak.mean)})`
        : '';
    return [
      `${MEASURES[name].verb} at ${unit} (${organisation}): ${shortNumber(most.hours[name])} person-hours${when}`,
    ];
  });
  return parts.length === 0 ? 'Overtime and displaced hours are rare' : `Most ${parts.join('; most ')}`;
}

function unitPanel(findings: Findings, unit: UnitMeasures, grid: PanelGrid): object {
  const x = timeAxis(findings.scenario, 'at', grid.ticks);
  const limits = unit.norms.flatMap(({ limit, norm }) =>
    limit === undefined ? [] : [{ limit, norm: plainText(norm) }],
  );
  const drawn = NAMES.map((name) => {
    const { field, style } = MEASURES[name];
    const values = unit.rows[name].map((row) => ({
      at: halfway(row.period_start, row.period_end),
      [field]: row.mean,
      [`${field}Low`]: row.p05,
      [`${field}High`]: row.p95,
    }));
    return { field, style, values };
  }).filter(({ values }) => values.length > 0);
  const top = Math.max(
    LEAST_SPAN,
    ...NAMES.flatMap((name) => unit.rows[name].map((row) => Math.max(row.mean ?? 0, row.p95 ?? 0))),
    ...limits.map(({ limit }) => limit * 1.2),
  );
  const y = {
    type: 'quantitative',
    scale: { domain: [0, top], nice: 3 },
    axis: { title: 'person-hours', tickCount: 3, minExtent: 26 },
  } as const;
  return panel(
    unit.label.unit,
    unit.label.organisation,
    grid,
    [],
    [
      ...drawn.flatMap(({ field, style, values }) =>
        bandLayers(field, { x, y }, style, values.length < 2).map((layer) => ({
          data: { values },
          ...layer,
        })),
      ),
      {
        data: { values: limits },
        mark: { type: 'rule', color: INK, strokeDash: [4, 3], strokeWidth: 0.75 },
        encoding: { y: { ...y, field: 'limit' } },
      },
      {
        data: { values: limits },
        mark: { type: 'text', align: 'left', baseline: 'bottom', dx: 2, dy: -2, fontSize: 8, color: INK },
        encoding: { x: { value: 0 }, y: { ...y, field: 'limit' }, text: { field: 'norm', type: 'nominal' } },
      },
    ],
  );
}
