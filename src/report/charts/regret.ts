import type { Regret, RegretPlan, ReinforceResult } from '../../experiment/index.ts';
import { regretPoints } from '../regretText.ts';
import { reinforceNotes } from '../reinforceText.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { markedChart } from './mark.ts';
import { CHART_WIDTH, MAIN_COLOUR, SOFT_INK, WARNING_COLOUR } from './style.ts';

/** Of the plot, without the scenarios' names; the height of a scenario's row; and how far fresh futures stand below the others. */
const WIDTH = CHART_WIDTH - 290;
const ROW = 44;
const BELOW = 11;

/** What the plans within a budget do in each scenario, and the chosen one on fresh futures too. */
export function regretChart(result: ReinforceResult, { plans, fresh }: Regret): ChartSpec {
  const within = plans.filter((plan) => plan.within_budget);
  const points = (of: readonly RegretPlan[]) =>
    of.flatMap(({ scenarios }) =>
      scenarios.map(({ scenario, probability }) => ({ scenario, holds: 100 * probability.estimate })),
    );
  const chosen = within.filter((plan) => plan.chosen);
  const nothing = within.filter(({ fte }) => fte === 0);
  const names = fresh.map(({ scenario }) => scenario);
  const y = {
    field: 'scenario',
    type: 'nominal',
    sort: names,
    axis: { title: null, labelLimit: 250, labelPadding: 12, domain: false, ticks: false },
  } as const;
  const x = {
    field: 'holds',
    type: 'quantitative',
    scale: { domain: [0, 100], nice: false },
    axis: { title: '% of the futures in which the chain holds', values: [0, 20, 40, 60, 80, 100] },
  } as const;
  const dots = (of: readonly RegretPlan[], mark: Readonly<Record<string, unknown>>) => ({
    data: { values: points(of) },
    mark: { type: 'point', opacity: 1, strokeWidth: 2, ...mark },
    encoding: { x, y },
  });
  const tested = fresh.map(({ scenario, probability: { estimate, low, high } }) => ({
    scenario,
    holds: 100 * estimate,
    low: 100 * low,
    high: 100 * high,
  }));
  const chart = chartSpec(
    'regret',
    titleOf(result, chosen[0]),
    'Strokes: plans within the budget that were tried, on the futures of the search; the rightmost is the best for that scenario, and regret is the way to it. ' +
      'Blue: the chosen plan. Grey: nothing. Orange, below: the chosen plan on fresh futures, with 95 % intervals. Dashes: the asked probability. ' +
      (reinforceNotes(result).at(-1) ?? ''),
    {
      width: WIDTH,
      height: ROW * names.length,
      layer: [
        {
          data: { values: [{ holds: 100 * result.asked.probability }] },
          mark: { type: 'rule', color: SOFT_INK, strokeDash: [4, 3] },
          encoding: { x },
        },
        {
          data: { values: points(within) },
          mark: { type: 'tick', color: SOFT_INK, thickness: 1, size: 18, opacity: 1 },
          encoding: { x, y },
        },
        dots(nothing, { shape: 'circle', size: 60, stroke: SOFT_INK, fill: 'white' }),
        dots(chosen, { shape: 'circle', size: 80, stroke: MAIN_COLOUR, fill: MAIN_COLOUR }),
        {
          data: { values: tested },
          mark: { type: 'rule', color: WARNING_COLOUR, strokeWidth: 2.5, yOffset: BELOW },
          encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y },
        },
        {
          data: { values: tested },
          mark: {
            type: 'point',
            shape: 'diamond',
            filled: true,
            size: 90,
            opacity: 1,
            color: WARNING_COLOUR,
            yOffset: BELOW,
          },
          encoding: { x, y },
        },
      ],
    },
  );
  return markedChart(chart, result.classification);
}

/** The finding in a line. */
function titleOf({ units, sentence }: ReinforceResult, chosen: RegretPlan | undefined): string {
  const [within = ''] = sentence.split(' the plan that is regretted least');
  const fte = units.reduce((sum, { extra }) => sum + extra, 0);
  const plan = fte === 0 ? 'doing nothing' : `a plan of ${fte} FTE more`;
  const most = chosen?.most_regret ?? 0;
  const regret =
    most > 0
      ? `, by at most ${regretPoints(most)} of 100 futures`
      : ': none that was tried does better anywhere';
  return `${within} ${plan} is regretted least${regret}`;
}
