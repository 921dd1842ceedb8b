import { describe, expect, it } from 'vitest';
import { runReinforce } from '../../../src/experiment/index.ts';
import { scenarioOf } from '../../support/runScenario.ts';
import { TrialsHere } from '../../support/trialsHere.ts';

/** A desk with more people than it needs, and steps before it. */
const ENOUGH = 'fte: 40, productiveHours: 1400 h / year';
const HIRED =
  'fte: 1, productiveHours: 1400 h / year, authorised: 1, hiring: { perMonth: 9, stages: [ { name: selection, lead: 5 months } ] }';

const chainText = (steps: string, desk: string): string => `volhoud: 1
name: Desk
start: 2015-01-05
horizon: 6 months
replications: 16
seed: 3
organisations: { o: { units: { desk: { ${desk}, roster: continuous } } } }
cases: { work: { arrivals: 1 / day, steps: { ${steps} } } }
norms: { inTime: { metric: on_time_share, scope: work.a, atLeast: 85 %, per: month } }
`;

describe('a norm that no staffing meets', () => {
  it.each([
    ['too late', HIRED, 'a: { unit: o.desk, effort: 6 h, within: 9 days, then: end }'],
    // Of exponential efforts of 4 hours 71 % take no more than 5: a mean below the deadline is not enough.
    [
      'deadline',
      ENOUGH,
      'a: { unit: o.desk, effort: { exponential: { mean: 4 h } }, within: 5 h, then: end }',
    ],
    [
      'agenda',
      ENOUGH,
      'm: { unit: o.desk, meeting: { every: 2 days, agenda: 1, length: 1 h }, then: a }, a: { unit: o.desk, effort: 1 h, withinCase: 5 days, then: end }',
    ],
    [
      'meeting',
      ENOUGH,
      'm: { unit: o.desk, meeting: { every: 30 days, length: 1 h }, then: a }, a: { unit: o.desk, effort: 1 h, withinCase: 5 days, then: end }',
    ],
    [
      'external wait',
      ENOUGH,
      'w: { wait: 12 days, then: a }, a: { unit: o.desk, effort: 1 h, withinCase: 5 days, then: end }',
    ],
    [
      'not staff',
      ENOUGH,
      'w: { wait: 12 days, then: a }, a: { unit: o.desk, effort: 150 h, withinCase: 5 days, then: end }',
    ],
  ] as const)('is said to be missed for the reason that it is: %s', async (reason, desk, steps) => {
    const scenario = await scenarioOf(chainText(steps, desk));
    const { result } = await runReinforce([scenario], { trials: new TrialsHere() });
    expect(result).toMatchObject({ kind: 'impossible', unmet: [{ norm: 'inTime', reason }] });
    const [unmet] = result.unmet;
    expect(unmet?.unlimited?.estimate).toBe(reason === 'too late' ? 1 : 0);
    expect(result.sentence).toMatch(/inTime \(kept in 0 % \(0–\d+\)\): /);
  });
});
