import type { Experiment, Sample } from '../../support/theory.ts';
import { theoryScenario } from '../../support/theory.ts';
import type { Model } from '../model.ts';
import { number, type Parameters } from '../rows.ts';

/** Number in the system: waiting and in service, each at pace 1. */
export const inSystem = (sample: Sample): number =>
  sample.value('o.desk', 'queue_length') + sample.value('o.desk', 'busy');

/** Cases that arrive at one desk; `step` is the rest of the step. */
export function desk(parts: {
  readonly arrivals: string;
  readonly effort: string;
  readonly onDuty?: number;
  readonly step?: string;
  /** The rest of the unit. */
  readonly unit?: string;
  readonly horizon: number;
  readonly warmUp: number;
}): string {
  const step = parts.step === undefined ? '' : `${parts.step}, `;
  return theoryScenario({
    horizon: `${parts.horizon} h`,
    warmUp: `${parts.warmUp} h`,
    units: { desk: `${parts.onDuty ?? 1}${parts.unit === undefined ? '' : `, ${parts.unit}`}` },
    rest: `cases: { call: { arrivals: ${parts.arrivals}, steps: { serve: { unit: o.desk, effort: ${parts.effort}, ${step}then: end } } } }`,
  });
}

const wq = (sample: Sample) => sample.pair('call.serve', 'wait_mean');

/** P(Wq > x): tasks that were not on time for `startWithin: x` with `onLate: continue`. */
const notOnTime = (sample: Sample): readonly [number, number] => {
  const [onTime, decided] = sample.pair('call.serve', 'on_time_share');
  return [decided - onTime, decided];
};

/**
 * Var(Wq): a limit D with density 2 d ÷ T² on (0, T) is missed with probability E[min(Wq, T)²] ÷ T², so that
 * `startWithin: { triangular: { min: 0, mode: T, max: T } }` measures the second moment; T lies far in the tail.
 */
const waitVariance =
  (tail: number) =>
  (sample: Sample): number => {
    const [missed, decided] = notOnTime(sample);
    return (missed / decided) * tail ** 2 - sample.value('call.serve', 'wait_mean') ** 2;
  };

const secondMoment = (tail: number): string =>
  `startWithin: { triangular: { min: 0 h, mode: ${tail} h, max: ${tail} h } }`;

function mm1(parameters: Parameters, factor = 1): Experiment {
  const lambda = number(parameters, 'lambda');
  const mu = number(parameters, 'mu') * factor;
  const isHeavy = lambda / mu > 0.8;
  return {
    text: desk({
      arrivals: `${lambda} / h`,
      effort: `{ exponential: { mean: ${1 / mu} h } }`,
      step: 'startWithin: 2 h',
      horizon: isHeavy ? 80_000 : 14_000,
      warmUp: isHeavy ? 5_000 : 100,
    }),
    replications: isHeavy ? 24 : 40,
    readings: { L: inSystem, Wq: wq, 'P(Wq>2)': notOnTime },
  };
}

/** By their coefficient of variation; where only two moments matter, a gamma stands for the hyperexponential law. */
function mg1(parameters: Parameters, factor = 1): Experiment {
  const cv = Math.sqrt(typeof parameters['scv'] === 'number' ? parameters['scv'] : 1);
  const mean = number(parameters, 'mean_service') * factor;
  const tail = 80;
  return {
    text: desk({
      arrivals: `${number(parameters, 'lambda')} / h`,
      effort: cv === 1 ? `{ exponential: { mean: ${mean} h } }` : `{ gamma: { mean: ${mean} h, cv: ${cv} } }`,
      step: secondMoment(tail),
      horizon: cv < 1 ? 25_000 : 40_000,
      warmUp: 500,
    }),
    replications: 30,
    readings: { Wq: wq, L: inSystem, 'Var(Wq)': waitVariance(tail) },
  };
}

function md1(parameters: Parameters, factor = 1): Experiment {
  const tail = 40;
  return {
    text: desk({
      arrivals: `${number(parameters, 'lambda')} / h`,
      effort: `${number(parameters, 'service') * factor} h`,
      step: secondMoment(tail),
      horizon: 22_000,
      warmUp: 300,
    }),
    replications: 40,
    readings: { 'Var(Wq)': waitVariance(tail) },
  };
}

/** The mean time depends on the mean of the law only: here a gamma law with twice the variance of the exponential one. */
function sharing(parameters: Parameters, discipline = 'sharing'): Experiment {
  return {
    text: desk({
      arrivals: `${number(parameters, 'lambda')} / h`,
      effort: `{ gamma: { mean: ${number(parameters, 'mean_service')} h, cv: ${Math.SQRT2} } }`,
      unit: `discipline: ${discipline}`,
      horizon: 25_000,
      warmUp: 500,
    }),
    replications: 40,
    readings: { T: (sample) => sample.pair('call', 'throughput_mean') },
  };
}

/** A geometric number on 1, 2, … of mean m is an exponential one of mean −1 ÷ ln(1 − 1/m), rounded up. */
function batches(parameters: Parameters, factor = 1): Experiment {
  const mean = -1 / Math.log(1 - 1 / number(parameters, 'mean_batch'));
  return {
    text: desk({
      arrivals: `{ rate: ${number(parameters, 'batch_rate')} / h, batch: { exponential: { mean: ${mean} } } }`,
      effort: `{ exponential: { mean: ${factor / number(parameters, 'mu')} h } }`,
      horizon: 45_000,
      warmUp: 1_000,
    }),
    replications: 40,
    readings: { L: inSystem },
  };
}

/** An upper bound: gamma laws with the two coefficients of variation lie below it. */
function kingman(parameters: Parameters): Experiment {
  const arrivals = { mean: 1 / number(parameters, 'lambda'), cv: Math.sqrt(number(parameters, 'ca2')) };
  const service = { mean: number(parameters, 'mean'), cv: Math.sqrt(number(parameters, 'cs2')) };
  return {
    text: desk({
      arrivals: `{ every: { gamma: { mean: ${arrivals.mean} h, cv: ${arrivals.cv} } } }`,
      effort: `{ gamma: { mean: ${service.mean} h, cv: ${service.cv} } }`,
      horizon: 30_000,
      warmUp: 500,
    }),
    replications: 20,
    readings: { 'Wq upper bound': wq },
  };
}

export const SINGLE_SERVER: readonly Model[] = [
  {
    name: 'M/M/1',
    widest: 0.2,
    experiment: (parameters) => mm1(parameters),
    wrong: { title: 'service 5 % slower', experiment: (parameters) => mm1(parameters, 0.95) },
  },
  {
    name: 'M/G/1',
    widest: 0.25,
    experiment: (parameters) => mg1(parameters),
    wrong: { title: 'service 5 % slower', experiment: (parameters) => mg1(parameters, 1.05) },
  },
  {
    name: 'M/D/1',
    widest: 0.25,
    experiment: (parameters) => md1(parameters),
    wrong: { title: 'service 10 % slower', experiment: (parameters) => md1(parameters, 1.1) },
  },
  {
    name: 'M/G/1-PS',
    experiment: (parameters) => sharing(parameters),
    wrong: {
      title: 'first come, first served instead',
      experiment: (parameters) => sharing(parameters, 'fifo'),
    },
  },
  {
    name: 'M^[X]/M/1',
    experiment: (parameters) => batches(parameters),
    wrong: { title: 'service 5 % slower', experiment: (parameters) => batches(parameters, 1.05) },
  },
  {
    name: 'GI/G/1 Kingman bound',
    experiment: kingman,
    judged: 'bound',
    wrong: {
      title: 'far more variable service',
      experiment: (parameters) => kingman({ ...parameters, cs2: 3 }),
    },
  },
];
