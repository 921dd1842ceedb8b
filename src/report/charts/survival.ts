import type { Findings, NormRow, SeriesRow } from '../../experiment/findings.ts';
import { dkwHalfWidth } from '../../statistics/dkw.ts';
import { longDate } from '../dateWords.ts';
import { seriesOf } from '../findingsIndex.ts';
import { counted, probability, probabilityWithInterval } from '../numberWords.ts';
import { plainText } from '../plainText.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { type Curve, LABEL_WIDTH, labelledCurves, type Panel } from './labelledCurves.ts';
import { CHAIN_COLOUR, CHART_WIDTH, colourOf, dashOf, SOFT_INK } from './style.ts';
import { timeAxis } from './timeAxis.ts';

const PLOT_WIDTH = CHART_WIDTH - LABEL_WIDTH - 60;
/** Most norms that get a line and a label of their own; the others share one. */
const MOST_NORMS = 16;
const BAND_CONFIDENCE = 0.95;
/** Where the scale may begin, in P(holds), and the steps of its axis: as high as leaves room for all that is drawn. */
const SCALES = [
  { bottom: 0.9, step: 0.02 },
  { bottom: 0.75, step: 0.05 },
  { bottom: 0.5, step: 0.1 },
] as const;
const WHOLE_SCALE = { bottom: 0, step: 0.25 } as const;
/** Share of the scale that is left below what is asked, for the words there. */
const BELOW_ASKED = 0.1;

/**
 * Survival: the share of replications in which the chain, each organisation and (second panel) each norm has
 * not been breached by each moment. The chain has its pointwise exact interval and the band that holds for all
 * moments together (Dvoretzky, Kiefer and Wolfowitz, with Massart's constant). Absent without norms.
 */
export function survivalChart(findings: Findings): ChartSpec | undefined {
  const chain = seriesOf(findings, 'chain', 'chain', 'hold_probability');
  if (chain.length === 0) return undefined;
  const drawing = { findings, bands: bandsOf(findings, chain) };
  const scale = scaleOf(drawing);
  return chartSpec('survival', titleOf(findings), subtitleOf(findings, scale), {
    vconcat: [chainPanel(drawing, scale), ...normPanel(findings, scale)],
  });
}

type Scale = (typeof SCALES)[number] | typeof WHOLE_SCALE;

/** The chain never holds more often than a part of it, so that its bands are the lowest. */
function scaleOf({ findings, bands }: Drawing): Scale {
  const lowest = Math.min(...Object.values(bands).flatMap((band) => band.map(({ low }) => low)));
  const { probability: asked } = findings.verdict.asked;
  const fits = ({ bottom }: Scale) => bottom <= lowest && bottom + BELOW_ASKED * (1 - bottom) <= asked;
  return SCALES.find(fits) ?? WHOLE_SCALE;
}

function titleOf({ verdict, scenario }: Findings): string {
  const until = `to ${longDate(scenario.end)}`;
  if (!verdict.probability) return `How long the chain holds, ${until}`;
  const { estimate, low, high } = verdict.probability;
  const weakest = verdict.scopes
    .filter((scope) => scope.scope_kind === 'organisation' && scope.probability.estimate < 1)
    .sort((a, b) => a.probability.estimate - b.probability.estimate)[0];
  const where = weakest ? `; ${plainText(weakest.label)} is where it breaks most often` : '';
  return `The chain holds ${until} in ${probabilityWithInterval(estimate, low, high)} of the futures${where}`;
}

function subtitleOf({ scenario }: Findings, { bottom }: Scale): string {
  return (
    `${counted(scenario.replications, 'replication')}. Dark band: 95 % interval at each moment; light band: 95 % for all ` +
    `moments together. A breach falls at the end of the period that makes it.${bottom > 0 ? ` The scale begins at ${probability(bottom)}.` : ''}`
  );
}

function chainPanel({ findings, bands }: Drawing, scale: Scale): object {
  const panel: Panel = { width: PLOT_WIDTH, height: 220, bottom: scale.bottom, top: 1 };
  const organisations = findings.scenario.organisations.map((organisation, index) =>
    curveOf(
      findings,
      'organisation',
      organisation.name,
      organisation.label,
      colourOf(index),
      1.5,
      dashOf(index),
    ),
  );
  const whole = curveOf(findings, 'chain', 'chain', 'The chain', CHAIN_COLOUR, 2.5);
  return {
    title: { text: 'The chain and its organisations', fontSize: 11, offset: 10 },
    width: panel.width,
    height: panel.height,
    layer: [
      area(findings, bands.simultaneous, '#ececec', scale),
      area(findings, bands.pointwise, '#cfcfcf', scale),
      ...askedRule(findings, scale),
      ...labelledCurves([...organisations, whole], panel, encodingOf(findings, scale), 'step-after'),
    ],
  };
}

function normPanel(findings: Findings, scale: Scale): object[] {
  const broken = findings.norms
    .filter((norm) => norm.hold_probability < 1)
    .sort((a, b) => a.hold_probability - b.hold_probability);
  const shown = findings.norms.filter((norm) => broken.slice(0, MOST_NORMS).includes(norm));
  if (shown.length === 0) return [];
  const curves: Curve[] = shown.map((norm) =>
    curveOf(findings, 'norm', norm.norm, norm.norm, normColour(findings, norm), 1.5),
  );
  const never = findings.norms.length - broken.length;
  const rest = broken.length - shown.length;
  const others = [
    ...(rest > 0
      ? [`${rest} more, each above ${probability(Math.max(...shown.map((n) => n.hold_probability)))}`]
      : []),
    ...(never > 0
      ? [`${counted(never, rest > 0 || shown.length > 0 ? 'other' : 'norm')} never breached`]
      : []),
  ];
  const panel: Panel = {
    width: PLOT_WIDTH,
    height: Math.max(160, (curves.length + 2) * 15),
    bottom: scale.bottom,
    top: 1,
  };
  return [
    {
      title: {
        text: 'The norms',
        subtitle: ['In the colour of their organisation (grey: of the chain as a whole)', ...others].join(
          '; ',
        ),
        fontSize: 11,
        subtitleFontSize: 10,
        offset: 10,
      },
      width: panel.width,
      height: panel.height,
      layer: [
        ...askedRule(findings, scale),
        ...labelledCurves(curves, panel, encodingOf(findings, scale), 'step-after'),
      ],
    },
  ];
}

function normColour({ scenario }: Findings, norm: NormRow): string {
  return colourOf(
    scenario.organisations.findIndex((organisation) => organisation.name === norm.organisation),
  );
}

function curveOf(
  findings: Findings,
  kind: string,
  scope: string,
  label: string,
  colour: string,
  width: number,
  dash?: readonly number[],
): Curve {
  const rows = seriesOf(findings, kind, scope, 'hold_probability').filter((row) => row.mean !== undefined);
  const points = rows.map((row) => ({ at: row.period_end, value: row.mean as number }));
  return {
    label: `${probability(points.at(-1)?.value)}  ${plainText(label)}`,
    colour,
    width,
    dash,
    points: points.length === 0 ? [] : [{ at: findings.scenario.start, value: 1 }, ...points],
  };
}

interface BandPoint {
  readonly at: string;
  readonly low: number;
  readonly high: number;
}

interface Drawing {
  readonly findings: Findings;
  /** Of the chain: for all moments together, and at each. */
  readonly bands: { readonly simultaneous: readonly BandPoint[]; readonly pointwise: readonly BandPoint[] };
}

function bandsOf(findings: Findings, chain: readonly SeriesRow[]): Drawing['bands'] {
  // Both begin where the first period's band does: at the start itself nothing is uncertain.
  const beginning = { at: findings.scenario.start, low: 1, high: 1 };
  const simultaneous = chain.flatMap(({ mean, replications, period_end: at }) => {
    if (mean === undefined || replications === 0) return [];
    const half = dkwHalfWidth(replications, BAND_CONFIDENCE);
    return [{ at, low: Math.max(mean - half, 0), high: Math.min(mean + half, 1) }];
  });
  const pointwise = chain.flatMap(({ ci_low: low, ci_high: high, period_end: at }) =>
    low === undefined || high === undefined ? [] : [{ at, low, high }],
  );
  return { simultaneous: [beginning, ...simultaneous], pointwise: [beginning, ...pointwise] };
}

function area({ scenario }: Findings, values: readonly BandPoint[], color: string, scale: Scale): object {
  return {
    data: { values },
    mark: { type: 'area', interpolate: 'step-after', color, opacity: 1 },
    encoding: {
      x: timeAxis(scenario, 'at'),
      y: { ...probabilityAxis(scale), field: 'low' },
      y2: { field: 'high' },
    },
  };
}

function askedRule({ verdict }: Findings, scale: Scale): object[] {
  const asked = verdict.asked.probability;
  const values = [{ asked, text: `asked: ${probability(asked)}` }];
  const y = { ...probabilityAxis(scale), field: 'asked' };
  return [
    { data: { values }, mark: { type: 'rule', strokeDash: [4, 3], color: SOFT_INK }, encoding: { y } },
    {
      data: { values },
      mark: { type: 'text', align: 'left', baseline: 'top', dx: 4, dy: 4, fontSize: 10, color: SOFT_INK },
      encoding: { x: { value: 0 }, y, text: { field: 'text', type: 'nominal' } },
    },
  ];
}

function encodingOf({ scenario }: Findings, scale: Scale): { x: object; y: object } {
  return { x: timeAxis(scenario, 'at'), y: probabilityAxis(scale) };
}

function probabilityAxis({ bottom, step }: Scale) {
  const steps = Math.round((1 - bottom) / step);
  return {
    field: 'value',
    type: 'quantitative',
    scale: { domain: [bottom, 1], nice: false },
    axis: {
      title: 'share of futures in which it still holds',
      values: Array.from({ length: steps + 1 }, (_, index) => bottom + index * step),
      labelExpr: "format(datum.value * 100, '.0f') + ' %'",
    },
  } as const;
}
