import type { Findings, NormRow, SeriesRow } from '../../experiment/findings.ts';
import { halfway, periodWords } from '../dateWords.ts';
import { seriesOf, summaryOf } from '../findingsIndex.ts';
import { percent, shortNumber } from '../numberWords.ts';
import { plainText } from '../plainText.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { concatenated, gridOf, onOnePage, type PanelGrid, panel } from './panels.ts';
import { INK, MAIN_COLOUR, WARNING_COLOUR } from './style.ts';
import { timeAxis } from './timeAxis.ts';
import { type UnitLabel, unitLabel } from './unitLabel.ts';

/** A y scale spans at least this, in per cent of the post hours. */
const LEAST_SPAN = 1;

interface UnitPosts {
  readonly label: UnitLabel;
  readonly rows: readonly SeriesRow[];
  /** Over the whole horizon: share of the post hours, and person-hours a replication. */
  readonly share: number;
  readonly hours: number;
  readonly norms: readonly NormRow[];
}

/**
 * Posts filled: per unit with posts the share of their person-hours for which nobody was there, against the norm
 * (dashed) where there is one. Absent without posts.
 */
export function postsChart(findings: Findings): ChartSpec | undefined {
  const all = findings.scenario.units
    .map(
      (unit): UnitPosts => ({
        label: unitLabel(findings, unit),
        rows: seriesOf(findings, 'unit', unit.name, 'unfilled_share').filter((row) => row.mean !== undefined),
        share: summaryOf(findings, 'unit', unit.name, 'unfilled_share')?.mean ?? 0,
        hours: summaryOf(findings, 'unit', unit.name, 'unfilled_post_hours')?.mean ?? 0,
        norms: findings.norms.filter(
          (norm) =>
            norm.metric === 'unfilled_share' && norm.scope === unit.name && norm.direction === 'atMost',
        ),
      }),
    )
    .filter(({ rows }) => rows.length > 0);
  if (all.length === 0) return undefined;
  const ranked = [...all].sort((a, b) => b.share - a.share);
  const shown = onOnePage(all, ranked);
  const grid = gridOf(shown.length);
  const subtitle = [
    'Share of the persons that posts ask for who are not there. Line: mean of the replications; band: their 5th to 95th percentile;',
    'dashes: what the norm allows in a period of its own.',
    ...(shown.length < all.length ? [`The ${shown.length} of ${all.length} units with most are shown.`] : []),
  ].join(' ');
  return chartSpec(
    'posts',
    titleOf(all, ranked[0] as UnitPosts),
    subtitle,
    concatenated(
      shown.map((unit) => unitPanel(findings, unit, grid)),
      grid,
    ),
  );
}

function titleOf(units: readonly UnitPosts[], most: UnitPosts): string {
  const count = units.length === 1 ? 'the one unit' : `all ${units.length} units`;
  if (most.share <= 0) return `Every post is filled at all times, at ${count} with posts`;
  const worst = most.rows.reduce((a, b) => ((b.mean ?? 0) > (a.mean ?? 0) ? b : a));
  const { unit, organisation } = most.label;
  const peak =
    most.rows.length > 1
      ? `, most in ${periodWords(worst.period_start, worst.period_end)} (${percent(worst.mean ?? 0)})`
      : '';
  return (
    `Posts stay empty most at ${unit} (${organisation}): ${percent(most.share)} of the post hours, ` +
    `${shortNumber(Math.round(most.hours))} person-hours in all${peak}`
  );
}

function unitPanel(findings: Findings, unit: UnitPosts, grid: PanelGrid): object {
  const values = unit.rows.map((row) => ({
    at: halfway(row.period_start, row.period_end),
    mean: 100 * (row.mean as number),
    low: 100 * (row.p05 ?? 0),
    high: 100 * (row.p95 ?? 0),
  }));
  const limits = unit.norms.flatMap(({ limit, norm }) =>
    limit === undefined ? [] : [{ limit: 100 * limit, norm: plainText(norm) }],
  );
  const top = Math.max(
    LEAST_SPAN,
    ...values.map(({ mean, high }) => Math.max(mean, high)),
    ...limits.map(({ limit }) => limit * 1.2),
  );
  const x = timeAxis(findings.scenario, 'at', grid.ticks);
  const y = {
    type: 'quantitative',
    scale: { domain: [0, top], nice: 3 },
    axis: { title: '% unfilled', tickCount: 3, minExtent: 26 },
  } as const;
  const point = values.length < 2;
  return panel(unit.label.unit, unit.label.organisation, grid, values, [
    {
      mark: point ? { type: 'rule', color: MAIN_COLOUR } : { type: 'area', color: MAIN_COLOUR, opacity: 0.2 },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
    },
    {
      mark: { type: 'line', color: MAIN_COLOUR, strokeWidth: 1.75, point },
      encoding: { x, y: { ...y, field: 'mean' } },
    },
    {
      data: { values: limits },
      mark: { type: 'rule', color: WARNING_COLOUR, strokeDash: [4, 3] },
      encoding: { y: { ...y, field: 'limit' } },
    },
    {
      data: { values: limits },
      mark: { type: 'text', align: 'left', baseline: 'bottom', dx: 2, dy: -2, fontSize: 8, color: INK },
      encoding: { x: { value: 0 }, y: { ...y, field: 'limit' }, text: { field: 'norm', type: 'nominal' } },
    },
  ]);
}
