import type { Findings, NormRow, SeriesRow } from '../../experiment/findings.ts';
import { epochOf, halfway, longDate } from '../dateWords.ts';
import { seriesOf, summaryOf } from '../findingsIndex.ts';
import { limitWords } from '../normWords.ts';
import { hours } from '../numberWords.ts';
import { plainText } from '../plainText.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { concatenated, gridOf, onOnePage, type PanelGrid, panel } from './panels.ts';
import { lastQuarter, stretch } from './stretch.ts';
import { INK, MAIN_COLOUR, WARNING_COLOUR } from './style.ts';
import { timeAxis } from './timeAxis.ts';

const HOURS_A_DAY = 24;
/** From so many hours on a panel is in days. */
const DAYS_FROM = 72;
/** Growth that a headline names, as a factor. */
const LEAST_GROWTH = 1.1;
/** Of the horizon: a case type that takes longer has, early on, closed only its quick cases, and so seems to grow. */
const MOST_OF_HORIZON = 1 / 8;

interface CaseTimes {
  readonly label: string;
  readonly median: readonly SeriesRow[];
  readonly upper: readonly SeriesRow[];
  /** Hours; over the whole horizon. */
  readonly overall: { readonly p50: number; readonly p95: number };
  readonly norms: readonly NormRow[];
  /** Case-hours in all, which says how much a type matters. */
  readonly total: number;
  readonly growth: Growth | undefined;
}

interface Growth {
  readonly from: number;
  readonly to: number;
  readonly since: string;
}

/**
 * Throughput times: per case type the median and the 95th percentile over the cases closed in each period, averaged
 * over the replications, with the limits of norms on throughput times.
 */
export function throughputChart(findings: Findings): ChartSpec | undefined {
  const all = findings.scenario.cases
    .map((type) => caseTimes(findings, type))
    .filter(({ median }) => median.length > 0);
  if (all.length === 0) return undefined;
  const weight = (type: CaseTimes): number => (type.norms.length > 0 ? Infinity : type.total);
  const ranked = [...all].sort((a, b) => (weight(a) === weight(b) ? 0 : weight(b) - weight(a)));
  const shown = onOnePage(all, ranked);
  const grid = gridOf(shown.length, 1);
  const left = all.length - shown.length;
  const subtitle = [
    'From opening to closing, on the plain clock. Line: half of the cases closed in a period took longer; upper edge: one in twenty did',
    `(means of the replications).${all.some(({ norms }) => norms.length > 0) ? ' Dashes: the limit of a norm.' : ' No norm limits a throughput time.'}`,
    ...(left > 0 ? [`${left} case types with the fewest case-hours are left out.`] : []),
  ].join(' ');
  return chartSpec(
    'throughput',
    titleOf(all),
    subtitle,
    concatenated(
      shown.map((type) => casePanel(findings, type, grid)),
      grid,
    ),
  );
}

function caseTimes(findings: Findings, { name, label }: { name: string; label: string }): CaseTimes {
  const rowsOf = (metric: string): SeriesRow[] =>
    seriesOf(findings, 'case', name, metric).filter((row) => row.mean !== undefined);
  const wholeOf = (metric: string): number => summaryOf(findings, 'case', name, metric)?.mean ?? 0;
  return {
    label: plainText(label),
    median: rowsOf('throughput_p50'),
    upper: rowsOf('throughput_p95'),
    overall: { p50: wholeOf('throughput_p50'), p95: wholeOf('throughput_p95') },
    norms: findings.norms.filter(
      ({ scope, metric, direction }) =>
        scope === name && metric.startsWith('throughput_') && direction === 'atMost',
    ),
    total: wholeOf('closed') * wholeOf('throughput_mean'),
    growth: growthOf(findings, rowsOf('throughput_mean'), wholeOf('throughput_p95')),
  };
}

/** From the second quarter to the last, when intervals lie apart; the first is still filling up. */
function growthOf({ scenario }: Findings, rows: readonly SeriesRow[], p95: number): Growth | undefined {
  const horizon = (epochOf(scenario.end) - epochOf(scenario.start)) / 3_600_000;
  const [before, after] = [stretch(rows, 0.25, 0.5), lastQuarter(rows)];
  if (before === undefined || after === undefined || rows.length < 8) return undefined;
  if (p95 > MOST_OF_HORIZON * horizon || before.mean <= 0) return undefined;
  if (after.mean - after.half <= before.mean + before.half) return undefined;
  if (after.mean < LEAST_GROWTH * before.mean) return undefined;
  return { from: before.mean, to: after.mean, since: after.from };
}

function titleOf(types: readonly CaseTimes[]): string {
  const limited = types
    .flatMap((type) => type.norms.map((norm) => ({ type, ratio: beyond(type, norm), norm })))
    .sort((a, b) => b.ratio - a.ratio);
  const [worst] = limited;
  if (worst && worst.ratio > 0) {
    const { type, norm } = worst;
    const value = norm.metric.endsWith('p50') ? type.overall.p50 : type.overall.p95;
    const share = norm.metric.endsWith('p50') ? 'half' : 'one in twenty';
    return `Of “${type.label}” ${share} take ${hours(value)} or longer; the norm is ${limitWords(norm.limit as number, 'hours')}`;
  }
  const grown = types
    .filter(({ growth }) => growth !== undefined)
    .sort((a, b) => ratioOf(b.growth) - ratioOf(a.growth))[0];
  if (grown?.growth) {
    const { from, to, since } = grown.growth;
    return `“${grown.label}” takes ever longer: ${hours(to)} on average from ${longDate(since)} on, ${hours(from)} in the second quarter of the run`;
  }
  const longest = types.reduce((a, b) => (b.overall.p50 > a.overall.p50 ? b : a));
  return `Longest takes “${longest.label}”: half ${hours(longest.overall.p50)} or longer, one in twenty ${hours(longest.overall.p95)}`;
}

function ratioOf(growth: Growth | undefined): number {
  return growth === undefined ? 0 : growth.to / growth.from;
}

/** Value ÷ limit over the whole horizon; 0 where it is not told. */
function beyond({ overall }: CaseTimes, { metric, limit }: NormRow): number {
  if (limit === undefined || limit <= 0) return 0;
  if (metric === 'throughput_p50') return overall.p50 / limit;
  return metric === 'throughput_p95' ? overall.p95 / limit : 0;
}

function casePanel(findings: Findings, type: CaseTimes, grid: PanelGrid): object {
  const upperOf = new Map(type.upper.map((row) => [row.period_start, row.mean as number]));
  const limits = type.norms.flatMap(({ limit, norm }) => (limit === undefined ? [] : [{ limit, norm }]));
  const highest = Math.max(
    ...type.median.map((row) => Math.max(row.mean as number, upperOf.get(row.period_start) ?? 0)),
    ...limits.map(({ limit }) => limit * 1.15),
  );
  const unit = highest >= DAYS_FROM ? HOURS_A_DAY : 1;
  const values = type.median.map((row) => ({
    at: halfway(row.period_start, row.period_end),
    p50: (row.mean as number) / unit,
    p95: (upperOf.get(row.period_start) ?? (row.mean as number)) / unit,
  }));
  const x = timeAxis(findings.scenario, 'at', grid.ticks);
  const y = {
    type: 'quantitative',
    scale: { domain: [0, highest / unit], nice: 3 },
    axis: { title: unit === 1 ? 'hours' : 'days', tickCount: 3, minExtent: 26 },
  } as const;
  const point = values.length < 2;
  const rules = limits.map(({ limit, norm }) => ({ limit: limit / unit, norm: plainText(norm) }));
  return panel(type.label, '', grid, values, [
    {
      mark: point
        ? { type: 'rule', color: MAIN_COLOUR }
        : { type: 'area', color: MAIN_COLOUR, opacity: 0.2, line: false },
      encoding: { x, y: { ...y, field: 'p50' }, y2: { field: 'p95' } },
    },
    {
      mark: { type: 'line', color: MAIN_COLOUR, strokeWidth: 0.75 },
      encoding: { x, y: { ...y, field: 'p95' } },
    },
    {
      mark: { type: 'line', color: MAIN_COLOUR, strokeWidth: 1.75, point },
      encoding: { x, y: { ...y, field: 'p50' } },
    },
    ...(rules.length === 0
      ? []
      : [
          {
            data: { values: rules },
            mark: { type: 'rule', color: WARNING_COLOUR, strokeDash: [4, 3] },
            encoding: { y: { ...y, field: 'limit' } },
          },
          {
            data: { values: rules },
            mark: { type: 'text', align: 'left', baseline: 'bottom', dx: 2, dy: -2, fontSize: 8, color: INK },
            encoding: {
              x: { value: 0 },
              y: { ...y, field: 'limit' },
              text: { field: 'norm', type: 'nominal' },
            },
          },
        ]),
  ]);
}
