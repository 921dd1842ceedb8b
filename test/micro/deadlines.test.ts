import { describe, expect, it } from 'vitest';
import { runText, small } from '../support/runScenario.ts';

const unit = 'u: { onDuty: 1, roster: continuous }';
const run = (cases: string, more: { horizon?: string; reporting?: string } = {}) =>
  runText(small({ units: unit, rest: `cases:\n${cases}`, ...more }));

describe('within', () => {
  it('is met by completing exactly at the deadline', async () => {
    const done = await run(
      '  a: { initial: { work: 2 }, steps: { work: { unit: o.u, effort: 2 h, within: 4 h, then: end } } }',
    );
    expect([done.whole('a.work', 'on_time'), done.whole('a.work', 'late')]).toEqual([2, 0]);
    const late = await run(
      '  a: { initial: { work: 2 }, steps: { work: { unit: o.u, effort: 2 h, within: 3.999 h, then: end } } }',
    );
    expect([
      late.whole('a.work', 'on_time'),
      late.whole('a.work', 'late'),
      late.whole('a.work', 'on_time_share'),
    ]).toEqual([1, 1, 0.5]);
  });

  it('lets what has started finish, and drops only what never started', async () => {
    // The first starts at 0 and ends at 5, late at 3; the second never started by 3 and is dropped.
    const result = await run(
      '  a: { initial: { work: 2 }, steps: { work: { unit: o.u, effort: 5 h, within: 3 h, onLate: drop, then: end } } }',
    );
    expect([
      result.whole('a.work', 'completed'),
      result.whole('a.work', 'dropped'),
      result.whole('a.work', 'late'),
    ]).toEqual([1, 1, 2]);
    expect([result.whole('a', 'closed'), result.whole('a', 'throughput_mean')]).toEqual([2, 5]);
  });

  it('counts a task late in the period of the deadline, once, and decided tasks only in the share', async () => {
    // Ready at 0, due at 30 h (day 2), completed at 60 h (day 3).
    const result = await run(
      '  a: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 60 h, within: 30 h, then: end } } }',
      { horizon: '4 days', reporting: 'day' },
    );
    expect(result.series('a.work', 'late')).toEqual([0, 1, 0, 0]);
    expect(result.series('a.work', 'pending')).toEqual([1, 0, 0, 0]);
    expect(result.series('a.work', 'completed')).toEqual([0, 0, 1, 0]);
    expect(result.whole('a.work', 'on_time_share')).toBe(0);
  });

  it('leaves undecided at the horizon pending', async () => {
    const result = await run(
      '  a: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 60 h, within: 100 h, then: end } } }',
      { horizon: '2 days' },
    );
    expect([result.whole('a.work', 'pending'), result.whole('a.work', 'on_time_share')]).toEqual([
      1,
      Number.NaN,
    ]);
  });
});

describe('a deadline in hours', () => {
  it('runs on the plain clock, over closed hours too', async () => {
    // Ready on Friday at 16:30 with an hour of work: done on Monday at 09:30, 65 hours later.
    const run = (within: number) =>
      runText(
        small({
          units: 'u: { onDuty: 1, roster: office }',
          rest: `cases:\n  a: { arrivals: { dates: [2015-01-09T16:30] }, steps: { do: { unit: o.u, effort: 1 h, within: ${within} h, then: end } } }`,
        }),
      );
    expect((await run(65)).whole('a.do', 'on_time')).toBe(1);
    expect((await run(64.99)).whole('a.do', 'late')).toBe(1);
  });
});

describe('startWithin', () => {
  it('is settled at the first start', async () => {
    const result = await run(
      '  a: { initial: { work: 2 }, steps: { work: { unit: o.u, effort: 3 h, startWithin: 2 h, then: end } } }',
    );
    expect([
      result.whole('a.work', 'on_time'),
      result.whole('a.work', 'late'),
      result.whole('a.work', 'completed'),
    ]).toEqual([1, 1, 2]);
  });

  it('with onLate a step sends what never started there', async () => {
    const result = await run(
      '  a: { initial: { work: 2 }, steps: { work: { unit: o.u, effort: 3 h, startWithin: 2 h, onLate: other, then: end }, other: { wait: 1 h, then: end } } }',
    );
    // The second moves at 2 and its wait is over at 3.
    expect([
      result.whole('a.work', 'moved'),
      result.whole('a.other', 'completed'),
      result.whole('a', 'throughput_mean'),
    ]).toEqual([1, 1, 3]);
  });

  it('together with within: on time only when both are, late at the first missed', async () => {
    const result = await run(
      '  a: { initial: { work: 2 }, steps: { work: { unit: o.u, effort: 3 h, startWithin: 1 h, within: 3 h, then: end } } }',
      { horizon: '1 day' },
    );
    expect([result.whole('a.work', 'on_time'), result.whole('a.work', 'late')]).toEqual([1, 1]);
    const missed = await run(
      '  a: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 3 h, startWithin: 1 h, within: 2 h, then: end } } }',
    );
    expect([missed.whole('a.work', 'on_time'), missed.whole('a.work', 'late')]).toEqual([0, 1]);
  });
});

describe('withinCase', () => {
  it('runs from the opening of the case', async () => {
    // First step 4 h, second 2 h: done 6 h after opening.
    const chain = (limit: string) =>
      run(
        `  a: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 4 h, then: next }, next: { unit: o.u, effort: 2 h, withinCase: ${limit}, then: end } } }`,
      );
    expect((await chain('6 h')).whole('a.next', 'on_time')).toBe(1);
    expect((await chain('5 h')).whole('a.next', 'late')).toBe(1);
    // Already passed when the step is reached: late at once.
    expect((await chain('3 h')).whole('a.next', 'late')).toBe(1);
  });
});

describe('working days', () => {
  it('are open days later at the same time of day; from a closed day the end of the last of them', async () => {
    // From Monday 00:00, 2 working days: Wednesday 00:00 (48 h). From Saturday: the end of Tuesday.
    const monday = await run(
      '  a: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 48 h, within: 2 working days, then: end } } }',
    );
    expect(monday.whole('a.work', 'on_time')).toBe(1);
    const later = await run(
      '  a: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 48.01 h, within: 2 working days, then: end } } }',
    );
    expect(later.whole('a.work', 'late')).toBe(1);
    const saturday = (effort: string) =>
      run(
        `  a: { arrivals: { dates: [2015-01-10] }, steps: { work: { unit: o.u, effort: ${effort}, within: 2 working days, then: end } } }`,
      );
    // Saturday 00:00 to Wednesday 00:00 is 96 h.
    expect((await saturday('96 h')).whole('a.work', 'on_time')).toBe(1);
    expect((await saturday('96.01 h')).whole('a.work', 'late')).toBe(1);
  });
});

describe('a queue limit', () => {
  it('drops what exceeds it after the starts of the instant, latest ready first', async () => {
    // Four at once, one place, at most one waiting: one starts, one waits, two are dropped.
    const result = await run(
      '  a: { initial: { work: 4 }, steps: { work: { unit: o.u, effort: 2 h, queueLimit: 1, then: end } } }',
    );
    expect([
      result.whole('a.work', 'dropped'),
      result.whole('a.work', 'completed'),
      result.whole('a', 'throughput_mean'),
    ]).toEqual([2, 2, 3]);
  });

  it('of zero leaves no room to wait', async () => {
    const result = await run(
      '  a: { initial: { work: 3 }, steps: { work: { unit: o.u, effort: 2 h, queueLimit: 0, then: end } } }',
    );
    expect([result.whole('a.work', 'dropped'), result.whole('a.work', 'completed')]).toEqual([2, 1]);
  });
});
