import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgesOf, freshTasks } from '../../../src/report/charts/flow/edges.ts';
import { laneOrder } from '../../../src/report/charts/flow/laneOrder.ts';
import { crossings, orderRows } from '../../../src/report/charts/flow/layers.ts';
import { layoutFlow } from '../../../src/report/charts/flow/layout.ts';
import { placeInOrder } from '../../../src/report/charts/flow/placeInOrder.ts';
import { flowChart } from '../../../src/report/charts/flow.ts';
import { chartFindings } from '../../support/chartFindings.ts';
import { dataOf } from '../../support/specData.ts';

const made = chartFindings();
const SIZES = { width: 660, boxWidth: 100, boxHeight: 40, rowGap: 50, top: 30, mostInRow: 4 };

const flows = fc.record({
  lanes: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 14 }),
  ends: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 25 }),
});

describe('the layout of a flow diagram', () => {
  it('keeps boxes apart and inside, and leads each edge from a side of its box to a side of the other', () => {
    fc.assert(
      fc.property(flows, ({ lanes, ends }) => {
        const boxes = lanes.map((lane) => ({ lane }));
        const edges = ends
          .map(([from, to]) => ({ from: from % boxes.length, to: to % boxes.length }))
          .filter(({ from, to }) => from !== to);
        const layout = layoutFlow(boxes, edges, 5, SIZES);
        for (const [index, one] of layout.boxes.entries()) {
          expect(one.x).toBeGreaterThanOrEqual(-1e-9);
          expect(one.x + SIZES.boxWidth).toBeLessThanOrEqual(SIZES.width + 1e-9);
          expect(one.y + SIZES.boxHeight).toBeLessThanOrEqual(layout.height + 1e-9);
          for (const other of layout.boxes.slice(index + 1)) {
            if (other.y !== one.y) continue;
            expect(Math.abs(other.x - one.x)).toBeGreaterThanOrEqual(SIZES.boxWidth - 1e-6);
          }
        }
        for (const [index, { from, to }] of edges.entries()) {
          const { points, entersFromAbove } = layout.edges[index] as (typeof layout.edges)[number];
          const meets = (at: { x: number; y: number } | undefined, box: number): boolean => {
            const corner = layout.boxes[box] as { x: number; y: number };
            const within = (at?.x ?? -1) >= corner.x && (at?.x ?? -1) <= corner.x + SIZES.boxWidth;
            return within && (at?.y === corner.y || at?.y === corner.y + SIZES.boxHeight);
          };
          expect(meets(points[0], from)).toBe(true);
          expect(meets(points.at(-1), to)).toBe(true);
          expect(points.at(-1)?.y === layout.boxes[to]?.y).toBe(entersFromAbove);
        }
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it('pushes together what passes a full row, not its boxes', () => {
    const boxes = [0, 1, 1, 1, 1, 2].map((lane) => ({ lane }));
    const many = (from: number, to: number, count: number) =>
      Array.from({ length: count }, () => ({ from, to }));
    // Lane 1 lies between the others, since most goes to and from it; 40 edges pass it.
    const layout = layoutFlow(boxes, [...many(0, 5, 40), ...many(0, 1, 60), ...many(1, 5, 60)], 3, SIZES);
    expect(layout.lanes.map(({ lane }) => lane)).toEqual([0, 1, 2]);
    const xs = layout.boxes.slice(1, 5).map(({ x }) => x);
    xs.sort((a, b) => a - b);
    for (let index = 1; index < xs.length; index++) {
      expect((xs[index] as number) - (xs[index - 1] as number)).toBeGreaterThanOrEqual(100 - 1e-6);
    }
    expect(Math.max(...xs)).toBeLessThanOrEqual(560 + 1e-6);
  });

  it('keeps each lane together, in rows of at most four', () => {
    const boxes = [0, 1, 0, 0, 0, 0, 1].map((lane) => ({ lane }));
    const { lanes, boxes: corners } = layoutFlow(boxes, [], 2, SIZES);
    expect(lanes).toEqual([
      { lane: 0, top: 30, bottom: 30 + 2 * 40 + 50 },
      { lane: 1, top: 30 + 2 * 90, bottom: 30 + 2 * 90 + 40 },
    ]);
    expect(corners.map(({ y }) => y)).toEqual([30, 210, 30, 30, 120, 120, 210]);
  });
});

describe('the order of lanes', () => {
  it('puts together what belongs together', () => {
    const between = (i: number, j: number): number => (i === 0 && j === 3 ? 10 : i === 1 && j === 3 ? 5 : 0);
    const order = laneOrder(4, between);
    const place = (lane: number): number => order.indexOf(lane);
    expect(Math.abs(place(0) - place(3))).toBe(1);
    expect(Math.abs(place(1) - place(3))).toBe(1);
  });

  it('stays that of the file when nothing goes between', () => {
    expect(laneOrder(5, () => 0)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('the order in rows', () => {
  it('never has more crossings than the order to begin with, and undoes one that need not be', () => {
    const rows = [
      [0, 1],
      [2, 3],
    ];
    const links = [
      { upper: 0, lower: 3 },
      { upper: 1, lower: 2 },
    ];
    expect(crossings(rows, links)).toBe(1);
    expect(crossings(orderRows(rows, links), links)).toBe(0);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 12 }), (pairs) => {
        const layers = [
          [0, 1, 2, 3, 4],
          [5, 6, 7, 8, 9],
        ];
        const some = pairs.map(([upper, lower]) => ({ upper, lower: 5 + lower }));
        const ordered = orderRows(layers, some);
        expect(crossings(ordered, some)).toBeLessThanOrEqual(crossings(layers, some));
        expect(ordered.map((row) => [...row].sort((a, b) => a - b))).toEqual(layers);
      }),
      { seed: 4 },
    );
  });
});

describe('placing in order', () => {
  it('keeps order and gaps within the room, and moves nothing that fits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -50, max: 450, noNaN: true }), { minLength: 1, maxLength: 8 }),
        (wanted) => {
          const widths = wanted.map((_, index) => 20 + (index % 3) * 10);
          const places = placeInOrder(wanted, widths, 5, 400);
          expect(places[0] as number).toBeGreaterThanOrEqual((widths[0] as number) / 2 - 1e-9);
          expect((places.at(-1) as number) + (widths.at(-1) as number) / 2).toBeLessThanOrEqual(400 + 1e-9);
          for (let index = 1; index < places.length; index++) {
            const apart = ((widths[index] as number) + (widths[index - 1] as number)) / 2 + 5;
            expect((places[index] as number) - (places[index - 1] as number)).toBeGreaterThanOrEqual(
              apart - 1e-9,
            );
          }
        },
      ),
      { seed: 4 },
    );
    expect(placeInOrder([50, 150, 380], [20, 20, 20], 5, 400)).toEqual([50, 150, 380]);
  });
});

describe('the flow diagram', () => {
  it('has an arrow from unit to unit with the tasks of all case types together', () => {
    const units = made.scenario.units.map(({ name }) => name);
    const edges = edgesOf(made).map(({ from, to, tasks }) => [units[from], units[to], tasks]);
    expect(edges).toEqual([
      ['politie.intake', 'aivd.assessment', 200],
      ['aivd.assessment', 'politie.investigation', 40],
      ['politie.investigation', 'politie.digital', 50],
      ['politie.digital', 'om.prosecutors', 60],
      ['kmar.border', 'om.prosecutors', 40],
      ['om.international', 'aivd.assessment', 30],
      ['om.prosecutors', 'politie.investigation', 6],
    ]);
  });

  it('tells what comes from outside: what arrives and follows on nothing', () => {
    expect(freshTasks(made, 'politie.intake')).toBe(1000);
    expect(freshTasks(made, 'politie.investigation')).toBeCloseTo(50 - 40 - 6, 9);
    // 200 arrive and 230 are led there.
    expect(freshTasks(made, 'aivd.assessment')).toBe(0);
  });

  it('draws wider arrows for more tasks, in the colour of where they come from', () => {
    const points = dataOf(flowChart(made)?.spec)[2] ?? [];
    const width = (from: string, to: string) =>
      points.find((point) => point['from'] === from && point['to'] === to)?.['width'] as number;
    expect(width('politie.intake', 'aivd.assessment')).toBe(6);
    expect(width('om.prosecutors', 'politie.investigation')).toBeLessThan(
      width('kmar.border', 'om.prosecutors'),
    );
  });

  it('says from which share of a unit’s tasks on new work is told', () => {
    const chart = flowChart(made);
    expect(JSON.stringify(chart?.spec).replaceAll('\u00a0', ' ').replaceAll('","', ' ')).toContain(
      'do not follow on a unit’s work, where they are 5 % or more.',
    );
  });

  it('draws arrows without a number dashed when shares are redacted', () => {
    const hidden = made.scenario.flows.map(({ from, to }) => ({ from, to }));
    const chart = flowChart(chartFindings({ scenario: { ...made.scenario, flows: hidden } }));
    expect(chart?.title).toBe('Guarding (Koninklijke Marechaussee) carries the highest load: 93 %');
    expect(JSON.stringify(chart?.spec)).toContain('numbers are left out');
    expect(JSON.stringify(chart?.spec)).toContain('"strokeDash":[3,2]');
  });

  it('is left out when no work goes between units', () => {
    expect(flowChart(chartFindings({ scenario: { ...made.scenario, flows: [] } }))).toBe(undefined);
  });
});
