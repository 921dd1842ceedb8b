import { type Experiment, type Sample, theoryScenario } from '../../support/theory.ts';
import type { Model } from '../model.ts';
import { number, numbers, type Parameters, table } from '../rows.ts';

const WARM_UP = '500 h';
const exponential = (mean: number): string => `{ exponential: { mean: ${mean} h } }`;

/** Number of calls in the system by Little's law; other work at the desk does not count. */
const calls = (sample: Sample): number => sample.pair('call', 'throughput_mean')[0] / sample.hours;

const call = (arrivals: string, mean: number): string =>
  `  call: { arrivals: ${arrivals}, steps: { serve: { unit: o.desk, effort: ${exponential(mean)}, priority: 2, then: end } } }`;

/** A server that takes a vacation whenever nobody waits: an endless task of the lowest priority. */
function vacations(parameters: Parameters, factor = 1): Experiment {
  return {
    text: theoryScenario({
      horizon: '16000 h',
      warmUp: WARM_UP,
      units: { desk: 1 },
      rest: [
        'cases:',
        call(`${number(parameters, 'lambda')} / h`, number(parameters, 'ES')),
        '  vacation:',
        '    initial: { away: 1 }',
        `    steps: { away: { unit: o.desk, effort: ${number(parameters, 'EV') * factor} h, priority: 9, then: away } }`,
      ].join('\n'),
    }),
    replications: 40,
    readings: { Wq: (sample) => sample.pair('call.serve', 'wait_mean') },
  };
}

/** Breakdowns are a task of the highest priority that interrupts and returns after an exponential time up. */
function onOff(parameters: Parameters, factor = 1): Experiment {
  return {
    text: theoryScenario({
      horizon: '30000 h',
      warmUp: WARM_UP,
      units: { desk: 1 },
      rest: [
        'cases:',
        call(`${number(parameters, 'lambda')} / h`, factor / number(parameters, 'mu')),
        '  breakdown:',
        '    initial: { up: 1 }',
        '    steps:',
        `      up: { wait: ${exponential(1 / number(parameters, 'breakdown_rate'))}, then: repair }`,
        `      repair: { unit: o.desk, effort: ${exponential(1 / number(parameters, 'repair_rate'))}, priority: 1, preempts: true, then: up }`,
      ].join('\n'),
    }),
    replications: 40,
    readings: { L: calls },
  };
}

/** The modulating chain is one person who moves between two groups by hazards; the rate names the groups. */
function modulatedPoisson(parameters: Parameters, factor = 1): Experiment {
  const [calm = 0, busy = 0] = numbers(parameters, 'rates');
  const rows = table(parameters, 'switch');
  return {
    text: theoryScenario({
      horizon: '30000 h',
      warmUp: WARM_UP,
      units: { desk: 1 },
      rest: [
        'people:',
        '  groups: { calm: { initial: 1 }, busy: { initial: 0 } }',
        '  flows:',
        `    worse: { from: calm, to: busy, hazard: ${rows[0]?.[1]} / h }`,
        `    better: { from: busy, to: calm, hazard: ${rows[1]?.[0]} / h }`,
        'cases:',
        call(`${calm} / h * group.calm + ${busy} / h * group.busy`, factor / number(parameters, 'mu')),
      ].join('\n'),
    }),
    replications: 60,
    readings: {
      'mean arrival rate': (sample) => sample.value('call.serve', 'completed') / sample.hours,
      L: calls,
      Wq: (sample) => sample.pair('call.serve', 'wait_mean'),
    },
  };
}

/** The same, with the threat as the modulating chain: a semi-Markov path whose dwells are exponential. */
function modulatedByThreat(parameters: Parameters, factor = 1): Experiment {
  const [calm = 0, busy = 0] = numbers(parameters, 'rates');
  const rows = table(parameters, 'switch');
  const stay = (rate = 1, to: string): string => `{ dwell: ${exponential(1 / rate)}, to: ${to} }`;
  const plain = modulatedPoisson(parameters, factor);
  const people = plain.text.slice(plain.text.indexOf('people:'), plain.text.indexOf('cases:'));
  const threat = [
    'threat:',
    `  levels: { calm: ${calm}, busy: ${busy} }`,
    `  path: { semiMarkov: { calm: ${stay(rows[0]?.[1], 'busy')}, busy: ${stay(rows[1]?.[0], 'calm')} } }`,
    '',
  ].join('\n');
  const text = plain.text
    .replace(people, threat)
    .replace(/arrivals: .*?, steps/, 'arrivals: threat / h, steps');
  return { ...plain, text };
}

/** Rows that are judged once more, said in another way. */
export const BY_THREAT: readonly Model[] = [
  {
    name: 'MMPP/M/c',
    experiment: (parameters) => modulatedByThreat(parameters),
    wrong: { title: 'service 5 % slower', experiment: (parameters) => modulatedByThreat(parameters, 1.05) },
  },
];

export const MODULATED: readonly Model[] = [
  {
    name: 'M/G/1 multiple vacations',
    experiment: (parameters) => vacations(parameters),
    wrong: { title: 'vacations 25 % longer', experiment: (parameters) => vacations(parameters, 1.25) },
  },
  {
    name: 'M/M/1 on-off server',
    experiment: (parameters) => onOff(parameters),
    wrong: { title: 'service 10 % slower', experiment: (parameters) => onOff(parameters, 1.1) },
  },
  {
    name: 'MMPP/M/c',
    experiment: (parameters) => modulatedPoisson(parameters),
    wrong: { title: 'service 5 % slower', experiment: (parameters) => modulatedPoisson(parameters, 1.05) },
  },
];
