import { describe, expect, it } from 'vitest';
import { expectedLoad } from '../../src/chain/expectedLoad.ts';
import { Simulator } from '../../src/chain/index.ts';
import { RatioTally, ratioInterval } from '../../src/statistics/index.ts';
import { Record, scenarioOf, small } from '../support/runScenario.ts';

const SEED = { low: 3, high: 14 };

/** Whether the mean of a metric over replications is the value, at a level of 1 in 10,000 a test. */
async function agrees(
  text: string,
  replications: number,
  read: (record: Record) => number,
  value: number,
): Promise<void> {
  const { chain } = await scenarioOf(text);
  const simulator = new Simulator(chain, SEED);
  const tally = new RatioTally();
  for (let index = 0; index < replications; index++)
    tally.add(read(new Record(simulator, chain.norms.length, index)), 1);
  const { low, high } = ratioInterval(tally, 0.9999)!;
  expect(low, `${value} against ${low} to ${high}`).toBeLessThanOrEqual(value);
  expect(high, `${value} against ${low} to ${high}`).toBeGreaterThanOrEqual(value);
  expect((high - low) / value).toBeLessThan(0.2);
}

const loadOf = async (text: string, from?: number, to?: number) =>
  expectedLoad((await scenarioOf(text)).chain, from, to);

describe('the load of obligations by arithmetic', () => {
  it('is people or objects × occurrences × effort', async () => {
    const rest = [
      'people: { groups: { here: { initial: 12 } } }',
      'obligations:',
      '  a: { every: 1 week, for: here, unit: o.u, effort: { gamma: { mean: 7 h, cv: 1 } } }',
      '  b: { every: 1 day, for: 2.5, unit: o.u, effort: 2 h }',
      '  c: { every: 1 month, from: 2015-02-01, unit: o.v, effort: 10 h }',
    ].join('\n');
    const text = small({
      units: 'u: { onDuty: 2 }, v: { onDuty: 1, roster: office }',
      rest,
      horizon: '1 year',
    });
    const load = await loadOf(text);
    expect(load.units[0]?.work).toBeCloseTo(12 / 24 + 6 / 24, 9);
    // On the first of each month from February to January: 12 in the year from 5 January.
    expect(load.units[1]?.work).toBeCloseTo(120 / 8760, 12);
    expect(load.opened.at(-1)).toBeCloseTo(12 / 8760, 12);
    // In January (to the 5th of February) one; in the week from 12 January none.
    expect((await loadOf(text, 0, 31 * 24)).units[1]?.work).toBeCloseTo(10 / (31 * 24), 12);
    expect((await loadOf(text, 168, 336)).units[1]?.work).toBe(0);
  });

  it('is what a run offers, with people who come and go', async () => {
    const text = small({
      units: 'u: { onDuty: 50 }',
      rest: 'people: { groups: { here: { initial: 20 } }, flows: { go: { from: here, hazard: 1 / year }, come: { to: here, rate: 1 / week } } }\nobligations: { a: { every: 1 week, for: here, unit: o.u, effort: 5 h } }',
      horizon: '1 year',
    });
    const { work } = (await loadOf(text)).units[0]!;
    await agrees(text, 200, (record) => record.whole('o.u', 'offered_load'), work);
  });
});

describe('posts that open by themselves', () => {
  it('are on average rate × duration, whatever its law (Little)', async () => {
    for (const law of ['40 h', '{ exponential: { mean: 40 h } }', '{ gamma: { mean: 40 h, cv: 2 } }']) {
      const text = small({
        units: 'u: { onDuty: 100 }',
        rest: `warmUp: 1 year\nposts: { p: { opens: 2 / day, lasts: ${law}, staff: 2, unit: o.u } }`,
        horizon: '2 years',
      });
      const mean = (2 / 24) * 40 * 2;
      expect((await loadOf(text)).units[0]?.posts).toBeCloseTo(mean, 6);
      await agrees(text, 30, (record) => record.whole('o.u', 'offered_load'), mean);
    }
  });

  it('begin with those that are there, and unfilled ones are those beyond the staff (a Poisson number)', async () => {
    const lasts = '{ exponential: { mean: 100 h } }';
    const text = small({
      units: 'u: { onDuty: 5 }',
      rest: `posts: { p: { opens: 0.04 / h, lasts: ${lasts}, initial: 10, unit: o.u } }`,
      horizon: '200 h',
    });
    // n(t) = 4 + 6 e^(−t/100): its mean over 200 h.
    const mean = 4 + (6 * (1 - Math.exp(-2))) / 2;
    expect((await loadOf(text)).units[0]?.posts).toBeCloseTo(mean, 6);
    await agrees(text, 2000, (record) => record.whole('o.u', 'offered_load'), mean);
    const steady = text
      .replace(', initial: 10', '')
      .replace('horizon: 200 h', 'warmUp: 1000 h\nhorizon: 20000 h');
    let unfilled = 0;
    let probability = Math.exp(-4);
    for (let n = 1; n < 60; n++) {
      probability *= 4 / n;
      if (n > 5) unfilled += (n - 5) * probability;
    }
    await agrees(steady, 120, (record) => record.whole('o.u', 'unfilled_share'), unfilled / 4);
  });
});

describe('outages', () => {
  it('at a rate leave e^(−takes × rate × duration) of the staff, whatever the law', async () => {
    for (const law of ['5 days', '{ exponential: { mean: 5 days } }']) {
      const text = small({
        units: `u: { onDuty: 10, roster: office, outages: [{ rate: 0.3 / day, lasts: ${law}, takes: 40 % }] }`,
        rest: 'warmUp: 60 days\nobligations: { d: { every: 1 day, unit: o.u, effort: 1 h } }',
        horizon: '1 year',
      });
      const mean = 10 * Math.exp(-0.4 * 0.3 * 5);
      expect((await loadOf(text)).units[0]?.onDuty).toBeCloseTo(mean, 5);
      await agrees(text, 100, (record) => record.whole('o.u', 'on_duty'), mean);
    }
  });

  it('on dates take their share of the open hours that they last', async () => {
    // From Monday 12 January 9:00 for two days: 16 of the 80 open hours of two weeks, from 40 h on half.
    const text = small({
      units:
        'u: { onDuty: 10, roster: office, outages: [{ on: 2015-01-12T09:00, lasts: 2 days, takes: 50 % }] }',
      rest: 'tick: 1 h\nobligations: { d: { every: 1 day, unit: o.u, effort: 1 h } }',
      horizon: '2 weeks',
    });
    const load = await loadOf(text);
    expect(load.units[0]?.onDuty).toBeCloseTo(10 * (1 - (0.5 * 16) / 80), 6);
    const record = new Record(new Simulator((await scenarioOf(text)).chain, SEED), 0, 0);
    expect(record.whole('o.u', 'on_duty')).toBeCloseTo(load.units[0]!.onDuty, 6);
  });
});
