import { describe, expect, it } from 'vitest';
import { runText, small } from '../support/runScenario.ts';

const unit = (onDuty: number, outages?: string, roster = 'continuous'): string =>
  `u: { onDuty: ${onDuty}, roster: ${roster}${outages === undefined ? '' : `, outages: [${outages}]`} }`;
const task = (effort: string, more = ''): string =>
  `cases: { a: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: ${effort}, ${more}then: end } } } }`;

describe('posts that open and close by themselves', () => {
  it('draw a whole duration when they are there at the beginning, and are filled before work', async () => {
    // Three posts of 2 persons for 30 h; 5 on duty: 5 are filled, 1 is missing, the task starts at 30.
    const rest = `posts: { p: { opens: 0 / day, lasts: 30 h, initial: 3, staff: 2, unit: o.u } }\n${task('4 h')}`;
    const run = await runText(small({ units: unit(5), rest }));
    expect(run.whole('o.u', 'unfilled_post_hours')).toBeCloseTo(30, 9);
    expect(run.whole('o.u', 'unfilled_share')).toBeCloseTo(1 / 6, 12);
    expect(run.whole('a.work', 'wait_mean')).toBe(30);
    expect(run.whole('o.u', 'busy')).toBeCloseTo((5 * 30 + 4) / 240, 12);
    // Work that is there at the beginning was not offered.
    expect(run.whole('o.u', 'offered_load')).toBeCloseTo((6 * 30) / 240, 12);
  });

  it('interrupt work when they grow, which goes on when they close', async () => {
    // One person: a task of 100 h waits exactly while a post is open, and ends that much later.
    const rest = `posts: { p: { opens: 2 / day, lasts: { exponential: { mean: 3 h } }, unit: o.u } }\n${task('100 h')}`;
    const run = await runText(small({ units: unit(1), rest, reporting: '1 h' }));
    const end = run.whole('a', 'throughput_mean');
    const waiting = run.series('o.u', 'queue_length');
    expect(end).toBeGreaterThan(100);
    expect(end).toBeCloseTo(100 + waiting.reduce((sum, hours) => sum + hours, 0), 9);
    const unfilled = run.series('o.u', 'unfilled_post_hours');
    const filled = run.series('o.u', 'offered_load').map((demanded, hour) => demanded - unfilled[hour]!);
    for (let hour = 0; hour < Math.floor(end); hour++) expect(waiting[hour]).toBeCloseTo(filled[hour]!, 9);
    expect(run.whole('a.work', 'started')).toBe(1);
  });

  it('close with what ends at that instant, before others open: work is not interrupted in between', async () => {
    // Two persons. Post p is there to 24 h; post q asks for one from Tuesday (24 h) on. The task goes on to 30 h; were
    // it interrupted, what waits with a higher priority would start at 24 h.
    const rest = [
      'tick: 24 h',
      'posts:',
      '  p: { opens: 0 / h, lasts: 1 day, initial: 1, unit: o.u }',
      '  q: { required: "weekday == 1 ? 0 : 1", unit: o.u }',
      'cases:',
      '  a: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 30 h, then: end } } }',
      '  b: { arrivals: { dates: [2015-01-05T10:00] }, steps: { work: { unit: o.u, effort: 1 h, priority: 1, then: end } } }',
    ].join('\n');
    const run = await runText(small({ units: unit(2), rest, horizon: '5 days' }));
    expect(run.whole('a', 'throughput_mean')).toBe(30);
    expect(run.whole('b.work', 'wait_mean')).toBe(20);
    expect(run.whole('o.u', 'unfilled_post_hours')).toBe(0);
  });

  it('lose persons only to a preempting step with a smaller priority number', async () => {
    const rest = (priority: number): string =>
      `posts: { p: { opens: 0 / h, lasts: 100 h, initial: 1, priority: 4, unit: o.u } }\n${task('4 h', `priority: ${priority}, preempts: true, `)}`;
    const taken = await runText(small({ units: unit(1), rest: rest(3) }));
    expect([taken.whole('a', 'throughput_mean'), taken.whole('o.u', 'unfilled_post_hours')]).toEqual([4, 4]);
    const kept = await runText(small({ units: unit(1), rest: rest(4) }));
    expect([kept.whole('a', 'throughput_mean'), kept.whole('o.u', 'unfilled_post_hours')]).toEqual([104, 0]);
  });
});

describe('an outage', () => {
  it('takes its share from its date on, interrupts what no longer fits, and gives it back', async () => {
    // 2 on duty; from Tuesday 0:00 half is away for 6 h. Two tasks of 30 h from Monday 0:00: the later started
    // waits from 24 to 30 and ends at 36.
    const rest = task('30 h').replace('work: 1', 'work: 2');
    const run = await runText(
      small({ units: unit(2, '{ on: 2015-01-06, lasts: 6 h, takes: 50 % }'), rest, reporting: '6 h' }),
    );
    expect(run.series('o.u', 'on_duty').slice(3, 7)).toEqual([2, 1, 2, 2]);
    expect(run.whole('a', 'throughput_mean')).toBe((30 + 36) / 2);
    expect(run.whole('o.u', 'queue_length')).toBeCloseTo(6 / 240, 12);
    expect(run.whole('o.u', 'on_duty')).toBeCloseTo(2 - 6 / 240, 12);
  });

  it('takes of what the others leave, in whatever order they come', async () => {
    // 8 on duty. Half from Tuesday for two days, half of the rest on Wednesday, and all of it on Thursday for 6 h.
    const outages = [
      '{ on: [2015-01-06, 2015-01-07], lasts: 2 days, takes: 50 % }',
      '{ on: 2015-01-08T06:00, lasts: 6 h, takes: 100 % }',
    ].join(', ');
    const rest = 'posts: { p: { required: 1, unit: o.u } }';
    const run = await runText(small({ units: unit(8, outages), rest, reporting: '6 h', horizon: '5 days' }));
    const days = run.series('o.u', 'on_duty');
    expect(days.slice(0, 4)).toEqual([8, 8, 8, 8]); // Monday
    expect(days.slice(4, 8)).toEqual([4, 4, 4, 4]); // Tuesday: one half
    expect(days.slice(8, 12)).toEqual([2, 2, 2, 2]); // Wednesday: two
    expect(days.slice(12, 16)).toEqual([4, 0, 4, 4]); // Thursday: the first has ended; 6:00–12:00 all
    expect(run.whole('o.u', 'unfilled_post_hours')).toBeCloseTo(6, 9);
  });

  it('leaves a part place, and what works there goes on at its pace', async () => {
    // 1 on duty; a quarter is away from 24 h on: the task of 30 h has 6 h left and takes 8.
    const run = await runText(
      small({ units: unit(1, '{ on: 2015-01-06, lasts: 10 days, takes: 25 % }'), rest: task('30 h') }),
    );
    expect(run.whole('a', 'throughput_mean')).toBe(32);
  });

  it('runs on the plain clock, over closed hours too', async () => {
    // Office hours; away from Monday 16:00 for 18 h, to Tuesday 10:00: the task of 9 h works 9–16, 10–12.
    const run = await runText(
      small({
        units: unit(1, '{ on: 2015-01-05T16:00, lasts: 18 h, takes: 100 % }', 'office'),
        rest: task('9 h'),
      }),
    );
    expect(run.whole('a', 'throughput_mean')).toBe(24 + 12);
    // Open hours away: one on Monday, one on Tuesday, of 64.
    expect(run.whole('o.u', 'on_duty')).toBeCloseTo(1 - 2 / 64, 12);
  });

  it('on a date does not happen in a warm-up, and wakes a unit whose work waits', async () => {
    const outage = '{ on: 2015-01-05, lasts: 12 h, takes: 100 % }';
    const run = await runText(
      small({ units: unit(1, outage), rest: `warmUp: 2 days\n${task('60 h')}`, reporting: '12 h' }),
    );
    // 48 h of the task are done in the warm-up, then it waits to 12:00 and ends at 24.
    expect(run.series('o.u', 'on_duty').slice(0, 3)).toEqual([0, 1, 1]);
    expect(run.series('a', 'closed').slice(0, 3)).toEqual([0, 0, 1]);
  });

  it('at a partner releases joint work, which waits with what is left of it', async () => {
    // With one person of v, who is away on Tuesday to 6:00: 24 h are done, and the rest from 30 to 36.
    const away = ', v: { onDuty: 1, outages: [{ on: 2015-01-06, lasts: 6 h, takes: 100 % }] }';
    const run = await runText(small({ units: unit(1) + away, rest: task('30 h', 'with: { o.v: 1 }, ') }));
    expect(run.whole('a', 'throughput_mean')).toBe(36);
    expect([run.whole('o.u', 'busy'), run.whole('o.v', 'busy')].map((busy) => busy * 240)).toEqual([30, 30]);
  });

  it('slows those who share the persons on duty', async () => {
    // Four tasks of 15 h share 2 persons: 12 h each by Tuesday; 1.5 more by 6:00 at half the pace; the rest by 9:00.
    const shared = unit(2, '{ on: 2015-01-06, lasts: 6 h, takes: 50 % }').replace(
      'roster',
      'discipline: sharing, roster',
    );
    const run = await runText(small({ units: shared, rest: task('15 h').replace('work: 1', 'work: 4') }));
    expect(run.whole('a', 'throughput_mean')).toBe(33);
    expect(run.whole('o.u', 'busy') * 240).toBeCloseTo(60, 9);
  });
});
