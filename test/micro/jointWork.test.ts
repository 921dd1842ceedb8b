import { describe, expect, it } from 'vitest';
import { runText, small } from '../support/runScenario.ts';

const unit = (name: string, onDuty: number, roster = 'continuous'): string =>
  `${name}: { onDuty: ${onDuty}, roster: ${roster} }`;

/** A case type of one step, there once at the beginning. */
const initially = (name: string, step: string, count = 1): string =>
  `  ${name}: { initial: { work: ${count} }, steps: { work: { ${step}, then: end } } }`;

/** A case type of one step that arrives once, `hours` after the beginning. */
const arriving = (name: string, hours: number, step: string): string =>
  `  ${name}: { arrivals: { dates: [2015-01-05T${String(hours).padStart(2, '0')}:00] }, steps: { work: { ${step}, then: end } } }`;

const run = (units: readonly string[], cases: readonly string[], more = '') =>
  runText(small({ units: units.join(', '), rest: `cases:\n${cases.join('\n')}\n${more}` }));

/** When a case that was ready at 0 or at the given hour ended. */
const took = (record: Awaited<ReturnType<typeof run>>, ...names: string[]): number[] =>
  names.map((name) => record.whole(name, 'throughput_mean'));

const A = unit('a', 1);
const B = unit('b', 1);

describe('joint work', () => {
  it('holds places of its partner, which is busy with it, for as long as it takes its own unit', async () => {
    // Both units are taken from 0 to 4 by `j`; work of b's own is ready at 1 and starts at 4.
    const record = await run(
      [A, B],
      [
        initially('j', 'unit: o.a, effort: 4 h, with: { o.b: 1 }'),
        arriving('own', 1, 'unit: o.b, effort: 2 h'),
      ],
    );
    expect(took(record, 'j', 'own')).toEqual([4, 5]);
    expect(record.whole('o.a', 'busy')).toBeCloseTo(4 / 240, 12);
    expect(record.whole('o.b', 'busy')).toBeCloseTo(6 / 240, 12);
    // It stands in the queue of its own unit only; the partner's part is offered to it: 4 h besides 2 h.
    expect(record.whole('o.b', 'queue_length')).toBeCloseTo(3 / 240, 12);
    expect(record.whole('o.b', 'backlog_hours')).toBeCloseTo((3 * 2) / 240, 12);
    expect(record.whole('o.b', 'utilisation')).toBeCloseTo(6 / 240, 12);
  });

  it('of a team of 2 with 3 places of a partner lasts effort ÷ 2 and takes 3 × that of it', async () => {
    const record = await run(
      [unit('a', 2), unit('b', 4)],
      [
        arriving('j', 1, 'unit: o.a, effort: 6 h, team: 2, with: { o.b: 3 }'),
        arriving('own', 1, 'unit: o.b, effort: 2 h'),
        arriving('late', 1, 'unit: o.b, effort: 1 h, priority: 6'),
      ],
    );
    // b has 4 places: 3 of j and own; `late` starts when own ends at 3.
    expect(took(record, 'j', 'own', 'late')).toEqual([3, 2, 3]);
    expect(record.whole('o.b', 'busy')).toBeCloseTo((9 + 2 + 1) / 240, 12);
    // Ready for b: 3 × 3 h, 2 h and 1 h.
    expect(record.whole('o.b', 'offered_load')).toBeCloseTo(12 / 240, 12);
    expect(record.whole('o.a', 'offered_load')).toBeCloseTo(6 / 240, 12);
  });

  it('that only a partner has no room for is passed over, and does not block what is behind it', async () => {
    // b is taken to 4. `j` is first in a's queue; `plain` behind it starts at 0 all the same, and ends at 2.
    const record = await run(
      [A, B],
      [
        initially('own', 'unit: o.b, effort: 4 h, priority: 1'),
        initially('j', 'unit: o.a, effort: 1 h, priority: 2, with: { o.b: 1 }'),
        initially('plain', 'unit: o.a, effort: 2 h'),
      ],
    );
    expect(took(record, 'plain', 'j')).toEqual([2, 5]);
    expect(record.whole('j.work', 'wait_mean')).toBe(4);
  });

  it('that its own unit has no room for blocks what is behind it, though a partner has none either', async () => {
    // a has 2 places, one taken to 3. `j` (team 2) waits for a, so `plain` behind it waits too.
    const record = await run(
      [unit('a', 2), B],
      [
        initially('long', 'unit: o.a, effort: 3 h, priority: 1'),
        initially('own', 'unit: o.b, effort: 2 h'),
        initially('j', 'unit: o.a, effort: 2 h, team: 2, priority: 2, with: { o.b: 1 }'),
        initially('plain', 'unit: o.a, effort: 1 h'),
      ],
    );
    expect(took(record, 'j', 'plain')).toEqual([4, 5]);
  });

  it('is offered a place that comes free at a partner before own work of equal and of lower priority', async () => {
    const cases = (priority: number): string[] => [
      initially('first', 'unit: o.b, effort: 4 h, priority: 1'),
      initially('own', `unit: o.b, effort: 2 h, priority: ${priority}`),
      arriving('j', 1, 'unit: o.a, effort: 1 h, priority: 3, with: { o.b: 1 }'),
    ];
    // At 4: j (4–5) goes before own work of priority 3 and 4 (5–7), which has waited longer; behind that of 2 (4–6).
    expect(took(await run([A, B], cases(3)), 'j', 'own')).toEqual([4, 7]);
    expect(took(await run([A, B], cases(4)), 'j', 'own')).toEqual([4, 7]);
    expect(took(await run([A, B], cases(2)), 'j', 'own')).toEqual([6, 6]);
    // The order of the units in the file makes no difference.
    expect(took(await run([B, A], cases(3)), 'j', 'own')).toEqual([4, 7]);
    expect(took(await run([B, A], cases(2)), 'j', 'own')).toEqual([6, 6]);
  });

  it('of several units that wait for one partner starts by priority, then in order of becoming ready', async () => {
    const record = await run(
      [unit('a', 3), unit('c', 3), B],
      [
        initially('own', 'unit: o.b, effort: 4 h'),
        arriving('late', 1, 'unit: o.a, effort: 1 h, with: { o.b: 1 }'),
        arriving('early', 2, 'unit: o.c, effort: 1 h, priority: 2, with: { o.b: 1 }'),
        arriving('next', 3, 'unit: o.a, effort: 1 h, priority: 2, with: { o.b: 1 }'),
      ],
    );
    // At 4 early, at 5 next, at 6 late.
    expect(took(record, 'early', 'next', 'late')).toEqual([3, 3, 6]);
  });

  it('starts when the last of its units has room, and takes no place of one before that', async () => {
    // c is free at 1, b at 3: j starts at 3. Until then c does its own.
    const record = await run(
      [A, B, unit('c', 1)],
      [
        initially('atB', 'unit: o.b, effort: 3 h, priority: 1'),
        initially('atC', 'unit: o.c, effort: 1 h, priority: 1', 3),
        initially('j', 'unit: o.a, effort: 1 h, with: { o.b: 1, o.c: 1 }'),
      ],
    );
    // At 3 c's third task has ended; j is 3–4.
    expect(took(record, 'j')).toEqual([4]);
    expect(took(record, 'atC')).toEqual([2]);
  });

  it('that needs several places of a partner keeps those that come free, as a team at its own unit does', async () => {
    // b has 2 places, taken to 1 and to 3; own work of equal priority waits until j (3–4) has ended.
    const record = await run(
      [A, unit('b', 2)],
      [
        initially('short', 'unit: o.b, effort: 1 h, priority: 1'),
        initially('long', 'unit: o.b, effort: 3 h, priority: 1'),
        initially('j', 'unit: o.a, effort: 1 h, with: { o.b: 2 }'),
        initially('own', 'unit: o.b, effort: 1 h'),
      ],
    );
    expect(took(record, 'j', 'own')).toEqual([4, 5]);
  });

  it('no longer keeps them when another of its units has no room', async () => {
    // As before, but at 2 a takes up something of higher priority to 6: own work starts then, at 2.
    const record = await run(
      [A, unit('b', 2)],
      [
        initially('short', 'unit: o.b, effort: 1 h, priority: 1'),
        initially('long', 'unit: o.b, effort: 3 h, priority: 1'),
        initially('j', 'unit: o.a, effort: 1 h, with: { o.b: 2 }'),
        initially('own', 'unit: o.b, effort: 1 h'),
        arriving('urgent', 2, 'unit: o.a, effort: 4 h, priority: 1'),
      ],
    );
    expect(took(record, 'own', 'j')).toEqual([3, 7]);
  });
});

describe('joint work that loses a place', () => {
  it('at a partner, to work that preempts there, releases all and waits with its remaining effort', async () => {
    // j is 0–2 at a and b; at 2 `urgent` takes b's place to 5. a is free: `plain` is 2–3 there. j: 5–7.
    const record = await run(
      [A, B, unit('c', 1)],
      [
        initially('j', 'unit: o.a, effort: 4 h, with: { o.b: 1, o.c: 1 }'),
        arriving('urgent', 2, 'unit: o.b, effort: 3 h, priority: 1, preempts: true'),
        arriving('plain', 1, 'unit: o.a, effort: 1 h'),
        arriving('atC', 1, 'unit: o.c, effort: 1 h'),
      ],
    );
    expect(took(record, 'urgent', 'plain', 'atC', 'j')).toEqual([3, 2, 2, 7]);
    expect(record.whole('j.work', 'started')).toBe(1);
    // a: 2 h, 1 h and 2 h; c the same.
    expect(record.whole('o.a', 'busy')).toBeCloseTo(5 / 240, 12);
    expect(record.whole('o.c', 'busy')).toBeCloseTo(5 / 240, 12);
    // Waiting at a: plain 1–2, j 2–5 with 2 h left.
    expect(record.whole('o.a', 'queue_length')).toBeCloseTo(4 / 240, 12);
    expect(record.whole('o.a', 'backlog_hours')).toBeCloseTo(7 / 240, 12);
  });

  it('at a partner, to a post that is to be filled', async () => {
    // The post stands on Tuesday only: j (30 h) is interrupted at 24 and goes on at 48, to 54.
    const record = await run(
      [A, B],
      [initially('j', 'unit: o.a, effort: 30 h, with: { o.b: 1 }')],
      'posts: { p: { required: "weekday == 2 ? 1 : 0", unit: o.b } }',
    );
    expect(took(record, 'j')).toEqual([54]);
    expect(record.whole('o.a', 'busy')).toBeCloseTo(30 / 240, 12);
  });

  it('at its own unit frees its partner for own work', async () => {
    const record = await run(
      [A, B],
      [
        initially('j', 'unit: o.a, effort: 4 h, with: { o.b: 1 }'),
        arriving('urgent', 2, 'unit: o.a, effort: 3 h, priority: 1, preempts: true'),
        arriving('own', 1, 'unit: o.b, effort: 1 h'),
      ],
    );
    // own: 2–3. j has 2 h left: 5–7.
    expect(took(record, 'urgent', 'own', 'j')).toEqual([3, 2, 7]);
  });

  it('comes back ahead of joint work that never started, at its own unit and as partner', async () => {
    const record = await run(
      [unit('a', 2), B],
      [
        initially('j', 'unit: o.a, effort: 4 h, with: { o.b: 1 }'),
        initially('k', 'unit: o.a, effort: 1 h, with: { o.b: 1 }'),
        arriving('urgent', 2, 'unit: o.b, effort: 1 h, priority: 1, preempts: true'),
      ],
    );
    expect(took(record, 'j', 'k')).toEqual([5, 6]);
  });

  it('is interrupted at a partner by rank: by priority, then the latest started, among what is there', async () => {
    // b holds j (from 0) and own (from 1), of one priority: own goes for the first urgent (2–12), j for the second (4–14).
    const record = await run(
      [A, unit('b', 2)],
      [
        initially('j', 'unit: o.a, effort: 5 h, with: { o.b: 1 }'),
        arriving('own', 1, 'unit: o.b, effort: 3 h'),
        arriving('urgent', 2, 'unit: o.b, effort: 10 h, priority: 1, preempts: true'),
        arriving('second', 4, 'unit: o.b, effort: 10 h, priority: 1, preempts: true'),
      ],
    );
    // At 12 b has one place: j's offer goes first (1 h left, 12–13); own (2 h left) is 13–15.
    expect(took(record, 'j', 'own')).toEqual([13, 14]);
  });
});

describe('joint work that preempts', () => {
  it('makes room at its own unit, and none at a partner', async () => {
    // a is taken by low work, b to 3: j waits for b, passed over; at 3 it interrupts a's work (9 h, goes on at 4).
    const record = await run(
      [A, B],
      [
        initially('low', 'unit: o.a, effort: 9 h, priority: 6'),
        initially('atB', 'unit: o.b, effort: 3 h, priority: 6'),
        arriving('j', 1, 'unit: o.a, effort: 1 h, priority: 1, preempts: true, with: { o.b: 1 }'),
      ],
    );
    expect(took(record, 'atB', 'j', 'low')).toEqual([3, 3, 10]);
  });
});

describe('joint work and part places', () => {
  it('goes at the pace of its own unit, also where it is last at a partner', async () => {
    // b has 1.5: own (from 0) is on the whole place, j's claim (from 1) on the part place; j lasts 2 h all the same.
    const record = await run(
      [A, unit('b', 1.5)],
      [
        initially('own', 'unit: o.b, effort: 4 h'),
        arriving('j', 1, 'unit: o.a, effort: 2 h, with: { o.b: 1 }'),
      ],
    );
    expect(took(record, 'own', 'j')).toEqual([4, 2]);
    // Worked at b: 1 for 4 h and 0.5 for 2 h, within 1.5 on duty.
    expect(record.whole('o.b', 'busy')).toBeCloseTo(5 / 240, 12);
  });

  it('of a part place at its own unit lasts longer, and so does what it takes of a partner', async () => {
    const record = await run(
      [unit('a', 0.5), B],
      [initially('j', 'unit: o.a, effort: 2 h, with: { o.b: 1 }')],
    );
    expect(took(record, 'j')).toEqual([4]);
    expect(record.whole('o.b', 'busy')).toBeCloseTo(4 / 240, 12);
    expect(record.whole('o.a', 'busy')).toBeCloseTo(2 / 240, 12);
  });

  it('pushes work of a partner that ranks below it onto the part place, and off it when it ends', async () => {
    // own (4 h) is alone to 1, at pace 0.5 from 1 to 3 while j (of higher priority) is there, then at 1: 1 + 1 + 2.
    const record = await run(
      [A, unit('b', 1.5)],
      [
        initially('own', 'unit: o.b, effort: 4 h'),
        arriving('j', 1, 'unit: o.a, effort: 2 h, priority: 1, with: { o.b: 1 }'),
      ],
    );
    expect(took(record, 'own', 'j')).toEqual([5, 2]);
  });
});

describe('joint work and rosters', () => {
  const early = unit('a', 1, '{ mon-sun: "06:00-12:00" }');
  const late = unit('b', 1, '{ mon-sun: "10:00-16:00" }');

  it('starts when all its units are open, and goes on in the open hours of its own', async () => {
    // Both are open from 10. j (3 h) is 10–12 and, on a's clock, 6–7 the next day (31 h).
    const record = await run([early, late], [initially('j', 'unit: o.a, effort: 3 h, with: { o.b: 1 }')]);
    expect(record.whole('j.work', 'wait_mean')).toBe(10);
    expect(took(record, 'j')).toEqual([31]);
    // b is busy with it from 10 to its closing at 16, and is closed until it ends.
    expect(record.whole('o.b', 'busy') * 60).toBeCloseTo(6, 9);
    expect(record.whole('o.a', 'busy') * 60).toBeCloseTo(3, 9);
  });

  it('that stands at the one that opens last starts then, too', async () => {
    const record = await run([early, late], [initially('j', 'unit: o.b, effort: 3 h, with: { o.a: 1 }')]);
    expect(took(record, 'j')).toEqual([13]);
  });

  it('waits for the next day when the room comes after its partner has closed', async () => {
    // b is taken from 10 to 13, when a is closed: j starts at 34 (10:00 the next day).
    const record = await run(
      [early, late],
      [
        initially('own', 'unit: o.b, effort: 3 h, priority: 1'),
        initially('j', 'unit: o.a, effort: 1 h, priority: 2, with: { o.b: 1 }'),
      ],
    );
    expect(took(record, 'j')).toEqual([35]);
  });

  it('keeps no place of a partner while its own unit is closed', async () => {
    // c has 2 places, one taken to 20. j needs both and a, which closes at 12: own work starts then (12–13).
    const record = await run(
      [early, unit('c', 2)],
      [
        initially('long', 'unit: o.c, effort: 20 h, priority: 1'),
        arriving('j', 7, 'unit: o.a, effort: 1 h, with: { o.c: 2 }'),
        arriving('own', 7, 'unit: o.c, effort: 1 h'),
      ],
    );
    expect(took(record, 'own', 'j')).toEqual([6, 24]);
  });
});

describe('joint work and deadlines', () => {
  it('that is dropped while it waits leaves the places that its partner kept for it', async () => {
    const record = await run(
      [A, unit('b', 2)],
      [
        initially('long', 'unit: o.b, effort: 9 h, priority: 1'),
        arriving('j', 1, 'unit: o.a, effort: 1 h, startWithin: 2 h, onLate: drop, with: { o.b: 2 }'),
        arriving('own', 1, 'unit: o.b, effort: 1 h'),
      ],
    );
    expect(record.whole('j.work', 'dropped')).toBe(1);
    expect(took(record, 'own')).toEqual([3]);
  });

  it('has its queue limit at its own unit', async () => {
    const record = await run(
      [unit('a', 5), B],
      [initially('j', 'unit: o.a, effort: 2 h, queueLimit: 1, with: { o.b: 1 }', 4)],
    );
    expect([record.whole('j.work', 'dropped'), record.whole('j.work', 'completed')]).toEqual([2, 2]);
  });
});
