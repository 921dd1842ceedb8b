import { normalQuantile } from '../../core/normalQuantile.ts';
import type { DistributionSpec } from '../distributionSpec.ts';
import { normalCdf, normalDensity } from '../special/normal.ts';
import { always, byInversion, type Law } from './law.ts';
import { cvFaults, hasParameter, notNegative, parameter } from './parameters.ts';

/**
 * Normal, given that it is not negative (truncated at 0, not censored): `mean`, `cv` and `sd` are those before
 * the truncation, the moments and the draws those after it (Johnson, Kotz and Balakrishnan 1994, §13.10.1).
 */
export const normal: Law = {
  faults: (spec) => [...notNegative(spec, 'mean', 'sd'), ...cvFaults(spec)],
  moments(spec) {
    const mean = parameter(spec, 'mean');
    const sd = spread(spec);
    if (sd === 0) return { mean, variance: 0 };
    const cut = -mean / sd;
    const hazard = normalDensity(cut) / normalCdf(-cut);
    return { mean: mean + sd * hazard, variance: sd * sd * (1 + cut * hazard - hazard * hazard) };
  },
  compile(spec) {
    const mean = parameter(spec, 'mean');
    const sd = spread(spec);
    if (sd === 0) return always(mean);
    const below = normalCdf(-mean / sd);
    const kept = normalCdf(mean / sd);
    // Each half is counted from its own end, so that neither tail loses digits.
    return byInversion(this.moments(spec).mean, (u) => {
      const score = u < 0.5 ? normalQuantile(below + u * kept) : -normalQuantile((1 - u) * kept);
      return Math.max(0, mean + sd * score);
    });
  },
};

function spread(spec: DistributionSpec): number {
  return hasParameter(spec, 'sd') ? parameter(spec, 'sd') : parameter(spec, 'cv') * parameter(spec, 'mean');
}
