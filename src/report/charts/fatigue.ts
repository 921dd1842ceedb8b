import type { Findings, SeriesRow } from '../../experiment/findings.ts';
import { halfway, periodWords } from '../dateWords.ts';
import { seriesOf } from '../findingsIndex.ts';
import { NOTHING } from '../numberWords.ts';
import { bandLayers } from './bandLayers.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { concatenated, gridOf, onOnePage, type PanelGrid, panel } from './panels.ts';
import { MAIN_COLOUR } from './style.ts';
import { timeAxis } from './timeAxis.ts';
import { type UnitLabel, unitLabel } from './unitLabel.ts';

interface UnitFatigue {
  readonly label: UnitLabel;
  readonly rows: readonly SeriesRow[];
}

/** Fatigue of each unit over time, all on the scale from 0 to 1. Absent when the scenario has none, or nobody tires. */
export function fatigueChart(findings: Findings): ChartSpec | undefined {
  const all = findings.scenario.units
    .map(
      (unit): UnitFatigue => ({
        label: unitLabel(findings, unit),
        rows: seriesOf(findings, 'unit', unit.name, 'fatigue').filter((row) => row.mean !== undefined),
      }),
    )
    .filter(({ rows }) => rows.length > 0);
  const tired = all.filter(({ rows }) => rows.some((row) => Math.max(row.mean ?? 0, row.p95 ?? 0) > 0));
  if (tired.length === 0) return undefined;
  const atEnd = ({ rows }: UnitFatigue): number => rows.at(-1)?.mean ?? 0;
  const ranked = [...tired].sort((a, b) => atEnd(b) - atEnd(a));
  const shown = onOnePage(tired, ranked);
  const rested = all.length - tired.length;
  const grid = gridOf(shown.length);
  const subtitle = [
    'Fatigue: 0 is rested, 1 is the most that there is. Line: mean of the replications; band: their 5th to 95th percentile.',
    'What it does to leaving, absence and pace is what a, b and c of each unit say in the assumptions; where they are 0, nothing.',
    ...(rested > 0 ? [`${rested} of ${all.length} units with fatigue never tire.`] : []),
    ...(shown.length < tired.length ? [`The ${shown.length} of ${tired.length} most tired are shown.`] : []),
  ].join(' ');
  return chartSpec(
    'fatigue',
    titleOf(ranked[0] as UnitFatigue),
    subtitle,
    concatenated(
      shown.map((unit) => unitPanel(findings, unit, grid)),
      grid,
    ),
  );
}

function titleOf({ label, rows }: UnitFatigue): string {
  const first = rows[0];
  const last = rows.at(-1);
  const before =
    first === undefined || first === last
      ? ''
      : `; in ${periodWords(first.period_start, first.period_end)} it is ${level(first.mean)}`;
  return `Most tired at the end is ${label.unit} (${label.organisation}): fatigue ${level(last?.mean)} of at most 1${before}`;
}

/** Hundredths: more would say more than is known. */
function level(fatigue: number | undefined): string {
  return fatigue?.toFixed(2) ?? NOTHING;
}

function unitPanel(findings: Findings, { label, rows }: UnitFatigue, grid: PanelGrid): object {
  const values = rows.map((row) => ({
    at: halfway(row.period_start, row.period_end),
    fatigue: row.mean,
    fatigueLow: row.p05,
    fatigueHigh: row.p95,
  }));
  const x = timeAxis(findings.scenario, 'at', grid.ticks);
  const y = {
    type: 'quantitative',
    scale: { domain: [0, 1], nice: false },
    axis: { title: 'fatigue', tickCount: 3, minExtent: 26 },
  } as const;
  const style = { colour: MAIN_COLOUR, width: 1.75 };
  return panel(
    label.unit,
    label.organisation,
    grid,
    values,
    bandLayers('fatigue', { x, y }, style, values.length < 2),
  );
}
