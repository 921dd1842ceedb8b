import type { Findings, HalfResult, Influence, OverRanges } from '../../experiment/findings.ts';
import { LUCK } from '../../experiment/influences.ts';
import { halvesOfNorms } from '../messages.ts';
import { counted, percent, probabilityWithInterval } from '../numberWords.ts';
import { plainText } from '../plainText.ts';
import { contested, mattering, rangeWords } from '../rangesWords.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { fitted } from './panels.ts';
import { CHART_WIDTH, INK, MAIN_COLOUR, SOFT_INK, WARNING_COLOUR } from './style.ts';

const NAME_WIDTH = 240;
const RANGE_WIDTH = 200;
/** Of it, for the probability by luck. */
const LUCK_WIDTH = 50;
const WIDTH = CHART_WIDTH - NAME_WIDTH - RANGE_WIDTH;
const ROW_HEIGHT = 30;
const MOST_ROWS = 20;

/**
 * The assumptions that matter: for the values whose lower and upper halves differ most, P(chain holds) over the
 * futures in each half, with exact 95 % intervals; or, where the chain holds too seldom or too often for that, the share
 * in which the norm that differs most is kept. Absent without a run over the ranges.
 */
export function influencesChart(findings: Findings): ChartSpec | undefined {
  const over = findings.verdict.over_ranges;
  if (over === undefined) return undefined;
  const shown = mattering(over, MOST_ROWS);
  if (shown.length === 0) return undefined;
  const ofNorms = over.compared === 'norms';
  const what = ofNorms ? 'the norm named below the value is kept' : 'the chain holds';
  const subtitle = [
    ...(ofNorms ? [halvesOfNorms(2 * over.held < over.replications)] : []),
    `Share of ${counted(over.replications, 'future')} in which ${what}, by which half of its range the value was drawn from; thin lines: 95 % intervals.`,
    `${counted(over.drawn, 'value')} ${over.drawn === 1 ? 'is' : 'are'} drawn at once; at the right each range, and how likely luck alone splits the futures so for any of them${ofNorms ? ` in any of ${counted(contested(over).length, 'norm')}` : ''}.`,
    ...(ofNorms
      ? ['Only values are shown for which that is at most 5 %.']
      : shown.length < over.influences.length
        ? [`The ${shown.length} with the largest differences are shown.`]
        : []),
  ].join(' ');
  const halves = shown.flatMap((each) => [
    pointOf(each, 'lower half', each.lower, 9),
    pointOf(each, 'upper half', each.upper, 19),
  ]);
  const labels = shown.map((each) => ({
    path: each.path,
    range: fitted(plainText(rangeWords(each)), RANGE_WIDTH - LUCK_WIDTH - 14, 10),
    luck: percent(each.by_luck),
  }));
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
      labelExpr: `(${JSON.stringify(Object.fromEntries(shown.map((each) => [each.path, nameOf(each)])))})[datum.value]`,
    },
  } as const;
  const x = {
    type: 'quantitative',
    scale: { domain: [0, 100], nice: false },
    axis: {
      title: `% of the futures in which ${ofNorms ? 'the norm is kept' : 'the chain holds'}`,
      tickCount: 5,
      orient: 'top',
    },
  } as const;
  const color = {
    field: 'half',
    type: 'nominal',
    scale: { domain: ['lower half', 'upper half'], range: [MAIN_COLOUR, WARNING_COLOUR] },
    legend: { title: null, orient: 'top' },
  } as const;
  const shape = { ...color, scale: { domain: ['lower half', 'upper half'], range: ['circle', 'square'] } };
  const yOffset = { field: 'offset', type: 'quantitative', scale: null } as const;
  return chartSpec('influences', titleOf(over), subtitle, {
    width: WIDTH,
    height: shown.length * ROW_HEIGHT,
    layer: [
      ...(ofNorms
        ? []
        : [
            {
              data: { values: [{ all: 100 * over.probability.estimate }] },
              mark: { type: 'rule', color: SOFT_INK, strokeDash: [4, 3] },
              encoding: { x: { ...x, field: 'all' } },
            } as const,
          ]),
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
        data: { values: labels },
        mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: 10, color: INK },
        encoding: { x: { value: WIDTH + 12 }, y, text: { field: 'range', type: 'nominal' } },
      },
      {
        data: { values: labels },
        mark: { type: 'text', align: 'right', baseline: 'middle', fontSize: 10, color: SOFT_INK },
        encoding: { x: { value: WIDTH + RANGE_WIDTH }, y, text: { field: 'luck', type: 'nominal' } },
      },
    ],
  });
}

function pointOf({ path }: Influence, half: string, { probability: p }: HalfResult, offset: number) {
  return { path, half, offset, holds: 100 * p.estimate, low: 100 * p.low, high: 100 * p.high };
}

/** The path, and the norm in a line below it where norms are compared. */
function nameOf({ path, norm }: Influence): string | string[] {
  const lines = [path, ...(norm === undefined ? [] : [norm])].map((text) =>
    fitted(plainText(text), NAME_WIDTH - 20, 10),
  );
  return lines.length === 1 ? lines.join('') : lines;
}

function titleOf({ influences: [first] }: OverRanges): string {
  if (first === undefined || first.by_luck > LUCK) {
    return 'No single range changes the answer by more than chance may do';
  }
  const said = ({ probability: p }: HalfResult): string => probabilityWithInterval(p.estimate, p.low, p.high);
  if (first.norm !== undefined) {
    return (
      `One norm turns most on ${plainText(first.path)}: ${plainText(first.norm)} is kept in ${said(first.lower)} of the futures ` +
      `with its lower half, in ${said(first.upper)} with its upper`
    );
  }
  return (
    `The answer turns most on ${plainText(first.path)}: the chain holds in ${said(first.lower)} of the futures with its lower half, ` +
    `in ${said(first.upper)} with its upper`
  );
}
