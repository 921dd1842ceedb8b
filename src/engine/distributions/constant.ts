import { always, type Law } from './law.ts';
import { notNegative, parameter } from './parameters.ts';

/** Always the same value. */
export const constant: Law = {
  faults: (spec) => notNegative(spec, 'value'),
  moments: (spec) => ({ mean: parameter(spec, 'value'), variance: 0 }),
  compile: (spec) => always(parameter(spec, 'value')),
};
