import { describe, expect, it } from 'vitest';
import type { Expression } from '../../src/chain/expression.ts';
import { Simulator } from '../../src/chain/index.ts';
import { caseOf, emptyChain, stepOf, unitOf } from '../support/chains.ts';
import { Record, runText, small } from '../support/runScenario.ts';

const unit = (onDuty: number, more = ''): string =>
  `u: { onDuty: ${onDuty}, roster: continuous, discipline: sharing${more} }`;

const initially = (name: string, count: number, step: string): string =>
  `  ${name}: { initial: { work: ${count} }, steps: { work: { unit: o.u, ${step}, then: end } } }`;

const arriving = (name: string, hours: number, step: string): string =>
  `  ${name}: { arrivals: { dates: [2015-01-05T${String(hours).padStart(2, '0')}:00] }, steps: { work: { unit: o.u, ${step}, then: end } } }`;

const run = (units: string, cases: readonly string[]): Promise<Record> =>
  runText(small({ units, rest: `cases:\n${cases.join('\n')}` }));

/** Each test fails if `setPace` is left out of `retime`, or if the share is taken of all places instead of persons. */
describe('a unit that is shared', () => {
  it('divides one person among all in service, and each goes on faster when another ends', async () => {
    // Pace 1/2 each: `short` (1 h) ends at 2; `long` (2 h) has 1 h left, alone, and ends at 3.
    const record = await run(unit(1), [
      initially('short', 1, 'effort: 1 h'),
      initially('long', 1, 'effort: 2 h'),
    ]);
    expect([record.whole('short', 'throughput_mean'), record.whole('long', 'throughput_mean')]).toEqual([
      2, 3,
    ]);
    // All start at once; one person works for three hours.
    expect([record.whole('long.work', 'wait_mean'), record.whole('o.u', 'queue_length')]).toEqual([0, 0]);
    expect(record.whole('o.u', 'busy')).toBeCloseTo(3 / 240, 12);
  });

  it('slows who is in service when another comes', async () => {
    // `first` (4 h) is alone to 1; then both at 1/2: `second` (1 h) ends at 3; `first` has 2 h left and ends at 5.
    const record = await run(unit(1), [
      initially('first', 1, 'effort: 4 h'),
      arriving('second', 1, 'effort: 1 h'),
    ]);
    expect([record.whole('first', 'throughput_mean'), record.whole('second', 'throughput_mean')]).toEqual([
      5, 2,
    ]);
  });

  it('never works on one task with more than one person, and shares parts of persons', async () => {
    // 2.5 persons, efforts 2.5, 5, 5: pace 2.5/3; the first ends at 3; then two tasks at pace 1, 2.5 h left each.
    const record = await run(unit(2.5), [
      initially('short', 1, 'effort: 2.5 h'),
      initially('long', 2, 'effort: 5 h'),
    ]);
    expect(record.whole('short', 'throughput_mean')).toBeCloseTo(3, 9);
    expect(record.whole('long', 'throughput_mean')).toBeCloseTo(5.5, 9);
    expect(record.whole('o.u', 'busy')).toBeCloseTo((3 * 2.5 + 2.5 * 2) / 240, 12);
    const lone = await run(unit(2.5), [initially('lone', 1, 'effort: 4 h')]);
    expect(lone.whole('lone', 'throughput_mean')).toBe(4);
  });

  it('advances in open hours only', async () => {
    // Two tasks of 6 h: 4 h each on Monday from 09:00 to 17:00, the last 2 h each on Tuesday to 13:00.
    const record = await run('u: { onDuty: 1, roster: office, discipline: sharing }', [
      initially('a', 2, 'effort: 6 h'),
    ]);
    expect([record.whole('a.work', 'wait_mean'), record.whole('a', 'throughput_mean')]).toEqual([9, 37]);
  });

  it('completes what ends at the same moment in order of start', async () => {
    // `late` (1 h) comes at 2 to `early` (3 h), which has 1 h left: both end at 4, `early` first, and go to a desk of one.
    const cases = [
      '  late: { arrivals: { dates: [2015-01-05T02:00] }, steps: { work: { unit: o.u, effort: 1 h, then: desk }, desk: { unit: o.d, effort: 1 h, then: end } } }',
      '  early: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 3 h, then: desk }, desk: { unit: o.d, effort: 1 h, then: end } } }',
    ];
    const record = await run(`${unit(1)}, d: { onDuty: 1 }`, cases);
    expect([record.whole('early', 'throughput_mean'), record.whole('late', 'throughput_mean')]).toEqual([
      5, 4,
    ]);
  });

  it('has nobody in service while nobody is on duty', async () => {
    const record = await run(unit(0), [initially('a', 2, 'effort: 1 h')]);
    expect([record.whole('a.work', 'started'), record.whole('o.u', 'queue_length')]).toEqual([0, 2]);
  });
});

describe('perPerson', () => {
  it('limits what is in service: who is beyond it waits, by priority and order of becoming ready', async () => {
    // 2 × 1.5 = 3 at once at pace 2/3: the first three take 4.5 h. Then `urgent` (ready at 1), the fourth and the fifth;
    // `urgent` ends at 6 and the sixth starts. The fourth and the fifth have 2 h left and end at 9; the sixth has 1 h
    // left by then, alone, and ends at 10.
    const record = await run(unit(2, ', perPerson: 1.5'), [
      initially('a', 6, 'effort: 3 h'),
      arriving('urgent', 1, 'effort: 1 h, priority: 1'),
    ]);
    expect(record.whole('urgent.work', 'wait_mean')).toBeCloseTo(3.5, 9);
    expect(record.whole('urgent', 'throughput_mean')).toBeCloseTo(5, 9);
    expect(record.whole('a.work', 'wait_mean')).toBeCloseTo((4.5 + 4.5 + 6) / 6, 9);
    expect(record.whole('a', 'throughput_mean')).toBeCloseTo((3 * 4.5 + 9 + 9 + 10) / 6, 9);
    expect(record.whole('o.u', 'queue_length')).toBeCloseTo((4.5 + 4.5 + 6 + 3.5) / 240, 9);
  });

  it('lets one in while anyone is on duty', async () => {
    // ⌊0.5⌋ = 0, so one: at pace 1/2, one after the other.
    const record = await run(unit(0.5, ', perPerson: 1'), [initially('a', 2, 'effort: 3 h')]);
    expect(record.whole('a', 'throughput_mean')).toBe((6 + 12) / 2);
  });

  it('is taken times the persons as decimals have it', async () => {
    // In binary 0.29 × 100 is a little less than 29.
    const record = await run(unit(100, ', perPerson: 0.29'), [initially('a', 29, 'effort: 3 h')]);
    expect(record.whole('a.work', 'waited_share')).toBe(0);
  });

  it('below one leaves persons without work', async () => {
    const record = await run(unit(4, ', perPerson: 0.5'), [initially('a', 400, 'effort: 3 h')]);
    expect(record.whole('o.u', 'utilisation')).toBeCloseTo(0.5, 12);
  });
});

describe('when persons go from a shared unit', () => {
  const fromTuesday: Expression = {
    op: 'largerEq',
    args: [
      { op: 'variable', variable: { kind: 'weekday' } },
      { op: 'number', value: 2 },
    ],
  };
  /** Two persons, two tasks each; from hour 24 on one of them is called away. The scenario language lets nothing do so yet. */
  const chain = emptyChain({
    calendar: { start: '2015-01-05', startDay: Date.UTC(2015, 0, 5) / 86_400_000, closedDays: [] },
    horizon: 240,
    reportingEnds: [240],
    rosters: [{ label: 'continuous', weekly: [{ from: 0, to: 168 }], weekHourAtStart: 0, closedDays: [] }],
    units: [unitOf('o.u', 2, { discipline: { kind: 'sharing', perPerson: 2 } })],
    cases: ['low', 'a', 'b', 'c'].map((name, index) => caseOf(name, index, index + 1)),
    steps: ['low', 'a', 'b', 'c'].map((name, index) =>
      stepOf(`${name}.work`, 0, 18, { case: index, priority: name === 'low' ? 6 : 5 }),
    ),
    initial: [0, 1, 2, 3].map((step) => ({
      step,
      count: 1,
      age: { family: 'constant', parameters: { value: 0 } },
    })),
    posts: [
      {
        name: 'away',
        required: fromTuesday,
        staff: 1,
        unit: 0,
        priority: 5,
      },
    ],
  });

  it('the limit falls, and work is interrupted: largest priority number first, then latest started', () => {
    // To 24 four tasks at pace 1/2: 12 h done, 6 h left. Then two go on at 1/2, `a` and `b`, to 36; then `c`, started
    // last, with `low`: 6 h at 1/2, to 48.
    const record = new Record(new Simulator(chain, { low: 1, high: 2 }), 0, 0);
    expect(['low', 'a', 'b', 'c'].map((name) => record.whole(name, 'throughput_mean'))).toEqual([
      48, 36, 36, 48,
    ]);
    expect(record.whole('o.u', 'queue_length')).toBeCloseTo((2 * 12) / 240, 12);
  });
});
