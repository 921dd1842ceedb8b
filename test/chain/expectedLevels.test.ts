import { describe, expect, it } from 'vitest';
import { type ExpectedLoad, expectedLoad } from '../../src/chain/expectedLoad.ts';
import { scenarioOf } from '../support/runScenario.ts';

/** A year at two levels, calm of factor 1 and high of factor 1.5; posts, objects and routes that name the factor. */
async function loadOf(path: string, from: number, to: number): Promise<ExpectedLoad> {
  const { chain } = await scenarioOf(`
volhoud: 1
name: levels
start: 2015-01-01
horizon: 365 days
threat: { levels: { calm: 1, high: 1.5 }, path: ${path} }
organisations: { o: { units: { guards: { onDuty: 10, roster: continuous }, desk: { onDuty: 10, roster: continuous } } } }
posts: { gate: { required: 3 * threat, unit: o.guards } }
obligations: { visit: { every: 10 h, for: 3 * threat, unit: o.desk, effort: 1 h } }
cases:
  seldom: { arrivals: "threat > 1 ? 4 / h : 1 / h", steps: { do: { wait: 1 h, then: end } } }
  always: { arrivals: 1 / h, steps: { do: { wait: 1 h, then: { more: "threat > 1 ? 0.8 : 0.2", end: rest } }, more: { wait: 1 h, then: end } } }
`);
  return expectedLoad(chain, from, to);
}

const opened = (load: ExpectedLoad): number => load.opened[0] as number;
const posts = (load: ExpectedLoad): number => load.units[0]?.posts as number;
const objects = (load: ExpectedLoad): number => (load.units[1]?.work as number) * 10;
const further = ({ visits }: ExpectedLoad): number => visits[2] as number;

describe('the expected load over threat levels', () => {
  it('rounds posts and objects up at each level, not at the mean factor', async () => {
    // 3 at calm and ⌈4.5⌉ = 5 at high, where the mean factor of 1.375 would make ⌈4.125⌉ = 5 all the time.
    const path = '{ semiMarkov: { calm: { dwell: 30 h, to: high }, high: { dwell: 90 h, to: calm } } }';
    const load = await loadOf(path, 4380, 8760);
    expect(posts(load)).toBeCloseTo(3 * 0.25 + 5 * 0.75, 6);
    expect(objects(load)).toBeCloseTo(3 * 0.25 + 5 * 0.75, 6);
  });

  it('takes rates and routes at each level too', async () => {
    const path = '{ semiMarkov: { calm: { dwell: 30 h, to: high }, high: { dwell: 90 h, to: calm } } }';
    const load = await loadOf(path, 4380, 8760);
    expect(opened(load)).toBeCloseTo(1 * 0.25 + 4 * 0.75, 6);
    expect(further(load)).toBeCloseTo(0.2 * 0.25 + 0.8 * 0.75, 6);
  });

  it('weighs the levels of a timeline by their hours, also within a tick', async () => {
    const path = '{ timeline: { 2015-01-01: calm, 2015-01-05T03:00: high, 2015-01-08: calm } }';
    // From 99 h to 168 h of 240.
    const high = 69 / 240;
    const load = await loadOf(path, 0, 240);
    expect(posts(load)).toBeCloseTo(3 + 2 * high, 9);
    expect(opened(load)).toBeCloseTo(1 + 3 * high, 9);
    expect(further(load)).toBeCloseTo(0.2 + 0.6 * high, 9);
  });

  it('grows from none in the first hours of a path that begins calm', async () => {
    // P(high at t) = 1/4 × (1 − e^(−t/22.5)) for mean dwells of 90 and 30 hours.
    const path =
      '{ semiMarkov: { calm: { dwell: { exponential: { mean: 90 h } }, to: high }, high: { dwell: { exponential: { mean: 30 h } }, to: calm } } }';
    const mean = 0.25 * (1 - (1 - Math.exp(-24 / 22.5)) / (24 / 22.5));
    expect(posts(await loadOf(path, 0, 24))).toBeCloseTo(3 + 2 * mean, 2);
  });

  it('leaves a level by the probabilities at that level', async () => {
    // From calm always on to high, from high back half of the time: shares of 20 : 60.
    const path =
      '{ semiMarkov: { calm: { dwell: 20 h, to: { high: "threat > 1 ? 0 : 1", calm: rest } }, high: { dwell: 30 h, to: { calm: "threat > 1 ? 0.5 : 1", high: rest } } } }';
    expect(posts(await loadOf(path, 4380, 8760))).toBeCloseTo(3 * 0.25 + 5 * 0.75, 6);
  });

  it('makes no extra post of a sum of shares that should be whole, as in a run', async () => {
    const { chain } = await scenarioOf(`
volhoud: 1
name: shares
start: 2015-01-01
horizon: 10 days
parameters: { part: 0.1 }
organisations: { o: { units: { guards: { onDuty: 10, roster: continuous } } } }
posts: { gate: { required: 10 * (part + part + part), unit: o.guards } }
`);
    expect(10 * (0.1 + 0.1 + 0.1)).toBeGreaterThan(3);
    expect(expectedLoad(chain).units[0]?.posts).toBeCloseTo(3, 9);
  });
});
