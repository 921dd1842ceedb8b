import { type RangeSpec, rangeQuantile } from '../rangeLaw.ts';
import type { ScalarText, WrappedValue } from '../schema/value.ts';
import type { Spot } from '../spot.ts';
import type { Compilation } from './compilation.ts';

/** A uniform number in (0, 1) for the value at a path; from it the value is drawn over its range. */
export type UniformOf = (path: string) => number;

/** A value that was drawn, as it would stand in the file. */
export interface DrawnValue {
  readonly path: string;
  readonly text: string;
}

/** Settings of the run: they say how it is made and judged, not what the chain is, and are never drawn. */
const NOT_OF_THE_CHAIN: ReadonlySet<unknown> = new Set(['hold', 'replications', 'limits', 'tick']);

/** Whether a value is drawn over the ranges: it describes the chain, and its range has a width. */
export function isDrawn({ keys }: Spot, range: RangeSpec | undefined): range is RangeSpec {
  return range !== undefined && range.high > range.low && !NOT_OF_THE_CHAIN.has(keys[0]);
}

/**
 * The number that the chain is compiled with: the value in the file, or what is drawn over its range when the chain is
 * compiled for a future. Where only whole numbers make sense the nearest one in the range is taken, in multiples of
 * `grain`.
 */
export function valueOrDraw(
  c: Compilation,
  spot: Spot,
  wrapper: WrappedValue | undefined,
  range: RangeSpec | undefined,
  value: number,
  grain?: number,
): number {
  if (c.uniformOf === undefined || wrapper === undefined || !isDrawn(spot, range)) return value;
  const exact = rangeQuantile(range, c.uniformOf(spot.path));
  const drawn = grain === undefined ? exact : nearestMultiple(exact, range, grain);
  c.drawn.push({ path: spot.path, text: asWritten(drawn, range, wrapper) });
  return drawn;
}

/** The nearest multiple of the grain that lies in the range; if none does, the value in the file. */
function nearestMultiple(exact: number, { low, value, high }: RangeSpec, grain: number): number {
  const most = Math.floor(high / grain + 1e-9);
  const least = Math.ceil(low / grain - 1e-9);
  if (least > most) return value;
  return Math.min(most, Math.max(least, Math.round(exact / grain))) * grain;
}

/** The drawn number in the unit of the file, to four digits: quantities are proportional to their numbers. */
function asWritten(drawn: number, { low, value, high }: RangeSpec, wrapper: WrappedValue): string {
  const [first = wrapper.value, last = wrapper.value] = wrapper.range ?? [];
  const [size, text]: [number, ScalarText] =
    value !== 0 ? [value, wrapper.value] : high !== 0 ? [high, last] : [low, first];
  const [, number = '', unit = ''] =
    /^\s*([-+]?[\d.]*(?:[eE][-+]?\d+)?)\s*(.*?)\s*$/.exec(String(text)) ?? [];
  const written = number === '' ? 1 : Number(number);
  return `${Number(((written * drawn) / size).toPrecision(4))} ${unit}`.trim();
}
