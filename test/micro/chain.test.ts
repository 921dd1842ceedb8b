import { describe, expect, it } from 'vitest';
import { runText, small } from '../support/runScenario.ts';

const unit = (onDuty = 1): string => `u: { onDuty: ${onDuty}, roster: continuous }`;

describe('cases', () => {
  it('go along their routes, wait without a unit, and open other cases', async () => {
    const rest = [
      'cases:',
      '  a:',
      '    initial: { work: 1 }',
      '    steps:',
      '      work: { unit: o.u, effort: 2 h, opens: { b: 2 }, then: pause }',
      '      pause: { wait: 5 h, then: end }',
      '  b: { steps: { work: { unit: o.u, effort: 3 h, then: end } } }',
    ].join('\n');
    const run = await runText(small({ units: unit(), rest }));
    expect(run.whole('a', 'throughput_mean')).toBe(7);
    expect([run.whole('a.work', 'sojourn_mean'), run.whole('a.pause', 'sojourn_mean')]).toEqual([2, 5]);
    expect([run.whole('b', 'opened'), run.whole('b', 'closed')]).toEqual([2, 2]);
    expect(run.whole('b', 'throughput_mean')).toBe(4.5);
  });

  it('arrive after each other, on dates and in batches rounded up', async () => {
    const rest = [
      'cases:',
      '  every: { arrivals: { every: 36 h }, steps: { work: { wait: 1 h, then: end } } }',
      '  dated: { arrivals: { dates: [2015-01-06, 2015-01-09], batch: 2.5 }, steps: { work: { wait: 1 h, then: end } } }',
      'posts: { idle: { required: 0, unit: o.u } }',
    ].join('\n');
    const run = await runText(small({ units: unit(), rest, horizon: '5 days', reporting: 'day' }));
    expect(run.series('every', 'opened')).toEqual([0, 1, 0, 1, 1]); // at 36, 72, 108 h
    expect(run.series('dated', 'opened')).toEqual([0, 3, 0, 0, 3]);
  });

  it('that are there at the beginning have been ready for their age and have their remaining effort', async () => {
    const rest =
      'cases:\n  a: { initial: { work: { count: 1, age: 10 h, remaining: 3 h } }, steps: { work: { unit: o.u, effort: 100 h, within: 13 h, then: end } } }';
    const run = await runText(small({ units: unit(), rest }));
    expect([
      run.whole('a.work', 'wait_mean'),
      run.whole('a', 'throughput_mean'),
      run.whole('a.work', 'on_time'),
    ]).toEqual([10, 13, 1]);
    expect(run.whole('a.work', 'arrived')).toBe(1);
  });
});

describe('a loop that takes no time', () => {
  it.each([
    [
      'of cases that open themselves',
      'a: { initial: { look: 1 }, steps: { look: { opens: { a: 1 }, then: end } } }',
    ],
    [
      'of branches',
      'a: { initial: { look: 1 }, steps: { look: { then: { again: "weekday < 9 ? 1 : 0", end: rest } }, again: { then: look } } }',
    ],
    [
      'of deadlines',
      'a: { initial: { work: 2 }, steps: { work: { unit: o.u, effort: 9 h, withinCase: 1 h, onLate: work, then: end } } }',
    ],
  ])('%s is stopped with a message, not with a stack overflow', async (_, cases) => {
    const rest = `posts: { idle: { required: 0, unit: o.u } }\ncases:\n  ${cases}`;
    await expect(runText(small({ units: unit(), rest }))).rejects.toThrow(/at one instant/);
  });
});

describe('a formula that is no use in the run', () => {
  const one = (arrivals: string, then: string, posts: string): string =>
    `posts: { idle: { required: "${posts}", unit: o.u } }\ncases:\n  a: { arrivals: "${arrivals}", steps: { look: { wait: 1 h, then: ${then} } } }`;

  it.each([
    ['an infinite rate', one('4 / h / (month - 1)', 'end', '0'), /rate of arrivals of a is Infinity/],
    [
      'a rate that is no number later',
      one('1 / h * sqrt(2 - t / 1 day)', 'end', '0'),
      /rate of arrivals of a/,
    ],
    ['a negative rate', one('1 / h * (weekday - 3)', 'end', '0'), /rate of arrivals of a is -/],
    [
      'a probability above 1',
      one('1 / h', '{ look: "1 + weekday", end: rest }', '0'),
      /probability of a route/,
    ],
    [
      'a probability that is no number',
      one('1 / h', '{ look: "0 / (month - 1)", end: rest }', '0'),
      /probability/,
    ],
    ['a negative number of posts', one('1 / h', 'end', '0 - month'), /number of posts idle is -1/],
  ])('%s is said, not passed over', async (_, rest, message) => {
    await expect(runText(small({ units: unit(), rest }))).rejects.toThrow(message);
  });
});

describe('posts', () => {
  it('are filled before work, and what is missing is unfilled', async () => {
    // 3 on duty, posts ask for 2 × 2 = 4: 3 are filled, 1 person is missing throughout; no work is done.
    const rest =
      'cases:\n  a: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 1 h, then: end } } }\nposts: { p: { required: 2, staff: 2, unit: o.u } }';
    const run = await runText(small({ units: unit(3), rest }));
    expect(run.whole('o.u', 'unfilled_share')).toBeCloseTo(1 / 4, 12);
    expect(run.whole('o.u', 'unfilled_post_hours')).toBeCloseTo(240, 9);
    expect([run.whole('a.work', 'started'), run.whole('o.u', 'utilisation')]).toEqual([0, 1]);
    expect(run.whole('o.u', 'offered_load')).toBe(4);
  });

  it('interrupt work when they grow, and leave it the rest of the persons', async () => {
    // 2 on duty; from Tuesday 1.5 persons stand on posts (required is rounded up: 0.6 → 1 post of 1.5).
    // A task of 30 h started Monday 00:00 on a whole place has 6 h left on Tuesday 00:00, then half a pace.
    const rest = [
      'cases:\n  a: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 30 h, then: end } } }',
      'posts: { p: { required: "weekday >= 2 ? 0.6 : 0", staff: 1.5, unit: o.u } }',
    ].join('\n');
    const run = await runText(small({ units: unit(2), rest, horizon: '5 days' }));
    expect(run.whole('a', 'throughput_mean')).toBe(24 + 12);
  });

  it('lose persons only to a preempting step with a smaller priority number', async () => {
    const rest = (priority: number, preempts: boolean): string =>
      [
        `cases:\n  a: { arrivals: { dates: [2015-01-06] }, steps: { work: { unit: o.u, effort: 4 h, team: 2, priority: ${priority}, preempts: ${preempts}, then: end } } }`,
        'posts: { p: { required: 3, priority: 4, unit: o.u } }',
      ].join('\n');
    const taken = await runText(small({ units: unit(3), rest: rest(3, true) }));
    expect(taken.whole('a', 'throughput_mean')).toBe(2);
    expect(taken.whole('o.u', 'unfilled_post_hours')).toBeCloseTo(4, 9);
    for (const [priority, preempts] of [
      [4, true],
      [3, false],
    ] as const) {
      const kept = await runText(small({ units: unit(3), rest: rest(priority, preempts) }));
      expect([kept.whole('a.work', 'started'), kept.whole('o.u', 'unfilled_post_hours')]).toEqual([0, 0]);
    }
  });
});

describe('threat and people', () => {
  it('a surge halves every half-life', async () => {
    const rest = [
      'threat: { levels: { low: 1, high: 2 }, path: { fixed: high }, incidents: { i: { dates: [2015-01-06], surge: 3, halfLife: 2 days } } }',
      'cases:\n  a: { arrivals: 1 / day, steps: { work: { wait: 1 h, then: end } } }',
      'posts: { idle: { required: 0, unit: o.u } }',
    ].join('\n');
    const run = await runText(small({ units: unit(), rest, horizon: '5 days', reporting: 'day' }));
    const perDay = [0, 1, 2, 3].map(
      (day) => (((3 * 48) / Math.LN2) * (2 ** (-day / 2) - 2 ** (-(day + 1) / 2))) / 24,
    );
    for (const [day, surge] of run.series('threat', 'surge').entries()) {
      expect(surge).toBeCloseTo(day === 0 ? 0 : (perDay[day - 1] as number), 10);
    }
    expect([run.whole('threat', 'factor'), run.whole('threat', 'incidents')]).toEqual([2, 1]);
  });

  it('people move by hazards and open cases; nobody is lost', async () => {
    const rest = [
      'people:',
      '  groups: { abroad: { initial: 50 }, home: { initial: 5 }, gone: { initial: 0 } }',
      '  flows:',
      '    back: { from: abroad, to: home, hazard: 0.05 / day, opens: a }',
      '    lost: { from: abroad, to: gone, hazard: 0.05 / day }',
      'cases:\n  a: { about: person, steps: { work: { wait: 1 h, then: end } } }',
      'posts: { idle: { required: 0, unit: o.u } }',
    ].join('\n');
    const run = await runText(small({ units: unit(), rest, horizon: '60 days', reporting: 'day' }));
    const home = run.series('home', 'people', 'group');
    const total = run
      .series('abroad', 'people', 'group')
      .map((n, day) => n + (home[day] as number) + (run.series('gone', 'people', 'group')[day] as number));
    for (const people of total) expect(people).toBeCloseTo(55, 9);
    expect(run.whole('a', 'opened')).toBeCloseTo((home.at(-1) as number) - 5, 0);
  });
});

describe('a warm-up', () => {
  it('is not measured, but what it leaves is there', async () => {
    // A task every 10 h of 15 h on one place: by the end of a warm-up of 100 h ten have come and some wait.
    const text = small({
      units: unit(),
      rest: 'warmUp: 100 h\ncases:\n  a: { arrivals: { every: 10 h }, steps: { work: { unit: o.u, effort: 15 h, then: end } } }',
      horizon: '2 days',
    });
    const run = await runText(text);
    const opened = run.whole('a', 'opened');
    expect(opened).toBe(run.whole('a', 'closed') + run.whole('a', 'open'));
    // Starts at −90, −75, …: completions at −75 + 15 k; in (0, 48] they are at 0, 15, 30, 45 → 0 belongs to it.
    expect(run.whole('a', 'closed')).toBe(4);
  });
});
