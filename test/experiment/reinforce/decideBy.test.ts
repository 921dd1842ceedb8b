import { describe, expect, it } from 'vitest';
import { runReinforce } from '../../../src/experiment/index.ts';
import { scenarioOf } from '../../support/runScenario.ts';
import { TrialsHere } from '../../support/trialsHere.ts';

/**
 * Worked by hand: one task a day and unit, nothing left to chance. A task takes 20 of a day's 24 hours, so that one person is
 * enough; from July at the first unit, from October at the second, it takes 36. What is late within a month is a breach at its end,
 * and with 12 hours more each day than one person has, tasks are late within a week: a second person has to be there in July, and
 * in October. People are there when it is decided.
 */
const TEXT = `volhoud: 1
name: By hand
start: 2015-01-01
horizon: 1 year
replications: 16
seed: 3
organisations:
  o:
    units:
      early: { fte: 1, productiveHours: 8760 h / year, roster: continuous, cost: { fte: 80 kEUR / year } }
      late: { fte: 1, productiveHours: 8760 h / year, roster: continuous, cost: { fte: 80 kEUR / year } }
cases:
  one: { arrivals: { every: 1 day }, steps: { work: { unit: o.early, effort: 20 h, within: 3 days, then: end } } }
  two: { arrivals: { every: 1 day }, steps: { work: { unit: o.late, effort: 20 h, within: 3 days, then: end } } }
norms:
  oneInTime: { metric: late, scope: one.work, atMost: 0, per: month }
  twoInTime: { metric: late, scope: two.work, atMost: 0, per: month }
policies:
  heavier: { on: 2015-07-01, do: { set: { one.work.effort: 36 h } } }
  heaviest: { on: 2015-10-01, do: { set: { two.work.effort: 36 h } } }
`;

describe('decide-by dates', () => {
  it('are the latest months that still prevent the first breach, of each part and of all together', async () => {
    const { result } = await runReinforce([await scenarioOf(TEXT)], { trials: new TrialsHere() });
    expect(result.units).toMatchObject([
      { unit: 'o.early', extra: 1, decide_by: '2015-07-01' },
      { unit: 'o.late', extra: 1, decide_by: '2015-10-01' },
    ]);
    expect(result.decide_by).toBe('2015-07-01');
    expect(result.sentence).toContain('All of it together can be decided until 1 July 2015; a month later');
  });
});
