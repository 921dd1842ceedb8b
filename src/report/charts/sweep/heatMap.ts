import type { Swept, SweptPath } from '../../../experiment/index.ts';
import { CHART_WIDTH, INK } from '../style.ts';
import { holdsAt, holdsColour, titleAbove, titleAcross } from './shown.ts';
import type { SweepBody } from './sweepChart.ts';

const WIDTH = CHART_WIDTH - 150;
const ROW = 40;
const MOST_HEIGHT = 480;
const LEAST_HEIGHT = 140;
/** Most values on an axis. */
const MOST_LEVELS = 60;
/** Columns of which each has room for a number. */
const MOST_NUMBERED = 15;
/** Labels on an axis. */
const MOST_LABELS = 12;

/** Whether the points are a grid over two paths of which every cell can be seen. */
export function isHeatMap({ result, points }: Swept): boolean {
  if (result.design !== 'grid' || result.over.length !== 2) return false;
  const [columns, rows] = [0, 1].map((axis) => levels({ points }, axis).length);
  return (columns ?? 0) <= MOST_LEVELS && (rows ?? 0) <= MOST_LEVELS;
}

/** P(holds) over the grid of two paths. Cells have equal sizes, whatever the distances of the values. */
export function heatMap(swept: Swept): SweepBody {
  const { result, points } = swept;
  const [across, up] = result.over;
  if (across === undefined || up === undefined) throw new RangeError('a heat map has two paths');
  const [columns, rows] = [levels(swept, 0), levels(swept, 1)];
  const columnOf = new Map(columns.map((value, index) => [value, index]));
  const rowOf = new Map(rows.map((value, index) => [value, index]));
  const height = Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, rows.length * ROW));
  const cells = Array.from({ length: points.count }, (_, index) => {
    const [x = 0, y = 0] = points.valuesAt(index);
    const column = columnOf.get(x) ?? 0;
    const row = rowOf.get(y) ?? 0;
    const holds = holdsAt(swept, index);
    return {
      left: column - 0.5,
      right: column + 0.5,
      bottom: row - 0.5,
      top: row + 0.5,
      column,
      row,
      holds,
      text: String(Math.round(holds)),
      ink: holds < 25 ? 'white' : holds > 98 ? 'white' : INK,
    };
  });
  const position = (values: readonly number[], title: object) =>
    ({
      type: 'quantitative',
      scale: { domain: [-0.5, values.length - 0.5], nice: false, zero: false },
      axis: {
        ...title,
        grid: false,
        values: labelled(values.length),
        labelExpr: `(${JSON.stringify(values.map(String))})[datum.value]`,
      },
    }) as const;
  const x = position(columns, titleAcross(across, WIDTH));
  const y = position(rows, titleAbove(up, WIDTH));
  const own = [placeIn(across, columns), placeIn(up, rows)] as const;
  const isNumbered = columns.length <= MOST_NUMBERED && height / rows.length >= 14;
  // A mark at the edge, since a line across would strike out the numbers.
  const mark = (channel: 'x' | 'y', at: number) => ({
    data: { values: [{ own: at, edge: -0.5 }] },
    mark: {
      type: 'point',
      shape: channel === 'x' ? 'triangle-up' : 'triangle-right',
      filled: true,
      size: 90,
      opacity: 1,
      color: INK,
      stroke: 'white',
      strokeWidth: 1,
    },
    encoding:
      channel === 'x'
        ? { x: { ...x, field: 'own' }, y: { ...y, field: 'edge' } }
        : { x: { ...x, field: 'edge' }, y: { ...y, field: 'own' } },
  });
  return {
    reading:
      `${isNumbered ? 'Numbers: P(holds) in percent. ' : ''}Blue: above the asked probability; orange: below.` +
      `${own.some((at) => at !== undefined) ? ' Triangles: the values in the file.' : ''}`,
    body: {
      width: WIDTH,
      height,
      data: { values: cells },
      layer: [
        {
          mark: { type: 'rect', stroke: 'white', strokeWidth: 1 },
          encoding: {
            x: { ...x, field: 'left' },
            x2: { field: 'right' },
            y: { ...y, field: 'bottom' },
            y2: { field: 'top' },
            color: holdsColour(swept, 'holds'),
          },
        },
        ...(own[0] === undefined ? [] : [mark('x', own[0])]),
        ...(own[1] === undefined ? [] : [mark('y', own[1])]),
        ...(isNumbered
          ? [
              {
                mark: { type: 'text', fontSize: 10 },
                encoding: {
                  x: { ...x, field: 'column' },
                  y: { ...y, field: 'row' },
                  text: { field: 'text', type: 'nominal' },
                  color: { field: 'ink', type: 'nominal', scale: null, legend: null },
                },
              },
            ]
          : []),
      ],
      resolve: { scale: { color: 'independent' } },
    },
  };
}

/** The different values on an axis, ascending. */
function levels({ points }: Pick<Swept, 'points'>, axis: number): number[] {
  return [...new Set(points.column(axis))].sort((a, b) => a - b);
}

/** Positions that get a label: all, or evenly chosen ones. */
function labelled(count: number): number[] {
  const step = Math.ceil(count / MOST_LABELS);
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
}

/** Where the value in the file lies among the values of an axis, if it does. */
function placeIn({ own }: SweptPath, values: readonly number[]): number | undefined {
  if (own === undefined) return undefined;
  const after = values.findIndex((value) => value >= own);
  const [high, low] = [values[after], values[after - 1]];
  if (high === own) return after;
  return high === undefined || low === undefined ? undefined : after - 1 + (own - low) / (high - low);
}
