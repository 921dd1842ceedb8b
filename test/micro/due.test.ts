import { describe, expect, it } from 'vitest';
import { type Record, runText, small } from '../support/runScenario.ts';

const unit = (onDuty: number): string => `u: { onDuty: ${onDuty}, roster: continuous, discipline: due }`;

const initially = (name: string, count: number, step: string): string =>
  `  ${name}: { initial: { work: ${count} }, steps: { work: { unit: o.u, ${step}, then: end } } }`;

const arriving = (name: string, hours: number, step: string): string =>
  `  ${name}: { arrivals: { dates: [2015-01-05T${String(hours).padStart(2, '0')}:00] }, steps: { work: { unit: o.u, ${step}, then: end } } }`;

const run = (cases: readonly string[], onDuty = 1): Promise<Record> =>
  runText(small({ units: unit(onDuty), rest: `cases:\n${cases.join('\n')}` }));

/** When each is completed, for cases that open at 0. */
const ends = (record: Record, ...names: readonly string[]): number[] =>
  names.map((name) => record.whole(name, 'throughput_mean'));

/** Each of these fails with `discipline: fifo`. */
describe('a unit that serves by deadline', () => {
  it('starts the earliest deadline first, and work without one last', async () => {
    const record = await run([
      initially('none', 1, 'effort: 1 h'),
      initially('later', 1, 'effort: 1 h, within: 50 h'),
      initially('first', 1, 'effort: 1 h, within: 10 h'),
      initially('second', 1, 'effort: 1 h, within: 30 h'),
    ]);
    expect(ends(record, 'first', 'second', 'later', 'none')).toEqual([1, 2, 3, 4]);
  });

  it('starts what is due at the same moment in the order of becoming ready', async () => {
    // To 3 the place is taken; `b` (ready at 1), `a` (ready at 2) and `c` (ready at 2) are due at 12, 12 and 11.
    const record = await run([
      initially('holder', 1, 'effort: 3 h'),
      arriving('a', 2, 'effort: 1 h, within: 10 h'),
      arriving('b', 1, 'effort: 1 h, within: 11 h'),
      arriving('c', 2, 'effort: 1 h, within: 9 h'),
    ]);
    expect(['c', 'b', 'a'].map((name) => record.whole(`${name}.work`, 'wait_mean'))).toEqual([1, 3, 3]);
  });

  it('takes the earlier of the deadlines for start and completion', async () => {
    // By completion alone `a` would come last, by start alone `b` would.
    const record = await run([
      initially('holder', 1, 'effort: 1 h, priority: 1'),
      initially('b', 1, 'effort: 1 h, within: 6 h'),
      initially('a', 1, 'effort: 1 h, within: 20 h, startWithin: 5 h'),
      initially('c', 1, 'effort: 1 h, within: 7 h, startWithin: 8 h'),
    ]);
    expect(ends(record, 'a', 'b', 'c')).toEqual([2, 3, 4]);
  });

  it('does so inside a priority only', async () => {
    const record = await run([
      initially('low', 1, 'effort: 1 h, within: 2 h, priority: 3'),
      initially('high', 1, 'effort: 1 h, within: 90 h, priority: 2'),
    ]);
    expect(ends(record, 'high', 'low')).toEqual([1, 2]);
  });

  it('leaves a deadline that has passed where it is', async () => {
    // To 3 the place is taken; `late` was due at 1, before `next` at 5.
    const record = await run([
      initially('holder', 1, 'effort: 3 h, priority: 1'),
      initially('next', 1, 'effort: 1 h, within: 5 h'),
      initially('late', 1, 'effort: 1 h, within: 1 h'),
    ]);
    expect(ends(record, 'late', 'next')).toEqual([4, 5]);
    expect(record.whole('late.work', 'late')).toBe(1);
  });

  it('goes on with interrupted work before what never started, however soon that is due', async () => {
    // `long` (4 h) starts at 0 and is interrupted at 1 for an hour; `soon` comes at 1. `long` goes on at 2, to 5.
    const record = await run([
      initially('long', 1, 'effort: 4 h, within: 100 h'),
      arriving('urgent', 1, 'effort: 1 h, priority: 1, preempts: true'),
      arriving('soon', 1, 'effort: 2 h, within: 2 h'),
    ]);
    expect(ends(record, 'urgent', 'long', 'soon')).toEqual([1, 5, 6]);
  });

  it('orders interrupted work by the deadline for its completion: that for its start is settled', async () => {
    // Two places: `x` and `y` (4 h) from 0 to 1, interrupted for `team` to 2. Then `one` takes a place for 10 h, and of
    // the two the one due at 50 goes on, to 5, though `x` was ready first and had to start by 1; `x` has 3 h left, to 8.
    const record = await run(
      [
        initially('x', 1, 'effort: 4 h, within: 90 h, startWithin: 1 h'),
        initially('y', 1, 'effort: 4 h, within: 50 h'),
        arriving('team', 1, 'effort: 2 h, team: 2, priority: 1, preempts: true'),
        arriving('one', 2, 'effort: 10 h, priority: 1'),
      ],
      2,
    );
    expect(ends(record, 'y', 'x')).toEqual([5, 8]);
  });

  it('forgets the deadline of a step before', async () => {
    // `a` goes to a second step without a deadline, where `b` (due at 40) goes first though it is ready later.
    const record = await run([
      '  a: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 2 h, within: 3 h, then: more }, more: { unit: o.u, effort: 1 h, then: end } } }',
      arriving('b', 2, 'effort: 1 h, within: 38 h'),
    ]);
    expect([record.whole('a', 'throughput_mean'), record.whole('b', 'throughput_mean')]).toEqual([4, 1]);
  });

  it('drops beyond a queue limit what became ready latest, not what is due last', async () => {
    // At `work` the first waits from 0, due at 10. The second comes at 1 from a wait and is due at 5 (its case opened
    // five hours before): it is one too many.
    const record = await run([
      initially('holder', 1, 'effort: 3 h, priority: 1'),
      [
        '  a: { initial: { before: { count: 1, age: 5 h, remaining: 1 h }, work: 1 }, steps: {',
        '    before: { wait: 6 h, then: work }, work: { unit: o.u, effort: 1 h, withinCase: 10 h, queueLimit: 1, then: end } } }',
      ].join('\n'),
    ]);
    expect([record.whole('a.work', 'dropped'), record.whole('a.work', 'completed')]).toEqual([1, 1]);
    expect(record.whole('a', 'throughput_mean')).toBe(4);
  });
});
