import { beforeAll, describe, expect, it } from 'vitest';
import { Simulator } from '../../src/chain/index.ts';
import { seedWords } from '../../src/experiment/seed.ts';
import { Record, scenarioOf, small } from '../support/runScenario.ts';

const SEEDS = 10_001;
const HORIZON = 24;

/** The first interarrival time of a stream of rate 1 an hour, for seeds 0 to 10,000 of the user. */
let first: number[];

beforeAll(async () => {
  // One endless task at one place from the first arrival on: the share of time that is worked says when it came.
  const { chain } = await scenarioOf(
    small({
      units: 'u: { onDuty: 1, roster: continuous }',
      horizon: `${HORIZON} h`,
      reporting: `${HORIZON} h`,
      rest: 'cases: { a: { arrivals: 1 / h, steps: { serve: { unit: o.u, effort: 1000 h, queueLimit: 0, then: end } } } }',
    }),
  );
  first = Array.from({ length: SEEDS }, (_, seed) => {
    const record = new Record(new Simulator(chain, seedWords(seed)), 0, 0);
    return HORIZON * (1 - record.whole('o.u', 'utilisation'));
  });
});

const uniforms = (): number[] => first.map((hours) => Math.exp(-hours));

function correlation(lag: number): number {
  const values = uniforms().map((u) => u - 0.5);
  let sum = 0;
  for (let index = lag; index < values.length; index++) {
    sum += (values[index] as number) * (values[index - lag] as number);
  }
  return sum / (values.length - lag) / (1 / 12);
}

/** About one false alarm in ten thousand for a normal deviate; the seeds are fixed, so it is raised once or never. */
const WIDE = 3.9;

describe('seeds 0 to 10,000', () => {
  it('have first interarrival times with the mean of the exponential law', () => {
    const mean = first.reduce((sum, hours) => sum + hours, 0) / SEEDS;
    expect(Math.abs(mean - 1)).toBeLessThan(WIDE / Math.sqrt(SEEDS));
  });

  it('have first interarrival times of that law (Kolmogorov and Smirnov)', () => {
    const sorted = uniforms().sort((one, other) => one - other);
    const distance = sorted.reduce(
      (most, u, index) => Math.max(most, Math.abs(u - (index + 0.5) / SEEDS)),
      0,
    );
    expect(distance).toBeLessThan(2.2 / Math.sqrt(SEEDS));
  });

  it.each([1, 2, 3, 256])('are not correlated at a lag of %d', (lag) => {
    expect(Math.abs(correlation(lag))).toBeLessThan(WIDE / Math.sqrt(SEEDS));
  });

  it('are all different, 0 among them, and text is the same as a number', () => {
    expect(new Set(first).size).toBeGreaterThan(SEEDS - 3);
    expect(seedWords('0')).toEqual(seedWords(0));
    expect(seedWords(0)).not.toEqual(seedWords(1));
  });
});
