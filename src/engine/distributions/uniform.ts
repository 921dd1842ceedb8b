import { byInversion, type Law } from './law.ts';
import { inOrder, notNegative, parameter } from './parameters.ts';

/** Uniform on [min, max]. */
export const uniform: Law = {
  faults: (spec) => [...notNegative(spec, 'min'), ...inOrder(spec, 'min', 'max')],
  moments(spec) {
    const [min, max] = [parameter(spec, 'min'), parameter(spec, 'max')];
    return { mean: (min + max) / 2, variance: (max - min) ** 2 / 12 };
  },
  compile(spec) {
    const min = parameter(spec, 'min');
    const width = parameter(spec, 'max') - min;
    return byInversion(min + width / 2, (u) => min + width * u);
  },
};
