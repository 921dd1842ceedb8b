import type { Findings, SeriesRow } from '../../experiment/findings.ts';
import { halfway, longDate } from '../dateWords.ts';
import { seriesOf } from '../findingsIndex.ts';
import { percent, shortNumber } from '../numberWords.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { concatenated, gridOf, onOnePage, type PanelGrid, panel } from './panels.ts';
import { lastQuarter, type Stretch } from './stretch.ts';
import { INK, WARNING_COLOUR } from './style.ts';
import { timeAxis } from './timeAxis.ts';
import { type UnitLabel, unitLabel } from './unitLabel.ts';

/** A y axis reaches this far beyond the persons on duty, or beyond the highest mean demand if that is more. */
const HEADROOM = 1.35;

interface UnitDemand {
  readonly label: UnitLabel;
  readonly offered: readonly SeriesRow[];
  readonly onDuty: readonly SeriesRow[];
  /** Of the last quarter. */
  readonly asked: Stretch | undefined;
  readonly present: Stretch | undefined;
  /** Persons asked for ÷ persons on duty, in the last quarter. */
  readonly ratio: number;
}

/**
 * Demand against capacity: per unit the offered load (mean over the replications, and their 5th to 95th percentile)
 * and the persons on duty. Where demand lies above capacity for long, the backlog grows.
 */
export function demandChart(findings: Findings): ChartSpec | undefined {
  const all = findings.scenario.units
    .map((unit) => unitDemand(findings, unit))
    .filter(({ offered }) => offered.some((row) => (row.mean ?? 0) > 0));
  const ranked = [...all].sort((a, b) => b.ratio - a.ratio);
  const [closest] = ranked;
  if (closest === undefined) return undefined;
  const shown = onOnePage(all, ranked);
  const grid = gridOf(shown.length);
  const subtitle = [
    'Persons, in the unit’s open hours. Orange: persons that arriving work, meetings and posts ask for, mean of the replications',
    'and their 5th to 95th percentile (cut where it goes beyond the panel). Black: persons on duty.',
    ...(shown.length < all.length
      ? [`The ${shown.length} of ${all.length} units where demand comes closest are shown.`]
      : []),
  ].join(' ');
  return chartSpec(
    'demand',
    titleOf(all, closest),
    subtitle,
    concatenated(
      shown.map((unit) => unitPanel(findings, unit, grid)),
      grid,
    ),
  );
}

function unitDemand(findings: Findings, unit: Findings['scenario']['units'][number]): UnitDemand {
  const rowsOf = (metric: string): SeriesRow[] =>
    seriesOf(findings, 'unit', unit.name, metric).filter((row) => row.mean !== undefined);
  const [offered, onDuty] = [rowsOf('offered_load'), rowsOf('on_duty')];
  const [asked, present] = [lastQuarter(offered), lastQuarter(onDuty)];
  const ratio = asked && present && present.mean > 0 ? asked.mean / present.mean : 0;
  return { label: unitLabel(findings, unit), offered, onDuty, asked, present, ratio };
}

function titleOf(units: readonly UnitDemand[], closest: UnitDemand): string {
  const { label, asked, present, ratio } = closest;
  const where = `${label.unit} (${label.organisation})`;
  if (asked === undefined || present === undefined || present.mean <= 0) {
    return `Demand is largest at ${where}; the persons on duty are not told`;
  }
  const since = `from ${longDate(asked.from)} on`;
  const exceeding = units.filter((unit) => exceeds(unit) === 'surely').length;
  const persons = `${shortNumber(asked.mean)} persons asked for, ${shortNumber(present.mean)} on duty`;
  switch (exceeds(closest)) {
    case 'surely':
      return exceeding === 1
        ? `Demand exceeds capacity at ${where}: ${persons} ${since}`
        : `Demand exceeds capacity at ${exceeding} of ${units.length} units, most at ${where}: ${persons} ${since}`;
    case 'perhaps':
      return `Demand is as large as capacity at ${where}, within what chance may do: ${persons} ${since}`;
    default:
      return `Demand stays below capacity${onAverage(units)}; it comes closest at ${where}: ${percent(ratio)} ${since} (${persons})`;
  }
}

/** Where single periods ask for more than there is, as the panels show, what stays below is the mean of many. */
function onAverage(units: readonly UnitDemand[]): string {
  const peaking = units.filter(({ offered, onDuty }) => {
    const present = new Map(onDuty.map((row) => [row.period_start, row.mean]));
    return offered.some(({ period_start: at, mean = 0 }) => mean > (present.get(at) ?? Infinity));
  });
  const [only] = peaking;
  if (only === undefined) return '';
  const where =
    peaking.length === 1 ? `${only.label.unit} (${only.label.organisation})` : `${peaking.length} units`;
  return ` on average, though not in every period at ${where}`;
}

/** Whether more is asked for than is there, given the interval of the mean. */
function exceeds({ asked, present }: UnitDemand): 'surely' | 'perhaps' | 'no' {
  if (asked === undefined || present === undefined) return 'no';
  if (asked.mean - asked.half > present.mean) return 'surely';
  return asked.mean + asked.half > present.mean ? 'perhaps' : 'no';
}

function unitPanel(findings: Findings, unit: UnitDemand, grid: PanelGrid): object {
  const onDutyOf = new Map(unit.onDuty.map((row) => [row.period_start, row.mean]));
  const values = unit.offered.map((row) => ({
    at: halfway(row.period_start, row.period_end),
    demand: row.mean,
    low: row.p05,
    high: row.p95,
    capacity: onDutyOf.get(row.period_start),
  }));
  const most = Math.max(...values.map((value) => value.capacity ?? 0));
  const top = Math.max(most * HEADROOM, ...values.map((value) => (value.demand ?? 0) * 1.1));
  const x = timeAxis(findings.scenario, 'at', grid.ticks);
  const y = {
    type: 'quantitative',
    scale: { domain: [0, top], nice: false },
    axis: { title: 'persons', tickCount: 3, minExtent: 26 },
  } as const;
  const point = values.length < 2;
  return panel(unit.label.unit, unit.label.organisation, grid, values, [
    {
      mark: point
        ? { type: 'rule', color: WARNING_COLOUR, clip: true }
        : { type: 'area', color: WARNING_COLOUR, opacity: 0.2, clip: true },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
    },
    {
      mark: { type: 'line', color: INK, strokeWidth: 1.5, point: point && { color: INK } },
      encoding: { x, y: { ...y, field: 'capacity' } },
    },
    {
      mark: {
        type: 'line',
        color: WARNING_COLOUR,
        strokeWidth: 1.5,
        point: point && { color: WARNING_COLOUR },
      },
      encoding: { x, y: { ...y, field: 'demand' } },
    },
  ]);
}
