import { describe, expect, it } from 'vitest';
import { type Record, runText, small } from '../support/runScenario.ts';

const unit = (onDuty = 1, roster = 'continuous', name = 'u'): string =>
  `${name}: { onDuty: ${onDuty}, roster: ${roster} }`;

const run = (units: string, rest: string, more: { horizon?: string; reporting?: string } = {}) =>
  runText(small({ units, rest, horizon: '1 day', ...more }));

/** Cases that come on dates to a meeting and are then done; `step` is the rest of the step. */
const cases = (dates: string, step: string, batch = 1): string =>
  `  a: { arrivals: { dates: [${dates}], batch: ${batch} }, steps: { meet: { unit: o.u, ${step}, then: end } } }\n`;

const work = (name: string, effort: number, more = ''): string =>
  `  ${name}: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: ${effort} h, ${more}then: end } } }\n`;

const counts = (record: Record, step: string, ...metrics: readonly string[]): number[] =>
  metrics.map((metric) => record.whole(step, metric));

describe('a meeting', () => {
  it('is held at its moments; waiting runs to its beginning, and cases leave at its end', async () => {
    // Meetings at 0, 6, 12, 18 h, 2 h each. Who comes at 1 waits 5 h and leaves at 8; who comes at 8 waits 4 h.
    const result = await run(
      unit(),
      `cases:\n${cases('2015-01-05T01:00, 2015-01-05T08:00', 'meeting: { every: 6 h, length: 2 h }')}`,
    );
    expect(result.whole('a.meet', 'wait_mean')).toBe(4.5);
    expect(result.whole('a', 'throughput_mean')).toBe(6.5);
    expect(result.whole('a.meet', 'sojourn_mean')).toBe(6.5);
    expect(counts(result, 'a.meet', 'arrived', 'started', 'completed', 'waited_share')).toEqual([2, 2, 2, 1]);
  });

  it('is not held with an empty agenda, and takes nobody from work then', async () => {
    // Only the meeting of 6 h is held: the unit works 2 h of it, and 20 h on the task that begins at 0 and ends at 22.
    const result = await run(
      unit(),
      `cases:\n${cases('2015-01-05T01:00', 'meeting: { every: 6 h, length: 2 h }')}${work('b', 20)}`,
    );
    expect(result.whole('b', 'throughput_mean')).toBe(22);
    expect(result.whole('o.u', 'busy') * 24).toBeCloseTo(22, 9);
  });

  it('interrupts work when it begins, and the work goes on when it ends', async () => {
    // 1 place: 4 h of work from 0 are interrupted from 3 to 5 and end at 6.
    const result = await run(
      unit(),
      `cases:\n${cases('2015-01-05T01:00', 'meeting: { every: 1 day, from: 2015-01-05T03:00, length: 2 h }')}${work('b', 4)}`,
    );
    expect(result.whole('b', 'throughput_mean')).toBe(6);
    expect(result.whole('o.u', 'backlog_hours') * 24).toBeCloseTo(2 * 1, 9);
  });

  it('is held with whoever is on duty: fewer than it asks for, and a part of a person', async () => {
    // 3 of team 3 at a unit of 2.5: all are in the meeting from 3 to 5, and the work of 4 h (1 place) stops.
    const result = await run(
      unit(2.5),
      `cases:\n${cases('2015-01-05T01:00', 'team: 3, meeting: { every: 1 day, from: 2015-01-05T03:00, length: 2 h }')}${work('b', 4)}`,
    );
    expect(result.whole('b', 'throughput_mean')).toBe(6);
    expect(result.whole('o.u', 'busy') * 24).toBeCloseTo(4 + 5, 9);
    expect(result.whole('a.meet', 'completed')).toBe(1);
  });

  it('leaves to work what it does not ask for', async () => {
    // 2.5 persons less 2: half a place is left. 4 h of work: 3 h from 0 to 3, half an hour each from 3 to 5, ends at 5.
    const result = await run(
      unit(2.5),
      `cases:\n${cases('2015-01-05T01:00', 'team: 2, meeting: { every: 1 day, from: 2015-01-05T03:00, length: 2 h }')}${work('b', 4)}`,
    );
    expect(result.whole('b', 'throughput_mean')).toBe(5);
  });

  it('is not held where nobody is on duty', async () => {
    const result = await run(
      unit(0),
      `cases:\n${cases('2015-01-05T01:00', 'meeting: { every: 6 h, length: 2 h }')}`,
    );
    expect(counts(result, 'a.meet', 'started', 'completed')).toEqual([0, 0]);
    expect(result.whole('a', 'open')).toBe(1);
  });

  it('treats as many cases as its agenda has room for, in queue order', async () => {
    // Two come at 1, one each at 2 and 3; agenda 2. Held at 6 and 12: waits 5, 5 and 10, 9.
    const dates = '2015-01-05T02:00, 2015-01-05T03:00';
    const result = await run(
      unit(),
      `cases:
  b: { arrivals: { dates: [2015-01-05T01:00], batch: 2 }, steps: { pass: { wait: 0 h, then: meet }, meet: { unit: o.u, meeting: { every: 6 h, agenda: 2, length: 1 h }, then: end } } }
${cases(dates, 'meeting: { every: 6 h, agenda: 1, length: 1 h }').replace('a:', 'c:')}`,
    );
    expect(result.whole('b.meet', 'wait_mean')).toBe(5);
    // Of c: at 6 the one of 2 (waits 4), at 12 the one of 3 (waits 9).
    expect(result.whole('c.meet', 'wait_mean')).toBe(6.5);
    expect(result.whole('c.meet', 'wait_p50')).toBeCloseTo(4, 1);
  });

  it('counts those who wait in the queue of its unit, without effort', async () => {
    // One waits from 1 to 6.
    const result = await run(
      unit(),
      `cases:\n${cases('2015-01-05T01:00', 'meeting: { every: 6 h, length: 1 h }')}`,
    );
    expect(result.whole('o.u', 'queue_length') * 24).toBeCloseTo(5, 9);
    expect(result.whole('o.u', 'backlog_hours')).toBe(0);
  });

  it('offers its person-hours when it is held, and is no post that could be unfilled', async () => {
    // 2 h × team 3 at a unit of 2: 6 person-hours are asked for, 4 are worked.
    const result = await run(
      unit(2),
      `cases:\n${cases('2015-01-05T01:00', 'team: 2, meeting: { every: 6 h, length: 2 h }')}posts: { door: { required: 1, unit: o.u, priority: 1 } }\n`,
    );
    expect(result.whole('o.u', 'offered_load') * 24).toBeCloseTo(4 + 24, 9);
    // The post is filled first; one person is left for the meeting.
    expect(result.whole('o.u', 'busy') * 24).toBeCloseTo(24 + 2, 9);
    expect(result.whole('o.u', 'unfilled_post_hours')).toBe(0);
  });

  it('comes before a post of a larger priority number, whose hours are then unfilled', async () => {
    const result = await run(
      unit(2),
      `cases:\n${cases('2015-01-05T01:00', 'team: 2, priority: 1, meeting: { every: 6 h, length: 2 h }')}posts: { door: { required: 1, unit: o.u } }\n`,
    );
    expect(result.whole('o.u', 'unfilled_post_hours')).toBeCloseTo(2, 9);
    expect(result.whole('o.u', 'busy') * 24).toBeCloseTo(24 + 2, 9);
  });

  it('gives persons to a step that preempts with a smaller priority number', async () => {
    // Meeting of both from 6 to 8; at 7 urgent work of 1 h takes one person out of it.
    const result = await run(
      unit(2),
      `cases:\n${cases('2015-01-05T01:00', 'team: 2, meeting: { every: 6 h, length: 2 h }')}  urgent: { arrivals: { dates: [2015-01-05T07:00] }, steps: { work: { unit: o.u, effort: 1 h, priority: 1, preempts: true, then: end } } }\n`,
    );
    expect(result.whole('urgent', 'throughput_mean')).toBe(1);
    expect(result.whole('a', 'throughput_mean')).toBe(7);
    expect(result.whole('o.u', 'busy') * 24).toBeCloseTo(4, 9);
  });

  it('takes places at its partners too', async () => {
    // From 6 to 8 one of u and both of v; 9 h of work at v from 0 are interrupted and end at 11.
    const result = await run(
      `${unit(1)}, ${unit(2, 'continuous', 'v')}`,
      `cases:\n${cases('2015-01-05T01:00', 'with: { o.v: 2 }, meeting: { every: 6 h, length: 2 h }')}  b: { initial: { work: 1 }, steps: { work: { unit: o.v, effort: 9 h, then: end } } }\n`,
    );
    expect(result.whole('b', 'throughput_mean')).toBe(11);
    expect(result.whole('o.u', 'busy') * 24).toBeCloseTo(2, 9);
    expect(result.whole('o.v', 'busy') * 24).toBeCloseTo(9 + 4, 9);
    expect(result.whole('o.v', 'offered_load') * 24).toBeCloseTo(4, 9);
  });
});

describe('at the same instant', () => {
  it('who is sent on by a completion is on the agenda, who arrives later in the order is not', async () => {
    // At 6: `b` ends its work (completion) and is treated; `a` arrives by its date, scheduled after the meeting.
    const result = await run(
      unit(2),
      `cases:
  b: { initial: { work: 1 }, steps: { work: { unit: o.u, effort: 6 h, then: meet }, meet: { unit: o.u, meeting: { every: 6 h, length: 1 h }, then: end } } }
  a: { arrivals: { dates: [2015-01-05T03:00, 2015-01-05T06:00] }, steps: { meet: { unit: o.u, meeting: { every: 6 h, length: 1 h }, then: end } } }
`,
    );
    expect(result.whole('b', 'throughput_mean')).toBe(7);
    // Of a: waits 3 h, and 6 h.
    expect(result.whole('a.meet', 'wait_mean')).toBe(4.5);
  });

  it('a meeting begins before the starts of other work', async () => {
    // Work becomes ready at 6, when the meeting begins: it starts at 8.
    const result = await run(
      unit(1),
      `cases:\n${cases('2015-01-05T01:00', 'meeting: { every: 6 h, length: 2 h }')}  b: { arrivals: { dates: [2015-01-05T06:00] }, steps: { work: { unit: o.u, effort: 1 h, then: end } } }\n`,
    );
    expect(result.whole('b.work', 'wait_mean')).toBe(2);
  });

  it('a meeting ends before the next begins, with the cases that it leads to another', async () => {
    // `first` is held from 6 to 12; its case is on the agenda of `later` at 12.
    const result = await run(
      unit(2),
      `cases:
  a:
    arrivals: { dates: [2015-01-05T01:00] }
    steps:
      first: { unit: o.u, meeting: { every: 6 h, length: 6 h }, then: later }
      later: { unit: o.u, meeting: { every: 12 h, length: 1 h }, then: end }
`,
    );
    expect(result.whole('a.later', 'wait_mean')).toBe(0);
    expect(result.whole('a', 'throughput_mean')).toBe(12);
  });

  it('cases leave by the order of the agenda', async () => {
    // Two cases of 1 and 2 h go to one place of v at 7 by the order in which they came.
    const result = await run(
      `${unit(2)}, ${unit(1, 'continuous', 'v')}`,
      `cases:
  a: { arrivals: { dates: [2015-01-05T01:00], batch: 2 }, steps: { meet: { unit: o.u, meeting: { every: 6 h, length: 1 h }, then: next }, next: { unit: o.v, effort: 2 h, then: end } } }
`,
    );
    expect(result.whole('a.next', 'wait_mean')).toBe(1);
    expect(result.whole('a', 'throughput_mean')).toBe(9);
  });
});

describe('deadlines and limits of a meeting step', () => {
  it('startWithin is met by its beginning, within by its end', async () => {
    const at = (deadline: string): Promise<Record> =>
      run(
        unit(),
        `cases:\n${cases('2015-01-05T01:00', `${deadline}, meeting: { every: 6 h, length: 2 h }`)}`,
      );
    expect(counts(await at('startWithin: 5 h'), 'a.meet', 'on_time', 'late')).toEqual([1, 0]);
    expect(counts(await at('startWithin: 4.9 h'), 'a.meet', 'on_time', 'late')).toEqual([0, 1]);
    expect(counts(await at('within: 7 h'), 'a.meet', 'on_time', 'late')).toEqual([1, 0]);
    expect(counts(await at('within: 6.9 h'), 'a.meet', 'on_time', 'late')).toEqual([0, 1]);
    expect(counts(await at('withinCase: 7 h'), 'a.meet', 'on_time', 'late')).toEqual([1, 0]);
  });

  it('who is late before it begins is dropped or moves; who is treated finishes', async () => {
    const dropped = await run(
      unit(),
      `cases:\n${cases('2015-01-05T01:00', 'within: 4 h, onLate: drop, meeting: { every: 6 h, length: 2 h }')}`,
    );
    expect(counts(dropped, 'a.meet', 'late', 'dropped', 'started')).toEqual([1, 1, 0]);
    expect(dropped.whole('o.u', 'busy')).toBe(0);
    expect(dropped.whole('o.u', 'queue_length') * 24).toBeCloseTo(4, 9);
    const treated = await run(
      unit(),
      `cases:\n${cases('2015-01-05T01:00', 'within: 6 h, onLate: drop, meeting: { every: 6 h, length: 2 h }')}`,
    );
    expect(counts(treated, 'a.meet', 'late', 'dropped', 'completed')).toEqual([1, 0, 1]);
  });

  it('a queue limit drops who came last', async () => {
    // Three wait for the meeting at 6, two may.
    const result = await run(
      unit(),
      `cases:\n${cases('2015-01-05T01:00, 2015-01-05T02:00, 2015-01-05T03:00', 'queueLimit: 2, meeting: { every: 6 h, length: 2 h }')}`,
    );
    expect(counts(result, 'a.meet', 'arrived', 'dropped', 'completed')).toEqual([3, 1, 2]);
    expect(result.whole('a.meet', 'wait_mean')).toBe(4.5);
  });
});

describe('in a fork', () => {
  const text = (delay: number): string => `cases:
  block: { initial: { work: 1 }, steps: { work: { unit: o.v, effort: 20 h, priority: 1, then: end } } }
  a:
    initial: { both: 1 }
    steps:
      both: { all: [meet, calm], then: end }
      meet: { unit: o.u, meeting: { every: 1 day, from: 2015-01-05T06:00, length: 2 h }, then: end }
      calm: { wait: 1 h, then: late }
      late: { unit: o.v, effort: 1 h, startWithin: ${delay} h, onLate: drop, then: end }
`;
  const units = `${unit()}, ${unit(1, 'continuous', 'v')}`;

  it('a drop cancels who waits for a meeting; it is then not held for nobody', async () => {
    const result = await run(units, text(2));
    expect(counts(result, 'a.meet', 'cancelled', 'started')).toEqual([1, 0]);
    expect(result.whole('o.u', 'busy')).toBe(0);
    expect(result.whole('o.u', 'queue_length') * 24).toBeCloseTo(3, 9);
  });

  it('a drop cancels who is treated; the meeting goes on to its end', async () => {
    const result = await run(units, text(6));
    expect(counts(result, 'a.meet', 'cancelled', 'started', 'completed')).toEqual([1, 1, 0]);
    expect(result.whole('o.u', 'busy') * 24).toBeCloseTo(2, 9);
    expect(result.whole('a', 'open')).toBe(0);
  });
});

describe('at the beginning', () => {
  it('cases that have waited are on the agenda of a meeting at that moment', async () => {
    const result = await run(
      unit(),
      `cases:\n  a: { initial: { meet: { count: 3, age: 5 h } }, steps: { meet: { unit: o.u, meeting: { every: 1 day, agenda: 2, length: 1 h }, then: end } } }\n`,
      { horizon: '2 days' },
    );
    expect(result.whole('a.meet', 'wait_mean')).toBeCloseTo((5 + 5 + 29) / 3, 9);
    expect(counts(result, 'a.meet', 'arrived', 'completed')).toEqual([3, 3]);
  });
});
