import { describe, expect, it } from 'vitest';
import { runText, small } from '../support/runScenario.ts';

/** A case type of one step at `o.u`, there `count` times at the beginning. */
const initially = (name: string, count: number, step: string): string =>
  `  ${name}: { initial: { work: ${count} }, steps: { work: { unit: o.u, ${step}, then: end } } }`;

/** A case type of one step at `o.u` that arrives once, `hours` after the beginning (horizon 10 days). */
const arriving = (name: string, hours: number, step: string): string =>
  `  ${name}: { arrivals: { dates: [2015-01-05T${String(hours).padStart(2, '0')}:00] }, steps: { work: { unit: o.u, ${step}, then: end } } }`;

const unit = (onDuty: number, more = ''): string => `u: { onDuty: ${onDuty}, roster: continuous${more} }`;

describe('a unit with whole places', () => {
  it('serves in order of becoming ready, each at pace 1', async () => {
    // One place, three tasks of 2 h: they start at 0, 2, 4 and end at 2, 4, 6.
    const run = await runText(small({ units: unit(1), rest: `cases:\n${initially('a', 3, 'effort: 2 h')}` }));
    expect(run.whole('a.work', 'wait_mean')).toBe(2);
    expect(run.whole('a', 'throughput_mean')).toBe(4);
    expect(run.whole('a.work', 'sojourn_mean')).toBe(4);
    expect(run.whole('a.work', 'waited_share')).toBeCloseTo(2 / 3, 12);
    // Tasks waiting: 2 for 2 h, then 1 for 2 h, of 240 h; backlog 4 and 2 person-hours.
    expect(run.whole('o.u', 'queue_length')).toBeCloseTo(6 / 240, 12);
    expect(run.whole('o.u', 'backlog_hours')).toBeCloseTo(12 / 240, 12);
    expect(run.whole('o.u', 'busy')).toBeCloseTo(6 / 240, 12);
  });

  it('gives a team its places and divides the effort by them', async () => {
    // 3 places, team 2: one team at a time, 6 person-hours in 3 h.
    const run = await runText(
      small({ units: unit(3), rest: `cases:\n${initially('a', 2, 'effort: 6 h, team: 2')}` }),
    );
    expect(run.whole('a', 'throughput_mean')).toBe(4.5);
  });

  it('lets a task that does not fit block what is behind it, in its own and lower priorities', async () => {
    // 2 places: `one` (4 h) holds one from 0; `two` (team 2) waits to 4; `three` would fit but stands behind.
    const cases = [
      initially('one', 1, 'effort: 4 h, priority: 3'),
      initially('two', 1, 'effort: 2 h, team: 2, priority: 4'),
      initially('three', 1, 'effort: 1 h, priority: 5'),
    ];
    const run = await runText(small({ units: unit(2), rest: `cases:\n${cases.join('\n')}` }));
    expect(run.whole('two', 'throughput_mean')).toBe(5);
    expect(run.whole('three.work', 'wait_mean')).toBe(5);
  });

  it('puts smaller priority numbers first, 5 being the default', async () => {
    const cases = [
      initially('late', 1, 'effort: 1 h'),
      initially('first', 1, 'effort: 1 h, priority: 1'),
      initially('last', 1, 'effort: 1 h, priority: 6'),
    ];
    const run = await runText(small({ units: unit(1), rest: `cases:\n${cases.join('\n')}` }));
    expect(['first', 'late', 'last'].map((name) => run.whole(name, 'throughput_mean'))).toEqual([1, 2, 3]);
  });
});

describe('a unit with a part place', () => {
  it('gives it to the task that ranks last, which moves up when a whole place comes free', async () => {
    // 1.5 on duty, two tasks of 3 h. The first ends at 3; the second has done 1.5 by then and ends at 4.5.
    const run = await runText(
      small({ units: unit(1.5), rest: `cases:\n${initially('a', 2, 'effort: 3 h')}` }),
    );
    expect(run.whole('a', 'throughput_mean')).toBe((3 + 4.5) / 2);
    expect(run.whole('a.work', 'wait_mean')).toBe(0);
    // Worked: 1.5 persons for 3 h, one for 1.5 h.
    expect(run.whole('o.u', 'busy')).toBeCloseTo(6 / 240, 12);
  });

  it('never slows a lone task, and has only the part place when less than one person is on duty', async () => {
    const lone = await runText(
      small({ units: unit(2.5), rest: `cases:\n${initially('a', 1, 'effort: 3 h')}` }),
    );
    expect(lone.whole('a', 'throughput_mean')).toBe(3);
    const half = await runText(
      small({ units: unit(0.5), rest: `cases:\n${initially('a', 1, 'effort: 3 h')}` }),
    );
    expect(half.whole('a', 'throughput_mean')).toBe(6);
  });

  it('puts a task of lower priority back on it when one of higher priority starts', async () => {
    // `low` (4 h) starts at 0 on the whole place. At 1 `high` (2 h) starts: `low` drops to pace 0.5 until 3
    // (3 − 1 = 2 h left), then is alone on the whole place and ends at 5.
    const cases = [initially('low', 1, 'effort: 4 h'), arriving('high', 1, 'effort: 2 h, priority: 1')];
    const run = await runText(small({ units: unit(1.5), rest: `cases:\n${cases.join('\n')}` }));
    expect(run.whole('high', 'throughput_mean')).toBe(2);
    expect(run.whole('low', 'throughput_mean')).toBe(5);
  });

  it('is part of a team: a team of two on 1.5 works at pace 1.5', async () => {
    const run = await runText(
      small({ units: unit(1.5), rest: `cases:\n${initially('a', 1, 'effort: 6 h, team: 2')}` }),
    );
    expect(run.whole('a', 'throughput_mean')).toBe(4);
  });

  it('does exactly onDuty when saturated', async () => {
    const run = await runText(
      small({ units: unit(2.3), rest: `cases:\n${initially('a', 400, 'effort: 5 h')}` }),
    );
    expect(run.whole('o.u', 'busy')).toBeCloseTo(2.3, 9);
    expect(run.whole('o.u', 'utilisation')).toBeCloseTo(1, 9);
  });
});

describe('preemption', () => {
  it('interrupts lower priority, which keeps its remaining effort and goes on ahead of work that never started', async () => {
    // `low`: two of 4 h at the beginning; the first starts at 0, is interrupted at 1 for 2 h, goes on at 3,
    // ends at 6; the second starts at 6 and ends at 10.
    const cases = [
      initially('low', 2, 'effort: 4 h'),
      arriving('high', 1, 'effort: 2 h, priority: 1, preempts: true'),
    ];
    const run = await runText(small({ units: unit(1), rest: `cases:\n${cases.join('\n')}` }));
    expect(run.whole('high', 'throughput_mean')).toBe(2);
    expect(run.whole('low', 'throughput_mean')).toBe(8);
    expect(run.whole('low.work', 'started')).toBe(2);
    expect(run.whole('low.work', 'wait_mean')).toBe(3);
  });

  it('takes largest priority number first, then the latest started, as many as needed', async () => {
    // Three places hold a (prio 3), b and c (prio 5, started in that order). At 1 a team of 2 preempts: c and
    // b go, in that order; a stays. b comes back before c, since it was ready first.
    const cases = [
      initially('a', 1, 'effort: 9 h, priority: 3'),
      initially('b', 1, 'effort: 2 h'),
      initially('c', 1, 'effort: 4 h'),
      arriving('p', 1, 'effort: 4 h, team: 2, priority: 1, preempts: true'),
    ];
    const run = await runText(small({ units: unit(3), rest: `cases:\n${cases.join('\n')}` }));
    // p: 1–3. b has 1 h left: 3–4; c has 3 h left: 3–6.
    expect(['a', 'b', 'c', 'p'].map((name) => run.whole(name, 'throughput_mean'))).toEqual([9, 4, 6, 2]);
  });

  it('interrupts none if not enough would come free', async () => {
    // Two places: x (prio 1) and y (prio 5). A team of 2 with priority 1 cannot displace x, so y goes on too.
    const cases = [
      initially('x', 1, 'effort: 5 h, priority: 1'),
      initially('y', 1, 'effort: 3 h'),
      arriving('p', 1, 'effort: 2 h, team: 2, priority: 1, preempts: true'),
    ];
    const run = await runText(small({ units: unit(2), rest: `cases:\n${cases.join('\n')}` }));
    expect(run.whole('y', 'throughput_mean')).toBe(3);
    expect(run.whole('p.work', 'wait_mean')).toBe(4);
  });
});

describe('a roster', () => {
  const office = 'u: { onDuty: 1, roster: office }';

  it('starts nothing while closed, and work in service keeps its place over closing', async () => {
    // Ready Monday 00:00, starts 09:00, 8 h done at 17:00, the last 2 h on Tuesday to 11:00.
    const run = await runText(small({ units: office, rest: `cases:\n${initially('a', 1, 'effort: 10 h')}` }));
    expect(run.whole('a.work', 'wait_mean')).toBe(9);
    expect(run.whole('a', 'throughput_mean')).toBe(35);
  });

  it('is closed at closing time: what ends then ends, what is ready then waits for the next opening', async () => {
    const run = await runText(small({ units: office, rest: `cases:\n${initially('a', 2, 'effort: 8 h')}` }));
    // The first ends Monday 17:00; the second starts Tuesday 09:00 (33 h) and ends Tuesday 17:00 (41 h).
    expect(run.whole('a', 'throughput_mean')).toBe((17 + 41) / 2);
    expect(run.whole('a.work', 'wait_mean')).toBe((9 + 33) / 2);
  });

  it('averages on duty, busy and utilisation over open hours, backlog over all', async () => {
    const run = await runText(
      small({ units: office, rest: `cases:\n${initially('a', 1, 'effort: 16 h')}`, horizon: '7 days' }),
    );
    expect(run.whole('o.u', 'on_duty')).toBe(1);
    expect(run.whole('o.u', 'busy')).toBeCloseTo(16 / 40, 12);
    expect(run.whole('o.u', 'utilisation')).toBeCloseTo(16 / 40, 12);
    expect(run.whole('o.u', 'backlog_hours')).toBeCloseTo((16 * 9) / 168, 12);
    // backlog_hours ÷ (on duty × 40 / 7 open hours a calendar day)
    expect(run.whole('o.u', 'backlog_days')).toBeCloseTo((16 * 9) / 168 / (40 / 7), 12);
  });

  it('opens at any minute of the day, week after week', async () => {
    // Cases that come at midnight wait to the opening, and are done 5 h later.
    const dates = ['2015-01-09', '2015-03-05', '2019-08-14', '2024-10-02'].map((day) => `${day}T00:00`);
    for (const [opens, wait] of [
      ['08:20', 8 + 20 / 60],
      ['08:40', 8 + 40 / 60],
    ] as const) {
      const run = await runText(
        small({
          units: `u: { onDuty: 1, roster: { mon-fri: '${opens}-18:50' } }`,
          rest: `cases:\n  a: { arrivals: { dates: [${dates.join(', ')}] }, steps: { work: { unit: o.u, effort: 5 h, then: end } } }`,
          horizon: '3600 days',
        }),
      );
      expect(run.whole('a.work', 'completed')).toBe(4);
      expect(run.whole('a.work', 'wait_mean')).toBeCloseTo(wait, 8);
      expect(run.whole('a', 'throughput_mean')).toBeCloseTo(wait + 5, 8);
    }
  });

  it('costs no event when there is nothing to start', async () => {
    const run = await runText(
      small({ units: office, rest: `cases:\n${initially('a', 1, 'effort: 1 h')}`, horizon: '300 days' }),
    );
    // One wake-up, one completion, and the ends of months.
    expect(run.events).toBeLessThan(20);
  });
});
