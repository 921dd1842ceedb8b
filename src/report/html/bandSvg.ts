import { shortNumber } from '../numberWords.ts';
import { roundedUp } from '../roundedUp.ts';
import { escapeHtml } from './escapeHtml.ts';

/** One period of a small chart; what is not defined breaks the line. */
export interface BandPoint {
  readonly mean: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** What the mean is held against: persons on duty, say. */
  readonly level?: number | undefined;
}

/** Drawn size in px: small enough for a cell of a table on A4. */
const WIDTH = 176;
const HEIGHT = 52;
/** Left of the plot stands the highest tick. */
const GUTTER = 30;
const PAD = 4;

/**
 * A small chart for a cell of a table, as inline SVG: a line with its band, from zero up to a round number that
 * stands beside it, and what it is held against as a dashed line. Nothing when fewer than two periods are defined.
 *
 * @param alternative what it shows, for those who cannot see it
 */
export function bandSvg(points: readonly BandPoint[], alternative: string): string {
  const defined = points.filter(({ mean }) => mean !== undefined);
  if (defined.length < 2) return '';
  const most = Math.max(...defined.flatMap(({ mean, high, level }) => [mean ?? 0, high ?? 0, level ?? 0]));
  const top = most > 0 ? roundedUp(most) : 1;
  const x = (index: number): number => GUTTER + ((WIDTH - GUTTER - PAD) * (index + 0.5)) / points.length;
  const y = (value: number): number => HEIGHT - PAD - (value / top) * (HEIGHT - 2 * PAD);
  const at = (index: number, value: number): string => `${fixed(x(index))},${fixed(y(value))}`;
  const title = escapeHtml(alternative);
  return [
    `<svg class="small" role="img" aria-label="${title}" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<title>${title}</title>`,
    `<path class="axis" d="M${GUTTER},${fixed(y(top))}H${WIDTH - PAD}M${GUTTER},${fixed(y(0))}H${WIDTH - PAD}"/>`,
    band(points, at),
    `<path class="level" d="${line(
      points.map(({ level }) => level),
      at,
    )}"/>`,
    `<path class="line" d="${line(
      points.map(({ mean }) => mean),
      at,
    )}"/>`,
    `<text x="${GUTTER - 3}" y="${fixed(y(top) + 3)}">${shortNumber(top)}</text>`,
    `<text x="${GUTTER - 3}" y="${fixed(y(0))}">0</text>`,
    '</svg>',
  ].join('');
}

type At = (index: number, value: number) => string;

/** An area for each stretch of periods that have both bounds. */
function band(points: readonly BandPoint[], at: At): string {
  const stretches: { index: number; low: number; high: number }[][] = [[]];
  for (const [index, { low, high }] of points.entries()) {
    if (low === undefined || high === undefined) stretches.push([]);
    else stretches.at(-1)?.push({ index, low, high });
  }
  const path = stretches
    .filter((stretch) => stretch.length > 1)
    .map((stretch) => {
      const upper = stretch.map(({ index, high }) => at(index, high));
      const lower = stretch.map(({ index, low }) => at(index, low)).reverse();
      return `M${[...upper, ...lower].join('L')}Z`;
    });
  return `<path class="band" d="${path.join('')}"/>`;
}

function line(values: readonly (number | undefined)[], at: At): string {
  let path = '';
  let isDrawing = false;
  for (const [index, value] of values.entries()) {
    if (value === undefined) {
      isDrawing = false;
      continue;
    }
    path += `${isDrawing ? 'L' : 'M'}${at(index, value)}`;
    isDrawing = true;
  }
  return path;
}

/** Two decimals are a hundredth of a pixel. */
function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
