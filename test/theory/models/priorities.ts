import { type Experiment, type Reading, theoryScenario } from '../../support/theory.ts';
import type { Model } from '../model.ts';
import { number, numbers, type Parameters } from '../rows.ts';

interface Class {
  readonly lambda: number;
  readonly effort: string;
}

/** Classes of work at one desk, the first with priority 1; each is read, and rows ask for one of them. */
function classes(parts: {
  readonly of: readonly Class[];
  readonly onDuty: number;
  readonly preempts: boolean;
  readonly isFifo: boolean;
  readonly observed: number;
  readonly horizon: number;
}): Experiment {
  const cases = parts.of.map(({ lambda, effort }, index) => {
    const priority = parts.isFifo ? 1 : index + 1;
    const step = `unit: o.desk, effort: ${effort}, priority: ${priority}, preempts: ${parts.preempts && !parts.isFifo}`;
    return `  class${index + 1}: { arrivals: ${lambda} / h, steps: { serve: { ${step}, then: end } } }`;
  });
  const readings: Record<string, Reading> = {};
  for (const index of parts.of.keys()) {
    const name = `class${index + 1}`;
    readings[`Wq of ${name}`] = (sample) => sample.pair(`${name}.serve`, 'wait_mean');
    readings[`T (sojourn) of ${name}`] = (sample) => sample.pair(name, 'throughput_mean');
    // Little's law: the time that all together spent there, over the time that passed.
    readings[`L of ${name}`] = (sample) => sample.pair(name, 'throughput_mean')[0] / sample.hours;
  }
  return {
    text: theoryScenario({
      horizon: `${parts.horizon} h`,
      warmUp: `${parts.onDuty > 1 ? 300 : 400} h`,
      units: { desk: parts.onDuty },
      rest: `cases:\n${cases.join('\n')}`,
    }),
    replications: 40,
    readings,
    readAs: (quantity) => `${quantity} of class${parts.observed}`,
  };
}

function oneServer(parameters: Parameters, preempts: boolean, isFifo: boolean): Experiment {
  const means = numbers(parameters, 'mean');
  const effort = (mean: number): string =>
    parameters['law'] === 'det' ? `${mean} h` : `{ exponential: { mean: ${mean} h } }`;
  const of = numbers(parameters, 'lambda').map((lambda, index) => ({
    lambda,
    effort: effort(means[index] ?? 1),
  }));
  return classes({
    of,
    onDuty: 1,
    preempts,
    isFifo,
    observed: number(parameters, 'class'),
    horizon: 14_000,
  });
}

function manyServers(parameters: Parameters, preempts: boolean, isFifo: boolean): Experiment {
  const effort = `{ exponential: { mean: ${1 / number(parameters, 'mu')} h } }`;
  const of = numbers(parameters, 'lambda').map((lambda) => ({ lambda, effort }));
  return classes({
    of,
    onDuty: number(parameters, 'c'),
    preempts,
    isFifo,
    observed: number(parameters, 'class'),
    horizon: number(parameters, 'c') > 10 ? 1_000 : 2_400,
  });
}

const family = (
  name: string,
  experiment: (parameters: Parameters, preempts: boolean, isFifo: boolean) => Experiment,
  preempts: boolean,
): Model => ({
  name,
  experiment: (parameters) => experiment(parameters, preempts, false),
  wrong: {
    title: 'first come, first served instead',
    experiment: (parameters) => experiment(parameters, preempts, true),
  },
});

export const PRIORITIES: readonly Model[] = [
  family('M/G/1 non-preemptive priority', oneServer, false),
  family('M/G/1 preemptive-resume priority', oneServer, true),
  family('M/M/c non-preemptive priority', manyServers, false),
  family('M/M/c preemptive-resume priority (equal mu)', manyServers, true),
];
