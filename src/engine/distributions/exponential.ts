import type { Law } from './law.ts';
import { aboveZero, parameter } from './parameters.ts';

/** Exponential: draws are the mean times a unit exponential of the ziggurat. */
export const exponential: Law = {
  faults: (spec) => aboveZero(spec, 'mean'),
  moments: (spec) => ({ mean: parameter(spec, 'mean'), variance: parameter(spec, 'mean') ** 2 }),
  compile(spec) {
    const mean = parameter(spec, 'mean');
    return {
      mean,
      form: 'exponential',
      quantile: (u) => -mean * Math.log(u),
      draw: (words) => mean * words.asExponential,
    };
  },
};
