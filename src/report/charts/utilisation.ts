import type { Findings, SeriesRow } from '../../experiment/findings.ts';
import { periodWords } from '../dateWords.ts';
import { seriesOf, summaryOf } from '../findingsIndex.ts';
import { fontWidths } from '../fonts.ts';
import { percent } from '../numberWords.ts';
import type { ChartSpec } from './chartSpec.ts';
import { CHART_WIDTH, CONFIG, INK, subtitleLines, titleLines } from './style.ts';
import { timeAxis } from './timeAxis.ts';
import { unitLabel } from './unitLabel.ts';

const ROW_HEIGHT = 20;
const NAME_WIDTH = 245;
const MEAN_WIDTH = 50;
/** Between the heat map and its means, and between them and the edge. */
const MEAN_GAP = 4;
const LABEL_WIDTH = NAME_WIDTH - 10;
const LABEL_SIZE = 10;
/** Fewest letters of an organisation that is cut. */
const LEAST_LETTERS = 3;

/** Edges of the classes in percent, and their colours from idle to full (ColorBrewer YlOrBr, safe for colour blindness). */
export const UTILISATION_EDGES = [50, 70, 80, 85, 90, 95];
export const UTILISATION_COLOURS = [
  '#ffffe5',
  '#fff0b8',
  '#fed676',
  '#fbb03c',
  '#e87a1d',
  '#bb4a05',
  '#6b2504',
];

/**
 * Utilisation as a heat map: a row a unit, a column a reporting period, the mean over replications; at the right
 * the mean of the whole horizon. A period in which a unit was never on duty is left grey.
 */
export function utilisationChart(findings: Findings): ChartSpec | undefined {
  const units = findings.scenario.units.map((unit) => ({
    name: unit.name,
    label: rowLabel(findings, unit),
    sentence: sentenceLabel(findings, unit),
    mean: summaryOf(findings, 'unit', unit.name, 'utilisation')?.mean,
    rows: seriesOf(findings, 'unit', unit.name, 'utilisation').filter((row) => row.mean !== undefined),
  }));
  const shown = units.filter((unit) => unit.rows.length > 0);
  const busiest = shown.reduce<(typeof shown)[number] | undefined>(
    (most, unit) => ((unit.mean ?? 0) > (most?.mean ?? 0) ? unit : most),
    undefined,
  );
  if (shown.length === 0) return undefined;
  const title = busiest
    ? `Busiest is ${busiest.sentence}: at work ${percent(busiest.mean)} of its hours on duty${peakWords(busiest.rows)}`
    : 'No unit has worked';
  const y = {
    field: 'unit',
    type: 'nominal',
    // Rows are units by their names: labels may be alike, once they are cut or as they stand.
    scale: { domain: shown.map((unit) => unit.name), paddingInner: 0.12, paddingOuter: 0 },
    axis: {
      title: null,
      labelExpr: `(${JSON.stringify(Object.fromEntries(shown.map(({ name, label }) => [name, label])))})[datum.value]`,
      domain: false,
      ticks: false,
      labelColor: INK,
      labelLimit: LABEL_WIDTH,
      labelPadding: 6,
    },
  } as const;
  const means = shown.map((unit) => ({ unit: unit.name, mean: percent(unit.mean) }));
  const meanWidth = Math.ceil(
    Math.max(
      MEAN_WIDTH,
      ...means.map(({ mean }) => fontWidths(false).width(mean, LABEL_SIZE) + 2 * MEAN_GAP),
    ),
  );
  const width = CHART_WIDTH - NAME_WIDTH - meanWidth;
  // The domain follows from the data: with `x2` Vega-Lite cannot take one of dates.
  const x = timeAxis(findings.scenario, 'from');
  return {
    name: 'utilisation',
    title,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      description: title,
      title: {
        text: titleLines(title),
        subtitle: subtitleLines(
          'Utilisation (hours worked ÷ hours on duty) per unit and period, mean over the replications; at the right over the whole horizon.',
        ),
      },
      config: CONFIG,
      width,
      height: shown.length * ROW_HEIGHT,
      view: { fill: '#f2f2f2' },
      layer: [
        {
          data: {
            values: shown.flatMap((unit) =>
              unit.rows.map((row) => ({
                unit: unit.name,
                from: row.period_start,
                to: row.period_end,
                percent: 100 * (row.mean as number),
              })),
            ),
          },
          // Each column reaches a little into the next, or hairlines of background show between them.
          mark: { type: 'rect', x2Offset: 0.6 },
          encoding: {
            x: { ...x, scale: { type: 'utc', nice: false } },
            x2: { field: 'to' },
            y,
            color: {
              field: 'percent',
              type: 'quantitative',
              scale: { type: 'threshold', domain: UTILISATION_EDGES, range: UTILISATION_COLOURS },
              legend: {
                title: '% of hours on duty worked',
                orient: 'top',
                direction: 'horizontal',
                gradientThickness: 12,
              },
            },
          },
        },
        {
          data: { values: means },
          mark: { type: 'text', align: 'right', baseline: 'middle', fontSize: 10, color: INK },
          encoding: {
            x: { value: width + meanWidth - MEAN_GAP },
            y,
            text: { field: 'mean', type: 'nominal' },
          },
        },
      ],
    } as ChartSpec['spec'],
  };
}

/** The period in which it is busiest, if there are several. */
function peakWords(rows: readonly SeriesRow[]): string {
  if (rows.length < 2) return '';
  const peak = rows.reduce((most, row) => ((row.mean ?? 0) > (most.mean ?? 0) ? row : most));
  return `, most in ${periodWords(peak.period_start, peak.period_end)} (${percent(peak.mean)})`;
}

/**
 * Units of different organisations often have the same label, so that both names stand there. What is too long is
 * cut in the organisation's, down to three letters: the unit's tells the rows apart.
 */
function rowLabel(findings: Findings, unit: Findings['scenario']['units'][number]): string {
  const label = unitLabel(findings, unit);
  const whole = `${label.organisation}: ${label.unit}`;
  const fits = (text: string): boolean => fontWidths(false).width(text, LABEL_SIZE) <= LABEL_WIDTH;
  if (fits(whole)) return whole;
  const letters = [...label.organisation];
  for (let kept = letters.length - 1; kept >= LEAST_LETTERS; kept -= 1) {
    const cut = `${letters.slice(0, kept).join('').trimEnd()}…: ${label.unit}`;
    if (fits(cut)) return cut;
  }
  return `${letters.slice(0, LEAST_LETTERS).join('')}…: ${label.unit}`;
}

function sentenceLabel(findings: Findings, unit: Findings['scenario']['units'][number]): string {
  const label = unitLabel(findings, unit);
  return `${label.unit} (${label.organisation})`;
}
