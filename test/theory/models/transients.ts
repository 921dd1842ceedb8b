import { type Experiment, type Sample, theoryScenario } from '../../support/theory.ts';
import type { Model } from '../model.ts';
import { number, type Parameters, table } from '../rows.ts';

/** E N(t): the cases that are open at the horizon, which is t. */
const open = (sample: Sample): number => sample.value('item', 'open');

/** Cases that only wait: infinitely many servers. */
const wait = (arrivals: string, law: string): string =>
  `cases: { item: { arrivals: ${arrivals}, steps: { stay: { wait: ${law}, then: end } } } }`;

const exponential = (mean: number): string => `{ exponential: { mean: ${mean} h } }`;

/**
 * A sine wave since time immemorial: the run begins `span` before t, long enough to have forgotten its empty
 * start, with the phase that the wave has then. The rate is a broken line, so that a tick is a small part of the
 * wave: the error of the line is at most ω² tick² ÷ 8 of its amplitude.
 */
function sinusoidal(
  parameters: Parameters,
  law: string,
  quantity: string,
  span: number,
  factor: number,
): Experiment {
  const omega = number(parameters, 'om');
  const mean = number(parameters, 'lb') * factor;
  const before = number(parameters, 't') - span;
  const rate = `${mean} / h * (1 + ${number(parameters, 'b')} * sin(${omega} / h * (t + ${before} h)))`;
  return {
    text: theoryScenario({
      horizon: `${span} h`,
      tick: `${omega > 0.1 ? 0.1 : 2} h`,
      rest: wait(`"${rate}"`, law),
    }),
    replications: omega > 0.1 ? 400 : 300,
    readings: { [quantity]: open },
  };
}

const exponentialStay = (parameters: Parameters, factor = 1): Experiment => {
  const mean = 1 / number(parameters, 'mu');
  return sinusoidal(parameters, exponential(mean), 'm(t)=E N(t) (started at -inf)', 12 * mean, factor);
};

const constantStay = (parameters: Parameters, factor = 1): Experiment =>
  sinusoidal(parameters, `${number(parameters, 'D')} h`, 'm(t)=E N(t)', 2 * number(parameters, 'D'), factor);

/** The step lies on a tick, so that the line rises within one tick before it. */
function step(parameters: Parameters, factor = 1): Experiment {
  const at = number(parameters, 'T');
  const [before, after] = [number(parameters, 'rate_before'), number(parameters, 'rate_after') * factor];
  const started = at - 20;
  const mean = 1 / number(parameters, 'mu');
  return {
    text: theoryScenario({
      horizon: `${number(parameters, 't') - started} h`,
      warmUp: `${5 * mean} h`,
      tick: '0.05 h',
      rest: wait(`"t < ${at - started} h ? ${before} / h : ${after} / h"`, exponential(mean)),
    }),
    replications: 500,
    readings: { 'm(t)': open },
  };
}

function fromEmpty(parameters: Parameters, factor = 1): Experiment {
  return {
    text: theoryScenario({
      horizon: `${number(parameters, 't')} h`,
      rest: wait(`${number(parameters, 'lambda') * factor} / h`, exponential(number(parameters, 'mean'))),
    }),
    replications: 3000,
    readings: { 'E N(t)': open },
  };
}

const served = (arrivals: string, mean: number): string =>
  `cases: { item: { arrivals: ${arrivals}, steps: { serve: { unit: o.desk, effort: ${exponential(mean)}, then: end } } } }`;

function servers(parameters: Parameters, factor = 1): Experiment {
  const hours = number(parameters, 't');
  return {
    text: theoryScenario({
      horizon: `${hours} h`,
      units: { desk: number(parameters, 'c') },
      rest: served(`${number(parameters, 'lambda')} / h`, factor / number(parameters, 'mu')),
    }),
    replications: hours < 20 ? 12_000 : 6_000,
    readings: { 'E N(t)': open },
  };
}

/**
 * Servers that come later stand on posts until then, and posts are filled before work. Moments at which something
 * changes lie on ticks.
 */
function pieces(parameters: Parameters, factor = 1): Experiment {
  const segments = table(parameters, 'segments[lambda,c,duration]');
  const most = Math.max(...segments.map(([, persons = 0]) => persons));
  let end = 0;
  let rate = '0 / h';
  let posts = '0';
  const parts = segments.map(([lambda = 0, persons = 0, hours = 0]) => {
    end += hours;
    return { lambda, persons, end };
  });
  for (const part of parts.reverse()) {
    rate =
      part.end === end ? `${part.lambda * factor} / h` : `(t < ${part.end} h ? ${part.lambda} / h : ${rate})`;
    posts =
      part.end === end ? `${most - part.persons}` : `(t < ${part.end} h ? ${most - part.persons} : ${posts})`;
  }
  return {
    text: theoryScenario({
      horizon: `${end} h`,
      tick: '0.1 h',
      units: { desk: most },
      rest: [
        served(`"${rate}"`, 1 / number(parameters, 'mu')),
        `posts: { elsewhere: { required: "${posts}", unit: o.desk } }`,
      ].join('\n'),
    }),
    replications: 2400,
    readings: { 'E N(end)': open },
  };
}

/**
 * Who finds all servers taken goes to the alternative, which always has room. It is looked at for so short a time that
 * nothing changes in it, and its variance is the mean square about the known mean.
 */
function overflow(parameters: Parameters, extra = 0): Experiment {
  const load = number(parameters, 'offered_load');
  const alpha = meanOverflow(load, number(parameters, 'primary_servers'));
  const stay = exponential(1 / number(parameters, 'mu'));
  return {
    text: theoryScenario({
      horizon: '0.0001 h',
      warmUp: '12 h',
      units: { primary: number(parameters, 'primary_servers') + extra, spare: 200 },
      rest: `cases: { call: { arrivals: ${load} / h, steps: { serve: { unit: [o.primary, o.spare], effort: ${stay}, then: end } } } }`,
    }),
    replications: 12_000,
    readings: {
      'mean busy in overflow group': (sample) => sample.value('o.spare', 'busy'),
      'variance busy in overflow group': (sample) => (sample.value('o.spare', 'busy') - alpha) ** 2,
    },
  };
}

/** α = a B(c, a), with Erlang's B by its recursion. */
function meanOverflow(load: number, count: number): number {
  let blocked = 1;
  for (let server = 1; server <= count; server++) blocked = (load * blocked) / (server + load * blocked);
  return load * blocked;
}

const tenPercentMore = 'arrivals 10 % more';

export const TRANSIENTS: readonly Model[] = [
  {
    name: 'Mt/M/inf',
    experiment: (parameters) => exponentialStay(parameters),
    wrong: { title: tenPercentMore, experiment: (parameters) => exponentialStay(parameters, 1.1) },
  },
  {
    name: 'Mt/D/inf',
    experiment: (parameters) => constantStay(parameters),
    wrong: { title: tenPercentMore, experiment: (parameters) => constantStay(parameters, 1.1) },
  },
  {
    name: 'Mt/M/inf step',
    experiment: (parameters) => step(parameters),
    wrong: { title: 'after the step 10 % more', experiment: (parameters) => step(parameters, 1.1) },
  },
  {
    name: 'M/M/inf from empty',
    experiment: (parameters) => fromEmpty(parameters),
    wrong: { title: tenPercentMore, experiment: (parameters) => fromEmpty(parameters, 1.1) },
  },
  {
    name: 'M/M/c transient from empty',
    experiment: (parameters) => servers(parameters),
    wrong: { title: 'service 10 % slower', experiment: (parameters) => servers(parameters, 1.1) },
  },
  {
    name: 'M/M/c(t) piecewise transient from empty',
    experiment: (parameters) => pieces(parameters),
    wrong: { title: 'in the last piece 10 % more', experiment: (parameters) => pieces(parameters, 1.1) },
  },
  {
    name: 'Erlang overflow (Riordan-Wilkinson)',
    experiment: (parameters) => overflow(parameters),
    wrong: { title: 'one server more', experiment: (parameters) => overflow(parameters, 1) },
  },
];
