import { describe, expect, it } from 'vitest';
import { loadScenarioText } from '../../src/scenario/index.ts';
import { codes } from '../support/scenarioText.ts';

/** A scenario from Monday 5 January 2015 with one meeting; `v` is continuous, `late` opens at ten. */
const text = (step: string, more: { horizon?: string; calendar?: string; warmUp?: string; start?: string } = {}) =>
  [
    'volhoud: 1',
    'name: meetings',
    `start: ${more.start ?? '2015-01-05'}`,
    `horizon: ${more.horizon ?? '4 weeks'}`,
    ...(more.calendar === undefined ? [] : [`calendar: ${more.calendar}`]),
    ...(more.warmUp === undefined ? [] : [`warmUp: ${more.warmUp}`]),
    'organisations:',
    '  o:',
    '    units:',
    '      u: { onDuty: 2, roster: office }',
    '      v: { onDuty: 2 }',
    '      late: { onDuty: 2, roster: { mon-wed: 10:00-12:00, thu: 11:00-18:00 } }',
    'cases:',
    `  a: { arrivals: 1 / day, steps: { meet: { ${step}, then: end } } }`,
    '  b: { arrivals: 1 / day, steps: { x: { unit: o.u, effort: 1 h, then: y }, y: { unit: o.v, effort: 1 h, then: z }, z: { unit: o.late, effort: 1 h, then: end } } }',
    '',
  ].join('\n');

const load = (step: string, more = {}) => loadScenarioText(text(step, more), 'test.yaml');

/** Moments as `day hour`, day 0 being that of the start. */
async function moments(step: string, more = {}): Promise<string[]> {
  const result = await load(step, more);
  expect(codes(result)).toEqual([]);
  const at = result.scenario?.chain.steps[0]?.meeting?.at ?? [];
  return at.map((moment) => `${Math.floor(moment / 24)} ${moment - 24 * Math.floor(moment / 24)}`);
}

describe('the moments of a meeting', () => {
  it('begin when its unit opens for the first time, unless said', async () => {
    expect(await moments('unit: o.u, meeting: { every: 1 week, length: 2 h }')).toEqual([
      '0 9',
      '7 9',
      '14 9',
      '21 9',
    ]);
    expect(await moments('unit: o.v, meeting: { every: 2 weeks, length: 2 h }')).toEqual(['0 0', '14 0', '28 0']);
  });

  it('begin when all its units are open for the whole of it', async () => {
    // office and late are open together from 10 to 12 on Monday, for three hours only on Thursday from 11.
    const both = 'unit: o.u, with: { o.late: 1, o.v: 1 }, meeting: { every: 1 week,';
    expect((await moments(`${both} length: 2 h }`))[0]).toBe('0 10');
    expect((await moments(`${both} length: 3 h }`))[0]).toBe('3 11');
  });

  it('run from `from` on: nothing is held before it', async () => {
    expect(await moments('unit: o.u, meeting: { every: 1 week, from: 2015-01-20T14:30, length: 2 h }')).toEqual([
      '15 14.5',
      '22 14.5',
    ]);
  });

  it('keep the cadence of a `from` before the start', async () => {
    expect(
      await moments('unit: o.u, meeting: { every: 2 weeks, from: "2014-12-30 14:00", length: 2 h }'),
    ).toEqual(['8 14', '22 14']);
  });

  it('run back into a warm-up', async () => {
    const step = 'unit: o.u, meeting: { every: 2 weeks, from: 2015-01-06T10:00, length: 2 h }';
    expect(await moments(step, { warmUp: '30 days' })).toEqual(['-27 10', '-13 10', '1 10', '15 10']);
    // Not where the first is held more than one interval after the start.
    const later = step.replace('01-06', '01-20');
    expect(await moments(later, { warmUp: '30 days' })).toEqual(['15 10']);
  });

  it('move from a holiday to the next open day, at the same time', async () => {
    // Easter Monday 6 April 2015, King's Day Monday 27 April.
    const mondays = await moments('unit: o.u, meeting: { every: 1 week, length: 2 h }', {
      start: '2015-03-30',
      calendar: 'nl',
      horizon: '5 weeks',
    });
    expect(mondays).toEqual(['0 9', '8 9', '14 9', '21 9', '29 9']);
    // Boxing Day 2014 is a Friday: the next open day is Monday.
    const fridays = await moments('unit: o.u, meeting: { every: 1 week, from: 2014-12-19T09:00, length: 2 h }', {
      start: '2014-12-19',
      calendar: 'nl',
      horizon: '15 days',
    });
    expect(fridays).toEqual(['0 9', '10 9', '14 9']);
  });

  it('that fall together when one moves are one meeting', async () => {
    // Christmas and Boxing Day 2014 (Thursday, Friday) both move to Monday 29, which has its own.
    const days = await moments('unit: o.u, meeting: { every: 4 days, from: 2014-12-25T09:00, length: 2 h }', {
      start: '2014-12-25',
      calendar: 'nl',
      horizon: '5 days',
    });
    expect(days).toEqual(['4 9']);
  });

  it('are no matter of holidays where no unit closes on them', async () => {
    const step = 'unit: o.v, meeting: { every: 1 week, length: 2 h }';
    expect(await moments(step, { start: '2015-03-30', calendar: 'nl', horizon: '8 days' })).toEqual(['0 0', '7 0']);
  });

  it('follow the calendar for months: from a day off to the next open day, from the 31st to the last of a month', async () => {
    // Saturday 31 January → Monday 2 February; Saturday 28 February → Monday 2 March; Tuesday 31 March.
    const months = await moments('unit: o.u, meeting: { every: 1 month, from: 2015-01-31T09:00, length: 2 h }', {
      start: '2015-01-31',
      horizon: '60 days',
    });
    expect(months).toEqual(['2 9', '30 9', '59 9']);
  });
});

describe('faults of a meeting', () => {
  const faults = async (step: string, more = {}): Promise<string[]> => codes(await load(step, more));
  const column = (step: string, part: string): number => `  a: { arrivals: 1 / day, steps: { meet: { ${step}`.indexOf(part) + 1;

  it.each([
    ['outside the open hours', 'unit: o.u, meeting: { every: 1 week, from: 2015-01-06T08:00, length: 2 h }', '2015-01-06', 'scenario.meeting'],
    ['longer than it is open', 'unit: o.u, meeting: { every: 1 week, from: 2015-01-06T16:00, length: 2 h }', '2015-01-06', 'scenario.meeting'],
    ['on a weekend', 'unit: o.u, meeting: { every: 1 week, from: 2015-01-10T09:00, length: 2 h }', '2015-01-10', 'scenario.meeting'],
    ['on some day outside', 'unit: o.u, meeting: { every: 1 day, length: 2 h }', '1 day, length', 'scenario.meeting'],
    ['outside a partner’s hours', 'unit: o.v, with: { o.u: 1 }, meeting: { every: 1 week, from: 2015-01-06T08:00, length: 2 h }', '2015-01-06', 'scenario.meeting'],
    ['never open so long', 'unit: o.u, meeting: { every: 1 week, length: 9 h }', 'meeting', 'scenario.meeting'],
    ['into the next one', 'unit: o.v, meeting: { every: 2 h, length: 3 h }', '3 h }', 'scenario.meeting'],
    ['too often', 'unit: o.v, meeting: { every: 1 s, length: 1 s }', '1 s, length', 'scenario.out-of-range'],
    ['no cadence', 'unit: o.v, meeting: { every: often, length: 1 h }', 'often', 'scenario.span'],
    ['no date', 'unit: o.v, meeting: { every: 1 day, from: soon, length: 1 h }', 'soon', 'scenario.date'],
    ['no length', 'unit: o.v, meeting: { every: 1 day, length: 0 h }', '0 h', 'scenario.out-of-range'],
    ['of no case', 'unit: o.v, meeting: { every: 1 day, agenda: 0, length: 1 h }', '0, length', 'scenario.out-of-range'],
    ['a misspelt key', 'unit: o.v, meeting: { every: 1 day, lenght: 1 h, length: 1 h }', 'lenght', 'scenario.unknown-key'],
    ['with effort', 'unit: o.v, effort: 1 h, meeting: { every: 1 day, length: 1 h }', 'effort', 'scenario.step'],
    ['preempting', 'unit: o.v, preempts: true, meeting: { every: 1 day, length: 1 h }', 'preempts', 'scenario.step'],
    ['and a wait', 'unit: o.v, wait: 1 h, meeting: { every: 1 day, length: 1 h }', 'wait', 'scenario.step'],
    ['without a unit', 'meeting: { every: 1 day, length: 1 h }', 'meet:', 'scenario.missing-key'],
    ['a team too large', 'unit: o.v, team: 3, meeting: { every: 1 day, length: 1 h }', '3, meeting', 'scenario.team'],
    ['a share too large', 'unit: o.v, with: { o.u: 3 }, meeting: { every: 1 week, from: 2015-01-06T09:00, length: 1 h }', '3 }', 'scenario.partner'],
    ['an unknown partner', 'unit: o.v, with: { o.uu: 1 }, meeting: { every: 1 week, from: 2015-01-06T09:00, length: 1 h }', 'o.uu', 'scenario.unknown-unit'],
    ['itself as partner', 'unit: o.v, with: { o.v: 1 }, meeting: { every: 1 day, length: 1 h }', 'o.v: 1', 'scenario.partner'],
    ['at one of two units', 'unit: [o.v, o.u], meeting: { every: 1 week, length: 1 h }', '[o.v', 'scenario.alternatives'],
    ['a range beside its value', 'unit: o.v, meeting: { every: { value: 1 day, range: [2 days, 3 days] }, length: 1 h }', '[2 days', 'scenario.range'],
  ])('%s', async (_, step, part, code) => {
    expect(await faults(step)).toEqual([`${code} 12:${column(step, part)}`]);
  });

  it('names the units that are closed, and the moment', async () => {
    const { faults: found } = await load(
      'unit: o.v, with: { o.u: 1, o.late: 1 }, meeting: { every: 1 week, from: 2015-01-06T11:00, length: 2 h }',
    );
    expect(found[0]?.message).toBe(
      'the meeting of 2015-01-06 at 11:00 would not lie inside the open hours of "o.late"',
    );
  });

  it('does not follow from a wrong key in it', async () => {
    expect(await faults('unit: o.v, meeting: { every: 1 day }')).toEqual([
      `scenario.missing-key 12:${column('unit: o.v, meeting', 'meeting')}`,
    ]);
    expect(await faults('unit: o.v, meeting: weekly')).toEqual([
      `scenario.wrong-type 12:${column('unit: o.v, meeting: weekly', 'weekly')}`,
    ]);
  });
});
