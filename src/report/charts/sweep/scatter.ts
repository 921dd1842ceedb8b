import type { Swept, SweptPath } from '../../../experiment/index.ts';
import { CHART_WIDTH, SOFT_INK } from '../style.ts';
import { domainOf, drawnPoints, drawnWords, holdsAt, holdsColour, titleAbove, titleAcross } from './shown.ts';
import type { SweepBody } from './sweepChart.ts';

const WIDTH = CHART_WIDTH - 150;
const HEIGHT = 380;

/** Points over two paths, coloured by P(holds). */
export function scatter(swept: Swept): SweepBody {
  const { result, points } = swept;
  const [across, up] = result.over;
  if (across === undefined || up === undefined) throw new RangeError('these points have two paths');
  const values = drawnPoints(swept).map((index) => {
    const [x, y] = points.valuesAt(index);
    return { x, y, holds: holdsAt(swept, index) };
  });
  const position = (path: SweptPath, title: object) =>
    ({
      type: 'quantitative',
      scale: { domain: domainOf(path), nice: false, zero: false },
      axis: { ...title, grid: true },
    }) as const;
  const [x, y] = [position(across, titleAcross(across, WIDTH)), position(up, titleAbove(up, WIDTH))];
  const rule = (channel: 'x' | 'y', { own }: SweptPath) =>
    own === undefined
      ? []
      : [
          {
            data: { values: [{ own }] },
            mark: { type: 'rule', color: SOFT_INK, strokeWidth: 1, clip: true },
            encoding: { [channel]: { ...(channel === 'x' ? x : y), field: 'own' } },
          },
        ];
  const owns = [...rule('x', across), ...rule('y', up)];
  return {
    reading:
      'Each point in the colour of its P(holds). Blue: above the asked probability; orange: below.' +
      `${owns.length > 0 ? ' Grey lines: the values in the file.' : ''}${drawnWords(swept)}`,
    body: {
      width: WIDTH,
      height: HEIGHT,
      data: { values },
      layer: [
        ...owns,
        {
          mark: {
            type: 'point',
            shape: 'circle',
            filled: true,
            size: values.length > 300 ? 30 : 110,
            opacity: 1,
            stroke: SOFT_INK,
            strokeWidth: 0.6,
          },
          encoding: {
            x: { ...x, field: 'x' },
            y: { ...y, field: 'y' },
            color: holdsColour(swept, 'holds'),
          },
        },
      ],
    },
  };
}
