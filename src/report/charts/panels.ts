import { fontWidths } from '../fonts.ts';
import { CHART_WIDTH } from './style.ts';

/** Small multiples: a grid of panels that fits the text of an A4 page, each with its own y scale. */

/** Most panels that a page takes. */
const MOST_PANELS = 24;

/** Those that a page takes: the first of `ranked`, in the order of `all`. */
export function onOnePage<Item>(all: readonly Item[], ranked: readonly Item[]): readonly Item[] {
  const chosen = new Set(ranked.slice(0, MOST_PANELS));
  return all.filter((item) => chosen.has(item));
}

const AXIS_WIDTH = 56;
const COLUMN_SPACING = 18;
/** What labels of the last tick stick out at the right, px. */
const OVERHANG = 14;
/** X axis and space between rows, px; each line of a panel's title comes on top. */
const ROW_OVERHEAD = 42;
const TITLE_LINE = 13;
/** Height of an A4 page's text less the chart's own title, px at 96 an inch. */
const PAGE_HEIGHT = 875;
const LEAST_HEIGHT = 40;
const TITLE_SIZE = 10;

/** How so many panels lie on a page. */
export interface PanelGrid {
  readonly columns: number;
  /** Of a plot, px. */
  readonly width: number;
  readonly height: number;
  /** From the foot of a plot to the head of the next, px. */
  readonly rowSpacing: number;
  /** Ticks of the time axis that a panel has room for. */
  readonly ticks: number;
}

/**
 * Few panels are wide, many are small.
 * @param lines of a panel's title: 2 with a subtitle, else 1
 */
export function gridOf(count: number, lines = 2): PanelGrid {
  const columns = count <= 1 ? 1 : count === 2 || count === 4 ? 2 : 3;
  const most = [220, 140, 84][columns - 1] ?? LEAST_HEIGHT;
  const rowSpacing = ROW_OVERHEAD + lines * TITLE_LINE;
  const fits = Math.floor(PAGE_HEIGHT / Math.ceil(count / columns)) - rowSpacing;
  return {
    columns,
    width: Math.floor((CHART_WIDTH - OVERHANG - (columns - 1) * COLUMN_SPACING) / columns - AXIS_WIDTH),
    height: Math.min(Math.max(fits, LEAST_HEIGHT), most),
    rowSpacing,
    ticks: [8, 5, 3][columns - 1] ?? 3,
  };
}

/** One panel: what it is about, and layers over its data. */
export function panel(
  title: string,
  subtitle: string,
  { width, height }: PanelGrid,
  values: readonly object[],
  layer: readonly object[],
): object {
  const room = width + AXIS_WIDTH / 2;
  return {
    title: {
      text: fitted(title, room, TITLE_SIZE, true),
      ...(subtitle !== '' && { subtitle: fitted(subtitle, room, TITLE_SIZE - 1) }),
      frame: 'group',
      fontSize: TITLE_SIZE,
      subtitleFontSize: TITLE_SIZE - 1,
      subtitlePadding: 1,
      lineHeight: 13,
      offset: 6,
    },
    width,
    height,
    data: { values },
    layer,
  };
}

/** The body of a chart of panels. Plots lie on the grid by their own size, whatever labels stick out. */
export function concatenated(
  panels: readonly object[],
  { columns, rowSpacing }: PanelGrid,
): Readonly<Record<string, unknown>> {
  return {
    columns,
    bounds: 'flush',
    spacing: { row: rowSpacing, column: COLUMN_SPACING + AXIS_WIDTH },
    concat: panels,
  };
}

/** A text that is no wider than `width` px, cut at its end if need be. */
export function fitted(text: string, width: number, size: number, bold = false): string {
  const widths = fontWidths(bold);
  if (widths.width(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && widths.width(`${letters.join('').trimEnd()}…`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
