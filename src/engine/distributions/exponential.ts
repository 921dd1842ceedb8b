import type { Law } from './law.ts';
import { aboveZero, parameter } from './parameters.ts';

/** Exponential. −mean × ln u falls in u; it costs one logarithm and has its full precision in the long tail. */
export const exponential: Law = {
  faults: (spec) => aboveZero(spec, 'mean'),
  moments: (spec) => ({ mean: parameter(spec, 'mean'), variance: parameter(spec, 'mean') ** 2 }),
  compile(spec) {
    const mean = parameter(spec, 'mean');
    return { mean, sample: (u) => -mean * Math.log(u) };
  },
};
