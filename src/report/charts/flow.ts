import type { Findings } from '../../experiment/findings.ts';
import { summaryOf } from '../findingsIndex.ts';
import { fontWidths } from '../fonts.ts';
import { percent, shortNumber } from '../numberWords.ts';
import { plainText } from '../plainText.ts';
import { type ChartSpec, chartSpec } from './chartSpec.ts';
import { BOX_HEIGHT, BOX_WIDTH, type Box, boxTexts, NAME_SIZE, TEXT_SIZE } from './flow/boxTexts.ts';
import { type Edge, edgesOf, freshTasks } from './flow/edges.ts';
import { type FlowLayout, layoutFlow, type Point } from './flow/layout.ts';
import { fitted } from './panels.ts';
import { CHART_WIDTH, colourOf, SOFT_INK } from './style.ts';
import { unitLabel } from './unitLabel.ts';
import { UTILISATION_COLOURS, UTILISATION_EDGES } from './utilisation.ts';

const WIDTH = CHART_WIDTH - 10;
const LANE_LABEL_SIZE = 9;
/** Most of the page that the diagram takes, px. */
const MOST_HEIGHT = 770;
const MOST_GAP = 52;
const LEAST_GAP = 30;
const MOST_IN_ROW = 4;
/** Widths of the arrows with most and with next to no tasks, px; in between the area follows the number. */
const WIDEST = 6;
const THINNEST = 0.7;
/** Arrows that bear their number, the widest first. */
const MOST_NUMBERS = 14;
/**
 * The chain as a flow diagram: organisations as lanes, units as boxes in the colour of their utilisation, arrows as
 * wide as the number of tasks that one unit's work leads to at another. Absent when no work goes between units.
 */
export function flowChart(findings: Findings): ChartSpec | undefined {
  const { units, organisations } = findings.scenario;
  const edges = edgesOf(findings);
  if (edges.length === 0) return undefined;
  const boxes = units.map((unit): Box => {
    const of = (metric: string): number | undefined => summaryOf(findings, 'unit', unit.name, metric)?.mean;
    const utilisation = of('utilisation');
    return {
      name: unit.name,
      label: unitLabel(findings, unit),
      lane: organisations.findIndex(({ name }) => name === unit.organisation),
      utilisation: utilisation === undefined ? undefined : 100 * utilisation,
      onDuty: of('on_duty'),
      fresh: freshTasks(findings, unit.name),
    };
  });
  const rows = rowCount(boxes, organisations.length);
  const rowGap = Math.min(Math.max(Math.floor(MOST_HEIGHT / rows) - BOX_HEIGHT, LEAST_GAP), MOST_GAP);
  const layout = layoutFlow(boxes, edges, organisations.length, {
    width: WIDTH,
    boxWidth: BOX_WIDTH,
    boxHeight: BOX_HEIGHT,
    rowGap,
    top: 34,
    mostInRow: MOST_IN_ROW,
  });
  const subtitle = [
    'In each box: utilisation and persons on duty, and “new”: tasks over the whole run that do not follow on a unit’s work, where they are 5 % or more. Arrows: tasks',
    'that follow at another unit (means of the replications), in the colour of the organisation they come from; the largest bear their number.',
    'Work that stays with a unit, obligations and posts have no arrow.',
    ...(edges.some(({ tasks }) => tasks === undefined) ? ['Dashes: numbers are left out.'] : []),
  ].join(' ');
  return chartSpec('flow', titleOf(boxes, edges), subtitle, {
    width: WIDTH,
    height: layout.height + 8,
    layer: [
      ...laneLayers(findings, layout, rowGap),
      ...edgeLayers(boxes, edges, layout),
      ...boxLayers(boxes, layout),
      ...numberLayers(edges, layout),
    ],
  });
}

function rowCount(boxes: readonly Box[], lanes: number): number {
  let rows = 0;
  for (let lane = 0; lane < lanes; lane++) {
    rows += Math.ceil(boxes.filter((box) => box.lane === lane).length / MOST_IN_ROW);
  }
  return Math.max(rows, 1);
}

function titleOf(boxes: readonly Box[], edges: readonly Edge[]): string {
  const named = ({ label }: Box): string => `${label.unit} (${label.organisation})`;
  const fullest = boxes.reduce((a, b) => ((b.utilisation ?? 0) > (a.utilisation ?? 0) ? b : a));
  const load = `${named(fullest)} carries the highest load: ${percent((fullest.utilisation ?? 0) / 100)}`;
  const widest = edges.reduce((a, b) => ((b.tasks ?? 0) > (a.tasks ?? 0) ? b : a));
  const [from, to] = [boxes[widest.from], boxes[widest.to]];
  if (widest.tasks === undefined || from === undefined || to === undefined) return load;
  return `${load}; most work goes from ${named(from)} to ${named(to)}: ${shortNumber(Math.round(widest.tasks))} tasks`;
}

const position = (field: string, length: number) =>
  ({
    field,
    type: 'quantitative',
    scale: { domain: [0, length], range: [0, length], nice: false },
    axis: null,
  }) as const;

function axes(layout: FlowLayout) {
  return { x: position('x', WIDTH), y: position('y', layout.height + 8) };
}

const unscaled = (field: string) => ({ field, type: 'nominal', scale: null, legend: null }) as const;
const unscaledNumber = (field: string) =>
  ({ field, type: 'quantitative', scale: null, legend: null }) as const;

function laneLayers({ scenario }: Findings, layout: FlowLayout, rowGap: number): object[] {
  const { x, y } = axes(layout);
  const lanes = layout.lanes.map(({ lane, top, bottom }) => ({
    lane: fitted(plainText(scenario.organisations[lane]?.label ?? ''), WIDTH - 20, LANE_LABEL_SIZE, true),
    x: 0,
    x2: WIDTH,
    y: top - rowGap / 2 + 4,
    y2: bottom + rowGap / 2 - 6,
    colour: colourOf(lane),
  }));
  return [
    {
      data: { values: lanes },
      mark: { type: 'rect', fill: '#f4f4f4', stroke: null },
      encoding: { x, x2: { field: 'x2' }, y, y2: { field: 'y2' } },
    },
    {
      data: { values: lanes },
      mark: {
        type: 'text',
        align: 'left',
        baseline: 'top',
        dx: 4,
        dy: 4,
        fontSize: LANE_LABEL_SIZE,
        fontWeight: 'bold',
      },
      encoding: { x, y, text: { field: 'lane', type: 'nominal' }, color: unscaled('colour') },
    },
  ];
}

function edgeLayers(boxes: readonly Box[], edges: readonly Edge[], layout: FlowLayout): object[] {
  const { x, y } = axes(layout);
  const most = Math.max(...edges.map(({ tasks }) => tasks ?? 0));
  const styled = edges.map((edge, index) => {
    const width = THINNEST + (WIDEST - THINNEST) * Math.sqrt(most > 0 ? (edge.tasks ?? 0) / most : 0);
    const colour = colourOf(boxes[edge.from]?.lane ?? 0);
    const { points, entersFromAbove } = layout.edges[index] as FlowLayout['edges'][number];
    return { edge, index, width, colour, points, head: headOf(points, entersFromAbove, width) };
  });
  const lines = (known: boolean) =>
    styled
      .filter(({ edge }) => (edge.tasks !== undefined) === known)
      .flatMap(({ edge, index, width, colour, points, head }) =>
        points.map((point, order) => ({
          edge: index,
          from: boxes[edge.from]?.name,
          to: boxes[edge.to]?.name,
          tasks: edge.tasks ?? null,
          order,
          // The line ends inside its head.
          ...(order === points.length - 1 ? { x: head.x, y: head.y } : point),
          width,
          colour,
        })),
      );
  const line = (known: boolean) => ({
    data: { values: lines(known) },
    mark: {
      type: 'line',
      opacity: 0.75,
      strokeCap: 'butt',
      strokeJoin: 'round',
      ...(!known && { strokeDash: [3, 2] }),
    },
    encoding: {
      x,
      y,
      order: { field: 'order', type: 'quantitative' },
      detail: { field: 'edge', type: 'nominal' },
      strokeWidth: unscaledNumber('width'),
      stroke: unscaled('colour'),
    },
  });
  const heads = styled.map(({ head, colour }) => ({ ...head, colour }));
  return [
    line(true),
    ...(lines(false).length > 0 ? [line(false)] : []),
    {
      data: { values: heads },
      mark: { type: 'point', filled: true, opacity: 1, strokeWidth: 0 },
      encoding: { x, y, shape: unscaled('shape'), size: unscaledNumber('size'), color: unscaled('colour') },
    },
  ];
}

/** The triangle at the end of an arrow: its point touches the box. */
function headOf(points: readonly Point[], entersFromAbove: boolean, width: number) {
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const side = 7 + width * 0.9;
  // Vega's triangles are √3 ÷ 2 × √size high, centred on half of it.
  const half = (side * Math.sqrt(3)) / 4;
  return {
    x: end.x,
    y: entersFromAbove ? end.y - half : end.y + half,
    shape: entersFromAbove ? 'triangle-down' : 'triangle-up',
    size: side * side,
  };
}

function boxLayers(boxes: readonly Box[], layout: FlowLayout): object[] {
  const { x, y } = axes(layout);
  const rects = boxes.map((box, index) => {
    const corner = layout.boxes[index] as Point;
    const { utilisation } = box;
    return {
      unit: box.name,
      utilisation: utilisation ?? null,
      ...corner,
      x2: corner.x + BOX_WIDTH,
      y2: corner.y + BOX_HEIGHT,
    };
  });
  const texts = boxes.flatMap((box, index) => boxTexts(box, layout.boxes[index] as Point));
  const text = (bold: boolean) => ({
    data: { values: texts.filter((each) => each.bold === bold) },
    mark: {
      type: 'text',
      align: 'center',
      baseline: 'middle',
      fontSize: bold ? NAME_SIZE : TEXT_SIZE,
      fontWeight: bold ? 'bold' : 'normal',
    },
    encoding: { x, y, text: { field: 'text', type: 'nominal' }, color: unscaled('colour') },
  });
  return [
    {
      data: { values: rects },
      mark: { type: 'rect', stroke: '#888888', strokeWidth: 0.75, cornerRadius: 3, opacity: 1 },
      encoding: {
        x,
        x2: { field: 'x2' },
        y,
        y2: { field: 'y2' },
        fill: {
          field: 'utilisation',
          type: 'quantitative',
          scale: { type: 'threshold', domain: UTILISATION_EDGES, range: UTILISATION_COLOURS },
          legend: {
            title: '% of hours on duty worked',
            orient: 'top',
            direction: 'horizontal',
            gradientThickness: 12,
          },
        },
      },
    },
    text(true),
    text(false),
  ];
}

/** The numbers of the widest arrows, halfway along their first stretch, where they do not hide one another. */
function numberLayers(edges: readonly Edge[], layout: FlowLayout): object[] {
  const { x, y } = axes(layout);
  const placed: { text: string; x: number; y: number }[] = [];
  const ranked = [...edges.entries()].sort(([, a], [, b]) => (b.tasks ?? 0) - (a.tasks ?? 0));
  for (const [index, { tasks }] of ranked.slice(0, MOST_NUMBERS)) {
    if (tasks === undefined) continue;
    const text = shortNumber(Math.round(tasks));
    const points = layout.edges[index]?.points ?? [];
    const spot = points
      .slice(0, 15)
      .find((_, at) => at >= 4 && at <= 10 && isFree(points[at] as Point, text, placed));
    if (spot) placed.push({ text, ...spot });
  }
  const encoding = { x, y, text: { field: 'text', type: 'nominal' } };
  const mark = { type: 'text', align: 'center', baseline: 'middle', fontSize: TEXT_SIZE } as const;
  return [
    {
      data: { values: placed },
      mark: { ...mark, stroke: 'white', strokeWidth: 3, color: 'white' },
      encoding,
    },
    { data: { values: placed }, mark: { ...mark, color: SOFT_INK, fontWeight: 'bold' }, encoding },
  ];
}

function isFree(
  spot: Point,
  text: string,
  placed: readonly { text: string; x: number; y: number }[],
): boolean {
  const width = (one: string): number => fontWidths(true).width(one, TEXT_SIZE);
  return placed.every(
    (other) =>
      Math.abs(other.y - spot.y) > 11 ||
      Math.abs(other.x - spot.x) > (width(text) + width(other.text)) / 2 + 4,
  );
}
