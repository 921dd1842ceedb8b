import { describe, expect, it } from 'vitest';
import { runText, small } from '../support/runScenario.ts';

// Starts on Monday 5 January 2015 at 00:00; ten days unless said.
const unit = (onDuty = 1): string => `u: { onDuty: ${onDuty}, roster: continuous }`;
const duty = (text: string): string => `obligations: { watch: { unit: o.u, ${text} } }`;
const counts = async (
  text: string,
  metrics: readonly string[],
  more: { rest?: string; onDuty?: number; horizon?: string } = {},
) => {
  const rest = [duty(text), ...(more.rest === undefined ? [] : [more.rest])].join('\n');
  const run = await runText(
    small({ units: unit(more.onDuty), rest, reporting: 'day', horizon: more.horizon ?? '10 days' }),
  );
  return { run, totals: metrics.map((metric) => run.whole('watch', metric, 'obligation')) };
};

describe('an obligation', () => {
  it('with a date falls due there and then each time, for all at the same moment', async () => {
    // Three objects, each Wednesday from 7 January: due at 48 and 216 h; one person, 2 h each: waits 0, 2, 4.
    const { run, totals } = await counts('every: 1 week, from: 2015-01-07, for: 3, effort: 2 h', [
      'arrived',
      'started',
      'completed',
      'on_time',
      'wait_mean',
    ]);
    expect(totals).toEqual([6, 6, 6, 6, 2]);
    expect(run.series('watch', 'arrived', 'obligation')).toEqual([0, 0, 3, 0, 0, 0, 0, 0, 0, 3]);
    expect(run.whole('o.u', 'offered_load')).toBeCloseTo(12 / 240, 12);
    expect(run.whole('o.u', 'busy')).toBeCloseTo(12 / 240, 12);
  });

  it('without a date has its first at a phase of its own, within one time `every` from the start', async () => {
    const { run } = await counts('every: 1 day, for: 40, effort: 1 min', [], { onDuty: 100 });
    // Each of the 40 once in each day, and not all in the same hour.
    expect(run.series('watch', 'arrived', 'obligation')).toEqual(Array(10).fill(40));
    expect(run.whole('watch', 'waited_share', 'obligation')).toBe(0);
  });

  it('follows the calendar in months and years', async () => {
    // From 31 January: 31 January, 28 February, 31 March, 30 April.
    const text = small({
      units: unit(),
      rest: duty('every: 1 month, from: 2015-01-31, effort: 1 h'),
      horizon: '120 days',
      reporting: 'day',
    });
    const run = await runText(text);
    const due = run.series('watch', 'arrived', 'obligation').flatMap((n, day) => (n > 0 ? [day] : []));
    // 5 January is day 0: 26, 54, 85, 115.
    expect(due).toEqual([26, 54, 85, 115]);
  });

  it('has one occurrence for one who is there through each calendar month, at the same part of it', async () => {
    const text = small({
      units: unit(),
      rest: duty('every: 1 month, effort: 1 h'),
      horizon: '12 months',
      reporting: '1 month',
    });
    const run = await runText(text);
    expect(run.series('watch', 'arrived', 'obligation')).toEqual(Array(12).fill(1));
  });

  it('that dates from before the start goes on in the warm-up', async () => {
    // Each 10 days from 26 December: 26 December, 5 January (the start), 15 January (the horizon).
    const text = small({
      units: unit(),
      rest: `warmUp: 7 days\n${duty('every: 10 days, from: 2014-12-26, effort: 1 h')}`,
    });
    const run = await runText(text);
    expect(run.whole('watch', 'arrived', 'obligation')).toBe(2);
  });
});

describe('when the next is due while the last still waits', () => {
  const blocked =
    'cases: { a: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 60 h, priority: 1, then: end } } } }';
  const metrics = ['arrived', 'completed', 'on_time', 'late', 'dropped', 'pending'];

  it('the last is dropped as late', async () => {
    // Due at 0, 24, 48, …, 240. The place is taken to 60: those of 0 and 24 are dropped at 24 and 48; that of 48
    // starts at 60; the rest at once. That of the horizon starts there.
    const { run, totals } = await counts('every: 1 day, from: 2015-01-05, effort: 1 h', metrics, {
      rest: blocked,
    });
    expect(totals).toEqual([11, 8, 9, 2, 2, 0]);
    expect(run.whole('watch', 'wait_mean', 'obligation')).toBe(12 / 9);
    expect(run.series('watch', 'dropped', 'obligation').slice(0, 3)).toEqual([0, 1, 1]);
    // Waits in the queue: 24 + 24 + 12 h.
    expect(run.whole('o.u', 'queue_length')).toBeCloseTo(60 / 240, 12);
  });

  it('it is late and kept with `onLate: continue`', async () => {
    // At 60 those of 0, 24 and 48 start one after another: waits 60, 37, 14.
    const { run, totals } = await counts(
      'every: 1 day, from: 2015-01-05, effort: 1 h, onLate: continue',
      metrics,
      { rest: blocked },
    );
    expect(totals).toEqual([11, 10, 9, 2, 0, 0]);
    expect(run.whole('watch', 'wait_mean', 'obligation')).toBeCloseTo((60 + 37 + 14) / 11, 12);
  });

  it('one that can start at that very moment is on time', async () => {
    const free = blocked.replace('60 h', '24 h');
    const { totals } = await counts('every: 1 day, from: 2015-01-05, effort: 1 h', metrics, { rest: free });
    // At 24 that of 0 starts before deadlines are looked at; that of 24 follows at 25.
    expect(totals).toEqual([11, 10, 11, 0, 0, 0]);
  });

  it('one that has started goes on, and is settled by then unless it has a deadline of its own', async () => {
    // Each takes 30 h of 24: the second starts at 30, the third (due at 48) would start at 60 and is on time.
    const { totals } = await counts('every: 1 day, from: 2015-01-05, effort: 30 h', metrics, {
      horizon: '4 days',
    });
    // Due at 0, 24, 48, 72, 96; starts at 0, 30, 60, 90: waits 0, 6, 12, 18.
    expect(totals).toEqual([5, 3, 4, 0, 0, 1]);
    // With 26 h to be done: that of 0 is late at 26 and done at 30; that of 24 started at 30, late at 50, done at 60; …
    const strict = await counts('every: 1 day, from: 2015-01-05, effort: 30 h, within: 26 h', metrics, {
      horizon: '4 days',
    });
    expect(strict.totals).toEqual([5, 3, 0, 3, 0, 2]);
  });

  it('a deadline of its own that comes first drops what has not started', async () => {
    // Blocked to 60: those of 0, 24 are dropped 10 h after they were due, that of 48 at 58; from 72 on all are in time.
    const { run, totals } = await counts(
      'every: 1 day, from: 2015-01-05, effort: 1 h, within: 10 h',
      metrics,
      {
        rest: blocked,
      },
    );
    expect(totals).toEqual([11, 7, 7, 3, 3, 1]);
    expect(run.whole('o.u', 'queue_length')).toBeCloseTo(30 / 240, 12);
  });
});

describe('obligations about people and objects', () => {
  const metrics = ['arrived', 'started', 'completed', 'cancelled', 'dropped', 'late', 'pending'];

  it('come with each person of the group, and leaving the group cancels what waits', async () => {
    // Nobody is on duty. Four people, due at 0 and each week; all leave by 100 h for certain (hazard 1 / h).
    const people =
      'people: { groups: { here: { initial: 4 }, gone: {} }, flows: { go: { from: here, to: gone, hazard: 1 / h } } }';
    const { run, totals } = await counts('every: 1 week, from: 2015-01-05, for: here, effort: 1 h', metrics, {
      onDuty: 0,
      rest: people,
    });
    expect(run.whole('gone', 'people', 'group')).toBeGreaterThan(3);
    expect(totals).toEqual([4, 0, 0, 4, 0, 0, 0]);
    expect(run.series('o.u', 'queue_length').at(-1)).toBe(0);
  });

  it('are finished for one who leaves when they have started', async () => {
    const people =
      'people: { groups: { here: { initial: 4 }, gone: {} }, flows: { go: { from: here, to: gone, hazard: 1 / h } } }';
    const { totals } = await counts('every: 1 week, from: 2015-01-05, for: here, effort: 100 h', metrics, {
      onDuty: 2,
      rest: people,
    });
    expect(totals).toEqual([4, 2, 2, 2, 0, 0, 0]);
  });

  it('count objects, rounded up; when the count falls the last go with what waits for them', async () => {
    // Nobody is on duty. 2.1 → 3 objects to Wednesday, then 1, from Saturday 2. Due daily at 0:00 with a week to
    // start in: the next is due before; Monday 3, Tuesday 3 (3 dropped), on Wednesday two objects go at the tick:
    // their two are cancelled; the first goes on.
    const count = '"weekday < 3 ? 2.1 : (weekday < 6 ? 1 : 2)"';
    const { run } = await counts(`every: 1 day, from: 2015-01-05, for: ${count}, effort: 1 h`, [], {
      onDuty: 0,
      horizon: '7 days',
    });
    const series = (metric: string): number[] => run.series('watch', metric, 'obligation');
    // Mon … Sun; the horizon (Monday 0:00, again 3 objects) belongs to the last day.
    expect(series('arrived')).toEqual([3, 3, 1, 1, 1, 2, 5]);
    expect(series('cancelled')).toEqual([0, 0, 2, 0, 0, 0, 0]);
    expect(series('dropped')).toEqual([0, 3, 1, 1, 1, 1, 4]);
    // Waiting, in person-hours: 3, 3, 1, 1, 1, 2, 2.
    expect(run.series('o.u', 'backlog_hours')).toEqual([3, 3, 1, 1, 1, 2, 2]);
  });

  it('of a higher priority go first, a team takes its places, and their unit may close', async () => {
    // Office hours from Monday 9:00 with 2 on duty: the obligation of two (4 h of effort, 2 h) starts at 9:00 before
    // the task, which starts at 11:00.
    const rest = [
      'obligations: { watch: { every: 4 weeks, from: 2015-01-05, unit: o.u, effort: 4 h, team: 2, priority: 2 } }',
      'cases: { a: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 1 h, then: end } } } }',
    ].join('\n');
    const run = await runText(small({ units: 'u: { onDuty: 2, roster: office }', rest }));
    expect([run.whole('watch', 'wait_mean', 'obligation'), run.whole('a.work', 'wait_mean')]).toEqual([
      9, 11,
    ]);
    expect(run.whole('o.u', 'utilisation')).toBeCloseTo(5 / (2 * 64), 12);
  });

  it('are no case types in the output, and norms can name them', async () => {
    const rest = [
      duty('every: 1 day, from: 2015-01-05, effort: 1 h'),
      'norms: { never: { metric: dropped, scope: watch, atMost: 0, per: 1 day }, quick: { metric: wait_p95, scope: watch, atMost: 1 h, per: 1 day, minCount: 1 } }',
    ].join('\n');
    const run = await runText(small({ units: unit(0), rest }));
    expect(run.layout.cells.filter((cell) => cell.scopeKind === 'case' || cell.scopeKind === 'step')).toEqual(
      [],
    );
    // The first is dropped on the second day, at 24 h: the breach falls at its end.
    expect(run.breaches[0]).toBe(48);
    expect(run.whole('o.u', 'hold_probability')).toBe(0);
  });

  it('may go at the very moment at which something is due, and the deadlines of others are still kept', async () => {
    // Nobody is on duty; three objects, due every 12 h. A case on Monday 18:00 and one on Tuesday 0:00, after what is
    // due there, bring a person into g each: the last object goes. At 24 h it takes along what was due at 12 h and at
    // that moment; the tasks that the case opens next stand in their place in the table, and are dropped at 26 h.
    const rest = [
      'people: { groups: { g: {} } }',
      'cases:',
      '  a: { about: person, arrivals: { dates: [2015-01-05T18:00, 2015-01-06] }, steps: { look: { moves: g, then: more }, more: { opens: { b: 2 }, then: end } } }',
      '  b: { steps: { work: { unit: o.u, effort: 1 h, startWithin: 2 h, onLate: drop, then: end } } }',
      'obligations: { watch: { every: 12 h, from: 2015-01-05, for: 3 - group.g, unit: o.u, effort: 1 h } }',
    ].join('\n');
    const run = await runText(small({ units: unit(0), rest, horizon: '2 days', reporting: '2 h' }));
    const totals = ['arrived', 'dropped', 'cancelled'].map((metric) =>
      run.whole('watch', metric, 'obligation'),
    );
    expect(totals).toEqual([10, 6, 3]);
    const dropped = run
      .series('b.work', 'dropped')
      .flatMap((count, index) => (count > 0 ? [[2 * index, count]] : []));
    // At 20 h and at 26 h: in the periods that begin there.
    expect(dropped).toEqual([
      [20, 2],
      [26, 2],
    ]);
  });
});
