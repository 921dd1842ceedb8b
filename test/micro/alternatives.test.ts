import { describe, expect, it } from 'vitest';
import { runText, small } from '../support/runScenario.ts';

const unit = (name: string, onDuty: number, roster = 'continuous'): string =>
  `${name}: { onDuty: ${onDuty}, roster: ${roster} }`;

const initially = (name: string, step: string, count = 1): string =>
  `  ${name}: { initial: { work: ${count} }, steps: { work: { ${step}, then: end } } }`;

const arriving = (name: string, hours: number, step: string): string =>
  `  ${name}: { arrivals: { dates: [2015-01-05T${String(hours).padStart(2, '0')}:00] }, steps: { work: { ${step}, then: end } } }`;

const run = (units: readonly string[], cases: readonly string[], more = '') =>
  runText(small({ units: units.join(', '), rest: `cases:\n${cases.join('\n')}\n${more}` }));

const took = (record: Awaited<ReturnType<typeof run>>, ...names: string[]): number[] =>
  names.map((name) => record.whole(name, 'throughput_mean'));

const A = unit('a', 1);
const B = unit('b', 1);
const C = unit('c', 1);

describe('alternatives', () => {
  it('take on arrival what their first unit has no room for, in their order', async () => {
    // Four at once: a, b and c take one each, the fourth is a's at 2.
    for (const units of [
      [A, B, C],
      [C, B, A],
    ]) {
      const record = await run(units, [initially('x', 'unit: [o.a, o.b, o.c], effort: 2 h', 4)]);
      expect(took(record, 'x')).toEqual([(2 + 2 + 2 + 4) / 4]);
      expect(['o.a', 'o.b', 'o.c'].map((name) => record.whole(name, 'busy') * 240)).toEqual([4, 2, 2]);
      // What waits stands at the first, to which all of it was offered; the step is one.
      expect(['o.a', 'o.b', 'o.c'].map((name) => record.whole(name, 'queue_length') * 240)).toEqual([
        2, 0, 0,
      ]);
      expect(['o.a', 'o.b', 'o.c'].map((name) => record.whole(name, 'offered_load'))).toEqual([0, 0, 0]);
      expect([record.whole('x.work', 'started'), record.whole('x.work', 'completed')]).toEqual([4, 4]);
    }
  });

  it('leave it to the first while that has room', async () => {
    for (const units of [
      [A, B],
      [B, A],
    ]) {
      const record = await run(units, [arriving('x', 1, 'unit: [o.a, o.b], effort: 2 h')]);
      expect(record.whole('o.a', 'busy') * 240).toBe(2);
      expect(record.whole('o.b', 'busy')).toBe(0);
      expect(record.whole('o.a', 'offered_load') * 240).toBe(2);
    }
  });

  it('take it later, when they have nothing of their own to do any more', async () => {
    // a is taken to 9. b has two of its own, to 2 and 4: at 4 it takes x.
    const record = await run(
      [A, B],
      [
        initially('long', 'unit: o.a, effort: 9 h, priority: 1'),
        initially('own', 'unit: o.b, effort: 2 h', 2),
        initially('x', 'unit: [o.a, o.b], effort: 1 h, priority: 1'),
      ],
    );
    expect(took(record, 'own', 'x')).toEqual([3, 5]);
    expect(record.whole('x.work', 'wait_mean')).toBe(4);
  });

  it('take nothing while work of their own waits, even where it does not fit', async () => {
    // b has 2 places, one taken to 3, and a team of 2 that waits: x starts at a at 5, since b is b's own to 6.
    const record = await run(
      [A, unit('b', 2)],
      [
        initially('long', 'unit: o.a, effort: 5 h, priority: 1'),
        initially('held', 'unit: o.b, effort: 3 h, priority: 1'),
        initially('team', 'unit: o.b, effort: 6 h, team: 2'),
        initially('x', 'unit: [o.a, o.b], effort: 1 h, priority: 2'),
      ],
    );
    expect(took(record, 'team', 'x')).toEqual([6, 6]);
  });

  it('take what stands behind others in its queue, which cannot go there', async () => {
    const record = await run(
      [A, B],
      [
        initially('long', 'unit: o.a, effort: 9 h, priority: 1'),
        initially('plain', 'unit: o.a, effort: 1 h, priority: 2'),
        initially('x', 'unit: [o.a, o.b], effort: 1 h'),
      ],
    );
    expect(took(record, 'plain', 'x')).toEqual([10, 1]);
  });

  it('take by priority, then in order of becoming ready, from whichever queue', async () => {
    // Both a and c are taken for long. b is free at 4: `urgent`, then `early`, then `late`.
    const record = await run(
      [C, A, B],
      [
        initially('longA', 'unit: o.a, effort: 90 h, priority: 1'),
        initially('longC', 'unit: o.c, effort: 90 h, priority: 1'),
        initially('own', 'unit: o.b, effort: 4 h'),
        arriving('early', 1, 'unit: [o.a, o.b], effort: 1 h'),
        arriving('late', 2, 'unit: [o.c, o.b], effort: 1 h'),
        arriving('urgent', 3, 'unit: [o.a, o.b], effort: 1 h, priority: 2'),
      ],
    );
    expect(took(record, 'urgent', 'early', 'late')).toEqual([2, 5, 5]);
  });

  it('are asked before anything is interrupted', async () => {
    const cases = [
      initially('low', 'unit: o.a, effort: 5 h'),
      arriving('x', 1, 'unit: [o.a, o.b], effort: 1 h, priority: 1, preempts: true'),
    ];
    // b is idle: low goes on.
    expect(
      took(await run([A, B], [...cases, initially('own', 'unit: o.b, effort: 1 h')]), 'low', 'x'),
    ).toEqual([5, 1]);
    // b is busy, with work that could be interrupted: it is at the first that room is made.
    const record = await run([A, B], [...cases, initially('own', 'unit: o.b, effort: 9 h')]);
    expect(took(record, 'low', 'x', 'own')).toEqual([6, 1, 9]);
  });

  it('keep what is interrupted there, ahead of their own that never started', async () => {
    // x (5 h) is at b from 0; at 2 `urgent` interrupts it there to 8. a is free at 3: x stays with b, 8–11.
    const record = await run(
      [A, B],
      [
        initially('first', 'unit: o.a, effort: 3 h, priority: 1'),
        initially('x', 'unit: [o.a, o.b], effort: 5 h'),
        arriving('urgent', 2, 'unit: o.b, effort: 6 h, priority: 1, preempts: true'),
        arriving('own', 1, 'unit: o.b, effort: 1 h'),
      ],
    );
    expect(took(record, 'x', 'own')).toEqual([11, 11]);
    // Waiting at b: own 1–11, x 2–8 with 3 h left.
    expect(record.whole('o.b', 'queue_length') * 240).toBeCloseTo(10 + 6, 9);
    expect(record.whole('o.b', 'backlog_hours') * 240).toBeCloseTo(10 + 18, 9);
    expect(record.whole('x.work', 'started')).toBe(1);
  });

  it('count for the deadlines of the step like any start and completion', async () => {
    const record = await run(
      [A, B],
      [
        initially('long', 'unit: o.a, effort: 9 h, priority: 1'),
        initially('own', 'unit: o.b, effort: 2 h'),
        initially('x', 'unit: [o.a, o.b], effort: 2 h, startWithin: 3 h, within: 6 h, onLate: drop', 3),
      ],
    );
    // At b: 2–4. The other two never started by 3 and are dropped.
    expect(
      ['on_time', 'late', 'dropped', 'completed'].map((metric) => record.whole('x.work', metric)),
    ).toEqual([1, 2, 2, 1]);
  });

  it('leave the queue limit with the first: what exceeds it when all have taken what they could is dropped', async () => {
    const record = await run([A, B], [initially('x', 'unit: [o.a, o.b], effort: 2 h, queueLimit: 1', 5)]);
    expect([record.whole('x.work', 'dropped'), record.whole('x.work', 'completed')]).toEqual([2, 3]);
  });

  it('take over when they open, or while their first is closed', async () => {
    const day = unit('b', 1, '{ mon-sun: "08:00-20:00" }');
    // a is taken for long: x waits for b's opening at 8.
    const opening = await run(
      [A, day],
      [
        initially('long', 'unit: o.a, effort: 90 h, priority: 1'),
        initially('x', 'unit: [o.a, o.b], effort: 1 h'),
      ],
    );
    expect(took(opening, 'x')).toEqual([9]);
    // The first is closed: its alternative takes x at 0.
    const closed = await run(
      [unit('a', 1, 'office'), B],
      [arriving('x', 1, 'unit: [o.a, o.b], effort: 1 h')],
    );
    expect(took(closed, 'x')).toEqual([1]);
    // Both are closed: whichever opens first.
    const both = await run(
      [unit('a', 1, 'office'), day],
      [arriving('x', 1, 'unit: [o.a, o.b], effort: 1 h')],
    );
    expect(took(both, 'x')).toEqual([8]);
  });

  it('have a part place like their own work', async () => {
    // b has 1.5: own is on the whole place, x on the part place, 2 h in 4; own ends at 3, then x is on the whole: 1.5 + 0.5.
    const record = await run(
      [A, unit('b', 1.5)],
      [
        initially('long', 'unit: o.a, effort: 90 h, priority: 1'),
        initially('own', 'unit: o.b, effort: 3 h'),
        initially('x', 'unit: [o.a, o.b], effort: 2 h, priority: 2'),
      ],
    );
    expect(took(record, 'own', 'x')).toEqual([4, 2]);
  });
});

describe('alternatives and joint work', () => {
  it('are idle only if no joint work of others could take their place', async () => {
    // b is free at 4; a's x has waited longer, but c's j, of the same priority, asks for b as its partner.
    const record = await run(
      [A, B, C],
      [
        initially('long', 'unit: o.a, effort: 90 h, priority: 1'),
        initially('own', 'unit: o.b, effort: 4 h, priority: 1'),
        initially('x', 'unit: [o.a, o.b], effort: 1 h'),
        arriving('j', 1, 'unit: o.c, effort: 1 h, with: { o.b: 1 }'),
      ],
    );
    expect(took(record, 'j', 'x')).toEqual([4, 6]);
  });

  it('go together: whoever takes it over needs the partners too', async () => {
    // a is taken for long, c to 2: at 2 b takes x with c, to 4; `atC` waits until then.
    const record = await run(
      [A, B, C],
      [
        initially('long', 'unit: o.a, effort: 90 h, priority: 1'),
        initially('own', 'unit: o.c, effort: 2 h, priority: 1'),
        initially('x', 'unit: [o.a, o.b], effort: 2 h, priority: 2, with: { o.c: 1 }'),
        arriving('atC', 1, 'unit: o.c, effort: 1 h'),
      ],
    );
    expect(took(record, 'x', 'atC')).toEqual([4, 4]);
    expect(['o.b', 'o.c'].map((name) => record.whole(name, 'busy') * 240)).toEqual([2, 5]);
  });

  it('go together: interrupted at a partner, it stays with the alternative that had it', async () => {
    // x is at b with c from 0; at 1 `urgent` takes c's place to 3. a is free at 2, but x goes on at b, 3–5.
    const record = await run(
      [A, B, C],
      [
        initially('short', 'unit: o.a, effort: 2 h, priority: 1'),
        initially('x', 'unit: [o.a, o.b], effort: 3 h, priority: 2, with: { o.c: 1 }'),
        arriving('urgent', 1, 'unit: o.c, effort: 2 h, priority: 1, preempts: true'),
      ],
    );
    expect(took(record, 'x', 'urgent')).toEqual([5, 2]);
    expect(['o.a', 'o.b', 'o.c'].map((name) => record.whole(name, 'busy') * 240)).toEqual([2, 3, 5]);
  });
});

describe('an alternative where persons are shared', () => {
  it('takes over while it has more persons than tasks, not whenever it has a place', async () => {
    // b has 2 persons. At 0 it takes x twice, and not a third time: that is a's at 5.
    const record = await run(
      [A, 'b: { onDuty: 2, roster: continuous, discipline: sharing }'],
      [
        initially('long', 'unit: o.a, effort: 5 h, priority: 1'),
        initially('x', 'unit: [o.a, o.b], effort: 6 h', 3),
      ],
    );
    expect(took(record, 'x')).toEqual([(6 + 6 + 11) / 3]);
  });
});
