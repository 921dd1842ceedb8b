import type { Findings, SeriesRow } from '../../experiment/findings.ts';
import { halfway, periodWords } from '../dateWords.ts';
import { seriesOf } from '../findingsIndex.ts';
import { dayNumber } from '../numberWords.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { concatenated, gridOf, onOnePage, type PanelGrid, panel } from './panels.ts';
import { MAIN_COLOUR, SOFT_INK } from './style.ts';
import { timeAxis } from './timeAxis.ts';
import { type UnitLabel, unitLabel } from './unitLabel.ts';

/** A y scale spans at least this, in days, so that noise around nothing does not look like a mountain. */
const LEAST_SPAN = 1;

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
  const shown = onOnePage(all, ranked);
  const title = titleOf(ranked[0]);
  const idle = findings.scenario.units.length - all.length;
  const subtitle = [
    'In days of the unit’s own work. Line: median of the replications; dashes: mean; band: their 5th to 95th percentile.',
    'Each panel has its own scale.',
    ...(idle > 0
      ? [`${idle} of ${findings.scenario.units.length} units never ${idle === 1 ? 'has' : 'have'} a backlog.`]
      : []),
    ...(shown.length < all.length ? [`The ${shown.length} longest of ${all.length} are shown.`] : []),
  ].join(' ');
  const grid = gridOf(shown.length);
  const panels = shown.map((unit) => unitPanel(findings, unit, grid));
  return chartSpec('backlog', title, subtitle, concatenated(panels, grid));
}

function titleOf(longest: { label: UnitLabel; rows: readonly SeriesRow[] } | undefined): string {
  const last = longest?.rows.at(-1);
  const first = longest?.rows[0];
  if (!longest || last?.mean === undefined) return 'No work waits';
  const { unit, organisation } = longest.label;
  const before =
    first === undefined || first === last || dayNumber(first.mean) === dayNumber(last.mean)
      ? ''
      : `; in ${periodWords(first.period_start, first.period_end)} it is ${dayNumber(first.mean)}`;
  return `The longest backlog at the end is ${dayNumber(last.mean)} days of work, at ${unit} (${organisation})${before}`;
}

function unitPanel(
  findings: Findings,
  unit: { label: UnitLabel; rows: readonly SeriesRow[] },
  grid: PanelGrid,
): object {
  const values = unit.rows.map((row) => ({
    at: halfway(row.period_start, row.period_end),
    mean: row.mean,
    p05: row.p05,
    p50: row.p50,
    p95: row.p95,
  }));
  const top = Math.max(LEAST_SPAN, ...unit.rows.map((row) => Math.max(row.p95 ?? 0, row.mean ?? 0)));
  const x = timeAxis(findings.scenario, 'at', grid.ticks);
  const y = {
    type: 'quantitative',
    scale: { domain: [0, top], nice: 3 },
    axis: { title: 'days', tickCount: 3, minExtent: 26 },
  } as const;
  const point = values.length < 2;
  return panel(unit.label.unit, unit.label.organisation, grid, values, [
    {
      mark: point ? { type: 'rule', color: MAIN_COLOUR } : { type: 'area', color: MAIN_COLOUR, opacity: 0.2 },
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
  ]);
}
