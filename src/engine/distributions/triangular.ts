import { always, byInversion, type Law } from './law.ts';
import { inOrder, notNegative, parameter } from './parameters.ts';

/** Triangular on [min, max] with its top at mode (Law 2015, §8.3.15). */
export const triangular: Law = {
  faults: (spec) => [...notNegative(spec, 'min'), ...inOrder(spec, 'min', 'mode', 'max')],
  moments(spec) {
    const [min, mode, max] = [parameter(spec, 'min'), parameter(spec, 'mode'), parameter(spec, 'max')];
    const width = max - min;
    const rise = mode - min;
    return { mean: (min + mode + max) / 3, variance: (width * width - rise * (width - rise)) / 18 };
  },
  compile(spec) {
    const [min, mode, max] = [parameter(spec, 'min'), parameter(spec, 'mode'), parameter(spec, 'max')];
    const width = max - min;
    if (width === 0) return always(min);
    const top = (mode - min) / width;
    return byInversion(
      (min + mode + max) / 3,
      (u) => min + width * (u < top ? Math.sqrt(u * top) : 1 - Math.sqrt((1 - u) * (1 - top))),
    );
  },
};
