import { describe, expect, it } from 'vitest';
import { runText, scenarioOf, small } from '../support/runScenario.ts';
import { traceOf } from '../support/trace.ts';

/**
 * The published order at one instant, rank by rank. Each test fails if the two ranks in its title are swapped
 * in ranks.ts (tried once for each).
 */
describe('at the same instant', () => {
  const unit = 'u: { onDuty: 1, roster: continuous }';

  it('a period closes before a completion: it belongs to the next period', async () => {
    const run = await runText(
      small({
        units: unit,
        horizon: '3 days',
        reporting: 'day',
        rest: 'cases:\n  a: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 24 h, then: end } } }',
      }),
    );
    expect(run.series('a.work', 'completed')).toEqual([0, 1, 0]);
  });

  it('what happens at the horizon still counts', async () => {
    const run = await runText(
      small({
        units: unit,
        horizon: '2 days',
        reporting: 'day',
        rest: 'cases:\n  a: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 48 h, then: end } } }',
      }),
    );
    expect(run.series('a.work', 'completed')).toEqual([0, 1]);
  });

  it('a completion comes before capacity: what ends when a post takes its place has ended', async () => {
    // The post stands from Tuesday (weekday 2), when the task of 24 h that started on Monday ends.
    const rest = [
      'cases:',
      '  a: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 24 h, then: end } } }',
      'posts: { p: { required: "weekday >= 2 ? 1 : 0", unit: o.u } }',
    ].join('\n');
    const run = await runText(small({ units: unit, horizon: '3 days', reporting: 'day', rest }));
    expect(run.whole('a.work', 'completed')).toBe(1);
    expect(run.whole('a', 'throughput_mean')).toBe(24);
  });

  it('capacity comes before an arrival: a case that arrives with an incident sees its surge', async () => {
    const rest = [
      'threat: { levels: { low: 1 }, path: { fixed: low }, incidents: { i: { dates: [2015-01-06], surge: 1, halfLife: 10 days } } }',
      'cases:',
      '  a:',
      '    arrivals: { dates: [2015-01-06] }',
      '    steps: { look: { then: { calm: "surge > 0.5 ? 0 : 1", alarm: rest } }, calm: { wait: 1 h, then: end }, alarm: { wait: 1 h, then: end } }',
      'posts: { idle: { required: 0, unit: o.u } }',
    ].join('\n');
    const run = await runText(small({ units: 'u: { onDuty: 1, roster: continuous }', rest }));
    expect([run.whole('a.calm', 'arrived'), run.whole('a.alarm', 'arrived')]).toEqual([0, 1]);
  });

  it('an arrival comes before starts: the higher priority that arrives as a place comes free goes first', async () => {
    const rest = [
      'cases:',
      '  low: { initial: { work: 2 }, steps: { work: { unit: o.u, effort: 24 h, then: end } } }',
      '  high: { arrivals: { dates: [2015-01-06] }, steps: { work: { unit: o.u, effort: 1 h, priority: 1, then: end } } }',
    ].join('\n');
    const run = await runText(small({ units: unit, rest }));
    expect(run.whole('high.work', 'wait_mean')).toBe(0);
    expect(run.whole('low', 'throughput_mean')).toBe((24 + 49) / 2);
  });

  it('starts come before deadlines: who can start at the moment that patience ends starts', async () => {
    const rest =
      'cases:\n  a: { initial: { work: 2 }, steps: { work: { unit: o.u, effort: 3 h, startWithin: 3 h, onLate: drop, then: end } } }';
    const run = await runText(small({ units: unit, rest }));
    expect([
      run.whole('a.work', 'completed'),
      run.whole('a.work', 'dropped'),
      run.whole('a.work', 'on_time'),
    ]).toEqual([2, 0, 2]);
  });

  it('after deadlines there are starts again where they made room', async () => {
    // A team of 2 waits at the head while one place is taken to 10; it is dropped at 2, and what it blocked
    // starts at 2, not at 10.
    const rest = [
      'cases:',
      '  holder: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 10 h, priority: 1, then: end } } }',
      '  team: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 1 h, team: 2, priority: 2, startWithin: 2 h, onLate: drop, then: end } } }',
      '  small: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 1 h, then: end } } }',
    ].join('\n');
    const run = await runText(small({ units: 'u: { onDuty: 2, roster: continuous }', rest }));
    expect(run.whole('small.work', 'wait_mean')).toBe(2);
  });

  it('completions go by unit in file order, then by order of start', async () => {
    // Both units end a task at 2; `first` stands first in the file though its task started last. At `third`
    // the case from `first` is ready first.
    const rest = [
      'cases:',
      '  b: { initial: { work: 1 }, steps: { work: { unit: o.second, effort: 2 h, then: next }, next: { unit: o.third, effort: 1 h, then: end } } }',
      '  a: { initial: { work: 1 }, steps: { work: { unit: o.first, effort: 2 h, then: next }, next: { unit: o.third, effort: 1 h, then: end } } }',
    ].join('\n');
    const units = ['first', 'second', 'third']
      .map((name) => `${name}: { onDuty: 1, roster: continuous }`)
      .join(', ');
    const run = await runText(small({ units, rest }));
    expect([run.whole('a.next', 'wait_mean'), run.whole('b.next', 'wait_mean')]).toEqual([0, 1]);
    // Within a unit: the longer started first, both end at 4 (2 places; the second starts at 1).
    const within = [
      'cases:',
      '  filler: { initial: { work: 1 }, steps: { work: { unit: o.first, effort: 1 h, priority: 1, then: end } } }',
      '  long: { initial: { work: 1 }, steps: { work: { unit: o.first, effort: 4 h, priority: 2, then: next }, next: { unit: o.second, effort: 1 h, then: end } } }',
      '  short: { initial: { work: 1 }, steps: { work: { unit: o.first, effort: 3 h, priority: 3, then: next }, next: { unit: o.second, effort: 1 h, then: end } } }',
    ].join('\n');
    const two = 'first: { onDuty: 2, roster: continuous }, second: { onDuty: 1, roster: continuous }';
    const inOrder = await runText(small({ units: two, rest: within }));
    expect([inOrder.whole('long.next', 'wait_mean'), inOrder.whole('short.next', 'wait_mean')]).toEqual([
      0, 1,
    ]);
  });
});

describe('at the same instant as an arrival', () => {
  const arriving = 'arrivals: { dates: [2015-01-07] }';

  it('the threat level changes first', async () => {
    const run = await runText(
      small({
        units: 'u: { onDuty: 1, roster: continuous }',
        rest: [
          'posts: { idle: { required: 0, unit: o.u } }',
          'threat: { levels: { low: 1, high: 3 }, path: { timeline: { 2015-01-05: low, 2015-01-07: high } } }',
          `cases: { a: { ${arriving}, steps: { look: { then: { alarm: "threat > 2 ? 1 : 0", end: rest } }, alarm: { wait: 1 h, then: end } } } }`,
        ].join('\n'),
      }),
    );
    expect(run.whole('a.alarm', 'arrived')).toBe(1);
  });

  it('people whose dwell is over move first', async () => {
    const run = await runText(
      small({
        units: 'u: { onDuty: 1, roster: continuous }',
        rest: [
          'posts: { idle: { required: 0, unit: o.u } }',
          'people: { groups: { here: { initial: 1 }, gone: {} }, flows: { leave: { from: here, to: gone, dwell: 2 days } } }',
          `cases: { a: { ${arriving}, steps: { look: { then: { alarm: group.gone, end: rest } }, alarm: { wait: 1 h, then: end } } } }`,
        ].join('\n'),
      }),
    );
    expect(run.whole('a.alarm', 'arrived')).toBe(1);
  });

  it('many completions of one unit are looked up together, not each for itself', async () => {
    const { chain } = await scenarioOf(
      small({
        units: 'u: { onDuty: 300, roster: continuous }',
        rest: 'cases:\n  a: { initial: { work: 900 }, steps: { work: { unit: o.u, effort: 3 h, then: end } } }',
      }),
    );
    const { simulation, tasks } = traceOf(chain);
    expect(tasks.filter(({ leftAt }) => leftAt <= 9)).toHaveLength(900);
    // 300 end at 3 h, at 6 h and at 9 h.
    expect(simulation.core.run.gatherings(simulation.units[0]?.address ?? 0)).toBe(3);
  });
});
