import { compileDistribution } from '../../engine/distribution.ts';
import type { DistributionSpec } from '../../engine/distributionSpec.ts';

/** Draws of a batch are rounded up: the mean of ⌈X⌉, by the midpoint rule over the distribution's quantiles. */
export function meanBatch(batch: DistributionSpec | undefined): number {
  if (batch === undefined) return 1;
  const distribution = compileDistribution(batch);
  const points = 10_000;
  let total = 0;
  for (let i = 0; i < points; i++) total += Math.ceil(distribution.quantile((i + 0.5) / points));
  return total / points;
}
