import type { TipPoint, TipResult } from '../../experiment/index.ts';
import { tipNotes } from '../tipText.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { markedChart } from './mark.ts';
import { CHART_WIDTH, INK, MAIN_COLOUR, SOFT_INK, WARNING_COLOUR } from './style.ts';

const WIDTH = CHART_WIDTH - 60;
const HEIGHT = 300;

/**
 * P(holds) as a function of the value: points with their exact 95 % intervals, the band that these leave to a curve
 * that moves one way only, the asked probability, and the tipping point with its interval.
 */
export function tipChart(result: TipResult): ChartSpec {
  const { path, unit, asked, range, tipping_point: tip, own } = result;
  const values = result.points.map((point, index) => ({
    ...bandAt(result, index),
    value: point.value,
    holds: 100 * point.probability.estimate,
    low: 100 * point.probability.low,
    high: 100 * point.probability.high,
  }));
  const x = {
    type: 'quantitative',
    scale: { domain: [range.from, range.to], nice: false, zero: false },
    axis: { title: unit === '' ? path : `${path}, ${unit}`, grid: false },
  } as const;
  const y = {
    type: 'quantitative',
    scale: { domain: [0, 100], nice: false },
    axis: { title: '% of the futures in which the chain holds', values: [0, 20, 40, 60, 80, 100] },
  } as const;
  const askedAt = { asked: 100 * asked.probability };
  const tipAt = tip && {
    ...askedAt,
    tip: tip.estimate,
    from: tip.low ?? range.from,
    to: tip.high ?? range.to,
  };
  const subtitle = [
    `Points: replications at one value, the same futures at each, with exact 95 % intervals.${result.against ? '' : ' Band: what these leave to a curve that moves one way only.'}`,
    `Dashes: the asked probability.${tip ? ' Orange: the tipping point and its interval.' : ''}${own === undefined ? '' : ' Grey: the value in the file.'}`,
    tipNotes(result).at(-1) ?? '',
  ].join(' ');
  const rule = (field: string, data: object, mark: object, channel: 'x' | 'y'): object => ({
    data: { values: [data] },
    mark: { type: 'rule', ...mark },
    encoding: { [channel]: { ...(channel === 'x' ? x : y), field } },
  });
  const chart = chartSpec('tip', result.sentence, subtitle, {
    width: WIDTH,
    height: HEIGHT,
    data: { values },
    layer: [
      ...(result.against
        ? []
        : [
            {
              mark: { type: 'area', color: MAIN_COLOUR, opacity: 0.15 },
              encoding: {
                x: { ...x, field: 'value' },
                y: { ...y, field: 'bandLow' },
                y2: { field: 'bandHigh' },
              },
            },
          ]),
      rule('asked', askedAt, { color: SOFT_INK, strokeDash: [4, 3] }, 'y'),
      ...(own === undefined ? [] : [rule('own', { own }, { color: SOFT_INK, strokeWidth: 1 }, 'x')]),
      {
        mark: { type: 'rule', color: MAIN_COLOUR, strokeWidth: 1.25 },
        encoding: { x: { ...x, field: 'value' }, y: { ...y, field: 'low' }, y2: { field: 'high' } },
      },
      {
        mark: { type: 'point', shape: 'circle', filled: true, size: 45, opacity: 1, color: MAIN_COLOUR },
        encoding: { x: { ...x, field: 'value' }, y: { ...y, field: 'holds' } },
      },
      ...(tipAt
        ? [
            {
              data: { values: [tipAt] },
              mark: { type: 'rule', color: WARNING_COLOUR, strokeWidth: 3 },
              encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' }, y: { ...y, field: 'asked' } },
            },
            {
              data: { values: [tipAt] },
              mark: {
                type: 'point',
                shape: 'diamond',
                filled: true,
                size: 110,
                opacity: 1,
                color: WARNING_COLOUR,
                stroke: INK,
                strokeWidth: 0.5,
              },
              encoding: { x: { ...x, field: 'tip' }, y: { ...y, field: 'asked' } },
            },
          ]
        : []),
    ],
  });
  return markedChart(chart, result.classification);
}

/** The interval at a point, narrowed by those of points where a curve that moves one way is higher or lower. */
function bandAt({ points, direction }: TipResult, index: number): { bandLow: number; bandHigh: number } {
  const own = points[index];
  if (own === undefined || direction === 'neither') {
    return { bandLow: 100 * (own?.probability.low ?? 0), bandHigh: 100 * (own?.probability.high ?? 1) };
  }
  const before = points.slice(0, index + 1);
  const after = points.slice(index);
  const [higher, lower] = direction === 'falls' ? [before, after] : [after, before];
  const low = Math.max(...lower.map(({ probability }: TipPoint) => probability.low));
  const high = Math.min(...higher.map(({ probability }: TipPoint) => probability.high));
  return { bandLow: 100 * Math.min(low, high), bandHigh: 100 * Math.max(low, high) };
}
