import type { Swept } from '../../../experiment/index.ts';
import { probabilityOf } from '../../../experiment/verdict.ts';
import { CHART_WIDTH, MAIN_COLOUR, SOFT_INK } from '../style.ts';
import { domainOf, drawnPoints, drawnWords, HOLDS, holdsAt, titleAcross } from './shown.ts';
import type { SweepBody } from './sweepChart.ts';

const WIDTH = CHART_WIDTH - 60;
const HEIGHT = 300;

/** P(holds) over one path: points with their intervals, joined by a line; the asked probability; the value in the file. */
export function lines(swept: Swept): SweepBody {
  const { result, points } = swept;
  const [path] = result.over;
  if (path === undefined) throw new RangeError('a sweep has at least one path');
  const values = drawnPoints(swept)
    .map((index) => {
      const { low, high } = probabilityOf(points.held[index] ?? 0, result.replications);
      return {
        value: points.valuesAt(index)[0],
        holds: holdsAt(swept, index),
        low: 100 * low,
        high: 100 * high,
      };
    })
    .sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const x = {
    type: 'quantitative',
    scale: { domain: domainOf(path), nice: false, zero: false },
    axis: { ...titleAcross(path, WIDTH), grid: false },
  } as const;
  const at = { ...x, field: 'value' } as const;
  const { own } = path;
  const [from, to] = domainOf(path);
  const showsOwn = own !== undefined && own >= from && own <= to;
  return {
    reading: `Bars: exact 95 % intervals. Dashes: the asked probability.${showsOwn ? ' Grey: the value in the file.' : ''}${drawnWords(swept)}`,
    body: {
      width: WIDTH,
      height: HEIGHT,
      data: { values },
      layer: [
        {
          data: { values: [{ asked: 100 * result.asked.probability }] },
          mark: { type: 'rule', color: SOFT_INK, strokeDash: [4, 3] },
          encoding: { y: { ...HOLDS, field: 'asked' } },
        },
        ...(showsOwn
          ? [
              {
                data: { values: [{ own }] },
                mark: { type: 'rule', color: SOFT_INK },
                encoding: { x: { ...x, field: 'own' } },
              },
            ]
          : []),
        {
          mark: { type: 'rule', color: MAIN_COLOUR, strokeWidth: 1.25 },
          encoding: { x: at, y: { ...HOLDS, field: 'low' }, y2: { field: 'high' } },
        },
        {
          mark: { type: 'line', color: MAIN_COLOUR, strokeWidth: 1.5 },
          encoding: { x: at, y: { ...HOLDS, field: 'holds' } },
        },
        {
          mark: { type: 'point', shape: 'circle', filled: true, size: 45, opacity: 1, color: MAIN_COLOUR },
          encoding: { x: at, y: { ...HOLDS, field: 'holds' } },
        },
      ],
    },
  };
}
