import { escapeHtml } from './escapeHtml.ts';
import { inlineSvg } from './inlineSvg.ts';

/** A chart that has been drawn. */
export interface DrawnChart {
  readonly name: string;
  readonly title: string;
  readonly svg: string;
}

export type ChartPlace = 'breaks' | 'margins' | 'ranges' | 'chain' | 'money' | 'staff';

/** Where charts stand, by name; what is not named here stands with the chain, in the order given. */
const PLACES: Readonly<Record<string, ChartPlace>> = {
  survival: 'breaks',
  margins: 'margins',
  influences: 'ranges',
  staff: 'staff',
  measures: 'staff',
  fatigue: 'staff',
  cost: 'money',
};

/** The charts of a place, as figures; nothing if none was drawn. */
export function figuresOf(charts: readonly DrawnChart[], place: ChartPlace): string {
  return charts
    .filter(({ name }) => (PLACES[name] ?? 'chain') === place)
    .map(figure)
    .join('\n');
}

/** What a link to a chart leads to. */
export function chartId(name: string): string {
  return `chart-${name}`;
}

function figure({ name, title, svg }: DrawnChart): string {
  return `<figure id="${chartId(name)}" tabindex="0" role="group" aria-label="${escapeHtml(title)}">${inlineSvg(svg, name, title)}</figure>`;
}
