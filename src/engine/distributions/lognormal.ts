import { normalQuantile } from '../../core/normalQuantile.ts';
import { always, byInversion, type Law } from './law.ts';
import { aboveZero, cvFaults, parameter } from './parameters.ts';

/** Lognormal with the given mean and cv: σ² = ln(1 + cv²), μ = ln mean − σ² ÷ 2 (Law 2015, §8.3.10). */
export const lognormal: Law = {
  faults: (spec) => [...aboveZero(spec, 'mean'), ...cvFaults(spec)],
  moments(spec) {
    const mean = parameter(spec, 'mean');
    return { mean, variance: (mean * parameter(spec, 'cv')) ** 2 };
  },
  compile(spec) {
    const mean = parameter(spec, 'mean');
    const cv = parameter(spec, 'cv');
    if (cv === 0) return always(mean);
    const variance = Math.log1p(cv * cv);
    const sigma = Math.sqrt(variance);
    const location = -variance / 2;
    const inverted = byInversion(mean, (u) => mean * Math.exp(location + sigma * normalQuantile(u)));
    return { ...inverted, form: 'lognormal', lognormal: { location, sigma } };
  },
};
