import { describe, expect, it } from 'vitest';
import { Simulator } from '../../src/chain/index.ts';
import { scenarioOf, small } from '../support/runScenario.ts';

/** The waits behind the first breach of the first norm, by unit in file order; one replication, worked out by hand. */
async function waitsOf(text: string): Promise<number[]> {
  const { chain } = await scenarioOf(text);
  const simulator = new Simulator(chain, { low: 1, high: 2 });
  const { layout } = simulator;
  simulator.run(
    0,
    new Float64Array((layout.periods + 1) * layout.width),
    0,
    new Float64Array(chain.norms.length),
    0,
  );
  return [...simulator.breachWaits.subarray(0, chain.units.length)];
}

/** `count` tasks at 06:00 of each of the given days (1 is Monday 5 January 2015). */
function opened(days: readonly number[], count: number): string {
  const dates = days.map((day) => `2015-01-${String(4 + day).padStart(2, '0')}T06:00`).join(', ');
  return `source: { arrivals: { dates: [${dates}] }, steps: { go: { opens: { work: ${count} }, then: end } } }`;
}

const ONE = 'a: { onDuty: 1, roster: continuous }';
const TWO = `${ONE}, b: { onDuty: 1, roster: continuous }`;

describe('the waiting of late work', () => {
  it('is counted along the case, by unit, when the deadline runs from its opening', async () => {
    // Three cases at 06:00, 2 h of work at each of two places. At a they start at 6, 8, 10; at b at 8, 10, 12 without
    // waiting. Due 7 h after opening: done at 10, 12 and 14, so the third is late at 13:00, having waited 4 h at a.
    const rest = [
      `cases: { ${opened([1], 3)},`,
      '  work: { steps: { first: { unit: o.a, effort: 2 h, then: finish }, finish: { unit: o.b, effort: 2 h, withinCase: 7 h, then: end } } } }',
      'norms: { n: { metric: late, scope: work.finish, atMost: 0, per: day } }',
    ].join('\n');
    expect(await waitsOf(small({ units: TWO, horizon: '2 days', rest }))).toEqual([4, 0]);
  });

  it('goes on at the unit where the work waits when it is late, up to that moment', async () => {
    // As before, but 4 h at b: starts there at 8, 12 and 16. Due at 13: the second (done at 16) has waited 2 h at a and
    // 2 h at b; the third waits at b from 12 on, 1 h by then, after 4 h at a. What it waits later is no cause.
    const rest = [
      `cases: { ${opened([1], 3)},`,
      '  work: { steps: { first: { unit: o.a, effort: 2 h, then: finish }, finish: { unit: o.b, effort: 4 h, withinCase: 7 h, then: end } } } }',
      'norms: { n: { metric: late, scope: work.finish, atMost: 0, per: day } }',
    ].join('\n');
    expect(await waitsOf(small({ units: TWO, horizon: '2 days', rest }))).toEqual([6, 3]);
  });

  it('is that at the step alone when the deadline runs from being ready there', async () => {
    // Due 3 h after it is ready at b: the second, ready at 10, is late at 13 in service, having waited 2 h; the third,
    // ready at 12, is late at 15 and has waited 3 h. The 2 h and 4 h at a are not in it; the first is late without waiting.
    const rest = [
      `cases: { ${opened([1], 3)},`,
      '  work: { steps: { first: { unit: o.a, effort: 2 h, then: finish }, finish: { unit: o.b, effort: 4 h, within: 3 h, then: end } } } }',
      'norms: { n: { metric: late, scope: work.finish, atMost: 0, per: day } }',
    ].join('\n');
    expect(await waitsOf(small({ units: TWO, horizon: '2 days', rest }))).toEqual([0, 5]);
  });

  it('is that of the missed periods that made the breach, and of no others', async () => {
    // Pairs of 2 h, due after 3 h: the second of each is late having waited 2 h. Missed on days 1, 3 and 4; two in a row
    // make the breach at the end of day 4, with 2 h on each of days 3 and 4. Day 6 comes after it.
    const rest = [
      `cases: { ${opened([1, 3, 4, 6], 2)},`,
      '  work: { steps: { serve: { unit: o.a, effort: 2 h, within: 3 h, then: end } } } }',
      'norms: { n: { metric: late, scope: work.serve, atMost: 0, per: day, inARow: 2 } }',
    ].join('\n');
    expect(await waitsOf(small({ units: ONE, horizon: '8 days', rest }))).toEqual([4]);
  });

  it('leaves out the hours before a unit first opens, and keeps those of later closings', async () => {
    // Office hours. Three tasks of 5 h at 06:00 on Monday: the first starts at 9:00, the second at 14:00, is interrupted
    // by closing time from 17:00 and ends on Tuesday at 11:00, when the third starts. Due after 20 h, at 02:00 on Tuesday:
    // the second (in service) has waited 5 h, from 9 to 14; the third 17 h, from 9:00 to 02:00.
    const rest = [
      `cases: { ${opened([1], 3)},`,
      '  work: { steps: { serve: { unit: o.a, effort: 5 h, within: 20 h, then: end } } } }',
      'norms: { n: { metric: late, scope: work.serve, atMost: 0, per: day } }',
    ].join('\n');
    expect(
      await waitsOf(small({ units: 'a: { onDuty: 1, roster: office }', horizon: '3 days', rest })),
    ).toEqual([22]);
  });

  it('counts the time that a task lies interrupted', async () => {
    // A task of 4 h starts at 06:00, due at 12:00; urgent work takes its place from 07:00 to 10:00 (ready at 07:00).
    // It would end at 13:00: late at 12:00, having waited 3 h, all of it interrupted.
    const rest = [
      `cases: { ${opened([1], 1)},`,
      '  work: { steps: { serve: { unit: o.a, effort: 4 h, within: 6 h, then: end } } },',
      '  urgent: { arrivals: { dates: [2015-01-05T07:00] }, steps: { rush: { unit: o.a, effort: 3 h, priority: 1, preempts: true, then: end } } } }',
      'norms: { n: { metric: late, scope: work.serve, atMost: 0, per: day } }',
    ].join('\n');
    expect(await waitsOf(small({ units: ONE, horizon: '2 days', rest }))).toEqual([3]);
  });

  it('where persons are shared is what sharing slows', async () => {
    // Two tasks of 2 h share one person from 06:00: both end at 10:00. Due after 3 h: at 09:00 each has 1.5 h of work in
    // 3 h behind it, so each has lost 1.5 h.
    const rest = [
      `cases: { ${opened([1], 2)},`,
      '  work: { steps: { serve: { unit: o.a, effort: 2 h, within: 3 h, then: end } } } }',
      'norms: { n: { metric: late, scope: work.serve, atMost: 0, per: day } }',
    ].join('\n');
    const units = 'a: { onDuty: 1, roster: continuous, discipline: sharing }';
    expect(await waitsOf(small({ units, horizon: '2 days', rest }))).toEqual([expect.closeTo(3, 9)]);
  });

  it('of joint work is at the unit where room comes last', async () => {
    // The partner b is busy from 06:00 to 10:00 with work of its own; a is free. Joint work of 1 h, ready at 06:00 and due
    // after 4.5 h, starts at 10:00 and is late at 10:30: the 4 h were at b.
    const rest = [
      `cases: { own: { arrivals: { dates: [2015-01-05T05:00] }, steps: { do: { unit: o.b, effort: 5 h, then: end } } }, ${opened([1], 1)},`,
      '  work: { steps: { serve: { unit: o.a, with: { o.b: 1 }, effort: 1 h, within: 4.5 h, then: end } } } }',
      'norms: { n: { metric: late, scope: work.serve, atMost: 0, per: day } }',
    ].join('\n');
    expect(await waitsOf(small({ units: TWO, horizon: '2 days', rest }))).toEqual([0, 4]);
  });

  it('of joint work is at the partner though its own unit frees a place at the same moment', async () => {
    // Two places at a, one at b: the second of two tasks of 3 h waits for b from 06:00 to 09:00, and is late at 10:00.
    const rest = [
      `cases: { ${opened([1], 2)},`,
      '  work: { steps: { serve: { unit: o.a, with: { o.b: 1 }, effort: 3 h, within: 4 h, then: end } } } }',
      'norms: { n: { metric: late, scope: work.serve, atMost: 0, per: day } }',
    ].join('\n');
    const units = 'a: { onDuty: 2, roster: continuous }, b: { onDuty: 1, roster: continuous }';
    expect(await waitsOf(small({ units, horizon: '2 days', rest }))).toEqual([0, 3]);
  });

  it('is counted once though a case is late at one step after another', async () => {
    // As in the first: the third case waits 4 h at a and is late at the second step at 13:00; but at the first it was late
    // at 09:00 already, in the middle of that wait.
    const rest = [
      `cases: { ${opened([1], 3)},`,
      '  work: { steps: { first: { unit: o.a, effort: 2 h, withinCase: 3 h, then: finish }, finish: { unit: o.b, effort: 2 h, withinCase: 7 h, then: end } } } }',
      'norms: { n: { metric: late, scope: work.finish, atMost: 0, per: day }, m: { metric: late, scope: work.first, atMost: 0, per: day } }',
    ].join('\n');
    expect(await waitsOf(small({ units: TWO, horizon: '2 days', rest }))).toEqual([4, 0]);
  });

  it('after a fork is that of the branch which ended last', async () => {
    // One case of two branches. Both units are busy when it comes at 06:00: a until 07:00, b until 09:00. The branches of
    // 1 h end at 08:00 and 10:00, and the last step, due 4.5 h after opening, is late at 10:30: the hour at a held nothing
    // up, the 3 h at b did.
    const busy = (unit: string, hours: number): string =>
      `${unit}Busy: { arrivals: { dates: [2015-01-05T05:00] }, steps: { do: { unit: o.${unit}, effort: ${hours} h, then: end } } }`;
    const rest = [
      `cases: { ${busy('a', 2)}, ${busy('b', 4)}, ${opened([1], 1)},`,
      '  work: { steps: { both: { all: [one, two], then: last }, one: { unit: o.a, effort: 1 h, then: end },',
      '    two: { unit: o.b, effort: 1 h, then: end }, last: { unit: o.a, effort: 1 h, withinCase: 4.5 h, then: end } } } }',
      'norms: { n: { metric: late, scope: work.last, atMost: 0, per: day } }',
    ].join('\n');
    expect(await waitsOf(small({ units: TWO, horizon: '2 days', rest }))).toEqual([0, 3]);
  });
});

describe('the waiting behind other norms', () => {
  const line =
    'work: { steps: { first: { unit: o.a, effort: 2 h, then: finish }, finish: { unit: o.b, effort: 3 h, then: end } } }';

  it('is that along the cases that took longer than a limit on throughput times', async () => {
    // Three cases: at a from 6, 8, 10; at b from 8, 11, 14; throughput times of 5, 8 and 11 h, of which the last is above
    // 10 h. It waited 4 h at a and 2 h at b.
    const rest = `cases: { ${opened([1], 3)}, ${line} }\nnorms: { n: { metric: throughput_p95, scope: work, atMost: 10 h, per: day, minCount: 1 } }`;
    expect(await waitsOf(small({ units: TWO, horizon: '2 days', rest }))).toEqual([4, 2]);
  });

  it('is the stock at the breach for a norm on open cases', async () => {
    // Twelve cases at 06:00 on Monday; at 24:00 nine have been done at a, the tenth to twelfth wait there for 18, 18 and
    // 18 h but the tenth, which started at 24:00 with the completion of the ninth, does so after the period was closed.
    // At b, from 8:00 on, five have ended (8-23) and the sixth is in service; the seventh to ninth are ready there since
    // 20:00, 22:00 and 24:00.
    const rest = `cases: { ${opened([1], 12)}, ${line} }\nnorms: { n: { metric: open, scope: work, atMost: 5, per: day } }`;
    expect(await waitsOf(small({ units: TWO, horizon: '2 days', rest }))).toEqual([54, 4 + 2]);
  });

  it('is at the unit that a norm names, or of its step', async () => {
    const queue = `cases: { ${opened([1], 3)}, ${line} }\nnorms: { n: { metric: queue_length, scope: o.b, atMost: 0.01, per: day } }`;
    const wait = `cases: { ${opened([1], 3)}, ${line} }\nnorms: { n: { metric: wait_mean, scope: work.finish, atMost: 0.1 h, per: day } }`;
    expect(await waitsOf(small({ units: TWO, horizon: '2 days', rest: queue }))).toEqual([0, 1]);
    expect(await waitsOf(small({ units: TWO, horizon: '2 days', rest: wait }))).toEqual([0, 1]);
  });

  it('is nobody’s for a norm that is not about work, or that is never breached', async () => {
    const people =
      'cases: { any: { steps: { do: { unit: o.a, effort: 1 h, then: end } } } }\npeople: { groups: { abroad: { initial: 5 } }, flows: { out: { to: abroad, rate: 1 / day } } }\nnorms: { n: { metric: people, scope: abroad, atMost: 1, per: day } }';
    const met = `cases: { ${opened([1], 3)}, ${line} }\nnorms: { n: { metric: queue_length, scope: o.b, atMost: 9, per: day } }`;
    expect(await waitsOf(small({ units: ONE, horizon: '2 days', rest: people }))).toEqual([0]);
    expect(await waitsOf(small({ units: TWO, horizon: '2 days', rest: met }))).toEqual([0, 0]);
  });
});
