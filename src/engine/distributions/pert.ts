import { normalQuantile } from '../../core/normalQuantile.ts';
import type { DistributionSpec } from '../distributionSpec.ts';
import { logBetaKernel } from '../special/incompleteBeta.ts';
import { betaLogit } from '../special/inverseIncompleteBeta.ts';
import { always, byInversion, type Law } from './law.ts';
import { inOrder, notNegative, parameter } from './parameters.ts';
import { ScoreTable } from './scoreTable.ts';
import { TableCache } from './tableCache.ts';

const RELATIVE_ERROR = 1e-8;

type UnitQuantile = (u: number) => number;

const quantiles = new TableCache<UnitQuantile>(64);

/**
 * Beta-PERT (Malcolm et al. 1959; Clark 1962): a beta on [min, max] with α = 1 + 4 (mode − min) ÷ (max − min)
 * and β = 6 − α. By inversion, from a table of the unit quantile made once for each α.
 */
export const pert: Law = {
  faults: (spec) => [...notNegative(spec, 'min'), ...inOrder(spec, 'min', 'mode', 'max')],
  moments(spec) {
    const [min, max] = [parameter(spec, 'min'), parameter(spec, 'max')];
    const mean = meanOf(spec);
    return { mean, variance: ((mean - min) * (max - mean)) / 7 };
  },
  compile(spec) {
    const min = parameter(spec, 'min');
    const width = parameter(spec, 'max') - min;
    if (width === 0) return always(min);
    const alpha = 1 + (4 * (parameter(spec, 'mode') - min)) / width;
    const quantile = quantiles.get(alpha, () => unitQuantile(alpha, 6 - alpha));
    return byInversion(meanOf(spec), (u) => min + width * quantile(u));
  },
};

function meanOf(spec: DistributionSpec): number {
  return (parameter(spec, 'min') + 4 * parameter(spec, 'mode') + parameter(spec, 'max')) / 6;
}

function unitQuantile(alpha: number, beta: number): UnitQuantile {
  const exact = (u: number) => betaLogit(alpha, beta, u, 1 - u);
  const table = ScoreTable.build({
    value: (p, complement, near) => betaLogit(alpha, beta, p, complement, near),
    slope: (logit) =>
      Math.exp(-logBetaKernel(alpha, beta, 1 / (1 + Math.exp(-logit)), 1 / (1 + Math.exp(logit)))),
    tolerance: () => RELATIVE_ERROR,
  });
  return (u) => {
    const score = normalQuantile(u);
    const logit = table?.covers(score) ? table.at(score) : exact(u);
    return 1 / (1 + Math.exp(-logit));
  };
}
