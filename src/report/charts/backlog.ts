import type { Findings, SeriesRow } from '../../experiment/findings.ts';
import { halfway } from '../dateWords.ts';
import { seriesOf } from '../findingsIndex.ts';
import { dayNumber } from '../numberWords.ts';
import type { ChartSpec } from './chartSpec.ts';
import { CHART_WIDTH, CONFIG, MAIN_COLOUR, SOFT_INK, subtitleLines, titleLines } from './style.ts';
import { timeAxis } from './timeAxis.ts';
import { type UnitLabel, unitLabel } from './unitLabel.ts';

const COLUMNS = 3;
const SPACING = 18;
const AXIS_WIDTH = 56;
const PANEL_WIDTH = Math.floor((CHART_WIDTH - (COLUMNS - 1) * SPACING) / COLUMNS - AXIS_WIDTH);
const PANEL_HEIGHT = 84;
/** A y scale spans at least this, in days, so that noise around nothing does not look like a mountain. */
const LEAST_SPAN = 1;
/** Most panels that a page takes; beyond it those with the longest backlog at the end. */
const MOST_PANELS = 24;

/**
 * The backlog of each unit over time, in days of its own work: the median of the replications, the range from
 * their 5th to their 95th percentile, and the mean. Small multiples, each with its own scale from 0.
 */
export function backlogChart(findings: Findings): ChartSpec | undefined {
  const all = findings.scenario.units
    .map((unit) => ({
      label: unitLabel(findings, unit),
      rows: seriesOf(findings, 'unit', unit.name, 'backlog_days').filter((row) => row.mean !== undefined),
    }))
    .filter(({ rows }) => rows.some((row) => (row.p95 ?? row.mean ?? 0) > 0));
  if (all.length === 0) return undefined;
  const atEnd = ({ rows }: (typeof all)[number]): number => rows.at(-1)?.mean ?? 0;
  const ranked = [...all].sort((a, b) => atEnd(b) - atEnd(a));
  const chosen = new Set(ranked.slice(0, MOST_PANELS));
  const shown = all.filter((unit) => chosen.has(unit));
  const title = titleOf(ranked[0]);
  const idle = findings.scenario.units.length - all.length;
  return {
    name: 'backlog',
    title,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      description: title,
      title: {
        text: titleLines(title),
        subtitle: subtitleLines(
          [
            'In days of the unit’s own work. Line: median of the replications; dashes: mean; band: their 5th to 95th percentile.',
            'Each panel has its own scale.',
            ...(idle > 0 ? [`${idle} of ${findings.scenario.units.length} units never have a backlog.`] : []),
            ...(shown.length < all.length ? [`The ${shown.length} longest of ${all.length} are shown.`] : []),
          ].join(' '),
        ),
      },
      config: CONFIG,
      columns: COLUMNS,
      spacing: SPACING,
      concat: shown.map((unit) => panel(findings, unit)),
    } as ChartSpec['spec'],
  };
}

function titleOf(longest: { label: UnitLabel; rows: readonly SeriesRow[] } | undefined): string {
  const last = longest?.rows.at(-1);
  if (!longest || last?.mean === undefined) return 'No work waits';
  const { unit, organisation } = longest.label;
  return `The longest backlog at the end is ${dayNumber(last.mean)} days of work, at ${unit} (${organisation})`;
}

function panel(findings: Findings, unit: { label: UnitLabel; rows: readonly SeriesRow[] }): object {
  const values = unit.rows.map((row) => ({
    at: halfway(row.period_start, row.period_end),
    mean: row.mean,
    p05: row.p05,
    p50: row.p50,
    p95: row.p95,
  }));
  const top = Math.max(LEAST_SPAN, ...unit.rows.map((row) => Math.max(row.p95 ?? 0, row.mean ?? 0)));
  const x = timeAxis(findings.scenario, 'at', 3);
  const y = {
    type: 'quantitative',
    scale: { domain: [0, top], nice: 3 },
    axis: { title: 'days', tickCount: 3, minExtent: 26 },
  } as const;
  const point = values.length < 2;
  return {
    title: {
      text: unit.label.unit,
      subtitle: unit.label.organisation,
      frame: 'group',
      fontSize: 10,
      subtitleFontSize: 9,
      subtitlePadding: 1,
      lineHeight: 13,
      offset: 6,
      limit: PANEL_WIDTH,
    },
    width: PANEL_WIDTH,
    height: PANEL_HEIGHT,
    data: { values },
    layer: [
      {
        mark: point
          ? { type: 'rule', color: MAIN_COLOUR }
          : { type: 'area', color: MAIN_COLOUR, opacity: 0.2 },
        encoding: { x, y: { ...y, field: 'p05' }, y2: { field: 'p95' } },
      },
      {
        mark: { type: 'line', color: SOFT_INK, strokeWidth: 1, strokeDash: [3, 2] },
        encoding: { x, y: { ...y, field: 'mean' } },
      },
      {
        mark: { type: 'line', color: MAIN_COLOUR, strokeWidth: 1.75, point },
        encoding: { x, y: { ...y, field: 'p50' } },
      },
    ],
  };
}
