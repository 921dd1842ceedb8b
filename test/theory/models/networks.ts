import { type Experiment, type Sample, theoryScenario } from '../../support/theory.ts';
import type { Model } from '../model.ts';
import { number, numbers, type Parameters, table } from '../rows.ts';

const inUnit = (sample: Sample, unit: string): number =>
  sample.value(unit, 'queue_length') + sample.value(unit, 'busy');

/**
 * One case type that enters by a branch, so that its throughput time is the time in the system; node k is a step
 * at a unit of its own. λ_k is read as completions an hour: `arrived` holds what was there at the beginning.
 */
function jackson(parameters: Parameters, slower = 1): Experiment {
  const gamma = numbers(parameters, 'gamma');
  const rows = table(parameters, 'P');
  const mu = numbers(parameters, 'mu');
  const total = gamma.reduce((sum, rate) => sum + rate, 0);
  const route = (chances: readonly number[]): string => {
    const next = chances.flatMap((chance, to) => (chance > 0 ? [`node${to + 1}: ${chance}`] : []));
    const left = 1 - chances.reduce((sum, chance) => sum + chance, 0);
    return `{ ${[...next, ...(left > 1e-12 ? ['end: rest'] : [])].join(', ')} }`;
  };
  const steps = rows.map(
    (chances, node) =>
      `      node${node + 1}: { unit: o.unit${node + 1}, effort: { exponential: { mean: ${slower / (mu[node] ?? 1)} h } }, then: ${route(chances)} }`,
  );
  const entry = route(gamma.map((rate) => rate / total));
  const readings: Record<string, (sample: Sample) => number | readonly [number, number]> = {
    'E[time in system]': (sample) => sample.pair('item', 'throughput_mean'),
  };
  for (const node of gamma.keys()) {
    readings[`L_${node + 1}`] = (sample) => inUnit(sample, `o.unit${node + 1}`);
    readings[`lambda_${node + 1}`] = (sample) =>
      sample.value(`item.node${node + 1}`, 'completed') / sample.hours;
  }
  const isTandem = gamma.length === 2;
  return {
    text: theoryScenario({
      horizon: `${isTandem ? 20_000 : 6_000} h`,
      warmUp: '400 h',
      units: Object.fromEntries(
        numbers(parameters, 'c').map((servers, node) => [`unit${node + 1}`, servers]),
      ),
      rest: [
        'cases:',
        '  item:',
        `    arrivals: ${total} / h`,
        '    steps:',
        `      entry: { then: ${entry} }`,
        ...steps,
      ].join('\n'),
    }),
    replications: 40,
    readings,
  };
}

/** N machines are N cases that run for a while without a unit, wait for a crew, are repaired and run again. */
function machines(parameters: Parameters, crews = number(parameters, 'crews')): Experiment {
  const count = number(parameters, 'N');
  const up = `{ exponential: { mean: ${1 / number(parameters, 'failure_rate')} h } }`;
  const repair = `{ exponential: { mean: ${1 / number(parameters, 'repair_rate')} h } }`;
  return {
    text: theoryScenario({
      horizon: '20000 h',
      warmUp: '500 h',
      units: { crew: crews },
      rest: [
        'cases:',
        '  machine:',
        `    initial: { up: ${count} }`,
        '    steps:',
        `      up: { wait: ${up}, then: repair }`,
        `      repair: { unit: o.crew, effort: ${repair}, then: up }`,
      ].join('\n'),
    }),
    replications: 40,
    readings: {
      'E[number down]': (sample) => inUnit(sample, 'o.crew'),
      'E[wait for crew]': (sample) => sample.pair('machine.repair', 'wait_mean'),
      availability: (sample) => 1 - inUnit(sample, 'o.crew') / count,
    },
  };
}

/** Each case sends a task to each of two single servers, and is done when both are. */
function forkJoin(parameters: Parameters, slower = 1): Experiment {
  const effort = `{ exponential: { mean: ${slower / number(parameters, 'mu')} h } }`;
  return {
    text: theoryScenario({
      horizon: '20000 h',
      warmUp: '500 h',
      units: { first: 1, other: 1 },
      rest: [
        'cases:',
        '  item:',
        `    arrivals: ${number(parameters, 'lambda')} / h`,
        '    steps:',
        '      both: { all: [left, right], then: end }',
        `      left: { unit: o.first, effort: ${effort}, then: end }`,
        `      right: { unit: o.other, effort: ${effort}, then: end }`,
      ].join('\n'),
    }),
    replications: 40,
    readings: { 'E[response]': (sample) => sample.pair('item', 'throughput_mean') },
  };
}

export const NETWORKS: readonly Model[] = [
  {
    name: 'Jackson network',
    experiment: (parameters) => jackson(parameters),
    wrong: { title: 'service 5 % slower', experiment: (parameters) => jackson(parameters, 1.05) },
  },
  {
    name: 'fork-join K=2 M/M/1',
    experiment: (parameters) => forkJoin(parameters),
    wrong: { title: 'service 5 % slower', experiment: (parameters) => forkJoin(parameters, 1.05) },
  },
  {
    name: 'machine repair',
    experiment: (parameters) => machines(parameters),
    wrong: {
      title: 'one crew more',
      experiment: (parameters) => machines(parameters, number(parameters, 'crews') + 1),
    },
  },
];
