import { type BestResult, leadersOf, type SelectedVariant } from '../../experiment/index.ts';
import { probability, shortNumber } from '../numberWords.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { markedChart } from './mark.ts';
import { CHART_WIDTH, MAIN_COLOUR, SOFT_INK } from './style.ts';

/** Of the plot, without what the variants are called; and the height of a variant's row. */
const WIDTH = CHART_WIDTH - 230;
const ROW = 26;

/** P(holds) of each variant on the futures that it was run on, the best first. */
export function bestChart(result: BestResult): ChartSpec {
  const { variants, classification } = result;
  const share = ({ held, replications }: SelectedVariant): number => held / replications;
  const sorted = [...variants].sort((a, b) => share(b) - share(a));
  const values = sorted.map((variant) => ({
    label: variant.label,
    holds: 100 * share(variant),
    standing: variant.standing,
    words: `${probability(share(variant))} of ${shortNumber(variant.replications)}${variant.standing === 'dropped' ? ', dropped' : ''}`,
  }));
  const y = {
    field: 'label',
    type: 'nominal',
    sort: values.map(({ label }) => label),
    axis: { title: null, labelLimit: 170, labelPadding: 12, domain: false, ticks: false },
  } as const;
  const x = {
    field: 'holds',
    type: 'quantitative',
    // Room for the words behind 100 %.
    scale: { domain: [0, 130], nice: false },
    axis: { title: '% of the futures in which the chain holds', values: [0, 20, 40, 60, 80, 100] },
  } as const;
  const colour = {
    condition: { test: "datum.standing === 'dropped'", value: SOFT_INK },
    value: MAIN_COLOUR,
  } as const;
  const chart = chartSpec(
    'best',
    titleOf(result),
    'Filled: what leads. Hollow blue: what was run to the end. Hollow grey: what was shown to hold less often than another and run no further. ' +
      'On the futures that each was run on, the same for all as far as they go.',
    {
      width: WIDTH,
      height: ROW * values.length,
      data: { values },
      layer: [
        {
          mark: { type: 'point', shape: 'circle', size: 80, opacity: 1, strokeWidth: 2 },
          encoding: {
            x,
            y,
            stroke: colour,
            fill: { condition: { test: "datum.standing === 'leads'", value: MAIN_COLOUR }, value: 'white' },
          },
        },
        {
          mark: { type: 'text', align: 'left', dx: 10, color: SOFT_INK },
          encoding: { x, y, text: { field: 'words' } },
        },
      ],
    },
  );
  return markedChart(chart, classification);
}

/** The finding in a line. */
function titleOf(result: BestResult): string {
  const { kind, leads, variants, replications } = result;
  const equals = leadersOf(result).length;
  if (kind !== 'undecided' && variants.every(({ held }) => held === 0)) {
    return `None of ${variants.length} variants holds in any future`;
  }
  if (kind === 'best') return `${leads} holds most often of ${variants.length} variants`;
  if (kind === 'within' && equals > 1)
    return `${equals} of ${variants.length} variants hold most often, equally often, or nearly so`;
  if (kind === 'within') return `${leads} holds most often of ${variants.length} variants, or nearly so`;
  return `Which of ${variants.length} variants holds most often is not settled by ${shortNumber(replications)} futures`;
}
