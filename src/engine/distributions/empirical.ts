import type { DistributionSpec } from '../distributionSpec.ts';
import { byInversion, type Law } from './law.ts';

/**
 * The observed values with their weights (1 each, if there are none). A draw is the smallest value whose
 * cumulative share is at least u: it jumps as u does, and a value of weight 0 is never drawn.
 */
export const empirical: Law = {
  faults(spec) {
    const values = spec.values ?? [];
    if (values.length === 0) return ['values must not be empty'];
    const weights = weightsOf(spec);
    const faults: string[] = [];
    if (weights.length !== values.length)
      faults.push(`there must be as many weights (${weights.length}) as values (${values.length})`);
    if (!values.every((value) => Number.isFinite(value) && value >= 0))
      faults.push('values must be finite and not negative');
    if (!weights.every((weight) => Number.isFinite(weight) && weight >= 0))
      faults.push('weights must be finite and not negative');
    else if (!(total(weights) > 0)) faults.push('weights must not all be 0');
    return faults;
  },
  moments(spec) {
    const values = spec.values ?? [];
    const weights = weightsOf(spec);
    const sum = total(weights);
    let mean = 0;
    values.forEach((value, i) => {
      mean += (value * (weights[i] ?? 0)) / sum;
    });
    let variance = 0;
    values.forEach((value, i) => {
      variance += ((value - mean) ** 2 * (weights[i] ?? 0)) / sum;
    });
    return { mean, variance };
  },
  compile(spec) {
    const weights = weightsOf(spec);
    const drawn = (spec.values ?? [])
      .map((value, i) => ({ value, weight: weights[i] ?? 0 }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => a.value - b.value);
    const sum = total(weights);
    const values = Float64Array.from(drawn, ({ value }) => value);
    let running = 0;
    const cumulative = Float64Array.from(drawn, ({ weight }) => {
      running += weight;
      return running / sum;
    });
    const last = values.length - 1;
    return byInversion(this.moments(spec).mean, (u) => {
      let low = 0;
      let high = last;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (cumulative[middle]! >= u) high = middle;
        else low = middle + 1;
      }
      return values[low]!;
    });
  },
};

function weightsOf(spec: DistributionSpec): readonly number[] {
  return spec.weights ?? (spec.values ?? []).map(() => 1);
}

function total(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}
