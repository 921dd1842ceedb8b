import { describe, expect, it } from 'vitest';
import { type Record, runText, scenarioOf, small } from '../support/runScenario.ts';

/**
 * One place and tasks of 2 h that are due 3 h after they are ready. `pairs` and `singles` are the days (1 is the
 * first) on which two tasks or one become ready at 06:00. Of a pair the first is on time and waits 0 h, the
 * second waits 2 h and is late at 09:00, done at 10:00; a single is on time and does not wait.
 */
function text(parts: {
  readonly pairs?: readonly number[];
  readonly singles?: readonly number[];
  readonly norm: string;
  readonly days: number;
  readonly reporting?: string;
}): string {
  const dates = (days: readonly number[]): string =>
    days.map((day) => `2015-01-${String(4 + day).padStart(2, '0')}T06:00`).join(', ');
  const source = (name: string, days: readonly number[] | undefined, count: number): string[] =>
    days === undefined
      ? []
      : [
          `  ${name}: { arrivals: { dates: [${dates(days)}] }, steps: { go: { opens: { task: ${count} }, then: end } } }`,
        ];
  return small({
    units: 'desk: { onDuty: 1, roster: continuous }',
    horizon: `${parts.days} days`,
    reporting: parts.reporting ?? 'day',
    rest: [
      'cases:',
      ...source('pair', parts.pairs, 2),
      ...source('single', parts.singles, 1),
      '  task: { steps: { serve: { unit: o.desk, effort: 2 h, within: 3 h, then: end } } }',
      `norms: { n: { ${parts.norm} } }`,
    ].join('\n'),
  });
}

const severity = (run: Record) => ({
  firstBreach: run.breaches[0],
  breachedPeriods: run.whole('n', 'breached_periods'),
  longestBreach: run.whole('n', 'longest_breach'),
  worst: run.whole('n', 'worst_value'),
  shortfall: run.whole('n', 'shortfall'),
  recoveryDays: run.whole('n', 'recovery_days'),
});

const NEVER = Number.POSITIVE_INFINITY;

describe('a breach', () => {
  // Late tasks on days 1, 3, 4, 5; each is one beyond the limit of none.
  const late = { pairs: [1, 3, 4, 5], days: 7 };

  it('falls at the end of the last of the missed periods that make it', async () => {
    const run = await runText(
      text({ ...late, norm: 'metric: late, scope: task.serve, atMost: 0, per: day, inARow: 2' }),
    );
    expect(severity(run)).toEqual({
      firstBreach: 96, // days 3 and 4; day 1 stands alone
      breachedPeriods: 3,
      longestBreach: 3,
      worst: 1,
      shortfall: 3,
      recoveryDays: 2, // from the end of day 4 to the end of day 6, the first that is met
    });
  });

  it('comes with the first missed period unless more are asked', async () => {
    const run = await runText(
      text({ ...late, norm: 'metric: late, scope: task.serve, atMost: 0, per: day' }),
    );
    expect(severity(run)).toEqual({
      firstBreach: 24,
      breachedPeriods: 4,
      longestBreach: 3,
      worst: 1,
      shortfall: 4,
      recoveryDays: 2, // 1 day after day 1, 3 days after day 3
    });
  });

  it('does not come when fewer periods in a row are missed', async () => {
    const run = await runText(
      text({ ...late, norm: 'metric: late, scope: task.serve, atMost: 0, per: day, inARow: 4' }),
    );
    expect(severity(run)).toEqual({
      firstBreach: NEVER,
      breachedPeriods: 0,
      longestBreach: 0,
      worst: 1,
      shortfall: 0,
      recoveryDays: Number.NaN,
    });
  });

  it('that lasts to the horizon recovers at the horizon', async () => {
    const run = await runText(
      text({ pairs: [2, 3], days: 3, norm: 'metric: late, scope: task.serve, atMost: 0, per: day' }),
    );
    expect([run.breaches[0], run.whole('n', 'recovery_days')]).toEqual([48, 1]);
  });

  it('ends the holding of the norm, its unit, its organisation and the chain, from that period on', async () => {
    const run = await runText(
      text({ pairs: [2], days: 3, norm: 'metric: late, scope: task.serve, atMost: 0, per: day' }),
    );
    for (const [kind, scope] of [
      ['norm', 'n'],
      ['unit', 'o.desk'],
      ['organisation', 'o'],
      ['chain', 'chain'],
    ] as const) {
      expect(run.series(scope, 'hold_probability', kind)).toEqual([1, 0, 0]);
      expect(run.whole(scope, 'hold_probability', kind)).toBe(0);
    }
  });
});

describe('periods of a share', () => {
  const share = (more: string) =>
    `metric: on_time_share, scope: task.serve, atLeast: 60 %, per: day, ${more}`;

  it('are joined until they have minCount observations, and then count as one', async () => {
    // Days 1–3: 1 + 2 + 2 tasks, 1 + 1 + 1 on time, 60 %: met. Days 4–5: 2 of 4, 50 %: missed, at 120 h.
    const parts = { singles: [1], pairs: [2, 3, 4, 5], days: 6 };
    const run = await runText(text({ ...parts, norm: share('minCount: 4') }));
    expect(severity(run)).toEqual({
      firstBreach: 120,
      breachedPeriods: 1,
      longestBreach: 1,
      worst: 0.5,
      shortfall: expect.closeTo(0.1, 12),
      recoveryDays: 1, // nothing is judged any more: to the horizon
    });
    const twice = await runText(text({ ...parts, norm: share('minCount: 4, inARow: 2') }));
    expect(twice.breaches[0]).toBe(NEVER);
  });

  it('without any observation are joined too', async () => {
    // Days 1 and 3 make 4 observations; day 2 alone would be met and would part the two missed days.
    const run = await runText(text({ pairs: [1, 3], days: 4, norm: share('minCount: 4') }));
    expect([run.breaches[0], run.whole('n', 'breached_periods')]).toEqual([72, 1]);
  });

  it('that are left at the horizon with too few observations are not judged', async () => {
    const run = await runText(text({ pairs: [1], days: 3, norm: share('minCount: 3') }));
    expect([run.breaches[0], run.whole('n', 'worst_value')]).toEqual([NEVER, Number.NaN]);
  });

  it('have a minCount by which no single late case is a breach, in decimal arithmetic', async () => {
    const norm = async (words: string): Promise<number | undefined> =>
      (await scenarioOf(text({ pairs: [1], days: 62, norm: words }))).chain.norms[0]?.minCount;
    expect(await norm('metric: on_time_share, scope: task.serve, atLeast: 95 %')).toBe(20);
    expect(await norm('metric: on_time_share, scope: task.serve, atLeast: 99.9 %')).toBe(1000);
    expect(await norm('metric: waited_share, scope: task.serve, atMost: 30 %')).toBe(4);
    expect(await norm('metric: wait_p95, scope: task.serve, atMost: 1 h')).toBe(20);
    expect(await norm('metric: late, scope: task.serve, atMost: 0')).toBe(0);
  });
});

describe('other metrics', () => {
  it('are met in a period without an observation, which parts missed ones', async () => {
    // Mean wait 1 h on days 1 and 3; nothing on days 2 and 4.
    const norm = 'metric: wait_mean, scope: task.serve, atMost: 0.5 h, per: day';
    const run = await runText(text({ pairs: [1, 3], days: 5, norm }));
    expect(severity(run)).toEqual({
      firstBreach: 24,
      breachedPeriods: 2,
      longestBreach: 1,
      worst: 1,
      shortfall: 1,
      recoveryDays: 1,
    });
    const twice = await runText(text({ pairs: [1, 3], days: 5, norm: `${norm}, inARow: 2` }));
    expect(twice.breaches[0]).toBe(NEVER);
  });

  it('may be averages over time: one task waits for 2 of 24 h, with 2 person-hours', async () => {
    const queue = await runText(
      text({ pairs: [2], days: 3, norm: 'metric: queue_length, scope: o.desk, atMost: 0.05, per: day' }),
    );
    expect([queue.breaches[0], queue.whole('n', 'worst_value')]).toEqual([48, expect.closeTo(2 / 24, 12)]);
    expect(queue.whole('n', 'shortfall')).toBeCloseTo(2 / 24 - 0.05, 12);
    const backlog = await runText(
      text({ pairs: [2], days: 3, norm: 'metric: backlog_hours, scope: o.desk, atMost: 0.1, per: day' }),
    );
    expect(backlog.whole('n', 'worst_value')).toBeCloseTo(4 / 24, 12);
  });

  it('may be ratios: 4 of 24 h worked, judged exactly at the limit as met', async () => {
    const norm = (limit: string) => `metric: utilisation, scope: o.desk, atLeast: ${limit}, per: 2 days`;
    // Of 48 h: 4 in the first two days, 2 in the next two.
    const parts = { pairs: [1], singles: [3], days: 4 };
    const run = await runText(text({ ...parts, norm: norm('8 %') }));
    expect(severity(run)).toMatchObject({
      firstBreach: 96,
      breachedPeriods: 1,
      worst: expect.closeTo(2 / 48, 12),
    });
    // One task of 2 h in a period of 32 h: 6.25 %.
    const exact = (limit: string) => `metric: utilisation, scope: o.desk, atLeast: ${limit}, per: 32 h`;
    const atLimit = await runText(text({ singles: [1], days: 2, norm: exact('6.25 %') }));
    const above = await runText(text({ singles: [1], days: 2, norm: exact('6.2501 %') }));
    expect([atLimit.breaches[0], above.breaches[0]]).toEqual([NEVER, 32]);
  });

  it('may be levels at the end of a period', async () => {
    // Open at the end of day 2: both of a pair that becomes ready on day 2 are closed by 10:00, none is open.
    const open = await runText(
      text({ pairs: [2], days: 3, norm: 'metric: open, scope: task, atMost: 0, per: 8 h' }),
    );
    // Periods of 8 h: at 32 h (08:00 on day 2) the first ends at that moment, after the period has closed.
    expect(severity(open)).toMatchObject({ firstBreach: 32, breachedPeriods: 1, worst: 2 });
  });

  it('may be quantiles, within 1 % of the value', async () => {
    // Waits of 0 and 2 h; the 95th percentile is 2 h.
    const run = await runText(
      text({
        pairs: [1, 2],
        days: 3,
        norm: 'metric: wait_p95, scope: task.serve, atMost: 1 h, per: day, minCount: 4',
      }),
    );
    expect(severity(run)).toMatchObject({ firstBreach: 48, breachedPeriods: 1 });
    expect(Math.abs((run.whole('n', 'worst_value') - 2) / 2)).toBeLessThan(0.01);
    expect(run.whole('n', 'shortfall')).toBeCloseTo(run.whole('n', 'worst_value') - 1, 9);
  });
});

describe('the periods of a norm', () => {
  it('are its own, whatever the periods of the series', async () => {
    const parts = { pairs: [9, 10], days: 21, norm: 'metric: late, scope: task.serve, atMost: 1, per: week' };
    for (const reporting of ['day', 'month', '5 days']) {
      const run = await runText(text({ ...parts, reporting }));
      expect(severity(run)).toMatchObject({
        firstBreach: 336,
        breachedPeriods: 1,
        worst: 2,
        recoveryDays: 7,
      });
    }
  });

  it('are complete ones only', async () => {
    const norm = 'metric: late, scope: task.serve, atMost: 0, per: week';
    expect((await runText(text({ pairs: [9], days: 13, norm }))).breaches[0]).toBe(NEVER);
    expect((await runText(text({ pairs: [9], days: 14, norm }))).breaches[0]).toBe(336);
  });

  it('are months of the calendar unless said otherwise', async () => {
    const { chain } = await scenarioOf(
      text({ pairs: [1], days: 62, norm: 'metric: late, scope: task.serve, atMost: 0' }),
    );
    // From 5 January: to 5 February and to 5 March.
    expect(chain.norms[0]?.periodEnds).toEqual([31 * 24, 59 * 24]);
  });
});

describe('what is there at the beginning', () => {
  it('counts as arrived for a norm as it does in the series', async () => {
    const rest = [
      'cases: { task: { initial: { serve: 3 }, steps: { serve: { unit: o.desk, effort: 1 h, then: end } } } }',
      'norms: { n: { metric: arrived, scope: task.serve, atLeast: 3, per: 3 days } }',
    ].join('\n');
    const run = await runText(
      small({ units: 'desk: { onDuty: 1, roster: continuous }', horizon: '3 days', rest }),
    );
    expect([run.whole('task.serve', 'arrived'), run.breaches[0]]).toEqual([3, NEVER]);
  });
});

describe('work that waits where nobody is on duty', () => {
  it('breaches a norm on days of backlog', async () => {
    const rest = [
      'cases: { task: { initial: { serve: 1 }, steps: { serve: { unit: o.desk, effort: 1 h, then: end } } } }',
      'norms: { n: { metric: backlog_days, scope: o.desk, atMost: 3, per: 1 day } }',
    ].join('\n');
    const run = await runText(
      small({ units: 'desk: { onDuty: 0, roster: continuous }', horizon: '3 days', rest }),
    );
    expect(run.breaches[0]).toBe(24);
  });
});

describe('a unit without a norm', () => {
  it('has no probability of holding', async () => {
    const rest = [
      'cases: { task: { initial: { serve: 1 }, steps: { serve: { unit: o.desk, effort: 1 h, then: end } } } }',
      'posts: { idle: { required: 0, unit: o.other } }',
      'norms: { n: { metric: backlog_days, scope: o.desk, atMost: 3, per: 1 day } }',
    ].join('\n');
    const units = 'desk: { onDuty: 1, roster: continuous }, other: { onDuty: 1, roster: continuous }';
    const run = await runText(small({ units, horizon: '3 days', rest }));
    expect(run.whole('o.desk', 'hold_probability')).toBe(1);
    expect(run.whole('o.other', 'hold_probability')).toBeNaN();
  });
});
