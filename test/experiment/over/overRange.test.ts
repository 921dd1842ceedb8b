import { describe, expect, it } from 'vitest';
import { overRangeOf } from '../../../src/experiment/index.ts';
import { scenarioOf } from '../../support/runScenario.ts';

const scenario = await scenarioOf(`volhoud: 1
name: Calls
start: 2015-04-01
horizon: 30 days
organisations: { desk: { units: { staff: { onDuty: { value: 50, range: [40, 60], law: uniform }, roster: continuous } } } }
cases:
  call:
    arrivals: { value: 24 / 30 days, range: [15 / 30 days, 40 / 30 days] }
    steps: { serve: { unit: desk.staff, effort: 1 h, then: end } }
`);

describe('a range that is asked for', () => {
  it('is in the unit that is asked, a plain number in that of the other end or of the file', () => {
    expect(overRangeOf(scenario, 'call.arrivals=12 / 30 days..2 / day')).toMatchObject({
      unit: '/ day',
      from: 0.4,
      to: 2,
      grain: 0.001,
      own: 0.8,
    });
    expect(overRangeOf(scenario, 'call.arrivals=5..20')).toMatchObject({
      unit: '/ 30 days',
      from: 5,
      to: 20,
    });
    expect(overRangeOf(scenario, 'desk.staff.onDuty=55..90')).not.toHaveProperty('own');
  });

  it('is not guessed where a share is given in plain numbers and the file has it in per cent', async () => {
    const shares = await scenarioOf(`volhoud: 1
name: Calls
start: 2015-04-01
horizon: 30 days
organisations: { desk: { units: { staff: { onDuty: 50, roster: continuous } } } }
cases:
  call:
    arrivals: 1 / h
    steps:
      serve:
        unit: desk.staff
        effort: 1 h
        then: { serve: { value: 5 %, range: [0.02, 0.1] }, end: rest }
`);
    expect(() => overRangeOf(shares, 'call.serve.then.serve=0.05..0.5')).toThrow(/as shares or in %/);
    expect(overRangeOf(shares, 'call.serve.then.serve=2..10 %')).toMatchObject({
      unit: '%',
      from: 2,
      to: 10,
    });
    expect(overRangeOf(shares, 'call.serve.then.serve')).toMatchObject({
      unit: '',
      from: 0.02,
      to: 0.1,
      own: 0.05,
    });
  });

  it('has one way to write its unit', () => {
    for (const text of ['call.arrivals=1/day..2/day', 'call.arrivals=1 /day..2']) {
      expect(overRangeOf(scenario, text)).toMatchObject({ unit: '/ day', from: 1, to: 2 });
    }
  });

  it('is the own range of the value with its law, or one whose values are all alike', () => {
    expect(overRangeOf(scenario, 'desk.staff.onDuty')).toMatchObject({
      from: 40,
      to: 60,
      own: 50,
      law: 'uniform',
    });
    expect(overRangeOf(scenario, 'call.arrivals')).toMatchObject({
      from: 15,
      to: 40,
      own: 24,
      law: 'triangular',
    });
    expect(overRangeOf(scenario, 'call.arrivals=15..40').law).toBe('uniform');
  });
});
