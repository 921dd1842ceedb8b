import { distributionMoments } from '../../engine/distribution.ts';
import { type DistributionSpec, FAMILIES } from '../../engine/distributionSpec.ts';
import { counted, hours, shortNumber } from '../numberWords.ts';

/**
 * A distribution by its mean, and its law when it has one: `3 h`, `54 h on average (lognormal, cv 1)`.
 *
 * @param say a number of what is drawn, with its unit
 */
export function distributionWords(spec: DistributionSpec, say: (value: number) => string = hours): string {
  const mean = say(distributionMoments(spec).mean);
  return spec.family === 'constant' ? mean : `${mean} on average (${lawWords(spec, say)})`;
}

/** The family with its parameters, the mean left out: `gamma, cv 0.6`, `triangular, min 1 h, mode 2 h, max 4 h`. */
function lawWords({ family, parameters, values }: DistributionSpec, say: (value: number) => string): string {
  if (values !== undefined) return `${family}, ${counted(values.length, 'value')}`;
  const kinds: Readonly<Record<string, string>> = FAMILIES[family].kinds;
  const told = Object.entries(parameters)
    .filter(([name]) => name !== 'mean')
    .map(([name, value]) => `${name} ${kinds[name] === 'value' ? say(value) : shortNumber(value)}`);
  return [family, ...told].join(', ');
}
