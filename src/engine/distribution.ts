import { type DistributionSpec, FAMILIES, type FamilyName } from './distributionSpec.ts';
import { constant } from './distributions/constant.ts';
import { empirical } from './distributions/empirical.ts';
import { exponential } from './distributions/exponential.ts';
import { gamma } from './distributions/gamma.ts';
import type { Distribution, Law, Moments } from './distributions/law.ts';
import { lognormal } from './distributions/lognormal.ts';
import { normal } from './distributions/normal.ts';
import { pert } from './distributions/pert.ts';
import { triangular } from './distributions/triangular.ts';
import { uniform } from './distributions/uniform.ts';
import { weibull } from './distributions/weibull.ts';

export type { Distribution, Moments, RandomWords } from './distributions/law.ts';

const LAWS: Readonly<Record<FamilyName, Law>> = {
  constant,
  exponential,
  uniform,
  triangular,
  pert,
  normal,
  lognormal,
  gamma,
  weibull,
  empirical,
};

/**
 * What is wrong with a distribution, as short sentences without a place ("cv must not be negative"); empty if
 * it can be compiled. All draws are times, efforts or sizes, so no family may draw below zero.
 */
export function distributionFaults(spec: DistributionSpec): string[] {
  const given = Object.keys(spec.parameters);
  const sets: readonly (readonly string[])[] = FAMILIES[spec.family].sets;
  const isComplete = sets.some(
    (names) => names.length === given.length && names.every((name) => given.includes(name)),
  );
  if (!isComplete) {
    const wanted = sets.map((names) => names.join(' and ') || 'values').join(', or ');
    return [`${spec.family} needs ${wanted}`];
  }
  const notFinite = given.filter((name) => !Number.isFinite(spec.parameters[name]));
  if (notFinite.length > 0) return notFinite.map((name) => `${name} must be a finite number`);
  return LAWS[spec.family].faults(spec);
}

/**
 * The distribution ready to be drawn from. The first gamma or pert of a shape costs some milliseconds (its
 * table), every further one nothing.
 *
 * @throws RangeError with the first of its faults.
 */
export function compileDistribution(spec: DistributionSpec): Distribution {
  refuseFaults(spec);
  return LAWS[spec.family].compile(spec);
}

/**
 * Mean and variance of what is drawn, in closed form.
 *
 * @throws RangeError with the first of its faults.
 */
export function distributionMoments(spec: DistributionSpec): Moments {
  refuseFaults(spec);
  return LAWS[spec.family].moments(spec);
}

function refuseFaults(spec: DistributionSpec): void {
  const [fault] = distributionFaults(spec);
  if (fault !== undefined) throw new RangeError(`distribution ${spec.family}: ${fault}`);
}
