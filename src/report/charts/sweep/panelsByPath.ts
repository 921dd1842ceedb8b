import type { Swept, SweptPath } from '../../../experiment/index.ts';
import { concatenated, gridOf, onOnePage, panel } from '../panels.ts';
import { INK, MAIN_COLOUR, SOFT_INK } from '../style.ts';
import { axisTitle, domainOf, drawnPoints, drawnWords, holdsAt } from './shown.ts';
import type { SweepBody } from './sweepChart.ts';

/** Most groups of neighbouring values whose means are drawn, and the fewest points of which a mean tells something. */
const GROUPS = 8;
const LEAST_IN_GROUP = 5;

/**
 * A panel for each path: P(holds) at every point over that path's value, and its mean over the points with about that value.
 * Of more than a page of paths those with the largest correlations.
 */
export function panelsByPath(swept: Swept): SweepBody {
  const { result } = swept;
  const all = result.over.map((path, axis) => ({ path, axis }));
  const ranked = (result.correlations ?? []).flatMap(({ path }) =>
    all.filter((one) => one.path.path === path),
  );
  const shown = onOnePage(all, [...ranked, ...all.filter((one) => !ranked.includes(one))]);
  const grid = gridOf(shown.length, 1);
  const drawn = drawnPoints(swept);
  const asked = 100 * result.asked.probability;
  const panels = shown.map(({ path, axis }, index) => {
    const x = {
      type: 'quantitative',
      scale: { domain: domainOf(path), nice: false, zero: false },
      axis: { title: null, grid: false, tickCount: grid.ticks },
    } as const;
    const y = {
      type: 'quantitative',
      scale: { domain: [0, 100], nice: false },
      axis: {
        title: index % grid.columns === 0 ? '% holds' : null,
        values: [0, 25, 50, 75, 100],
      },
    } as const;
    const points = drawn.map((point) => ({
      value: swept.points.valuesAt(point)[axis],
      holds: holdsAt(swept, point),
    }));
    return panel(axisTitle(path), '', grid, points, [
      {
        data: { values: [{ asked }] },
        mark: { type: 'rule', color: SOFT_INK, strokeDash: [4, 3] },
        encoding: { y: { ...y, field: 'asked' } },
      },
      ...ownRule(path, x),
      {
        mark: { type: 'point', shape: 'circle', filled: true, size: 18, opacity: 0.45, color: MAIN_COLOUR },
        encoding: { x: { ...x, field: 'value' }, y: { ...y, field: 'holds' } },
      },
      {
        data: { values: meansOver(swept, axis) },
        mark: { type: 'line', color: INK, strokeWidth: 1.5, point: { color: INK, size: 16 } },
        encoding: { x: { ...x, field: 'value' }, y: { ...y, field: 'holds' } },
      },
    ]);
  });
  const left = all.length - shown.length;
  return {
    reading:
      'A dot is a point; each panel shows them all over the values of one path. Black: the mean of dots with about that value, ' +
      `which differ in the other paths. Dashes: the asked probability. Grey: the value in the file.${left > 0 ? ` ${left} paths with smaller correlations are left out.` : ''}${drawnWords(swept)}`,
    body: concatenated(panels, grid),
  };
}

/** The value in the file, where it lies among those of the axis. */
function ownRule(path: SweptPath, x: object): object[] {
  const { own } = path;
  const [from, to] = domainOf(path);
  if (own === undefined || own < from || own > to) return [];
  return [
    {
      data: { values: [{ own }] },
      mark: { type: 'rule', color: SOFT_INK, strokeWidth: 1 },
      encoding: { x: { ...x, field: 'own' } },
    },
  ];
}

/** Mean value and mean P(holds) of the points by their value on an axis: of each value where there are few, else of groups. */
function meansOver(swept: Swept, axis: number): { readonly value: number; readonly holds: number }[] {
  const column = swept.points.column(axis);
  const order = Uint32Array.from(column, (_, index) => index).sort(
    (a, b) => (column[a] ?? 0) - (column[b] ?? 0),
  );
  const values = new Set(column);
  const parts = Math.min(GROUPS, Math.max(2, Math.floor(order.length / LEAST_IN_GROUP)));
  const groups = new Map<number, { count: number; value: number; holds: number }>();
  for (const [rank, index] of order.entries()) {
    const value = column[index] ?? 0;
    const key = values.size <= GROUPS ? value : Math.floor((rank * parts) / order.length);
    const group = groups.get(key) ?? { count: 0, value: 0, holds: 0 };
    group.count++;
    group.value += value;
    group.holds += holdsAt(swept, index);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ count, value, holds }) => ({
    value: value / count,
    holds: holds / count,
  }));
}
