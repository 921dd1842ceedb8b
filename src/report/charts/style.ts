import type { Config } from 'vega-lite';

/** Width of a chart in px, axes and labels included: the text width of an A4 page at 96 px an inch. */
export const CHART_WIDTH = 670;

/**
 * DejaVu Sans is shipped with the program and gives every width; Verdana, its sibling, has nearly the same
 * widths where a reader's browser lacks it.
 */
export const FONT = 'DejaVu Sans, Verdana, sans-serif';

export const INK = '#1a1a1a';
/** Text of the second rank; 7:1 against white. */
export const SOFT_INK = '#555555';
export const FAINT = '#d9d9d9';

/** What stands for the chain as a whole, whatever the organisations' colours. */
export const CHAIN_COLOUR = INK;
export const MAIN_COLOUR = '#0072b2';
/** What goes beyond a limit, or weighs on capacity; told apart from the main colour by everybody. */
export const WARNING_COLOUR = '#d55e00';

/**
 * For organisations and groups: Okabe and Ito's palette, which people with any common colour blindness can tell
 * apart (jfly.uni-koeln.de/color), without its black and yellow; then two dark ones of Tol's (sronpersonalpages.nl/~pault).
 */
const PALETTE = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#e69f00',
  '#56b4e9',
  '#882255',
  '#999933',
] as const;

/** The colour of the thing at that place in file order; they repeat after eight, dashed. */
export function colourOf(index: number): string {
  return index < 0 ? SOFT_INK : (PALETTE[index % PALETTE.length] as string);
}

/** The dashes of its lines: none until colours repeat. */
export function dashOf(index: number): number[] | undefined {
  return index < PALETTE.length ? undefined : [5, 2];
}

/** The common look: quiet axes, titles at the left that speak, no data for screen readers inside (the title is). */
export const CONFIG: Config = {
  aria: false,
  background: 'white',
  font: FONT,
  padding: 8,
  view: { stroke: null },
  concat: { spacing: 16 },
  title: {
    anchor: 'start',
    frame: 'bounds',
    color: INK,
    subtitleColor: SOFT_INK,
    fontSize: 14,
    fontWeight: 'bold',
    subtitleFontSize: 11,
    lineHeight: 18,
    subtitleLineHeight: 15,
    subtitlePadding: 5,
    offset: 14,
  },
  axis: {
    domainColor: '#888888',
    tickColor: '#888888',
    gridColor: '#ececec',
    labelColor: SOFT_INK,
    titleColor: SOFT_INK,
    labelFontSize: 10,
    titleFontSize: 10,
    titleFontWeight: 'normal',
    labelLimit: 190,
  },
  legend: {
    labelColor: INK,
    titleColor: SOFT_INK,
    labelFontSize: 10,
    titleFontSize: 10,
    titleFontWeight: 'normal',
  },
};

/** A title of as few lines as `characters` a line allow (what fits at the chart's width), of about equal length. */
export function titleLines(text: string, characters = 74): string[] {
  // A number stays with its unit, and with the sign before it.
  const joined = text.replace(/(\d) (?=%|days?\b)/g, '$1\u00a0').replace(/([<>]) (?=\d)/g, '$1\u00a0');
  const count = wrapped(joined, characters).length;
  let narrowest = characters;
  while (narrowest > 1 && wrapped(joined, narrowest - 1).length === count) narrowest -= 1;
  return wrapped(joined, narrowest);
}

/** The second line and on of a title, in smaller type. */
export function subtitleLines(text: string): string[] {
  return titleLines(text, 104);
}

function wrapped(text: string, characters: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > characters) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
