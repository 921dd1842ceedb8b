import type { ReinforceResult } from '../../experiment/index.ts';
import { reinforceNotes } from '../reinforceText.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { markedChart } from './mark.ts';
import { CHART_WIDTH, MAIN_COLOUR, SOFT_INK, WARNING_COLOUR } from './style.ts';

const WIDTH = CHART_WIDTH - 60;
const HEIGHT = 280;

/**
 * P(holds) against the budget: the plans that were tried and are not beaten for less, on the futures of the search; the
 * plan that was confirmed, on fresh ones. Absent where a single plan was tried.
 */
export function budgetChart(result: ReinforceResult): ChartSpec | undefined {
  const { curve, currency, confirmation, asked } = result;
  if (curve.length < 2) return undefined;
  const unit = currency === 'EUR' ? 1e6 : 1;
  const point = (cost: number, { estimate, low, high }: { estimate: number; low: number; high: number }) => ({
    cost: cost / unit,
    holds: 100 * estimate,
    low: 100 * low,
    high: 100 * high,
  });
  const values = curve.map(({ cost, probability }) => point(cost, probability));
  const x = {
    field: 'cost',
    type: 'quantitative',
    scale: { nice: true, zero: true },
    axis: { title: currency === 'EUR' ? 'million EUR to the horizon' : 'FTE more', grid: false },
  } as const;
  const y = {
    field: 'holds',
    type: 'quantitative',
    scale: { domain: [0, 100], nice: false },
    axis: { title: '% of the futures in which the chain holds', values: [0, 20, 40, 60, 80, 100] },
  } as const;
  const interval = { x, y: { ...y, field: 'low' }, y2: { field: 'high' } } as const;
  const subtitle = [
    'Blue: plans tried on the futures of the search, none beaten for less, with 95 % intervals; the best of many looks better than it is.',
    ...(confirmation ? ['Orange: the plan on fresh futures.'] : []),
    'Dashes: the asked probability.',
    reinforceNotes(result).at(-1) ?? '',
  ].join(' ');
  const chart = chartSpec('budget', result.sentence, subtitle, {
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
        mark: { type: 'point', shape: 'circle', filled: true, size: 40, opacity: 1, color: MAIN_COLOUR },
        encoding: { x, y },
      },
      ...(confirmation
        ? [
            {
              data: { values: [point(result.cost, confirmation.probability)] },
              mark: { type: 'rule', color: WARNING_COLOUR, strokeWidth: 2.5 },
              encoding: interval,
            },
            {
              data: { values: [point(result.cost, confirmation.probability)] },
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
