import { laneOrder } from './laneOrder.ts';
import { type LayerNode, type Link, orderRows } from './layers.ts';
import { placeInOrder } from './placeInOrder.ts';

export interface FlowBox {
  /** Index of its lane. */
  readonly lane: number;
}

export interface FlowEdge {
  /** Indices of boxes, not the same. */
  readonly from: number;
  readonly to: number;
}

export interface FlowSizes {
  readonly width: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  /** Free between the foot of a row and the head of the next. */
  readonly rowGap: number;
  /** Free above the first row. */
  readonly top: number;
  readonly mostInRow: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface FlowLayout {
  readonly height: number;
  /** Upper left corners, in the order of the boxes. */
  readonly boxes: readonly Point[];
  /** Lanes from top to bottom: index, and where its rows begin and end. */
  readonly lanes: readonly { readonly lane: number; readonly top: number; readonly bottom: number }[];
  /** In the order of the edges: the line, and whether it enters its box from above. */
  readonly edges: readonly { readonly points: readonly Point[]; readonly entersFromAbove: boolean }[];
}

/** Room that an edge takes where it passes a row. */
const PASSING_WIDTH = 9;
const GAP = 12;
const PLACING_SWEEPS = 24;
/** Points of a curve between two rows. */
const CURVE_POINTS = 14;
/** Of a box's width, left free at both ends by the edges that meet it. */
const PORT_MARGIN = 0.1;
/** Highest that an edge between boxes of one row rises above it, as a share of the gap. */
const ARC_HEIGHT = 0.6;

/**
 * A layered layout: each lane takes one row of boxes or several; edges go from row to row and pass those in between
 * beside their boxes; edges within a row rise above it. Lanes with much between them lie close (laneOrder.ts), boxes in a
 * row are ordered for few crossings (layers.ts) and stand near what they are linked to. All in px, y downwards.
 */
export function layoutFlow(
  boxes: readonly FlowBox[],
  edges: readonly FlowEdge[],
  laneCount: number,
  sizes: FlowSizes,
): FlowLayout {
  const { rows, lanes } = rowsOf(boxes, edges, laneCount, sizes.mostInRow);
  const rowOfBox = new Map(rows.flatMap((row, index) => row.map((box) => [box, index] as const)));
  const nodes: LayerNode[] = boxes.map((_, box) => ({
    row: rowOfBox.get(box) ?? 0,
    width: sizes.boxWidth,
    box,
  }));
  const links: Link[] = [];
  const layers = rows.map((row) => [...row]);
  // Each edge as the nodes that it goes through, from its box to the other.
  const ways = edges.map(({ from, to }) => {
    const [start, end] = [rowOfBox.get(from) ?? 0, rowOfBox.get(to) ?? 0];
    const step = Math.sign(end - start);
    const way = [from];
    for (let row = start + step; step !== 0 && row !== end; row += step) {
      nodes.push({ row, width: PASSING_WIDTH });
      (layers[row] as number[]).push(nodes.length - 1);
      way.push(nodes.length - 1);
    }
    way.push(to);
    if (step !== 0) {
      for (let at = 1; at < way.length; at++) {
        const [a, b] = [way[at - 1] as number, way[at] as number];
        links.push(step > 0 ? { upper: a, lower: b } : { upper: b, lower: a });
      }
    }
    return way;
  });
  const ordered = orderRows(layers, links);
  const centres = placed(ordered, nodes, links, edges, sizes);
  const topOf = (row: number): number => sizes.top + row * (sizes.boxHeight + sizes.rowGap);
  const geometry = { nodes, centres, topOf, sizes };
  const ports = portsOf(ways, geometry);
  return {
    height: topOf(rows.length) - sizes.rowGap,
    boxes: boxes.map((_, box) => ({
      x: (centres[box] as number) - sizes.boxWidth / 2,
      y: topOf(rowOfBox.get(box) ?? 0),
    })),
    lanes: lanes.map(({ lane, first, last }) => ({
      lane,
      top: topOf(first),
      bottom: topOf(last) + sizes.boxHeight,
    })),
    edges: ways.map((way, index) => drawn(way, ports[index] as Ports, geometry)),
  };
}

/** Boxes row by row, lane after lane; long lanes take several rows of about equal length. */
function rowsOf(boxes: readonly FlowBox[], edges: readonly FlowEdge[], laneCount: number, most: number) {
  const laneOf = (box: number): number => boxes[box]?.lane ?? 0;
  const between = (i: number, j: number): number =>
    edges.filter(({ from, to }) => {
      const [a, b] = [laneOf(from), laneOf(to)];
      return Math.min(a, b) === i && Math.max(a, b) === j;
    }).length;
  const rows: number[][] = [];
  const lanes: { lane: number; first: number; last: number }[] = [];
  const known = new Map<string, number>();
  const counted = (i: number, j: number): number => {
    const key = `${i} ${j}`;
    const count = known.get(key) ?? between(i, j);
    known.set(key, count);
    return count;
  };
  for (const lane of laneOrder(laneCount, counted)) {
    const own = [...boxes.keys()].filter((box) => laneOf(box) === lane);
    if (own.length === 0) continue;
    const count = Math.ceil(own.length / most);
    const first = rows.length;
    for (let row = 0; row < count; row++) {
      rows.push(
        own.slice(Math.round((row * own.length) / count), Math.round(((row + 1) * own.length) / count)),
      );
    }
    lanes.push({ lane, first, last: rows.length - 1 });
  }
  return { rows, lanes };
}

/** Centres of all nodes: each wants to stand at the mean of what it is linked to. */
function placed(
  rows: readonly (readonly number[])[],
  nodes: readonly LayerNode[],
  links: readonly Link[],
  edges: readonly FlowEdge[],
  sizes: FlowSizes,
): number[] {
  const linked: number[][] = nodes.map(() => []);
  for (const { upper, lower } of links) {
    linked[upper]?.push(lower);
    linked[lower]?.push(upper);
  }
  for (const { from, to } of edges) {
    if (nodes[from]?.row === nodes[to]?.row) {
      linked[from]?.push(to);
      linked[to]?.push(from);
    }
  }
  const centres = new Array<number>(nodes.length).fill(sizes.width / 2);
  const place = (row: readonly number[], wish: (node: number, index: number) => number): void => {
    const squeeze = squeezeOf(row, nodes, sizes.width);
    const widths = row.map(
      (node) => (nodes[node]?.width ?? 0) * (nodes[node]?.box === undefined ? squeeze : 1),
    );
    const found = placeInOrder(row.map(wish), widths, GAP * squeeze, sizes.width);
    for (const [index, node] of row.entries()) centres[node] = found[index] as number;
  };
  // To begin with, spread over the width.
  for (const row of rows) place(row, (_, index) => ((index + 0.5) / row.length) * sizes.width);
  for (let sweep = 0; sweep < PLACING_SWEEPS; sweep++) {
    for (const row of sweep % 2 === 0 ? rows : [...rows].reverse()) {
      place(row, (node) => {
        const others = linked[node] ?? [];
        if (others.length === 0) return centres[node] as number;
        return others.reduce((sum, other) => sum + (centres[other] as number), 0) / others.length;
      });
    }
  }
  return centres;
}

/** By what gaps and the room of passing edges shrink in a row that is too full: boxes keep their width. */
function squeezeOf(row: readonly number[], nodes: readonly LayerNode[], width: number): number {
  let boxes = 0;
  let rest = GAP * (row.length - 1);
  for (const node of row) {
    const { box, width: own } = nodes[node] as LayerNode;
    if (box === undefined) rest += own;
    else boxes += own;
  }
  // A hair less, so that rounding does not make it too full again.
  return boxes + rest <= width ? 1 : (Math.max(width - boxes, 0) / rest) * (1 - 1e-9);
}

interface Geometry {
  readonly nodes: readonly LayerNode[];
  readonly centres: readonly number[];
  readonly topOf: (row: number) => number;
  readonly sizes: FlowSizes;
}

interface Ports {
  readonly from: number;
  readonly to: number;
}

/** Where each edge meets its boxes: side by side along the edge of the box, in the order of where they come from. */
function portsOf(ways: readonly (readonly number[])[], { nodes, centres, sizes }: Geometry): Ports[] {
  const meetings = new Map<string, { way: number; end: keyof Ports; other: number }[]>();
  const note = (way: number, end: keyof Ports, box: number, next: number): void => {
    // Rows that are the same meet at the head of both boxes.
    const side = (nodes[next]?.row ?? 0) > (nodes[box]?.row ?? 0) ? 'foot' : 'head';
    const key = `${box} ${side}`;
    meetings.set(key, [...(meetings.get(key) ?? []), { way, end, other: centres[next] as number }]);
  };
  for (const [index, way] of ways.entries()) {
    note(index, 'from', way[0] as number, way[1] as number);
    note(index, 'to', way.at(-1) as number, way.at(-2) as number);
  }
  const ports = ways.map(() => ({ from: 0, to: 0 }));
  for (const [key, ends] of meetings) {
    const box = Number(key.split(' ')[0]);
    const room = sizes.boxWidth * (1 - 2 * PORT_MARGIN);
    const left = (centres[box] as number) - room / 2;
    ends.sort((a, b) => a.other - b.other);
    for (const [place, { way, end }] of ends.entries()) {
      (ports[way] as { from: number; to: number })[end] = left + ((place + 0.5) / ends.length) * room;
    }
  }
  return ports;
}

function drawn(way: readonly number[], ports: Ports, { nodes, centres, topOf, sizes }: Geometry) {
  const rowOf = (node: number): number => nodes[node]?.row ?? 0;
  const [start, end] = [way[0] as number, way.at(-1) as number];
  if (rowOf(start) === rowOf(end)) {
    const y = topOf(rowOf(start));
    const rise = Math.min(sizes.rowGap * ARC_HEIGHT, 14 + Math.abs(ports.to - ports.from) * 0.08);
    return { points: arc({ x: ports.from, y }, { x: ports.to, y }, rise), entersFromAbove: true };
  }
  const downwards = rowOf(end) > rowOf(start);
  const head = (node: number): number => topOf(rowOf(node));
  const foot = (node: number): number => head(node) + sizes.boxHeight;
  const points: Point[] = [];
  for (let at = 1; at < way.length; at++) {
    const [a, b] = [way[at - 1] as number, way[at] as number];
    const from = { x: at === 1 ? ports.from : (centres[a] as number), y: downwards ? foot(a) : head(a) };
    const to = {
      x: at === way.length - 1 ? ports.to : (centres[b] as number),
      y: downwards ? head(b) : foot(b),
    };
    points.push(...sCurve(from, to));
  }
  return { points, entersFromAbove: downwards };
}

/** A cubic Bézier curve that leaves and arrives vertically. */
function sCurve(from: Point, to: Point): Point[] {
  const middle = (from.y + to.y) / 2;
  return bezier(from, { x: from.x, y: middle }, { x: to.x, y: middle }, to);
}

function arc(from: Point, to: Point, rise: number): Point[] {
  // The curve rises to three quarters of its control points.
  const y = from.y - rise / 0.75;
  return bezier(from, { x: from.x, y }, { x: to.x, y }, to);
}

function bezier(a: Point, b: Point, c: Point, d: Point): Point[] {
  return Array.from({ length: CURVE_POINTS + 1 }, (_, index) => {
    const t = index / CURVE_POINTS;
    const of = (p: number, q: number, r: number, s: number): number =>
      (1 - t) ** 3 * p + 3 * (1 - t) ** 2 * t * q + 3 * (1 - t) * t * t * r + t ** 3 * s;
    return { x: of(a.x, b.x, c.x, d.x), y: of(a.y, b.y, c.y, d.y) };
  });
}
