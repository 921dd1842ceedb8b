import { normalQuantile } from '../../core/normalQuantile.ts';
import type { DistributionSpec } from '../distributionSpec.ts';
import { logGammaQuantile, logGammaQuantileSlope } from '../special/inverseIncompleteGamma.ts';
import { always, byInversion, type Law } from './law.ts';
import { aboveZero, cvFaults, hasParameter, parameter } from './parameters.ts';
import { ScoreTable } from './scoreTable.ts';
import { TableCache } from './tableCache.ts';

/** The smallest shape is that of the largest cv, 1,000. */
const SMALLEST_SHAPE = 1e-6;
/** From here six terms of the Cornish–Fisher expansion are exact to about 1e-12. */
const NEARLY_NORMAL = 1e4;
const RELATIVE_ERROR = 1e-8;

type UnitQuantile = (u: number) => number;

const quantiles = new TableCache<UnitQuantile>(64);

/** Gamma, by inversion: a table of the quantile of unit mean, made once for each shape, times the mean. */
export const gamma: Law = {
  faults(spec) {
    const faults = [...aboveZero(spec, 'mean', 'shape', 'scale'), ...cvFaults(spec)];
    if (faults.length === 0 && hasParameter(spec, 'shape') && parameter(spec, 'shape') < SMALLEST_SHAPE)
      faults.push(`shape must be at least ${SMALLEST_SHAPE}`);
    return faults;
  },
  moments(spec) {
    const { mean, shape } = form(spec);
    return { mean, variance: (mean * mean) / shape };
  },
  compile(spec) {
    const { mean, shape } = form(spec);
    if (shape === Number.POSITIVE_INFINITY) return always(mean);
    const quantile = quantiles.get(shape, () => unitQuantile(shape));
    return byInversion(mean, (u) => mean * quantile(u));
  },
};

/** The mean, and the shape 1 ÷ cv² (infinite when there is no spread). */
function form(spec: DistributionSpec): { mean: number; shape: number } {
  if (hasParameter(spec, 'shape')) {
    const shape = parameter(spec, 'shape');
    return { mean: shape * parameter(spec, 'scale'), shape };
  }
  return { mean: parameter(spec, 'mean'), shape: 1 / parameter(spec, 'cv') ** 2 };
}

function unitQuantile(shape: number): UnitQuantile {
  if (shape >= NEARLY_NORMAL) return (u) => cornishFisher(shape, normalQuantile(u));
  const logMean = Math.log(shape);
  const exact = (u: number) => Math.exp(logGammaQuantile(shape, u, 1 - u) - logMean);
  const table = ScoreTable.build({
    value: (p, complement, near) =>
      logGammaQuantile(shape, p, complement, near === undefined ? undefined : near + logMean) - logMean,
    slope: (value) => logGammaQuantileSlope(shape, value + logMean),
    // Values below a millionth of the mean need no relative precision.
    tolerance: (value) => RELATIVE_ERROR * Math.max(1, 1e-6 * Math.exp(Math.min(700, -value))),
  });
  if (table === undefined) return exact;
  return (u) => {
    const score = normalQuantile(u);
    return table.covers(score) ? Math.exp(table.at(score)) : exact(u);
  };
}

/** The quantile ÷ the mean, from the normal score z (Goldberg and Levine 1946, Ann. Math. Statist. 17, 216–225). */
function cornishFisher(shape: number, z: number): number {
  const r = 1 / Math.sqrt(shape);
  const z2 = z * z;
  return (
    1 +
    r *
      (z +
        r *
          ((z2 - 1) / 3 +
            r *
              ((z * (z2 - 7)) / 36 +
                r * (-(z2 * (3 * z2 + 7) - 16) / 810 + (r * z * (z2 * (9 * z2 + 256) - 433)) / 38880))))
  );
}
