import type { DistributionSpec } from '../distributionSpec.ts';

/** Larger coefficients of variation are refused: no draw of any use has them, a slip of the unit does. */
const LARGEST_CV = 1000;

/** The named parameter; a missing one is a defect, as the set was checked before. */
export function parameter(spec: DistributionSpec, name: string): number {
  const value = spec.parameters[name];
  if (value === undefined) throw new RangeError(`${spec.family} has no ${name}`);
  return value;
}

/** Whether the spec has that parameter. */
export function hasParameter(spec: DistributionSpec, name: string): boolean {
  return spec.parameters[name] !== undefined;
}

/** The faults of those parameters that must be above zero. */
export function aboveZero(spec: DistributionSpec, ...names: string[]): string[] {
  return names
    .filter((name) => hasParameter(spec, name) && !(parameter(spec, name) > 0))
    .map((name) => `${name} must be above 0`);
}

/** The faults of those parameters that must not be below zero. */
export function notNegative(spec: DistributionSpec, ...names: string[]): string[] {
  return names
    .filter((name) => hasParameter(spec, name) && !(parameter(spec, name) >= 0))
    .map((name) => `${name} must not be negative`);
}

/** The faults of `cv`, where there is one. */
export function cvFaults(spec: DistributionSpec): string[] {
  if (!hasParameter(spec, 'cv')) return [];
  const cv = parameter(spec, 'cv');
  if (!(cv >= 0)) return ['cv must not be negative'];
  return cv > LARGEST_CV ? [`cv must be at most ${LARGEST_CV}`] : [];
}

/** The faults of parameters that must not fall in this order. */
export function inOrder(spec: DistributionSpec, ...names: string[]): string[] {
  const faults: string[] = [];
  for (let i = 1; i < names.length; i++) {
    const [low, high] = [names[i - 1] ?? '', names[i] ?? ''];
    if (!(parameter(spec, low) <= parameter(spec, high))) faults.push(`${low} must not be above ${high}`);
  }
  return faults;
}
