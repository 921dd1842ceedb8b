import { describe, expect, it } from 'vitest';
import { expectedLoad } from '../../src/chain/expectedLoad.ts';
import { Simulator } from '../../src/chain/index.ts';
import { Record, scenarioOf, small } from '../support/runScenario.ts';
import { SEED } from './replication.ts';

const REPLICATIONS = 300;

/** Everything that moves people and brings cases, with steps that take hardly any time. */
const TEXT = small({
  units: 'u: { onDuty: 9, roster: continuous }',
  horizon: '40 days',
  reporting: '40 days',
  rest: [
    'threat:',
    '  levels: { calm: 1, high: 3 }',
    '  path: { semiMarkov: { calm: { dwell: { exponential: { mean: 4 days } }, to: high }, high: { dwell: { exponential: { mean: 2 days } }, to: { calm: 75 %, high: rest } } } }',
    'tables: { rise: { rows: { 2015-01-05: 1, 2015-01-20: 4, 2015-03-01: 2 } }, counts: { rows: { 2015-01-01: 8.5, 2015-01-11: 20, 2015-02-01: 3 } } }',
    'people:',
    '  groups: { abroad: { initial: 60 }, back: { initial: 10 }, held: {}, gone: {} }',
    '  flows:',
    '    come: { to: abroad, rate: "table(\'rise\', t) * threat / day" }',
    '    return: { from: abroad, to: back, dwell: { gamma: { mean: 10 days, cv: 0.5 } }, opens: look }',
    '    lose: { from: abroad, to: gone, hazard: 2 % / day }',
    '    release: { from: held, to: back, dwell: 5 days }',
    '    leave: { from: back, hazard: 3 % / day }',
    'cases:',
    '  look: { about: person, steps: { decide: { then: { arrest: 40 %, end: rest } }, arrest: { wait: 1 min, moves: held, then: end } } }',
    '  offence: { about: person, arrivals: { per: back, hazard: 1 % / day, batch: 1 }, steps: { arrest: { wait: 1 min, moves: held, then: end } } }',
    '  found: { about: person, arrivals: { table: counts }, steps: { enter: { wait: 1 min, moves: back, then: end } } }',
    'posts: { idle: { required: 0, unit: o.u } }',
  ].join('\n'),
});

describe('the expected path of people and cases', async () => {
  const { chain } = await scenarioOf(TEXT);
  const load = expectedLoad(chain);
  const simulator = new Simulator(chain, SEED);
  const records = Array.from({ length: REPLICATIONS }, (_, index) => new Record(simulator, 0, index));

  /** Mean and standard error over the replications. */
  const simulated = (read: (record: Record) => number): readonly [number, number] => {
    const values = records.map(read);
    const mean = values.reduce((sum, value) => sum + value, 0) / REPLICATIONS;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (REPLICATIONS - 1);
    return [mean, Math.sqrt(variance / REPLICATIONS)];
  };

  it.each(['abroad', 'back', 'held', 'gone'])('has the people of %s that simulation finds', (group) => {
    const [mean, error] = simulated((record) => record.whole(group, 'people', 'group'));
    const expected = load.people[chain.groups.findIndex(({ name }) => name === group)] as number;
    // Four standard errors, and 1 % for steps of 6 h.
    expect(Math.abs(expected - mean)).toBeLessThan(4 * error + 0.01 * mean);
  });

  it.each(['look', 'offence', 'found'])('has the cases of %s that simulation finds', (type) => {
    const [mean, error] = simulated((record) => record.whole(type, 'opened'));
    const expected =
      (load.opened[chain.cases.findIndex(({ name }) => name === type)] as number) * chain.horizon;
    expect(Math.abs(expected - mean)).toBeLessThan(4 * error + 0.01 * mean);
  });
});
