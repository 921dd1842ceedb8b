import type { Findings, SeriesRow } from '../../experiment/findings.ts';
import { halfway, longDate, periodWords } from '../dateWords.ts';
import { seriesOf, summaryOf } from '../findingsIndex.ts';
import { counted, shortNumber } from '../numberWords.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { CHART_WIDTH, MAIN_COLOUR, SOFT_INK, WARNING_COLOUR } from './style.ts';
import { timeAxis } from './timeAxis.ts';

const AXIS_WIDTH = 60;
const WIDTH = CHART_WIDTH - AXIS_WIDTH;
const HEIGHT = 120;

/**
 * The threat picture over time: the factor of the threat level, the surge that incidents leave behind, and the
 * incidents themselves. Absent where nothing ever threatens (factor 1 throughout, no surge, no incident).
 */
export function threatChart(findings: Findings): ChartSpec | undefined {
  const rowsOf = (metric: string): SeriesRow[] =>
    seriesOf(findings, 'threat', 'threat', metric).filter((row) => row.mean !== undefined);
  const [factor, surge, incidents] = [rowsOf('factor'), rowsOf('surge'), rowsOf('incidents')];
  const moves = (rows: readonly SeriesRow[], rest: number): boolean =>
    rows.some((row) => row.p05 !== rest || row.p95 !== rest || row.mean !== rest);
  if (!moves(factor, 1) && !moves(surge, 0) && !moves(incidents, 0)) return undefined;
  const panels = [
    // A level that stays is said in the title.
    ...(moves(factor, factor[0]?.mean ?? 1)
      ? [band(findings, 'Factor of the threat level', 'times the standard rates', factor, MAIN_COLOUR)]
      : []),
    ...(moves(surge, 0) ? [band(findings, 'Surge after incidents', 'surge', surge, WARNING_COLOUR)] : []),
    ...(moves(incidents, 0) ? [bars(findings, incidents)] : []),
  ];
  const subtitle =
    'Line or bar: mean of the replications; band or thin line: their 5th to 95th percentile. Formulas of the scenario say what ' +
    'factor and surge do to demand.';
  return chartSpec('threat', titleOf(findings, factor, surge), subtitle, { vconcat: panels });
}

function titleOf(findings: Findings, factor: readonly SeriesRow[], surge: readonly SeriesRow[]): string {
  const [first, last] = [factor[0]?.mean, factor.at(-1)?.mean];
  const highest = Math.max(...factor.map((row) => row.mean ?? 0));
  const lowest = Math.min(...factor.map((row) => row.mean ?? 0));
  const level =
    first === undefined || last === undefined
      ? []
      : highest - lowest < 1e-9
        ? [`The threat factor stays ${shortNumber(first)}`]
        : [
            `The threat factor goes from ${shortNumber(first)} to ${shortNumber(last)} on average${highest > Math.max(first, last) ? ` (highest: ${shortNumber(highest)})` : ''}`,
          ];
  const count = summaryOf(findings, 'threat', 'threat', 'incidents')?.mean ?? 0;
  const peak = surge.reduce<SeriesRow | undefined>(
    (most, row) => ((row.mean ?? 0) > (most?.mean ?? 0) ? row : most),
    undefined,
  );
  const happens =
    count > 0
      ? [
          `${level.length > 0 ? 'on' : 'On'} average ${counted(Number(shortNumber(count)), 'incident')} to ${longDate(findings.scenario.end)}`,
        ]
      : [];
  const surges =
    peak === undefined
      ? []
      : [
          `the surge is highest in ${periodWords(peak.period_start, peak.period_end)}: ${shortNumber(peak.mean)}`,
        ];
  return [...level, ...happens, ...surges].join('; ');
}

function band(
  findings: Findings,
  title: string,
  unit: string,
  rows: readonly SeriesRow[],
  color: string,
): object {
  const values = valuesOf(rows);
  const x = timeAxis(findings.scenario, 'at');
  const top = Math.max(...values.map(({ mean, high }) => Math.max(mean, high)), 0);
  const y = yAxis(unit, top);
  const point = values.length < 2;
  return {
    ...frame(title, values),
    layer: [
      {
        mark: point ? { type: 'rule', color } : { type: 'area', color, opacity: 0.2 },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
      },
      {
        mark: { type: 'line', color, strokeWidth: 2, point: point && { color } },
        encoding: { x, y: { ...y, field: 'mean' } },
      },
    ],
  };
}

function bars(findings: Findings, rows: readonly SeriesRow[]): object {
  const values = valuesOf(rows);
  const x = timeAxis(findings.scenario, 'at');
  const y = yAxis('incidents a period', Math.max(...values.map(({ mean, high }) => Math.max(mean, high))));
  const size = Math.min(Math.max((WIDTH / rows.length) * 0.7, 1), 30);
  return {
    ...frame('Incidents', values),
    layer: [
      {
        mark: { type: 'bar', color: MAIN_COLOUR, size },
        encoding: { x, y: { ...y, field: 'mean' } },
      },
      {
        mark: { type: 'rule', color: SOFT_INK, strokeWidth: 0.75, opacity: 0.6 },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
      },
    ],
  };
}

function valuesOf(rows: readonly SeriesRow[]) {
  return rows.map((row) => ({
    at: halfway(row.period_start, row.period_end),
    mean: row.mean as number,
    low: row.p05 ?? (row.mean as number),
    high: row.p95 ?? (row.mean as number),
  }));
}

function yAxis(title: string, top: number) {
  return {
    type: 'quantitative',
    scale: { domain: [0, top > 0 ? top * 1.1 : 1], nice: 4 },
    axis: { title, tickCount: 4, minExtent: 30 },
  } as const;
}

function frame(title: string, values: readonly object[]) {
  return {
    title: { text: title, fontSize: 11, offset: 10, frame: 'group' },
    width: WIDTH,
    height: HEIGHT,
    data: { values },
  } as const;
}
