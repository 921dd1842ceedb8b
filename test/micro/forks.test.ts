import { describe, expect, it } from 'vitest';
import { type Record, runText, small } from '../support/runScenario.ts';

const units = (...onDuty: readonly number[]): string =>
  onDuty.map((persons, index) => `u${index}: { onDuty: ${persons}, roster: continuous }`).join(', ');

const run = (onDuty: readonly number[], cases: string, more: { horizon?: string; reporting?: string } = {}) =>
  runText(small({ units: units(...onDuty), rest: `cases:\n${cases}`, ...more }));

/** Flow at a step: arrived, completed, dropped, cancelled. */
const flow = (record: Record, step: string): number[] =>
  ['arrived', 'completed', 'dropped', 'cancelled'].map((metric) => record.whole(step, metric));

describe('a fork', () => {
  it('runs its branches at the same time; the case goes on when all have ended', async () => {
    // At 0 both branches start; `short` ends at 1, `long` at 3; `after` runs from 3 to 5.
    const result = await run(
      [1, 1],
      `  a:
    initial: { both: 1 }
    steps:
      both: { all: [short, long], then: after }
      short: { unit: o.u0, effort: 1 h, then: end }
      long: { unit: o.u1, effort: 3 h, then: end }
      after: { unit: o.u0, effort: 2 h, then: end }
`,
    );
    expect(result.whole('a', 'throughput_mean')).toBe(5);
    expect(result.whole('a.after', 'wait_mean')).toBe(0);
    const stays = ['both', 'short', 'long', 'after'].map((step) => result.whole(`a.${step}`, 'sojourn_mean'));
    expect(stays).toEqual([3, 1, 3, 2]);
    for (const step of ['both', 'short', 'long', 'after'])
      expect(flow(result, `a.${step}`)).toEqual([1, 1, 0, 0]);
    expect([result.whole('a', 'opened'), result.whole('a', 'closed')]).toEqual([1, 1]);
  });

  it('ends a branch at its `end`, whatever way it took there', async () => {
    // The first branch waits 1 h, works 1 h and waits 1 h again; the second is a branch only, and over at once.
    const result = await run(
      [1],
      `  a:
    arrivals: { dates: [2015-01-05T02:00] }
    steps:
      both: { all: [calm, none], then: after }
      calm: { wait: 1 h, then: work }
      work: { unit: o.u0, effort: 1 h, then: calmer }
      calmer: { wait: 1 h, then: end }
      none: { then: end }
      after: { wait: 4 h, then: end }
`,
    );
    expect(result.whole('a', 'throughput_mean')).toBe(7);
    expect(flow(result, 'a.none')).toEqual([1, 1, 0, 0]);
  });

  it('whose branches all end at once goes on at once', async () => {
    const result = await run(
      [1],
      `  a:
    arrivals: { dates: [2015-01-05T02:00] }
    steps:
      both: { all: [one, two], then: { after: 100 %, end: rest } }
      one: { then: end }
      two: { then: end }
      after: { unit: o.u0, effort: 2 h, then: end }
`,
    );
    expect(result.whole('a', 'throughput_mean')).toBe(2);
  });

  it('opens its cases when all branches have ended', async () => {
    const result = await run(
      [1, 1],
      `  a:
    initial: { both: 1 }
    steps:
      both: { all: [one, two], opens: { b: 1 }, then: end }
      one: { unit: o.u0, effort: 1 h, then: end }
      two: { unit: o.u1, effort: 30 h, then: end }
  b: { steps: { work: { wait: 1 h, then: end } } }
`,
      { horizon: '3 days', reporting: 'day' },
    );
    expect(result.series('b', 'opened')).toEqual([0, 1, 0]);
  });

  it('lets priorities decide who starts when its branches become ready at one unit', async () => {
    // One place: `urgent` (priority 1) goes first though it stands last; `calm` from 2 to 3.
    const result = await run(
      [1],
      `  a:
    arrivals: { dates: [2015-01-05T01:00] }
    steps:
      both: { all: [calm, urgent], then: end }
      calm: { unit: o.u0, effort: 1 h, then: end }
      urgent: { unit: o.u0, effort: 2 h, priority: 1, then: end }
`,
    );
    expect([result.whole('a.calm', 'wait_mean'), result.whole('a.urgent', 'wait_mean')]).toEqual([2, 0]);
  });

  it('may stand in a branch of another', async () => {
    // Inner: 1 h and 2 h, then 3 h: the inner branch ends at 5; the outer one at 4; `after` ends at 6.
    const result = await run(
      [1, 1, 1],
      `  a:
    initial: { outer: 1 }
    steps:
      outer: { all: [inner, plain], then: after }
      inner: { all: [one, two], then: three }
      one: { unit: o.u0, effort: 1 h, then: end }
      two: { unit: o.u1, effort: 2 h, then: end }
      three: { unit: o.u0, effort: 3 h, then: end }
      plain: { unit: o.u2, effort: 4 h, then: end }
      after: { unit: o.u2, effort: 1 h, then: end }
`,
    );
    expect(result.whole('a', 'throughput_mean')).toBe(6);
    expect(flow(result, 'a.inner')).toEqual([1, 1, 0, 0]);
  });

  it('is passed anew by a case that comes back to it, with draws of its own', async () => {
    // Round and round: the moments at which `one` is completed would be evenly spaced if its draw were always the same.
    const result = await run(
      [1],
      `  a:
    initial: { both: 1 }
    steps:
      both: { all: [one, two], then: both }
      one: { wait: { exponential: { mean: 20 h } }, then: end }
      two: { unit: o.u0, effort: 0 h, then: end }
`,
      { horizon: '20 days', reporting: '1 h' },
    );
    const ends = result.series('a.one', 'completed').flatMap((count, hour) => (count > 0 ? [hour] : []));
    const gaps = ends.slice(1).map((hour, index) => hour - (ends[index] ?? 0));
    expect(ends.length).toBeGreaterThan(8);
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeGreaterThan(5);
  });
});

describe('a drop in a branch', () => {
  /** Two branches: `late` is dropped at 2 h, as `busy` holds its unit; the other branch is `other`. */
  const dropping = (
    other: string,
    more = '',
  ): string => `  block: { initial: { work: 1 }, steps: { work: { unit: o.u0, effort: 9 h, priority: 1, then: end } } }
  a:
    initial: { both: 1 }
    steps:
      both: { all: [late, other], then: after }
      late: { unit: o.u0, effort: 1 h, startWithin: 2 h, onLate: drop, then: end }
      other: { ${other}, then: end }
      after: { wait: 1 h, then: end }
${more}`;

  const expectDropped = (result: Record): void => {
    expect(flow(result, 'a.late')).toEqual([1, 0, 1, 0]);
    expect(flow(result, 'a.other')).toEqual([1, 0, 0, 1]);
    expect(flow(result, 'a.both')).toEqual([1, 0, 0, 1]);
    expect(result.whole('a.after', 'arrived')).toBe(0);
    expect([result.whole('a', 'closed'), result.whole('a', 'open')]).toEqual([1, 0]);
    expect(result.whole('a', 'throughput_mean')).toBe(Number.NaN);
  };

  it('cancels a task in service: its places are free at once, and its unit starts what waits', async () => {
    // `other` holds the only place of u1 from 0; at 2 it is taken off, and `next` starts.
    const result = await run(
      [1, 1],
      dropping(
        'unit: o.u1, effort: 5 h, priority: 1',
        '  next: { initial: { work: 1 }, steps: { work: { unit: o.u1, effort: 1 h, then: end } } }\n',
      ),
      { horizon: '1 day' },
    );
    expectDropped(result);
    expect(result.whole('next.work', 'wait_mean')).toBe(2);
    // u1 worked 2 h on what was cancelled and 1 h on the next.
    expect(result.whole('o.u1', 'busy') * 24).toBeCloseTo(3, 9);
  });

  it('moves up the task on the part place when a whole one comes free', async () => {
    // u1 has 1.5 persons: `other` on the whole place, `slow` (3 h) at half pace from 0. At 2 it has done 1 h and moves up:
    // it ends at 4.
    const result = await run(
      [1, 1.5],
      dropping(
        'unit: o.u1, effort: 50 h, priority: 1',
        '  slow: { initial: { work: 1 }, steps: { work: { unit: o.u1, effort: 3 h, then: end } } }\n',
      ),
    );
    expectDropped(result);
    expect(result.whole('slow', 'throughput_mean')).toBe(4);
  });

  it('cancels the task on the part place', async () => {
    // `other` ranks last on the part place; `first` is on the whole one and goes on undisturbed; `next` starts at 2.
    const result = await run(
      [1, 1.5],
      dropping(
        'unit: o.u1, effort: 50 h, priority: 6',
        `  first: { initial: { work: 1 }, steps: { work: { unit: o.u1, effort: 3 h, then: end } } }
  next: { initial: { work: 1 }, steps: { work: { unit: o.u1, effort: 1 h, priority: 7, then: end } } }
`,
      ),
    );
    expectDropped(result);
    expect(result.whole('first', 'throughput_mean')).toBe(3);
    // From 2 at half pace, 0.5 h done by 3, then at full pace to 3.5.
    expect(result.whole('next', 'throughput_mean')).toBe(3.5);
  });

  it('cancels a task that waits, with its deadline', async () => {
    const result = await run(
      [1, 1],
      dropping(
        'unit: o.u1, effort: 5 h, within: 4 h',
        '  other2: { initial: { work: 1 }, steps: { work: { unit: o.u1, effort: 6 h, priority: 1, then: end } } }\n',
      ),
    );
    expectDropped(result);
    expect(['late', 'on_time', 'pending'].map((metric) => result.whole('a.other', metric))).toEqual([
      0, 0, 0,
    ]);
    // It waited from 0 to 2, and `late` too.
    expect(result.whole('o.u1', 'queue_length') * 240).toBeCloseTo(2, 9);
  });

  it('cancels interrupted work', async () => {
    // `other` starts at 0 and is interrupted at 1 for 9 h.
    const result = await run(
      [1, 1],
      dropping(
        'unit: o.u1, effort: 5 h',
        '  urgent: { arrivals: { dates: [2015-01-05T01:00] }, steps: { work: { unit: o.u1, effort: 9 h, priority: 1, preempts: true, then: end } } }\n',
      ),
    );
    expectDropped(result);
    expect(result.whole('o.u1', 'backlog_hours') * 240).toBeCloseTo(4, 9);
  });

  it('cancels a wait', async () => {
    expectDropped(await run([1], dropping('wait: 9 h')));
  });

  it('cancels the branches of a fork in another branch', async () => {
    const result = await run(
      [1, 1],
      dropping('all: [deep, deeper]').replace(
        '      after:',
        '      deep: { wait: 9 h, then: end }\n      deeper: { unit: o.u1, effort: 9 h, then: end }\n      after:',
      ),
    );
    expectDropped(result);
    expect(flow(result, 'a.deep')).toEqual([1, 0, 0, 1]);
    expect(flow(result, 'a.deeper')).toEqual([1, 0, 0, 1]);
  });

  it('inside a fork inside a fork drops the whole case', async () => {
    const result = await run(
      [1, 1],
      `  block: { initial: { work: 1 }, steps: { work: { unit: o.u0, effort: 9 h, priority: 1, then: end } } }
  a:
    initial: { outer: 1 }
    steps:
      outer: { all: [inner, plain], then: end }
      inner: { all: [late, two], then: end }
      late: { unit: o.u0, effort: 1 h, startWithin: 2 h, onLate: drop, then: end }
      two: { unit: o.u1, effort: 5 h, then: end }
      plain: { wait: 5 h, then: end }
`,
    );
    expect(flow(result, 'a.late')).toEqual([1, 0, 1, 0]);
    for (const step of ['outer', 'inner', 'two', 'plain'])
      expect(flow(result, `a.${step}`)).toEqual([1, 0, 0, 1]);
    expect(result.whole('a', 'open')).toBe(0);
  });

  it('by a queue limit cancels the rest, and the limits of all units are kept at that instant', async () => {
    // All units are busy. Two cases come at 0 to u1 and after 1 h to u0, where one may wait: the second is dropped, which
    // takes its task out of u1, a unit that had nothing to do at that instant. u2, where two come at 1 to a limit of
    // one, still drops its latest.
    const result = await run(
      [1, 1, 1],
      `  block: { initial: { w0: 1, w1: 1, w2: 1 }, steps: { w0: { unit: o.u0, effort: 9 h, priority: 1, then: end }, w1: { unit: o.u1, effort: 9 h, priority: 1, then: end }, w2: { unit: o.u2, effort: 9 h, priority: 1, then: end } } }
  a:
    initial: { both: 2 }
    steps:
      both: { all: [calm, other], then: end }
      calm: { wait: 1 h, then: limited }
      limited: { unit: o.u0, effort: 1 h, queueLimit: 1, then: end }
      other: { unit: o.u1, effort: 1 h, then: end }
  c: { arrivals: { dates: [2015-01-05T01:00], batch: 2 }, steps: { work: { unit: o.u2, effort: 1 h, queueLimit: 1, then: end } } }
`,
      { horizon: '2 h', reporting: '2 h' },
    );
    expect(flow(result, 'a.limited')).toEqual([2, 0, 1, 0]);
    expect(flow(result, 'a.other')).toEqual([2, 0, 0, 1]);
    expect(flow(result, 'a.both')).toEqual([2, 0, 0, 1]);
    expect(flow(result, 'c.work')).toEqual([2, 0, 1, 0]);
  });

  it('at the instant at which the other branch is completed comes after it: completions go first', async () => {
    const result = await run([1, 1], dropping('unit: o.u1, effort: 2 h'));
    expect(flow(result, 'a.other')).toEqual([1, 1, 0, 0]);
    expect(flow(result, 'a.late')).toEqual([1, 0, 1, 0]);
    expect(flow(result, 'a.both')).toEqual([1, 0, 0, 1]);
  });
});

describe('a late branch that moves', () => {
  it('goes on in its branch', async () => {
    // `late` moves to a wait of 3 h at 2; the case ends at 5.
    const result = await run(
      [1],
      `  block: { initial: { work: 1 }, steps: { work: { unit: o.u0, effort: 9 h, priority: 1, then: end } } }
  a:
    initial: { both: 1 }
    steps:
      both: { all: [late, other], then: end }
      late: { unit: o.u0, effort: 1 h, startWithin: 2 h, onLate: instead, then: end }
      instead: { wait: 3 h, then: end }
      other: { wait: 1 h, then: end }
`,
    );
    expect(result.whole('a', 'throughput_mean')).toBe(5);
    expect(result.whole('a.late', 'moved')).toBe(1);
  });
});

describe('`withinCase` in a branch', () => {
  it('runs from the opening of the case', async () => {
    // Opened at 0, the branch begins at 3 and is done at 5.
    const steps = (span: string) => `  a:
    arrivals: { dates: [2015-01-05T00:00] }
    steps:
      before: { wait: 3 h, then: both }
      both: { all: [one, two], then: end }
      one: { unit: o.u0, effort: 2 h, withinCase: ${span}, then: end }
      two: { wait: 1 h, then: end }
`;
    expect((await run([1], steps('5 h'))).whole('a.one', 'on_time')).toBe(1);
    expect((await run([1], steps('4.9 h'))).whole('a.one', 'late')).toBe(1);
  });
});
