import { distributionMoments } from '../../engine/distribution.ts';
import type { DistributionSpec } from '../../engine/distributionSpec.ts';

const means = new WeakMap<DistributionSpec, number>();

/** The mean of a distribution, in closed form; worked out once for each. */
export function meanOf(spec: DistributionSpec): number {
  const known = means.get(spec);
  if (known !== undefined) return known;
  const { mean } = distributionMoments(spec);
  means.set(spec, mean);
  return mean;
}
