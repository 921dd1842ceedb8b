import type { Findings, SeriesRow } from '../../experiment/findings.ts';
import { halfway, longDate } from '../dateWords.ts';
import { seriesOf } from '../findingsIndex.ts';
import { shortNumber } from '../numberWords.ts';
import { plainText } from '../plainText.ts';
import { roundedUp } from '../roundedUp.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { LABEL_WIDTH, labelledCurves, type Panel } from './labelledCurves.ts';
import { CHART_WIDTH, colourOf, dashOf } from './style.ts';
import { timeAxis } from './timeAxis.ts';

const PLOT_WIDTH = CHART_WIDTH - LABEL_WIDTH - 60;
/** Groups whose sizes differ by more than this factor get panels of their own, or the small ones lie on the axis. */
const MOST_APART = 3;
/** Groups that the headline names. */
const MOST_NAMED = 2;

interface Group {
  readonly label: string;
  readonly colour: string;
  readonly dash: readonly number[] | undefined;
  readonly causesWork: boolean;
  readonly rows: readonly SeriesRow[];
  readonly top: number;
}

/**
 * People per group over time: the mean over replications and the range from their 5th to their 95th percentile.
 * Absent without groups.
 */
export function peopleChart(findings: Findings): ChartSpec | undefined {
  const groups = findings.scenario.groups.map((group, index): Group => {
    const rows = seriesOf(findings, 'group', group.name, 'people').filter((row) => row.mean !== undefined);
    const causesWork = group.causesWork !== false;
    const top = Math.max(0, ...rows.map((row) => Math.max(row.p95 ?? 0, row.mean ?? 0)));
    return {
      label: plainText(group.label),
      colour: colourOf(index),
      dash: dashOf(index),
      causesWork,
      rows,
      top,
    };
  });
  const shown = groups.filter((group) => group.top > 0);
  if (shown.length === 0) return undefined;
  return chartSpec(
    'people',
    titleOf(findings, shown),
    'Line: mean of the replications; band: their 5th to 95th percentile; at the right the mean at the end.',
    { vconcat: panelsOf(shown).map((group) => panel(findings, group)) },
  );
}

/**
 * Groups that cause work (obligations, cases, movements that open cases) come before those in which people only end
 * up. Of these the ones that changed most in terms of what chance does to a count: the change ÷ √(sum of both).
 */
function titleOf({ scenario }: Findings, groups: readonly Group[]): string {
  const until = `by ${longDate(scenario.end)}`;
  const moving = groups.filter(hasMoved);
  if (moving.length === 0) {
    const [only] = groups;
    const whose = groups.length === 1 && only ? `“${only.label}” does not change` : 'No group changes';
    return `${whose} by more than chance may do, ${until}`;
  }
  const working = moving.filter((group) => group.causesWork);
  const named = [...(working.length > 0 ? working : moving)]
    .sort((a, b) => weightOf(b) - weightOf(a))
    .slice(0, MOST_NAMED);
  const courses = named.map((group, index) => courseOf(group, index === 0 ? ' people' : ''));
  return `${courses.join(', ')} ${until}`;
}

function courseOf(group: Group, noun: string): string {
  // A mean over a month has decimals that nobody wants in a headline about people.
  const whole = (mean: number): string => shortNumber(Math.round(mean));
  const { from, to } = endsOf(group);
  return `“${group.label}” ${to > from ? 'grows' : 'falls'} from ${whole(from)} to ${whole(to)}${noun}`;
}

function weightOf(group: Group): number {
  const { from, to } = endsOf(group);
  return from + to > 0 ? Math.abs(to - from) / Math.sqrt(from + to) : 0;
}

function endsOf({ rows }: Group): { from: number; to: number } {
  return { from: rows[0]?.mean ?? 0, to: rows.at(-1)?.mean ?? 0 };
}

/** Whether the 95 % intervals of the first and the last period's mean lie apart: less may be chance. */
function hasMoved({ rows }: Group): boolean {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first?.ci_low === undefined || first.ci_high === undefined) return false;
  if (last?.ci_low === undefined || last.ci_high === undefined) return false;
  return last.ci_low > first.ci_high || last.ci_high < first.ci_low;
}

/** Groups of like size, largest first; file order within a panel. */
function panelsOf(groups: readonly Group[]): Group[][] {
  const panels: Group[][] = [];
  for (const group of [...groups].sort((a, b) => b.top - a.top)) {
    const panel = panels.at(-1);
    if (panel && (panel[0]?.top ?? 0) <= MOST_APART * group.top) panel.push(group);
    else panels.push([group]);
  }
  return panels.map((panel) => groups.filter((group) => panel.includes(group)));
}

function panel(findings: Findings, groups: readonly Group[]): object {
  const most = Math.max(...groups.map((group) => group.top));
  const size: Panel = {
    width: PLOT_WIDTH,
    height: Math.max(140, groups.length * 22),
    bottom: 0,
    top: roundedUp(most),
  };
  const x = timeAxis(findings.scenario, 'at');
  const y = {
    field: 'value',
    type: 'quantitative',
    scale: { domain: [0, size.top], nice: false },
    axis: { title: 'people', tickCount: 4 },
  } as const;
  const at = (row: SeriesRow): string => halfway(row.period_start, row.period_end);
  return {
    width: size.width,
    height: size.height,
    layer: [
      ...groups.map((group) => ({
        data: { values: group.rows.map((row) => ({ at: at(row), low: row.p05, high: row.p95 })) },
        mark: { type: 'area', color: group.colour, opacity: 0.18 },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
      })),
      ...labelledCurves(
        groups.map((group) => ({
          label: `${shortNumber(group.rows.at(-1)?.mean)}  ${group.label}`,
          colour: group.colour,
          dash: group.dash,
          width: 2,
          points: group.rows.map((row) => ({ at: at(row), value: row.mean as number })),
        })),
        size,
        { x, y },
        'linear',
      ),
    ],
  };
}
