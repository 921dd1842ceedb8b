import type { Findings, SeriesRow } from '../../experiment/findings.ts';
import { halfway } from '../dateWords.ts';
import { seriesOf } from '../findingsIndex.ts';
import { shortNumber } from '../numberWords.ts';
import { bandLayers, meanLayer } from './bandLayers.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { concatenated, gridOf, onOnePage, type PanelGrid, panel } from './panels.ts';
import { MAIN_COLOUR, SOFT_INK, WARNING_COLOUR } from './style.ts';
import { timeAxis } from './timeAxis.ts';
import { type UnitLabel, unitLabel } from './unitLabel.ts';

const TRAINEE_COLOUR = '#009e73';
/** Below this share of the authorised strength a gap is that of people who happen to be on their way. */
const LEAST_GAP = 0.005;

interface UnitStaff {
  readonly label: UnitLabel;
  readonly staff: readonly SeriesRow[];
  /** By the beginning of the period; absent where it is left out. */
  readonly authorised: ReadonlyMap<string, number>;
  readonly trainees: ReadonlyMap<string, number>;
  readonly vacancies: ReadonlyMap<string, number>;
  /** Share of the authorised strength that is missing in the last period. */
  readonly gap: number;
}

/**
 * Staff of each unit over time: present, authorised, trainees and vacancies, in FTE. Small multiples, each with its own scale
 * from 0. Absent when nobody leaves or is hired.
 */
export function staffChart(findings: Findings): ChartSpec | undefined {
  const all = findings.scenario.units
    .map((unit) => staffOf(findings, unit))
    .filter(({ staff }) => staff.length > 0);
  if (all.length === 0) return undefined;
  const ranked = [...all].sort((a, b) => b.gap - a.gap);
  const shown = onOnePage(all, ranked);
  const grid = gridOf(shown.length);
  const subtitle = [
    'In FTE. Full blue line: staff, mean of the replications; band: their 5th to 95th percentile; grey dashes: authorised strength;',
    'orange dots: vacancies, for which no recruit is on the way; thin green line: trainees among the staff. Each panel has its own scale.',
    ...(shown.length < all.length
      ? [`The ${shown.length} of ${all.length} furthest below strength are shown.`]
      : []),
  ].join(' ');
  return chartSpec(
    'staff',
    titleOf(ranked[0] as UnitStaff),
    subtitle,
    concatenated(
      shown.map((unit) => unitPanel(findings, unit, grid)),
      grid,
    ),
  );
}

function staffOf(findings: Findings, unit: Findings['scenario']['units'][number]): UnitStaff {
  const rows = (metric: string): SeriesRow[] =>
    seriesOf(findings, 'unit', unit.name, metric).filter((row) => row.mean !== undefined);
  const means = (metric: string): Map<string, number> =>
    new Map(rows(metric).map((row) => [row.period_start, row.mean ?? 0]));
  const staff = rows('staff');
  const authorised = means('authorised');
  const last = staff.at(-1);
  const allowed = last && authorised.get(last.period_start);
  const gap = allowed === undefined || allowed <= 0 ? 0 : 1 - (last?.mean ?? 0) / allowed;
  return {
    label: unitLabel(findings, unit),
    staff,
    authorised,
    trainees: means('trainees'),
    vacancies: means('vacancies'),
    gap,
  };
}

function titleOf({ label, staff, authorised, gap }: UnitStaff): string {
  const last = staff.at(-1);
  const allowed = authorised.get(last?.period_start ?? '');
  const first = staff[0];
  if (allowed === undefined || last === undefined || first === undefined)
    return 'Staff of the units over time; their authorised strength is left out';
  if (gap < LEAST_GAP) return 'Every unit has its authorised strength at the end';
  const before = first === last ? '' : `; at the beginning it has ${shortNumber(first.mean)}`;
  return (
    `Furthest below strength at the end is ${label.unit} (${label.organisation}): ` +
    `${shortNumber(last.mean)} of ${shortNumber(allowed)} FTE${before}`
  );
}

function unitPanel(findings: Findings, unit: UnitStaff, grid: PanelGrid): object {
  const values = unit.staff.map((row) => ({
    at: halfway(row.period_start, row.period_end),
    staff: row.mean,
    staffLow: row.p05,
    staffHigh: row.p95,
    authorised: unit.authorised.get(row.period_start),
    trainees: unit.trainees.get(row.period_start),
    vacancies: unit.vacancies.get(row.period_start),
  }));
  const top = Math.max(
    1,
    ...values.flatMap((each) => [each.staff ?? 0, each.staffHigh ?? 0, each.authorised ?? 0]),
  );
  const x = timeAxis(findings.scenario, 'at', grid.ticks);
  const y = {
    type: 'quantitative',
    scale: { domain: [0, top], nice: 3 },
    axis: { title: 'FTE', tickCount: 3, minExtent: 26 },
  } as const;
  const point = values.length < 2;
  const isThere = (field: 'authorised' | 'trainees' | 'vacancies', least: number): boolean =>
    values.some((each) => (each[field] ?? -1) > least);
  return panel(unit.label.unit, unit.label.organisation, grid, values, [
    ...(isThere('trainees', 0)
      ? [meanLayer('trainees', { x, y }, { colour: TRAINEE_COLOUR, width: 1 }, point)]
      : []),
    ...(isThere('vacancies', 0)
      ? [meanLayer('vacancies', { x, y }, { colour: WARNING_COLOUR, width: 1.5, dash: [1.5, 2] }, point)]
      : []),
    ...(isThere('authorised', -1)
      ? [meanLayer('authorised', { x, y }, { colour: SOFT_INK, width: 1, dash: [4, 3] }, point)]
      : []),
    ...bandLayers('staff', { x, y }, { colour: MAIN_COLOUR, width: 1.75 }, point),
  ]);
}
