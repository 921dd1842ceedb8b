import { describe, expect, it } from 'vitest';
import { Simulator } from '../../src/chain/index.ts';
import { Record, runText, scenarioOf, small } from '../support/runScenario.ts';

const UNIT = 'u: { onDuty: 9, roster: continuous }';

/** From Monday 5 January 2015, reported by day. */
const days = (horizon: string, ...lines: string[]): string =>
  small({ units: UNIT, horizon, reporting: 'day', rest: lines.join('\n') });

const idle = 'posts: { idle: { required: 0, unit: o.u } }';
const item = (arrivals: string): string =>
  `cases: { item: { arrivals: ${arrivals}, steps: { stay: { wait: 1 h, then: end } } } }`;

describe('a table in a formula', () => {
  /** Posts demanded an hour, day by day, from 2 on Tuesday and 6 on Thursday. */
  const demanded = async (formula: string, more = ''): Promise<number[]> => {
    const run = await runText(
      days(
        '5 days',
        `tables: { need: { rows: { 2015-01-06: 2, 2015-01-08: 6 }${more} } }`,
        `posts: { guard: { required: "${formula}", unit: o.u } }`,
      ),
    );
    return run.series('o.u', 'offered_load');
  };

  it('holds a value to the next date with step, and the end values outside', async () => {
    expect(await demanded("table('need', t)", ', interpolate: step')).toEqual([2, 2, 2, 6, 6]);
  });

  it('may be read at another moment than the present', async () => {
    expect(await demanded("table('need', t + 2 days)", ', interpolate: step')).toEqual([2, 6, 6, 6, 6]);
    expect(await demanded("table('need', 1 day)", ', interpolate: step')).toEqual([2, 2, 2, 2, 2]);
  });

  it('may be a probability, also at a moment that is always the same', async () => {
    const run = await runText(
      days(
        '5 days',
        'tables: { chance: { rows: { 2015-01-05: 0, 2015-01-06: 1 } } }',
        idle,
        'cases: { item: { arrivals: 1 / h, steps: { look: { then: { found: "table(\'chance\', 1 day)", end: rest } }, found: { wait: 1 h, then: end } } } }',
      ),
    );
    expect(run.whole('item', 'opened')).toBeGreaterThan(0);
    expect(run.whole('item.found', 'arrived')).toBe(run.whole('item', 'opened'));
  });

  it('lies on the line between two dates unless said', async () => {
    // At the ticks of Tuesday 2, 2.5, 3, 3.5 and of Wednesday 4, 4.5, 5, 5.5; posts are whole: 2, 3, 3, 4 and 4, 5, 5, 6.
    expect(await demanded("table('need', t)")).toEqual([2, 3, 5, 6, 6]);
  });

  it('makes a rate a broken line with the ticks as knots', async () => {
    // Rate t ÷ 1 day × 1,000 an hour by a table: exact on lines. The second day has ∫ from 1 to 2 of 24,000 x dx.
    const run = await runText(
      days(
        '2 days',
        'tables: { grows: { rows: { 2015-01-05: 0, 2015-01-07: 2000 } } }',
        idle,
        item(`"table('grows', t) / h"`),
      ),
    );
    const [first, second] = run.series('item', 'opened') as [number, number];
    expect(Math.abs(first - 12000)).toBeLessThan(4 * Math.sqrt(12000));
    expect(Math.abs(second - 36000)).toBeLessThan(4 * Math.sqrt(36000));
  });
});

describe('arrivals by counts per period', () => {
  const counts =
    'tables: { counts: { rows: { 2015-01-05: 4, 2015-01-06: 0, 2015-01-07: 9, 2015-01-09: 1 } } }';

  it('are exactly as many as the table says, at moments all over the period', async () => {
    // The third row has two days, and so has the last.
    const text = days('7 days', counts, idle, item('{ table: counts }'));
    const { chain } = await scenarioOf(text);
    const simulator = new Simulator(chain, { low: 1, high: 2 });
    const perDay = new Array<number>(7).fill(0);
    for (let replication = 0; replication < 200; replication++) {
      const opened = new Record(simulator, 0, replication).series('item', 'opened');
      expect([opened[0], opened[1]]).toEqual([4, 0]);
      expect(opened[2]! + opened[3]!).toBe(9);
      expect(opened[4]! + opened[5]!).toBe(1);
      expect(opened[6]).toBe(0);
      for (const [day, count] of opened.entries()) perDay[day]! += count;
    }
    // Each day of a period of two is as likely: binomial with 1,800 and 200, within four standard deviations.
    expect(Math.abs(perDay[2]! - 900)).toBeLessThan(4 * Math.sqrt(450));
    expect(Math.abs(perDay[4]! - 100)).toBeLessThan(4 * Math.sqrt(50));
  });

  it('of a fraction are one more by chance', async () => {
    const text = days(
      '1 day',
      'tables: { counts: { rows: { 2015-01-05: 2.25, 2015-01-06: 0 } } }',
      idle,
      item('{ table: counts }'),
    );
    const { chain } = await scenarioOf(text);
    const simulator = new Simulator(chain, { low: 1, high: 2 });
    let three = 0;
    for (let replication = 0; replication < 400; replication++) {
      const opened = new Record(simulator, 0, replication).whole('item', 'opened');
      expect([2, 3]).toContain(opened);
      if (opened === 3) three += 1;
    }
    expect(Math.abs(three - 100)).toBeLessThan(4 * Math.sqrt(75));
  });

  it('keep their moments when the count of a period grows', async () => {
    // One waits for one hour at a time: throughput times tell the moments apart.
    const moments = async (count: number): Promise<number[]> => {
      const text = days(
        '1 day',
        `tables: { counts: { rows: { 2015-01-05: ${count}, 2015-01-06: 0 } } }`,
        idle,
        item('{ table: counts }'),
      ).replace('reporting: day', 'reporting: 10 min');
      return (await runText(text)).series('item', 'opened');
    };
    const [five, six] = [await moments(5), await moments(6)];
    const more = six.map((count, period) => count - five[period]!);
    expect(more.filter((count) => count !== 0)).toEqual([1]);
  });

  it('come in batches if they are said to', async () => {
    const run = await runText(days('5 days', counts, idle, item('{ table: counts, batch: 2.5 }')));
    expect(run.series('item', 'opened').slice(0, 2)).toEqual([12, 0]);
  });

  it('do not come before the start: none in a warm-up, and of a period that has begun what falls after it', async () => {
    const text = days(
      '2 days',
      'warmUp: 5 days',
      'tables: { counts: { rows: { 2015-01-01: 5, 2015-01-04: 1000, 2015-01-06: 0 } } }',
      idle,
      'cases: { item: { arrivals: { table: counts }, steps: { stay: { wait: 999 days, then: end } } } }',
    );
    const run = await runText(text);
    const open = run.whole('item', 'open');
    expect(open).toBe(run.whole('item', 'opened'));
    expect(Math.abs(open - 500)).toBeLessThan(4 * Math.sqrt(250));
  });

  it('that end with the file end: the last period is as long as the one before, in calendar months if it can be', async () => {
    const { chain, warnings } = await scenarioOf(
      small({
        units: UNIT,
        horizon: '1 year',
        rest: [
          'tables: { months: { rows: { 2015-01-01: 31, 2015-02-01: 28, 2015-03-01: 31 } } }',
          idle,
          item('{ table: months }'),
        ].join('\n'),
      }),
    );
    const [arrivals] = chain.arrivals;
    expect(arrivals?.kind === 'counts' && arrivals.periods.map(({ from, to }) => (to - from) / 24)).toEqual([
      31, 28, 31,
    ]);
    expect(warnings.map(({ message }) => message)).toEqual([
      'no cases "item" arrive after the last period of their table',
    ]);
  });
});
