import { describe, expect, it } from 'vitest';
import { Simulator } from '../../src/chain/index.ts';
import { Record, runText, scenarioOf } from '../support/runScenario.ts';

const ALWAYS = 'productiveHours: 8760 h / year';

/** Starts on Thursday 1 January 2015, so that months are full. */
const chain = (units: string, policies: string, rest = '', horizon = '10 days'): string =>
  [
    'volhoud: 1',
    'name: policies',
    'start: 2015-01-01',
    `horizon: ${horizon}`,
    'reporting: 1 day',
    `organisations: { o: { units: { ${units} } } }`,
    `policies: { ${policies} }`,
    rest,
  ].join('\n');

const POSTS = 'posts: { guard: { required: 3, unit: o.a } }';
const SPARE =
  'cases: { spare: { steps: { one: { unit: o.a, effort: 1 h, then: two }, two: { unit: o.b, effort: 1 h, then: end } } } }';

describe('a policy that assigns posts', () => {
  it('moves them to the other unit at its moment', async () => {
    const record = await runText(
      chain(
        'a: { onDuty: 2 }, b: { onDuty: 5 }',
        'over: { on: 2015-01-05, do: { assign: guard, to: o.b } }',
        `${POSTS}\n${SPARE}`,
      ),
    );
    // Four days at a, which lacks one person, then six days at b.
    expect(record.whole('o.a', 'unfilled_post_hours')).toBeCloseTo(96, 9);
    expect(record.whole('o.b', 'unfilled_post_hours')).toBe(0);
    expect(record.series('o.b', 'busy').map(Math.round)).toEqual([0, 0, 0, 0, 3, 3, 3, 3, 3, 3]);
  });

  it('does so when its condition has lasted, looked at daily, and back when the other has', async () => {
    const record = await runText(
      chain(
        'a: { onDuty: 9 }, b: { onDuty: 9 }',
        'over: { when: threat > 1, for: 2 days, do: { assign: guard, to: o.b } }, back: { when: threat <= 1, do: { assign: guard, to: o.a } }',
        `threat: { levels: { low: 1, high: 2 }, path: { timeline: { 2015-01-01: low, 2015-01-03: high, 2015-01-08: low } } }\n${POSTS}\n${SPARE}`,
      ),
    );
    // High from day 2 (the third); seen then; two days later, on day 4, it moves; on day 7 it goes back.
    expect(record.series('o.b', 'busy').map(Math.round)).toEqual([0, 0, 0, 0, 3, 3, 3, 0, 0, 0]);
  });

  it('is counted each time, with the day of the first', async () => {
    const record = await runText(
      chain(
        'a: { onDuty: 9 }, b: { onDuty: 9 }',
        'over: { when: threat > 1, for: 1 day, do: { assign: guard, to: o.b } }, never: { when: threat > 5, do: { assign: guard, to: o.b } }',
        `threat: { levels: { low: 1, high: 2 }, path: { timeline: { 2015-01-01: low, 2015-01-03: high, 2015-01-06: low, 2015-01-08: high } } }\n${POSTS}\n${SPARE}`,
      ),
    );
    // High from day 2 and again from day 7; each time it acts a day later.
    expect(record.whole('over', 'actions')).toBe(2);
    expect(record.series('over', 'actions')).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 1, 0]);
    expect(record.whole('over', 'first_action')).toBe(3);
    expect(record.whole('never', 'actions')).toBe(0);
    expect(record.whole('never', 'first_action')).toBeNaN();
  });

  it('looks only at its reviews if it has any', async () => {
    const record = await runText(
      chain(
        'a: { onDuty: 9 }, b: { onDuty: 9 }',
        'over: { when: threat > 1, review: 4 days, do: { assign: guard, to: o.b } }',
        `threat: { levels: { low: 1, high: 2 }, path: { timeline: { 2015-01-01: low, 2015-01-03: high } } }\n${POSTS}\n${SPARE}`,
      ),
    );
    expect(record.series('o.b', 'busy').map(Math.round)).toEqual([0, 0, 0, 0, 3, 3, 3, 3, 3, 3]);
  });
});

describe('a policy that lends staff', () => {
  const units = `a: { fte: 4, productiveHours: 4380 h / year }, b: { fte: 1, ${ALWAYS} }`;

  it('takes FTE for a time, and makes persons of them by the hours of the lender', async () => {
    const record = await runText(
      chain(
        units,
        'help: { on: 2015-01-03, do: { lend: { from: o.a, to: o.b, fte: 2, for: 3 days } } }',
        SPARE,
      ),
    );
    expect(record.series('o.a', 'on_duty')).toEqual([2, 2, 1, 1, 1, 2, 2, 2, 2, 2]);
    expect(record.series('o.b', 'on_duty')).toEqual([1, 1, 2, 2, 2, 1, 1, 1, 1, 1]);
  });

  it('lends no more than the lender has, whatever is lent already', async () => {
    const record = await runText(
      chain(
        units,
        'help: { on: [2015-01-03, 2015-01-05], do: { lend: { from: o.a, to: o.b, fte: 3, for: 4 days } } }',
        SPARE,
      ),
    );
    // 3 of 4 FTE from day 2 to 6, the one that is left from day 4 to 8.
    expect(record.series('o.a', 'on_duty')).toEqual([2, 2, 0.5, 0.5, 0, 0, 1.5, 1.5, 2, 2]);
    expect(record.series('o.b', 'on_duty')).toEqual([1, 1, 2.5, 2.5, 3, 3, 1.5, 1.5, 1, 1]);
  });
});

describe('a policy that authorises', () => {
  it('lets the unit hire, through its stages', async () => {
    const record = await runText(
      chain(
        `a: { fte: 1, ${ALWAYS}, hiring: { perMonth: 5, stages: [{ name: selection, lead: 2 days }] } }, b: { onDuty: 1 }`,
        'more: { on: 2015-01-04, do: { authorise: { o.a: 3 } } }',
        SPARE,
      ),
    );
    expect(record.series('o.a', 'staff')).toEqual([1, 1, 1, 1, 1, 3, 3, 3, 3, 3]);
    expect(record.series('o.a', 'authorised')).toEqual([1, 1, 1, 3, 3, 3, 3, 3, 3, 3]);
  });
});

describe('a condition on metrics of a unit', () => {
  it('reads state as it is now', async () => {
    const record = await runText(
      chain(
        `a: { onDuty: 1 }, b: { onDuty: 1 }`,
        'more: { when: unit.o.a.backlog_days > 3 days, do: { set: { o.a.onDuty: 2 } } }',
        'cases: { job: { initial: { one: 6 }, steps: { one: { unit: o.a, effort: 24 h, then: two }, two: { unit: o.b, effort: 0 h, then: end } } } }',
      ),
    );
    // After a day four wait and one begins: 5 days of work at that instant.
    expect(record.series('o.a', 'on_duty')).toEqual([1, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
  });

  it('reads all others over the last full month, and nothing before one has passed', async () => {
    const record = await runText(
      chain(
        'a: { onDuty: 2 }, b: { onDuty: 1 }',
        'more: { when: unit.o.a.utilisation > 45 %, do: { set: { o.a.onDuty: 4 } } }',
        `posts: { guard: { required: "month == 1 ? 1 : 0", unit: o.a } }\n${SPARE}`,
        '60 days',
      ),
    );
    // January: half. On 1 February it is known; in February nothing is done, and the condition stays false from March on.
    const onDuty = record.series('o.a', 'on_duty');
    expect(onDuty.slice(0, 31)).toEqual(new Array(31).fill(2));
    expect(onDuty.slice(31)).toEqual(new Array(29).fill(4));
  });
});

describe('a policy that sets values', () => {
  const jobs = (more: string): string =>
    `cases: { job: { arrivals: { every: 6 h }, steps: { one: { unit: o.a, effort: 1 h, ${more} }, two: { unit: o.b, effort: 1 h, then: end } } } }`;

  it('sets a parameter, and with it rates and fixed probabilities that name it', async () => {
    const record = await runText(
      chain(
        'a: { onDuty: 9 }, b: { onDuty: 9 }',
        'less: { on: 2015-01-05, do: { set: { parameters.share: 0 } } }',
        `parameters: { share: 1 }\n${jobs('then: { two: share, end: rest }')}`,
      ),
    );
    // The case that comes at midnight of day 4 is done an hour later.
    expect(record.series('job.two', 'arrived')).toEqual([3, 4, 4, 4, 0, 0, 0, 0, 0, 0]);
  });

  it('sets a route, an effort and a limit of a step', async () => {
    const record = await runText(
      chain(
        'a: { onDuty: 1 }, b: { onDuty: 1 }',
        'less: { on: 2015-01-05, do: { set: { job.one.then: end, job.one.effort: 12 h, job.one.queueLimit: 0 } } }',
        jobs('then: two'),
      ),
    );
    expect(record.series('job.two', 'arrived').slice(0, 5)).toEqual([3, 4, 4, 4, 0]);
    expect(record.whole('job.one', 'dropped')).toBe(12);
  });

  it('sets the rate of arrivals and the number of posts', async () => {
    const record = await runText(
      chain(
        'a: { onDuty: 5 }, b: { onDuty: 5 }',
        'none: { on: 2015-01-05, do: { set: { job.arrivals: 0 / day, posts.guard.required: 4 } } }',
        `${POSTS}\n${jobs('then: two').replace('{ every: 6 h }', '50 / day')}`,
      ),
    );
    expect(record.series('job', 'opened').slice(4)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(record.series('o.a', 'busy').slice(6).map(Math.round)).toEqual([4, 4, 4, 4]);
  });

  it('sets absence, to which fatigue goes on adding', async () => {
    const record = await runText(
      chain(
        'a: { onDuty: 10, fatigue: { u0: 50 %, rise: 1 week, recovery: 1 week, b: 10 % } }, b: { onDuty: 1 }',
        'ill: { on: 2015-01-05, do: { set: { o.a.absence: 20 % } } }',
        `posts: { guard: { required: 20, unit: o.a } }\n${SPARE}`,
        '21 days',
      ),
    );
    // All are at work: fatigue is 1 − e⁻¹ after a week, 1 − e⁻² after two.
    const tired = [0, 0.1 * (1 - Math.exp(-1)), 0.1 * (1 - Math.exp(-2))] as const;
    const absence = record.series('o.a', 'absence');
    expect(absence[3]).toBe(0);
    for (const [day, added] of [
      [4, tired[0]],
      [7, tired[1]],
      [13, tired[1]],
      [14, tired[2]],
    ] as const) {
      expect(absence[day]).toBeCloseTo(0.2 + added, 12);
    }
    expect(record.series('o.a', 'on_duty')[14]).toBeCloseTo(10 * (0.8 - tired[2]), 8);
  });

  it('sets a priority: what waits and what is served takes its new rank', async () => {
    const text = (policies: string): string =>
      chain(
        'a: { onDuty: 1 }, b: { onDuty: 1 }',
        policies,
        'cases: { x: { initial: { do: 2 }, steps: { do: { unit: o.a, effort: 36 h, priority: 1, then: end } } }, y: { initial: { do: 2 }, steps: { do: { unit: o.a, effort: 36 h, priority: 5, then: end } } }, spare: { steps: { do: { unit: o.b, effort: 1 h, then: end } } } }',
      );
    const before = await runText(
      text('none: { on: 2015-01-02, do: { set: { parameters.p: 2 } } }').replace(
        'policies:',
        'parameters: { p: 1 }\npolicies:',
      ),
    );
    expect(before.series('x.do', 'completed').slice(0, 6)).toEqual([0, 1, 0, 1, 0, 0]);
    const record = await runText(text('swap: { on: 2015-01-02, do: { set: { x.do.priority: 9 } } }'));
    // The first of x is in service and goes on; then y, y, and the other of x last.
    expect(record.series('x.do', 'completed').slice(0, 7)).toEqual([0, 1, 0, 0, 0, 0, 1]);
    expect(record.series('y.do', 'completed').slice(0, 7)).toEqual([0, 0, 0, 1, 1, 0, 0]);
  });

  it('starts every replication as the scenario says', async () => {
    const { chain: compiled } = await scenarioOf(
      chain(
        'a: { onDuty: 1 }, b: { onDuty: 1 }',
        'less: { on: 2015-01-05, do: { set: { job.one.then: end, parameters.n: 0, job.one.priority: 1, o.a.onDuty: 3 } } }',
        `parameters: { n: 4 }\n${jobs('then: two, priority: 3').replace('{ every: 6 h }', 'n / day')}`,
      ),
    );
    const simulator = new Simulator(compiled, { low: 1, high: 2 });
    new Record(simulator, 0, 0);
    const second = new Record(simulator, 0, 1);
    const alone = new Record(new Simulator(compiled, { low: 1, high: 2 }), 0, 1);
    expect(second.values).toEqual(alone.values);
  });
});
