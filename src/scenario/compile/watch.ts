import { METRICS } from '../../chain/metrics.ts';
import type { FormulaError } from '../formulaTokens.ts';
import { policyMessages as messages } from '../messages/policyMessages.ts';
import { messages as common } from '../messages.ts';
import { nearestName } from '../nearestName.ts';
import { type Dimension, MONEY, PLAIN, TIME } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { missingPart } from './staff.ts';

const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  days: TIME,
  hours: TIME,
  'person-hours': TIME,
  EUR: MONEY,
};

/** What `unit.ORGANISATION.UNIT.METRIC` names in a condition: a metric of the chain's watched ones, by its index. */
export function watch(
  c: Compilation,
  name: string,
): { readonly index: number; readonly dimension: Dimension } | FormulaError {
  const [, organisation = '', unit = '', metricName = '', ...more] = name.split('.');
  const scope = `${organisation}.${unit}`;
  const metrics = METRICS.filter(({ scopeKind, norm }) => scopeKind === 'unit' && norm);
  const metric = metrics.find((one) => one.name === metricName);
  const index = c.unitNames.indexOf(scope);
  if (metric === undefined || index < 0 || more.length > 0) {
    const known = c.unitNames.flatMap((one) => metrics.map((other) => `unit.${one}.${other.name}`));
    const near = nearestName(name, known);
    return {
      error: messages.unknownMetric(name),
      expected: messages.metricExpected(),
      ...(near === undefined ? {} : { hint: common.didYouMean(near) }),
    };
  }
  const missing = metric.needs && missingPart(c, 'unit', scope, metric.needs);
  if (missing !== undefined) return { error: messages.missingPart(metricName, scope, missing) };
  const known = c.watched.findIndex((one) => one.unit === index && one.metric === metricName);
  return {
    index: known >= 0 ? known : c.watched.push({ unit: index, metric: metricName }) - 1,
    dimension: DIMENSIONS[metric.unit] ?? PLAIN,
  };
}
