import type { ReinforceResult } from '../../experiment/index.ts';
import { probabilityWithInterval, shortNumber } from '../numberWords.ts';
import { reinforceNotes } from '../reinforceText.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { markedChart } from './mark.ts';
import { CHART_WIDTH, MAIN_COLOUR, SOFT_INK, WARNING_COLOUR } from './style.ts';

const WIDTH = CHART_WIDTH - 60;
const HEIGHT = 280;

/**
 * P(holds) against the budget: the cheapest plan for each share of the futures of the search, and the plan of the answer on
 * fresh ones. Absent where there is a single point.
 */
export function budgetChart(result: ReinforceResult): ChartSpec | undefined {
  const { curve, currency, asked } = result;
  if (curve.length < 2) return undefined;
  const unit = currency === 'EUR' ? 1e6 : 1;
  const point = (cost: number, { estimate, low, high }: { estimate: number; low: number; high: number }) => ({
    cost: cost / unit,
    holds: 100 * estimate,
    low: 100 * low,
    high: 100 * high,
  });
  const values = curve.map(({ cost, probability, simulated }) => ({
    ...point(cost, probability),
    basis: simulated ? 'simulated' : 'needs',
  }));
  const fresh = result.tested.map(({ cost, probability }) => point(cost, probability));
  const x = {
    field: 'cost',
    type: 'quantitative',
    scale: { nice: true, zero: true },
    axis: {
      ...(currency === 'EUR'
        ? { title: 'million EUR to the horizon' }
        : { title: 'FTE more', tickMinStep: 1 }),
      grid: false,
    },
  } as const;
  const y = {
    field: 'holds',
    type: 'quantitative',
    scale: { domain: [0, 100], nice: false },
    axis: { title: '% of the futures in which the chain holds', values: [0, 20, 40, 60, 80, 100] },
  } as const;
  const interval = { x, y: { ...y, field: 'low' }, y2: { field: 'high' } } as const;
  const subtitle = [
    'Blue: the cheapest plan for what it does on the futures of the search, with 95 % intervals; filled where it was run on all of them, ' +
      'hollow where their needs tell. The best of many looks better than it is.',
    ...(fresh.length > 0
      ? [
          `Orange: ${fresh.length === 1 ? 'the plan of the answer' : 'plans that were tested, that of the answer last,'} on fresh futures.`,
        ]
      : []),
    'Dashes: the asked probability.',
    reinforceNotes(result).at(-1) ?? '',
  ].join(' ');
  const chart = chartSpec('budget', titleOf(result), subtitle, {
    width: WIDTH,
    height: HEIGHT,
    data: { values },
    layer: [
      {
        data: { values: [{ holds: 100 * asked.probability }] },
        mark: { type: 'rule', color: SOFT_INK, strokeDash: [4, 3] },
        encoding: { y },
      },
      { mark: { type: 'rule', color: MAIN_COLOUR, strokeWidth: 1 }, encoding: interval },
      {
        mark: { type: 'line', color: MAIN_COLOUR, strokeWidth: 1.5, interpolate: 'step-after' },
        encoding: { x, y },
      },
      {
        mark: { type: 'point', shape: 'circle', size: 40, opacity: 1, stroke: MAIN_COLOUR },
        encoding: {
          x,
          y,
          fill: {
            condition: { test: "datum.basis === 'simulated'", value: MAIN_COLOUR },
            value: 'white',
          },
        },
      },
      ...(fresh.length > 0
        ? [
            {
              data: { values: fresh },
              mark: { type: 'rule', color: WARNING_COLOUR, strokeWidth: 2.5 },
              encoding: interval,
            },
            {
              data: { values: fresh },
              mark: {
                type: 'point',
                shape: 'diamond',
                filled: true,
                size: 110,
                opacity: 1,
                color: WARNING_COLOUR,
              },
              encoding: { x, y },
            },
          ]
        : []),
    ],
  });
  return markedChart(chart, result.classification);
}

/** The finding in a line. */
function titleOf({ kind, units, measures, cost, currency, confirmation }: ReinforceResult): string {
  const fte = units.reduce((sum, { extra }) => sum + extra, 0);
  const money = currency === 'EUR' ? ` (EUR ${shortNumber(cost / 1e6)} million)` : '';
  const taken = measures?.some((measure) => measure.taken) ? ' and measures' : '';
  const plan =
    kind === 'none needed' || fte + taken.length === 0
      ? 'Without more staff'
      : `With ${fte} FTE more${taken}${money}`;
  if (confirmation === undefined) return 'No plan that was tried makes the chain hold';
  const { estimate, low, high } = confirmation.probability;
  return `${plan} the chain holds in ${probabilityWithInterval(estimate, low, high)}`;
}
