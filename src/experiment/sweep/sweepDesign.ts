import { Mixer, nameWords } from '../../engine/random.ts';
import { LatinHypercubeAxis } from '../../statistics/latinHypercube.ts';
import { SOBOL_DIMENSIONS, SobolSequence } from '../../statistics/sobolSequence.ts';
import { OverFault } from '../over/overFault.ts';
import { seedWords } from '../seed.ts';
import * as messages from './messages.ts';
import { isList, levelsOf, type SweepAxis, valueAt, valuesOn } from './sweepAxis.ts';

/** How points are laid: every combination of values, a Latin hypercube, or a Sobol sequence. */
export type DesignKind = 'grid' | 'lhs' | 'sobol';

/** Points of a sweep, told one by one when asked: a million of them take no memory. */
export interface SweepDesign {
  readonly kind: DesignKind;
  /** How many. */
  readonly points: number;
  /** The values at a point, axis by axis. */
  at(index: number): readonly number[];
}

/** Most points that a sweep can have. */
export const MOST_POINTS = 1_000_000;

/** Third word of the keys that design points are drawn with; 0 and 1 are those of random inputs and of the ranges. */
const DESIGN = 2;

/**
 * The points over the axes. Which ones there are does not depend on the order of the axes: a Latin hypercube draws each axis by
 * its path (and the seed), a Sobol sequence takes its dimensions by the paths in alphabetical order. Where every axis has
 * only a few values, so that points of these two would be alike, each is there once.
 *
 * @param count values on each axis that has a range (`grid`), or points in all
 * @throws OverFault when there would be too many points, or too few different ones
 */
export function designOf(
  kind: DesignKind,
  axes: readonly SweepAxis[],
  count: number,
  seed: string,
): SweepDesign {
  if (count < 2) throw new OverFault(messages.notEnoughPoints(count));
  if (kind === 'grid') return gridOf(axes, count);
  refuseMany(count);
  const different = axes.reduce((product, axis) => product * valuesOn(axis), 1);
  if (count > different) throw new OverFault(messages.tooFewValues(count, different));
  const uniform = kind === 'lhs' ? latinHypercube(axes, count, seed) : sobol(axes);
  // A point of a Sobol sequence is rounded by its own place in it, so that it stays what it is in a longer one.
  const among = (index: number): number => (kind === 'lhs' ? count : 2 ** Math.ceil(Math.log2(index + 1)));
  const at = (index: number): number[] =>
    axes.map((axis, dimension) => valueAt(axis, uniform(index, dimension), among(index)));
  if (different === Number.POSITIVE_INFINITY) return { kind, points: count, at };
  const kept = firstOfEach(count, at);
  return { kind, points: kept.length, at: (index) => at(kept[index] ?? 0) };
}

/** Nested loops over the values of the axes, those of the last one innermost. */
function gridOf(axes: readonly SweepAxis[], count: number): SweepDesign {
  const points = axes.reduce((product, axis) => product * (isList(axis) ? axis.values.length : count), 1);
  refuseMany(points);
  const levels = axes.map((axis) => levelsOf(axis, count));
  const at = (index: number): number[] => {
    let rest = index;
    const values: number[] = [];
    for (const own of levels.toReversed()) {
      values.push(own[rest % own.length] ?? Number.NaN);
      rest = Math.floor(rest / own.length);
    }
    return values.reverse();
  };
  return { kind: 'grid', points, at };
}

type UniformAt = (index: number, axis: number) => number;

function latinHypercube(axes: readonly SweepAxis[], count: number, seed: string): UniformAt {
  const mixer = new Mixer();
  const { low, high } = seedWords(seed);
  const own = axes.map(({ path }) => {
    const name = nameWords(path);
    const { low: keyLow, high: keyHigh } = mixer.mix(low, high, 0, DESIGN);
    return new LatinHypercubeAxis(mixer.mix(keyLow, keyHigh, name.low, name.high), count);
  });
  return (index, axis) => own[axis]?.coordinate(index) ?? 0;
}

function sobol(axes: readonly SweepAxis[]): UniformAt {
  if (axes.length > SOBOL_DIMENSIONS) {
    throw new OverFault(messages.tooManyPaths(axes.length, SOBOL_DIMENSIONS));
  }
  const sequence = new SobolSequence(axes.length);
  const paths = axes.map(({ path }) => path).sort();
  const dimensions = axes.map(({ path }) => paths.indexOf(path));
  return (index, axis) => sequence.coordinate(index, dimensions[axis] ?? 0);
}

/** Indices of points that no earlier one is like. */
function firstOfEach(count: number, at: (index: number) => readonly number[]): number[] {
  const seen = new Set<string>();
  return Array.from({ length: count }, (_, index) => index).filter((index) => {
    const key = at(index).join();
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

function refuseMany(points: number): void {
  if (points <= MOST_POINTS) return;
  const written = points < 1e15 ? points.toFixed(0) : points.toExponential(1);
  throw new OverFault(messages.tooManyPoints(written, MOST_POINTS.toFixed(0)));
}
