import { describe, expect, it } from 'vitest';
import { runText, small } from '../support/runScenario.ts';

const UNIT = 'u: { onDuty: 3, roster: continuous }';
const POST = 'posts: { guard: { required: threat, unit: o.u } }';

/** Five days from Monday 5 January 2015, with levels 1 and 3. */
const days = (path: string, more = POST): string =>
  small({
    units: UNIT,
    horizon: '5 days',
    reporting: 'day',
    rest: `threat: { levels: { low: 1, high: 3 }, path: ${path} }\n${more}`,
  });

const factors = async (path: string, more?: string): Promise<number[]> =>
  (await runText(days(path, more))).series('threat', 'factor');

describe('a timeline of threat levels', () => {
  it('holds each level from its date, and the last one before the start from the start', async () => {
    const path =
      '{ timeline: { 2014-12-01: high, 2015-01-02: low, 2015-01-07: high, 2015-01-08 12:00: low } }';
    const run = await runText(days(path));
    expect(run.series('threat', 'factor')).toEqual([1, 1, 3, 2, 1]);
    // Posts follow at the same moments: person-hours demanded an hour.
    expect(run.series('o.u', 'offered_load')).toEqual([1, 1, 3, 2, 1]);
  });

  it('works formulas out again when the level changes, and only then', async () => {
    const cases =
      'cases: { a: { arrivals: "(threat > 2 ? 1000 : 0) / h", steps: { stay: { wait: 1 h, then: end } } } }';
    const run = await runText(
      days('{ timeline: { 2015-01-05: low, 2015-01-07: high, 2015-01-08 12:00: low } }', `${POST}\n${cases}`),
    );
    const opened = run.series('a', 'opened');
    expect([opened[0], opened[1], opened[4]]).toEqual([0, 0, 0]);
    // Poisson with means 24,000 and 12,000: within five standard deviations.
    expect(Math.abs((opened[2] as number) - 24000)).toBeLessThan(5 * Math.sqrt(24000));
    expect(Math.abs((opened[3] as number) - 12000)).toBeLessThan(5 * Math.sqrt(12000));
  });

  it('makes a knot of a broken line where it jumps, be it between two ticks', async () => {
    // On Wednesday 03:00 threat goes from 1 to 3. Rate 1000 × threat × t ÷ 1 day an hour, tick 6 h: between 48 h
    // and 54 h ∫ t ÷ 24 over the first three hours and three times that over the last: 6.1875 + 19.6875.
    const cases =
      'cases: { a: { arrivals: "1000 / h * threat * t / 1 day", steps: { stay: { wait: 1 h, then: end } } } }';
    const text = days(
      '{ timeline: { 2015-01-05: low, 2015-01-07 03:00: high } }',
      `${POST}\n${cases}`,
    ).replace('reporting: day', 'reporting: 6 h');
    const run = await runText(text);
    const opened = run.series('a', 'opened')[8] as number;
    expect(Math.abs(opened - 25875)).toBeLessThan(5 * Math.sqrt(25875));
  });

  it('has no dates in a warm-up: the level at the start stands for all of it', async () => {
    const path = '{ timeline: { 2014-12-01: low, 2015-01-02: high, 2015-01-07: low } }';
    const cases =
      'cases: { a: { arrivals: "(threat < 2 ? 1 : 0) / h", steps: { stay: { wait: 999 days, then: end } } } }';
    const run = await runText(days(path, `warmUp: 10 days\n${POST}\n${cases}`));
    const open = run.series('a', 'open');
    expect([open[0], open[1]]).toEqual([0, 0]);
    expect(open[2]).toBeGreaterThan(0);
    expect(run.series('threat', 'factor')).toEqual([3, 3, 1, 1, 1]);
  });
});

describe('a semi-Markov threat', () => {
  it('stays at each level for its dwell and goes to the next, beginning with the first that is listed', async () => {
    // low [0, 24), high [24, 36), low [36, 60), high [60, 72), low [72, 96), …
    const path = '{ semiMarkov: { low: { dwell: 1 day, to: high }, high: { dwell: 12 h, to: low } } }';
    expect(await factors(path)).toEqual([1, 2, 2, 1, 2]);
  });

  it('begins with start where that is said', async () => {
    // high [0, 12), low [12, 36), high [36, 48), low [48, 72), …
    const path =
      '{ semiMarkov: { low: { dwell: 1 day, to: high }, high: { dwell: 12 h, to: low } }, start: high }';
    expect(await factors(path)).toEqual([2, 2, 1, 2, 2]);
  });

  it('draws each stay anew', async () => {
    // Stays of 0 to 2 days in turn with stays of 1 day: half of the time each, in 500 turns to about 1 %.
    const path =
      '{ semiMarkov: { low: { dwell: { uniform: { min: 0 h, max: 2 days } }, to: high }, high: { dwell: 1 day, to: low } } }';
    const run = await runText(days(path).replace('horizon: 5 days', 'horizon: 1000 days'));
    expect(Math.abs(run.whole('threat', 'factor') - 2)).toBeLessThan(0.08);
  });

  it('lasts where a level says nothing of leaving it', async () => {
    expect(await factors('{ semiMarkov: { low: { dwell: 36 h, to: high } } }')).toEqual([1, 2, 3, 3, 3]);
  });

  it('goes to one of several levels by their probabilities', async () => {
    const levels = (to: string): string =>
      days(`{ semiMarkov: { low: { dwell: 1 h, to: ${to} } } }`).replace('high: 3', 'high: 3, worst: 9');
    let worst = 0;
    for (let replication = 0; replication < 400; replication++) {
      const factor = (await runText(levels('{ high: 70 %, worst: rest }'), replication)).series(
        'threat',
        'factor',
      )[4];
      expect([3, 9]).toContain(factor);
      if (factor === 9) worst += 1;
    }
    // Binomial with 400 × 30 %, within four standard deviations.
    expect(Math.abs(worst - 120)).toBeLessThan(4 * Math.sqrt(84));
  });

  it('runs in a warm-up too, from its first level', async () => {
    // low [−12, 12), then high for good.
    expect(
      await factors('{ semiMarkov: { low: { dwell: 1 day, to: high } } }', `warmUp: 12 h\n${POST}`),
    ).toEqual([2, 3, 3, 3, 3]);
  });

  it('takes the same path whatever else the chain holds, and another in each replication', async () => {
    const path =
      '{ semiMarkov: { low: { dwell: { exponential: { mean: 5 h } }, to: high }, high: { dwell: { uniform: { min: 1 h, max: 8 h } }, to: { low: 50 %, high: rest } } } }';
    const more = `${POST}\npeople: { groups: { g: { initial: 5 } }, flows: { f: { from: g, hazard: 1 / day } } }`;
    const plain = await factors(path);
    expect(await factors(path, more)).toEqual(plain);
    const other = await runText(days(path), 1);
    expect(other.series('threat', 'factor')).not.toEqual(plain);
  });
});

describe('incidents in a warm-up', () => {
  const surges = async (incident: string, warmUp: string) => {
    const threat = `threat: { levels: { low: 1 }, incidents: { shock: { ${incident}, surge: 1, halfLife: 1000 days } } }`;
    const run = await runText(
      small({
        units: UNIT,
        horizon: '5 days',
        reporting: 'day',
        rest: [`warmUp: ${warmUp}`, threat, 'posts: { idle: { required: surge * 0, unit: o.u } }'].join('\n'),
      }),
    );
    return { surge: run.series('threat', 'surge')[0] as number, incidents: run.whole('threat', 'incidents') };
  };

  it('come at their rate: their surge is there at the start, but they are not counted', async () => {
    const { surge, incidents } = await surges('rate: 10 / day', '20 days');
    // Poisson with means 200 and 50, within four standard deviations; hardly anything has decayed.
    expect(Math.abs(surge - 205)).toBeLessThan(4 * Math.sqrt(200) + 5);
    expect(Math.abs(incidents - 50)).toBeLessThan(4 * Math.sqrt(50));
  });

  it('come on no date', async () => {
    expect(await surges('dates: [2015-01-06]', '20 days')).toEqual({ surge: 0, incidents: 1 });
  });
});
