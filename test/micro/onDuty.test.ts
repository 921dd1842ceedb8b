import { describe, expect, it } from 'vitest';
import { runText, small } from '../support/runScenario.ts';

const cases = (effort: string, count: number, more = ''): string =>
  `cases: { a: { initial: { do: ${count} }, steps: { do: { unit: o.u, effort: ${effort}${more}, then: end } } } }`;

describe('persons on duty', () => {
  it('are FTE × productive hours ÷ open hours of the 365 days from the start × (1 − absence)', async () => {
    // From Monday 5 January 2015: 52 weeks of 40 h and one Monday more.
    const openHours = 52 * 40 + 8;
    const run = await runText(
      small({
        units: 'u: { fte: 10, productiveHours: 1400 h / year, roster: office, absence: 10 % }',
        rest: cases('1 h', 1),
      }),
    );
    expect(run.whole('o.u', 'on_duty')).toBeCloseTo(((10 * 1400) / openHours) * 0.9, 8);
  });

  it('leave holidays out of the open hours', async () => {
    // 2015-01-05 to 2016-01-04: Easter Monday, King's Day, Liberation Day, Ascension Day, Whit Monday, Christmas (Friday;
    // the second day is a Saturday), New Year's Day.
    const openHours = 52 * 40 + 8 - 7 * 8;
    const text = small({
      units: 'u: { fte: 10, productiveHours: 1400 h / year, roster: office }',
      rest: cases('1 h', 1),
    });
    const run = await runText(text.replace('name: micro', 'name: micro\ncalendar: nl'));
    expect(run.whole('o.u', 'on_duty')).toBeCloseTo((10 * 1400) / openHours, 8);
  });

  it('are rounded to 1e-9: a whole number of persons has no part place', async () => {
    expect(10 * (1 - 0.7)).toBeGreaterThan(3);
    const run = await runText(
      small({ units: 'u: { onDuty: 10, roster: continuous, absence: 70 % }', rest: cases('1 h', 4) }),
    );
    expect(run.whole('o.u', 'on_duty')).toBe(3);
    // Three start at 0, the fourth at 1.
    expect(run.whole('a.do', 'wait_mean')).toBe(0.25);
  });
});

describe('a start on the part place', () => {
  it('is a start: wait, startWithin and queue limits step where a part place appears', async () => {
    const run = (onDuty: number) =>
      runText(
        small({
          units: `u: { onDuty: ${onDuty}, roster: continuous }`,
          rest: cases('3 h', 2, ', startWithin: 0 h, onLate: drop, queueLimit: 0'),
        }),
      );
    const [one, more] = [await run(1), await run(1.1)];
    expect([one.whole('a.do', 'started'), one.whole('a.do', 'dropped')]).toEqual([1, 1]);
    expect([more.whole('a.do', 'started'), more.whole('a.do', 'dropped')]).toEqual([2, 0]);
    expect(more.whole('a.do', 'wait_mean')).toBe(0);
    expect(more.whole('a.do', 'on_time')).toBe(2);
  });
});
