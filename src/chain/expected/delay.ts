import { compileDistribution } from '../../engine/distribution.ts';
import type { DistributionSpec } from '../../engine/distributionSpec.ts';
import type { Hours } from '../../engine/hours.ts';

/** Quantiles that stand for a distribution. */
const POINTS = 128;

const quantiles = new WeakMap<DistributionSpec, Float64Array>();

/** Lengths that stand for a distribution, ascending, each with the same weight; made once for each. */
export function lengthsOf(spec: DistributionSpec): Float64Array {
  let lengths = quantiles.get(spec);
  if (lengths === undefined) {
    const distribution = compileDistribution(spec);
    lengths = Float64Array.from({ length: POINTS }, (_, i) =>
      distribution.quantile((i + 0.5) / POINTS),
    ).sort();
    quantiles.set(spec, lengths);
  }
  return lengths;
}

/** What becomes of those who enter something that lasts, evenly in the course of a step: by steps since then. */
export interface Kernels {
  /** Share of them who are there, as the mean over each step after. */
  readonly there: Float64Array;
  /** Share of them who come out in each step, the one in which they enter first. */
  readonly out: Float64Array;
  /** What weighs on a step for each of them (`weight` of their age as a share of the length), summed as `there` is. */
  readonly weighing: Float64Array;
}

/** What each of those who are there weighs: a + b × (age ÷ length). */
export interface Weight {
  readonly atFirst: number;
  readonly rises: number;
}

/**
 * The kernels of something that lasts a drawn length L and in which a share d gives up at a constant hazard over it:
 * of those of length L, e^(−m × age ÷ L) are still there at an age below L, m = −ln(1 − d), and 1 − d come out at L. Exact for
 * lengths of equal weight (`lengthsOf`) and for entries that are spread evenly over a step, whose end is looked at.
 *
 * @param step hours, > 0
 * @param most steps that are looked at
 */
export function kernelsOf(
  lengths: Float64Array,
  dropOut: number,
  step: Hours,
  most: number,
  weight: Weight = NO_WEIGHT,
): Kernels {
  const longest = lengths[lengths.length - 1] ?? 0;
  const size = Math.min(most, Math.ceil(longest / step) + 2);
  const there = new Float64Array(size);
  const out = new Float64Array(size);
  const weighing = new Float64Array(size);
  const hazard = -Math.log1p(-dropOut);
  const each = 1 / lengths.length;
  for (const length of lengths) {
    const steps = Math.min(size, Math.ceil(length / step) + 1);
    for (let j = 0; j < steps; j++) {
      // The ages that those who entered in a step have at the end of the j-th after it.
      const from = Math.min(length, j * step);
      const to = Math.min(length, (j + 1) * step);
      if (to > from) {
        const stay = hazard > 0 ? length / hazard : Infinity;
        const left = stay < Infinity ? stay * (Math.exp(-from / stay) - Math.exp(-to / stay)) : to - from;
        there[j]! += (each * left) / step;
        const age = (to * to - from * from) / (2 * length);
        weighing[j]! += (each * (weight.atFirst * (to - from) + weight.rises * age)) / step;
      }
    }
    // Those come out in a step who reached L in it.
    const at = Math.floor(length / step);
    const later = length / step - at;
    if (at < size) out[at]! += each * (1 - dropOut) * (1 - later);
    if (at + 1 < size) out[at + 1]! += each * (1 - dropOut) * later;
  }
  return { there, out, weighing };
}

const NO_WEIGHT: Weight = { atFirst: 0, rises: 0 };

/** A constant length. */
export function lengthOf(hours: Hours): Float64Array {
  return Float64Array.of(Math.max(0, hours));
}

/** Entries by step, the latest last, weighted with a kernel: what of them is there at the end of step `now`. */
export function weighed(entries: Float64Array, now: number, kernel: Float64Array): number {
  let sum = 0;
  const first = Math.max(0, now - kernel.length + 1);
  for (let step = first; step <= now; step++) sum += entries[step]! * kernel[now - step]!;
  return sum;
}
