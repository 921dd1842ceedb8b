import type { Swept, SweptPath } from '../../../experiment/index.ts';
import { fitted } from '../panels.ts';
import { MAIN_COLOUR, WARNING_COLOUR } from '../style.ts';

const TITLE_SIZE = 10;

/** Points that a chart draws. */
const MOST_DRAWN = 2000;

/** Indices of the points that are drawn: all, or evenly chosen ones of many. */
export function drawnPoints({ points }: Swept): number[] {
  const count = Math.min(points.count, MOST_DRAWN);
  const step = points.count / count;
  return Array.from({ length: count }, (_, index) => Math.floor(index * step));
}

/** That not all are drawn, if so. */
export function drawnWords({ points }: Swept): string {
  return points.count > MOST_DRAWN ? ` ${MOST_DRAWN} of the points are drawn, evenly chosen.` : '';
}

/** P(holds) in percent at a point. */
export function holdsAt({ points, result }: Swept, index: number): number {
  return (100 * (points.held[index] ?? 0)) / result.replications;
}

export function axisTitle({ path, unit }: SweptPath): string {
  return unit === '' ? path : `${path}, ${unit}`;
}

/** The title of an axis across, no wider than the plot. */
export function titleAcross(path: SweptPath, width: number): object {
  return { title: fitted(axisTitle(path), width, TITLE_SIZE) };
}

/** The title of an axis upwards, written across above its top: paths are longer than plots are high. */
export function titleAbove(path: SweptPath, width: number): object {
  return {
    title: fitted(axisTitle(path), width, TITLE_SIZE),
    titleAngle: 0,
    titleAlign: 'left',
    titleBaseline: 'bottom',
    titleX: 0,
    titleY: -6,
  };
}

/** From the least to the greatest value. */
export function domainOf(swept: SweptPath): readonly [number, number] {
  return 'values' in swept ? [Math.min(...swept.values), Math.max(...swept.values)] : [swept.from, swept.to];
}

/** The y axis of P(holds). */
export const HOLDS = {
  type: 'quantitative',
  scale: { domain: [0, 100], nice: false },
  axis: { title: '% of the futures in which the chain holds', values: [0, 20, 40, 60, 80, 100] },
} as const;

const MIDDLE = '#f4f4f4';

/** The colour of P(holds): blue above the asked probability, orange below, pale at it. */
export function holdsColour({ result }: Swept, field: string): object {
  const asked = 100 * result.asked.probability;
  return {
    field,
    type: 'quantitative',
    scale: { domain: [0, asked, 100], range: [WARNING_COLOUR, MIDDLE, MAIN_COLOUR] },
    legend: { title: '% holds', gradientLength: 160, values: [0, 25, 50, 75, asked, 100] },
  };
}
