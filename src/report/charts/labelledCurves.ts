import { spreadLabels } from './spreadLabels.ts';
import { INK } from './style.ts';

/** A line over time and what is written at its end. */
export interface Curve {
  readonly label: string;
  readonly colour: string;
  /** px */
  readonly width: number;
  /** Absent: a full line. */
  readonly dash?: readonly number[] | undefined;
  readonly points: readonly { readonly at: string; readonly value: number }[];
}

export interface Panel {
  /** Of the plot, without axes and labels, px. */
  readonly width: number;
  readonly height: number;
  /** The y scale runs from one to the other. */
  readonly bottom: number;
  readonly top: number;
}

/** Room for the labels at the right of a plot, px. */
export const LABEL_WIDTH = 200;

const GAP = 13;
const LEADER = 14;

/**
 * Layers that draw curves and write each one's label at its end, in ink, tied to it by a leader in its colour;
 * labels never overlap. Points go to the fields `at` and `value`; the caller gives the encodings of both.
 */
export function labelledCurves(
  curves: readonly Curve[],
  panel: Panel,
  encoding: { readonly x: object; readonly y: object },
  interpolate: 'linear' | 'step-after',
): object[] {
  const drawn = curves.filter((curve) => curve.points.length > 0);
  const { bottom, top, height } = panel;
  const ends = drawn.map(
    (curve) => (height * (top - (curve.points.at(-1)?.value ?? bottom))) / (top - bottom),
  );
  const places = spreadLabels(ends, GAP, 0, height);
  const labels = drawn.map((curve, index) => ({
    label: curve.label,
    colour: curve.colour,
    end: ends[index],
    place: places[index],
  }));
  const pixels = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null });
  const colour = { field: 'colour', type: 'nominal', scale: null, legend: null };
  return [
    ...drawn.map((curve) => ({
      data: { values: curve.points },
      mark: {
        type: 'line',
        interpolate,
        color: curve.colour,
        strokeWidth: curve.width,
        ...(curve.dash && { strokeDash: curve.dash }),
        point: curve.points.length < 2 ? { color: curve.colour, size: 30 } : false,
      },
      encoding,
    })),
    {
      data: { values: labels },
      mark: { type: 'rule', strokeWidth: 1 },
      encoding: {
        x: { value: panel.width + 2 },
        x2: { value: panel.width + LEADER },
        y: pixels('end'),
        y2: { field: 'place' },
        color: colour,
      },
    },
    {
      data: { values: labels },
      mark: {
        type: 'text',
        align: 'left',
        baseline: 'middle',
        fontSize: 10,
        color: INK,
        limit: LABEL_WIDTH - LEADER,
      },
      encoding: {
        x: { value: panel.width + LEADER + 4 },
        y: pixels('place'),
        text: { field: 'label', type: 'nominal' },
      },
    },
  ];
}
