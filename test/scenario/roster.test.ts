import { describe, expect, it } from 'vitest';
import { roundMoment } from '../../src/engine/hours.ts';
import { loadScenarioText } from '../../src/scenario/index.ts';
import { isContinuous, OFFICE, weeklyPattern } from '../../src/scenario/roster.ts';
import { loadReplaced, replaced, SMALLEST_SCENARIO } from '../support/scenarioText.ts';

describe('weeklyPattern', () => {
  it('writes a week by ranges of days', () => {
    expect(weeklyPattern({ 'mon-fri': '09:00-17:00' })).toMatchObject({ weekly: OFFICE.weekly });
  });

  it('takes single days, lists of days and lists of hours, in any order', () => {
    expect(weeklyPattern({ sat: '10:00-14:30', 'mon, wed': ['13:00-15:00', '8:00-12:00'] })).toMatchObject({
      weekly: [
        { from: 8, to: 12 },
        { from: 13, to: 15 },
        { from: 56, to: 60 },
        { from: 61, to: 63 },
        { from: 130, to: 134.5 },
      ],
    });
  });

  it('lets a span run into the next day, and over the end of the week', () => {
    expect(weeklyPattern({ fri: '22:00-06:00' })).toMatchObject({ weekly: [{ from: 118, to: 126 }] });
    expect(weeklyPattern({ sun: '22:00-06:00' })).toMatchObject({
      weekly: [
        { from: 0, to: 6 },
        { from: 166, to: 168 },
      ],
    });
    expect(weeklyPattern({ 'sat-mon': '00:00-24:00' })).toMatchObject({
      weekly: [
        { from: 0, to: 24 },
        { from: 120, to: 168 },
      ],
    });
  });

  it('puts hours on the grid of moments, so that no opening lies between two of them', () => {
    const pattern = weeklyPattern({ 'mon-sun': '08:20-16:40' });
    const hours = 'error' in pattern ? [] : pattern.weekly.flatMap(({ from, to }) => [from, to]);
    expect(hours).toHaveLength(14);
    expect(hours.filter((hour) => roundMoment(hour) !== hour)).toEqual([]);
  });

  it('joins spans that touch', () => {
    expect(weeklyPattern({ 'mon-sun': '00:00-24:00' })).toMatchObject({ weekly: [{ from: 0, to: 168 }] });
  });

  it.each([
    [{ 'mon-fri': '09:00-17:00', fri: '16:00-18:00' }, 'overlap'],
    [{ monday: '09:00-17:00' }, 'no day'],
    [{ mon: '9-17' }, 'no part of a day'],
    [{ mon: '09:00-09:00' }, 'no part of a day'],
    [{ mon: '09:00-25:00' }, 'no part of a day'],
    [{ mon: '09:60-10:00' }, 'no part of a day'],
    [{}, 'no open hours'],
    [{ mon: [] }, 'no open hours'],
  ])('refuses %j', (week, words) => {
    const result = weeklyPattern(week as Record<string, string | string[]>);
    expect('error' in result ? result.error : 'was read').toContain(words);
  });
});

describe('rosters of units', () => {
  const roster = (text: string) => loadReplaced('roster: continuous', `roster: ${text}`);

  it('count the hours of the 365 days from start, holidays out', async () => {
    const office = 'fte: 10, productiveHours: 1400 h / year, roster: office';
    const text = replaced(SMALLEST_SCENARIO, 'onDuty: 5, roster: continuous', office);
    const without = await loadScenarioText(text, 'test.yaml');
    const withHolidays = await loadReplaced('name: Desk', 'name: Desk\ncalendar: nl', text);
    // 2015 has 261 days from Monday to Friday; seven holidays fall on one of them.
    expect(without.scenario?.chain.units[0]?.staffing).toMatchObject({ openHours: 261 * 8 });
    expect(withHolidays.scenario?.chain.units[0]?.staffing).toMatchObject({ openHours: (261 - 7) * 8 });
  });

  it('begin at the hour of the week of start', async () => {
    const { scenario } = await roster('office');
    expect(scenario?.chain.rosters[0]?.weekHourAtStart).toBe(72); // 2015-01-01 was a Thursday
  });

  it('are one where they are equal, and a continuous one has no holidays', async () => {
    const text = `volhoud: 1
name: Desk
start: 2015-01-01
horizon: 10 days
calendar: nl
organisations:
  desk:
    units:
      staff: { onDuty: 5 }
      other: { onDuty: 1, roster: continuous }
      third: { onDuty: 1, roster: office }
cases:
  call:
    arrivals: 4 / h
    steps:
      a: { unit: desk.staff, effort: 1 h, then: b }
      b: { unit: desk.other, effort: 1 h, then: c }
      c: { unit: desk.third, effort: 1 h, then: end }
`;
    const { scenario } = await loadScenarioText(text, 'test.yaml');
    expect(scenario?.chain.units.map((unit) => unit.roster)).toEqual([0, 0, 1]);
    expect(scenario?.chain.rosters.map(isContinuous)).toEqual([true, false]);
    expect(scenario?.chain.rosters[1]?.closedDays.length).toBeGreaterThan(10);
  });
});
