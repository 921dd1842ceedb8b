import type { Experiment, Sample } from '../../support/theory.ts';
import type { Model } from '../model.ts';
import { number, type Parameters } from '../rows.ts';
import { desk, inSystem } from './singleServer.ts';

const exponential = (mean: number): string => `{ exponential: { mean: ${mean} h } }`;
const count = (sample: Sample, metric: string): number => sample.value('call.serve', metric);

/**
 * Tasks that left the queue one way or the other: in the long run those that arrived. `arrived` itself holds
 * those that were there when the measured span began.
 */
const leftQueue = (sample: Sample): number => count(sample, 'started') + count(sample, 'dropped');
const droppedShare = (sample: Sample): readonly [number, number] => [
  count(sample, 'dropped'),
  leftQueue(sample),
];

/** Share of all arrivals that did not start at once: `waited_share` is of those that started. */
const waitedOrDropped = (sample: Sample): readonly [number, number] => {
  const [waited] = sample.pair('call.serve', 'waited_share');
  return [waited + count(sample, 'dropped'), leftQueue(sample)];
};

const queue = (sample: Sample): number => sample.value('o.desk', 'queue_length');

function mmc(parameters: Parameters, mu = number(parameters, 'mu'), extra = 0): Experiment {
  const servers = number(parameters, 'c') + extra;
  return {
    text: desk({
      arrivals: `${number(parameters, 'lambda')} / h`,
      effort: exponential(1 / mu),
      onDuty: servers,
      step: 'startWithin: 0.5 h',
      horizon: { 2: 10_000, 10: 6_000 }[number(parameters, 'c')] ?? 1_000,
      warmUp: { 2: 300, 10: 400 }[number(parameters, 'c')] ?? 60,
    }),
    replications: 40,
    readings: {
      'P(wait)': (sample) => sample.pair('call.serve', 'waited_share'),
      Wq: (sample) => sample.pair('call.serve', 'wait_mean'),
      Lq: queue,
      'P(Wq>0.5)': (sample) => {
        const [onTime, decided] = sample.pair('call.serve', 'on_time_share');
        return [decided - onTime, decided];
      },
    },
  };
}

/** Blocking does not depend on the law of the service: a lognormal and a constant stand for it. */
function loss(parameters: Parameters, extra = 0): Experiment {
  const load = number(parameters, 'offered_load');
  const effort = load < 10 ? '{ lognormal: { mean: 1 h, cv: 1.5 } }' : '1 h';
  return {
    text: desk({
      arrivals: `${load} / h`,
      effort,
      onDuty: number(parameters, 'c') + extra,
      step: 'queueLimit: 0',
      horizon: Math.round(50_000 / load),
      warmUp: 50,
    }),
    replications: 20,
    readings: { 'P(block)': droppedShare },
  };
}

/** K counts those in service too: K − c may wait, and who finds more waiting is dropped. */
function limitedQueue(parameters: Parameters, extra = 0): Experiment {
  const servers = number(parameters, 'c');
  return {
    text: desk({
      arrivals: `${number(parameters, 'lambda')} / h`,
      effort: exponential(1 / number(parameters, 'mu')),
      onDuty: servers,
      step: `queueLimit: ${number(parameters, 'K') - servers + extra}`,
      horizon: 3_000,
      warmUp: 100,
    }),
    replications: 30,
    readings: { 'P(block)': droppedShare, L: inSystem },
  };
}

/** Erlang A: patience is an exponential `startWithin` that drops; waits of all are the area under the queue. */
function impatient(parameters: Parameters, extra = 0): Experiment {
  return patience(parameters, exponential(1 / number(parameters, 'theta')), extra);
}

function deadline(parameters: Parameters, extra = 0): Experiment {
  return patience(parameters, `${number(parameters, 'deadline')} h`, extra);
}

function patience(parameters: Parameters, startWithin: string, extra: number): Experiment {
  const lambda = number(parameters, 'lambda');
  return {
    text: desk({
      arrivals: `${lambda} / h`,
      effort: exponential(1 / number(parameters, 'mu')),
      onDuty: number(parameters, 'c') + extra,
      step: `startWithin: ${startWithin}, onLate: drop`,
      horizon: Math.round((lambda > 40 ? 32_000 : 20_000) / lambda),
      warmUp: 50,
    }),
    replications: 40,
    readings: {
      'P(wait)': waitedOrDropped,
      'P(abandon)': droppedShare,
      'P(miss deadline while queued)': droppedShare,
      Lq: queue,
      'E[Wq] all': (sample) => [queue(sample) * sample.hours, leftQueue(sample)],
    },
  };
}

export const MANY_SERVERS: readonly Model[] = [
  {
    name: 'M/M/c',
    widest: 0.5,
    experiment: (parameters) => mmc(parameters),
    wrong: { title: 'one server more', set: 1, experiment: (parameters) => mmc(parameters, 1, 1) },
  },
  {
    name: 'M/G/c/c',
    experiment: (parameters) => loss(parameters),
    wrong: { title: 'one server more', experiment: (parameters) => loss(parameters, 1) },
  },
  {
    name: 'M/M/c/K',
    experiment: (parameters) => limitedQueue(parameters),
    wrong: { title: 'one place to wait more', experiment: (parameters) => limitedQueue(parameters, 1) },
  },
  {
    name: 'M/M/c+M',
    experiment: (parameters) => impatient(parameters),
    wrong: { title: 'one server more', experiment: (parameters) => impatient(parameters, 1) },
  },
  {
    name: 'M/M/c+D',
    experiment: (parameters) => deadline(parameters),
    wrong: { title: 'one server more', set: 1, experiment: (parameters) => deadline(parameters, 1) },
  },
];
