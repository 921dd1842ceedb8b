import { describe, expect, it } from 'vitest';
import { runText, small } from '../support/runScenario.ts';

/** An FTE that is on duty around the clock, so that FTE are persons. */
const ALWAYS = 'productiveHours: 8760 h / year';

const unit = (text: string, more: Partial<Parameters<typeof small>[0]> = {}): string =>
  small({
    units: `u: { ${text} }`,
    rest: 'cases: { job: { arrivals: { dates: [2015-01-05 00:00] }, steps: { work: { unit: o.u, effort: 0 h, then: end } } } }',
    ...more,
  });

describe('who leaves on dates', () => {
  it('is gone from that moment, whole persons and parts, the longest there first', async () => {
    const record = await runText(
      unit(`fte: 4, ${ALWAYS}, leaving: { dated: { 2015-01-08: 1.5, 2015-01-13: 1 } }`),
    );
    // 4 for three days, 2.5 for five, 1.5 for two.
    expect(record.whole('o.u', 'staff')).toBeCloseTo((4 * 3 + 2.5 * 5 + 1.5 * 2) / 10, 12);
    expect(record.whole('o.u', 'on_duty')).toBeCloseTo((4 * 3 + 2.5 * 5 + 1.5 * 2) / 10, 12);
    expect(record.whole('o.u', 'leavers')).toBe(2.5);
  });

  it('is nobody once all are gone', async () => {
    const record = await runText(unit(`fte: 1.25, ${ALWAYS}, leaving: { dated: { 2015-01-07: 5 } }`));
    expect(record.whole('o.u', 'staff')).toBeCloseTo((1.25 * 2) / 10, 12);
    expect(record.whole('o.u', 'leavers')).toBe(1.25);
  });
});

describe('a vacancy', () => {
  const hiring = 'hiring: { perMonth: 1, stages: [{ name: selection, lead: 2 days }] }';

  it('opens a requisition at once, and no more than are allowed in a month', async () => {
    const record = await runText(unit(`fte: 3, authorised: 5, ${ALWAYS}, ${hiring}`, { horizon: '40 days' }));
    // The first comes on day 2; the second is opened on 1 February, day 27, and comes on day 29.
    expect(record.whole('o.u', 'staff')).toBeCloseTo((3 * 2 + 4 * 27 + 5 * 11) / 40, 12);
    expect(record.whole('o.u', 'vacancies')).toBeCloseTo(27 / 40, 12);
    expect(record.whole('o.u', 'hires')).toBe(2);
  });

  it('of less than half an FTE opens none, one of half does', async () => {
    const hires = async (authorised: number): Promise<number> =>
      (await runText(unit(`fte: 3, authorised: ${authorised}, ${ALWAYS}, ${hiring}`))).whole('o.u', 'hires');
    expect(await hires(3.49)).toBe(0);
    expect(await hires(3.5)).toBe(1);
  });

  it('waits for the month in which fractions of a requisition make a whole one', async () => {
    const text = (perMonth: number): string =>
      unit(
        `fte: 0, authorised: 100, ${ALWAYS}, hiring: { perMonth: ${perMonth}, stages: [{ name: selection, lead: 0 h }] }`,
        { horizon: '12 months' },
      );
    // January counts as a month of its own: twelve allowances until 5 January 2016, the thirteenth on 1 January.
    expect((await runText(text(0.5))).whole('o.u', 'hires')).toBe(6);
    expect((await runText(text(2.5))).whole('o.u', 'hires')).toBe(32);
  });

  it('is filled through a case of the chain, whose work takes its time', async () => {
    const record = await runText(
      small({
        units: `u: { fte: 1, authorised: 3, ${ALWAYS}, hiring: { perMonth: 9, stages: [{ case: vetting }] } }, v: { onDuty: 1 }`,
        rest: 'cases: { vetting: { steps: { look: { unit: o.v, effort: 36 h, then: end } } } }',
      }),
    );
    // Two recruits are looked at one after another: they come after 36 and 72 hours.
    expect(record.whole('o.u', 'staff')).toBeCloseTo((1 * 36 + 2 * 36 + 3 * 168) / 240, 12);
    expect(record.whole('vetting', 'closed')).toBe(2);
    expect(record.whole('o.v', 'busy')).toBeCloseTo(72 / 240, 12);
  });

  it('stays open when the case of the recruit is dropped, and the next is sought', async () => {
    const record = await runText(
      small({
        units: `u: { fte: 0, authorised: 1, ${ALWAYS}, hiring: { perMonth: 2, stages: [{ case: vetting }] } }, v: { onDuty: 0 }`,
        rest: 'cases: { vetting: { steps: { look: { unit: o.v, effort: 1 h, startWithin: 24 h, onLate: drop, then: end } } } }',
      }),
    );
    expect(record.whole('vetting', 'opened')).toBe(2);
    expect(record.whole('o.u', 'hires')).toBe(0);
    // In the third attempt's place: none is left this month.
    expect(record.whole('o.u', 'vacancies')).toBeCloseTo((240 - 48) / 240, 12);
  });
});

describe('a trainee', () => {
  it('counts at a productivity that rises by the week, and ties up a mentor', async () => {
    const record = await runText(
      unit(
        `fte: 2, authorised: 3, ${ALWAYS}, hiring: { perMonth: 1, stages: [{ name: selection, lead: 0 h }], trainee: { lasts: 2 weeks, productivityFrom: 50 %, mentor: 0.25 } }`,
        { horizon: '21 days', reporting: '1 week' },
      ),
    );
    // In the middle of the first week a quarter of the training has passed, of the second three quarters.
    expect(record.series('o.u', 'on_duty')).toEqual([3 - 0.375 - 0.25, 3 - 0.125 - 0.25, 3]);
    expect(record.series('o.u', 'trainees')).toEqual([1, 1, 0]);
    expect(record.series('o.u', 'staff')).toEqual([3, 3, 3]);
  });

  it('who is there at the beginning has the whole training before him', async () => {
    const record = await runText(
      unit(
        `fte: 3, ${ALWAYS}, initial: { trainees: 1 }, hiring: { perMonth: 0, stages: [{ name: selection, lead: 0 h }], trainee: { lasts: 1 week } }`,
        { horizon: '14 days', reporting: '1 week' },
      ),
    );
    expect(record.series('o.u', 'on_duty')).toEqual([2.5, 3]);
  });
});

describe('recruits on their way at the beginning', () => {
  it('have the whole of their stage before them, and count against vacancies', async () => {
    const record = await runText(
      unit(
        `fte: 1, authorised: 4, ${ALWAYS}, initial: { pipeline: { selection: 1, training: 1 } }, hiring: { perMonth: 0, stages: [{ name: selection, lead: 2 days }, { name: training, lead: 3 days }] }`,
      ),
    );
    // They come on days 3 and 5.
    expect(record.whole('o.u', 'staff')).toBeCloseTo((1 * 3 + 2 * 2 + 3 * 5) / 10, 12);
    expect(record.whole('o.u', 'vacancies')).toBeCloseTo(1, 12);
  });
});

const BACKLOG =
  'cases: { job: { initial: { work: 10 }, steps: { work: { unit: o.u, effort: 24 h, then: end } } } }';

describe('overtime', () => {
  it('is worked from the day on which the backlog has reached `on` to that on which it has fallen to `off`', async () => {
    const record = await runText(
      small({
        units: 'u: { onDuty: 1, contractHours: 30 h, overtime: { upTo: 100 %, on: 5 days, off: 1 day } }',
        rest: BACKLOG,
      }),
    );
    // Day 1: nine wait, 9 days. Two at a time: 7, 5, 3 wait on days 2 to 4, and on day 5 one, half a day for two.
    expect(record.whole('o.u', 'overtime_hours')).toBeCloseTo(96, 9);
    expect(record.whole('o.u', 'on_duty')).toBeCloseTo(1.4, 12);
    expect(record.whole('job', 'throughput_mean')).toBeCloseTo(
      (24 + 48 * 2 + 72 * 2 + 96 * 2 + 120 * 2 + 144) / 10,
      9,
    );
    expect(record.whole('chain', 'overtime_hours')).toBeCloseTo(96, 9);
    // Of the 240 ordinary hours of ten days.
    expect(record.whole('o.u', 'overtime_share')).toBeCloseTo(96 / 240, 9);
  });

  it('is bounded by the law, in a week and on average over 16 weeks', async () => {
    const text = (contract: number): string =>
      small({
        units: `u: { onDuty: 1, contractHours: ${contract} h, overtime: { upTo: 100 %, on: 1 day, off: 0 days } }`,
        rest: 'cases: { job: { initial: { work: 1000 }, steps: { work: { unit: o.u, effort: 24 h, then: end } } } }',
        horizon: '113 days',
      });
    // 36 hours: two thirds a day in a week, one third on average: 56 days of it use up the 16 weeks.
    expect((await runText(text(36))).whole('o.u', 'overtime_hours')).toBeCloseTo((112 / 3) * 24, 6);
    expect((await runText(text(45))).whole('o.u', 'overtime_hours')).toBeCloseTo(112 * (48 / 45 - 1) * 24, 6);
  });
});

describe('regular work', () => {
  const posts = (required: number, more = ''): string =>
    small({
      units: `u: { onDuty: 10, regularWork: { share: 20 %, upTo: 15 % }${more} }`,
      rest: `posts: { guard: { required: ${required}, unit: o.u } }`,
    });

  it('takes its share of on duty', async () => {
    expect((await runText(posts(8))).whole('o.u', 'on_duty')).toBe(8);
  });

  it('is displaced as far as posts lack persons, from the first day on', async () => {
    const record = await runText(posts(9));
    expect(record.whole('o.u', 'on_duty')).toBeCloseTo(9, 9);
    expect(record.whole('o.u', 'unfilled_post_hours')).toBe(0);
    expect(record.whole('o.u', 'displaced_hours')).toBeCloseTo(240, 9);
  });

  it('is displaced first, overtime fills what is still lacking', async () => {
    const record = await runText(posts(10, ', overtime: { upTo: 10 % }'));
    expect(record.whole('o.u', 'unfilled_post_hours')).toBeCloseTo(0, 9);
    // 9.5 of 10 are there after displacement; the tenth half is 1/19 of 10 persons, of whom 95 % do this work.
    expect(record.whole('o.u', 'overtime_hours')).toBeCloseTo((240 * 10) / 19, 6);
    expect(record.whole('o.u', 'displaced_hours')).toBeCloseTo(240 * 10 * (1 + 1 / 19) * 0.15, 6);
  });

  it('leaves posts unfilled when neither is enough', async () => {
    const record = await runText(posts(12));
    expect(record.whole('o.u', 'unfilled_post_hours')).toBeCloseTo(240 * 2.5, 6);
  });
});

describe('fatigue', () => {
  it('moves toward what the week asks, and slows, keeps away', async () => {
    const record = await runText(
      small({
        units: 'u: { onDuty: 1, fatigue: { u0: 80 %, rise: 4 weeks, recovery: 2 weeks, b: 20 %, c: 10 % } }',
        rest: 'cases: { job: { initial: { work: 100 }, steps: { work: { unit: o.u, effort: 24 h, then: end } } } }',
        horizon: '21 days',
        reporting: '1 week',
      }),
    );
    // Always at work: T = 1. After one week F = 1 − e^(−1/4), after two 1 − e^(−2/4).
    const first = 1 - Math.exp(-1 / 4);
    const second = 1 - Math.exp(-2 / 4);
    const [none, one, two] = record.series('o.u', 'fatigue') as [number, number, number];
    expect(none).toBe(0);
    expect(one).toBeCloseTo(first, 12);
    expect(two).toBeCloseTo(second, 12);
    expect(record.series('o.u', 'on_duty')[1]).toBeCloseTo(1 - 0.2 * first, 8);
    // Work done: 7 days whole, then (1 − 0.2 F)(1 − 0.1 F) of a day a day.
    const done = 7 + 7 * (1 - 0.2 * first) * (1 - 0.1 * first) + 7 * (1 - 0.2 * second) * (1 - 0.1 * second);
    expect(record.whole('job.work', 'completed')).toBe(Math.floor(done));
  });

  it('falls with its own time constant when there is nothing to do', async () => {
    const record = await runText(
      small({
        units: 'u: { onDuty: 1, fatigue: { u0: 50 %, rise: 1 week, recovery: 2 weeks } }',
        rest: 'cases: { job: { initial: { work: 7 }, steps: { work: { unit: o.u, effort: 24 h, then: end } } } }',
        horizon: '21 days',
        reporting: '1 week',
      }),
    );
    const tired = 1 - Math.exp(-1);
    expect(record.series('o.u', 'fatigue')[1]).toBeCloseTo(tired, 12);
    expect(record.series('o.u', 'fatigue')[2]).toBeCloseTo(tired * Math.exp(-1 / 2), 12);
  });
});

describe('money', () => {
  it('is the cost of staff, of overtime with its premium, and of recruits, added up over units', async () => {
    const record = await runText(
      small({
        units: [
          `u: { fte: 1, productiveHours: 4380 h / year, authorised: 2, contractHours: 30 h`,
          'hiring: { perMonth: 1, stages: [{ name: selection, lead: 5 days }] }',
          'cost: { fte: 87.6 kEUR / year, overtimePremium: 50 %, hire: 10 kEUR } }',
          `v: { fte: 3, ${ALWAYS}, overtime: { upTo: 100 %, on: 5 days, off: 1 day }, contractHours: 30 h`,
          'cost: { fte: 87.6 kEUR / year, overtimePremium: 50 % } }',
        ].join(', '),
        rest: 'cases: { job: { initial: { work: 30 }, steps: { work: { unit: o.v, effort: 24 h, then: end } } } }',
      }),
    );
    // An FTE costs 10 EUR an hour of the calendar. u: one for five days, then two, and a recruit.
    expect(record.whole('o.u', 'cost')).toBeCloseTo(10 * (120 + 240) + 10_000, 6);
    // v: as in the backlog of one person, three times; an hour of overtime costs 15.
    expect(record.whole('o.v', 'overtime_hours')).toBeCloseTo(3 * 96, 6);
    expect(record.whole('o.v', 'cost')).toBeCloseTo(10 * 3 * 240 + 15 * 3 * 96, 6);
    expect(record.whole('o', 'cost')).toBeCloseTo(
      record.whole('o.u', 'cost') + record.whole('o.v', 'cost'),
      6,
    );
    expect(record.whole('chain', 'cost')).toBeCloseTo(record.whole('o', 'cost'), 6);
  });
});
