import { normalQuantile } from '../../engine/special/normal.ts';
import type { Findings, HalfResult, Influence, OverRanges } from '../../experiment/findings.ts';
import { counted, probabilityWithInterval } from '../numberWords.ts';
import { plainText } from '../plainText.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { fitted } from './panels.ts';
import { CHART_WIDTH, INK, MAIN_COLOUR, SOFT_INK, WARNING_COLOUR } from './style.ts';

const NAME_WIDTH = 260;
const RANGE_WIDTH = 160;
const WIDTH = CHART_WIDTH - NAME_WIDTH - RANGE_WIDTH;
const ROW_HEIGHT = 30;
const MOST_ROWS = 20;
const CONFIDENCE = 0.95;

/**
 * The assumptions that matter: for the values whose lower and upper halves differ most, P(chain holds) over the
 * futures in each half, with exact 95 % intervals. Absent without a run over the ranges.
 */
export function influencesChart(findings: Findings): ChartSpec | undefined {
  const over = findings.verdict.over_ranges;
  if (over === undefined || over.influences.length === 0) return undefined;
  const ranked = [...over.influences].sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  const shown = ranked.slice(0, MOST_ROWS);
  const chance = largestByChance(over, rangedValues(findings, over));
  const subtitle = [
    `Share of ${counted(over.replications, 'future')} in which the chain holds, by which half of its range the value was drawn from; thin lines: 95 % intervals.`,
    `With ${counted(rangedValues(findings, over), 'value')} drawn at once the largest difference by chance alone stays below ${Math.round(100 * chance)} points (95 %).`,
    ...(shown.length < ranked.length ? [`The ${shown.length} with the largest differences are shown.`] : []),
  ].join(' ');
  const halves = shown.flatMap((each) => [
    pointOf(each, 'lower half', each.lower, 9),
    pointOf(each, 'upper half', each.upper, 19),
  ]);
  const y = {
    field: 'path',
    type: 'nominal',
    scale: { domain: shown.map(({ path }) => path), padding: 0.1 },
    axis: {
      title: null,
      domain: false,
      ticks: false,
      grid: false,
      labelColor: INK,
      labelLimit: NAME_WIDTH,
      labelPadding: 6,
      labelExpr: `(${JSON.stringify(Object.fromEntries(shown.map(({ path }) => [path, fitted(plainText(path), NAME_WIDTH - 20, 10)])))})[datum.value]`,
    },
  } as const;
  const x = {
    type: 'quantitative',
    scale: { domain: [0, 100], nice: false },
    axis: { title: '% of the futures in which the chain holds', tickCount: 5, orient: 'top' },
  } as const;
  const color = {
    field: 'half',
    type: 'nominal',
    scale: { domain: ['lower half', 'upper half'], range: [MAIN_COLOUR, WARNING_COLOUR] },
    legend: { title: null, orient: 'top' },
  } as const;
  const shape = { ...color, scale: { domain: ['lower half', 'upper half'], range: ['circle', 'square'] } };
  const yOffset = { field: 'offset', type: 'quantitative', scale: null } as const;
  return chartSpec('influences', titleOf(ranked, chance), subtitle, {
    width: WIDTH,
    height: shown.length * ROW_HEIGHT,
    layer: [
      {
        data: { values: [{ all: 100 * over.probability.estimate }] },
        mark: { type: 'rule', color: SOFT_INK, strokeDash: [4, 3] },
        encoding: { x: { ...x, field: 'all' } },
      },
      {
        data: { values: halves },
        mark: { type: 'rule', strokeWidth: 1.25 },
        encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y, yOffset, color },
      },
      {
        data: { values: halves },
        mark: { type: 'point', filled: true, size: 55, opacity: 1 },
        encoding: { x: { ...x, field: 'holds' }, y, yOffset, color, shape },
      },
      {
        data: { values: shown.map((each) => ({ path: each.path, text: rangeWords(each) })) },
        mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: 10, color: INK },
        encoding: { x: { value: WIDTH + 12 }, y, text: { field: 'text', type: 'nominal' } },
      },
    ],
  });
}

function pointOf({ path }: Influence, half: string, { probability: p }: HalfResult, offset: number) {
  return { path, half, offset, holds: 100 * p.estimate, low: 100 * p.low, high: 100 * p.high };
}

function rangeWords({ low, high }: Influence): string {
  const range = low === high ? plainText(low) : `${plainText(low)} – ${plainText(high)}`;
  return fitted(range, RANGE_WIDTH - 14, 10);
}

/** How many values were drawn: as the table of assumptions says, where not all are among the influences. */
function rangedValues({ assumptions }: Findings, { influences }: OverRanges): number {
  return Math.max(influences.length, assumptions.filter(({ low }) => low !== undefined).length);
}

/**
 * What the largest of so many differences between halves stays below with 95 % confidence when none has an effect:
 * normal approximation of the difference of two shares, with Bonferroni's correction for the number of values.
 */
function largestByChance({ replications, probability: p }: OverRanges, values: number): number {
  const z = -normalQuantile((1 - CONFIDENCE) / (2 * Math.max(values, 1)));
  return Math.min(1, z * Math.sqrt(p.estimate * (1 - p.estimate) * (4 / Math.max(replications, 1))));
}

function titleOf([first]: readonly Influence[], chance: number): string {
  if (first === undefined || Math.abs(first.difference) <= chance) {
    return 'No single range changes the answer by more than chance may do';
  }
  const said = ({ probability: p }: HalfResult): string => probabilityWithInterval(p.estimate, p.low, p.high);
  return (
    `The answer turns most on ${plainText(first.path)}: the chain holds in ${said(first.lower)} of the futures with its lower half, ` +
    `in ${said(first.upper)} with its upper`
  );
}
