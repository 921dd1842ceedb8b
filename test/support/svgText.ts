import { fontWidths } from '../../src/report/fonts.ts';

/** A text in a drawing, with the box that it takes, in px from the upper left corner. */
export interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** All texts of an SVG that Vega drew, by the widths of the shipped font. */
export function textsOf(svg: string): DrawnText[] {
  const found: DrawnText[] = [];
  const stack: Matrix[] = [IDENTITY];
  for (const match of svg.matchAll(/<(\/?\w+)([^>]*?)(\/?)>/g)) {
    const [tag, name, attributes = '', closing] = match;
    const above = stack.at(-1) ?? IDENTITY;
    if (name === 'g' && closing === '') stack.push(times(above, matrixOf(attributes)));
    else if (name === '/g') stack.pop();
    else if (name === 'text') {
      const start = match.index + tag.length;
      const text = unescaped(svg.slice(start, svg.indexOf('<', start)));
      found.push(boxOf(text, attributes, times(above, matrixOf(attributes))));
    }
  }
  return found;
}

function boxOf(text: string, attributes: string, matrix: Matrix): DrawnText {
  const size = Number(/font-size="([\d.]+)px"/.exec(attributes)?.[1] ?? 11);
  const width = fontWidths(attributes.includes('font-weight="bold"')).width(text, size);
  const anchor = /text-anchor="(\w+)"/.exec(attributes)?.[1] ?? 'start';
  const from = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0;
  const corners = [
    [from, -0.8 * size],
    [from + width, -0.8 * size],
    [from, 0.2 * size],
    [from + width, 0.2 * size],
  ].map(([x = 0, y = 0]) => [
    matrix[0] * x + matrix[2] * y + matrix[4],
    matrix[1] * x + matrix[3] * y + matrix[5],
  ]);
  const [xs, ys] = [corners.map(([x = 0]) => x), corners.map(([, y = 0]) => y)];
  return {
    text,
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

function matrixOf(attributes: string): Matrix {
  const transform = /transform="([^"]*)"/.exec(attributes)?.[1] ?? '';
  let matrix = IDENTITY;
  for (const [, kind, list = ''] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0] = list.split(',').map(Number);
    const turn = (a * Math.PI) / 180;
    matrix = times(
      matrix,
      kind === 'rotate'
        ? [Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn), 0, 0]
        : [1, 0, 0, 1, a, b],
    );
  }
  return matrix;
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
