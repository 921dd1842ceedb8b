import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RosterSpec } from '../../src/engine/rosterSpec.ts';
import { WorkingClock } from '../../src/engine/workingClock.ts';

/** Monday to Friday 09:00–17:00; moment 0 is Sunday 1 February 2015, 00:00. */
const office = (closedDays: readonly number[] = []): RosterSpec => ({
  label: 'office',
  weekly: [0, 1, 2, 3, 4].map((day) => ({ from: day * 24 + 9, to: day * 24 + 17 })),
  weekHourAtStart: 144,
  closedDays,
});

const rosters: fc.Arbitrary<RosterSpec> = fc
  .record({
    edges: fc.uniqueArray(fc.integer({ min: 0, max: 168 }), { minLength: 2, maxLength: 8 }),
    weekHourAtStart: fc.integer({ min: 0, max: 6 }).map((day) => day * 24),
    closedDays: fc.uniqueArray(fc.integer({ min: -10, max: 30 }), { maxLength: 5 }),
  })
  .map(({ edges, weekHourAtStart, closedDays }) => {
    const sorted = [...edges].sort((a, b) => a - b);
    const weekly = [];
    for (let index = 0; index + 1 < sorted.length; index += 2) {
      weekly.push({ from: sorted[index] as number, to: sorted[index + 1] as number });
    }
    return { label: 'generated', weekly, weekHourAtStart, closedDays: closedDays.sort((a, b) => a - b) };
  });

/** Whether it is open half-way an hour: the plain twin of the closed form, for rosters on whole hours. */
function openHour(roster: RosterSpec, hour: number): boolean {
  if (roster.closedDays.includes(Math.floor(hour / 24))) return false;
  const week = (((hour + roster.weekHourAtStart) % 168) + 168) % 168;
  return roster.weekly.some((span) => span.from <= week && week < span.to);
}

describe('WorkingClock', () => {
  it('counts the open hours that a walk through the hours counts, also before moment 0', () => {
    fc.assert(
      fc.property(rosters, fc.integer({ min: -300, max: 900 }), (roster, until) => {
        const clock = new WorkingClock(roster);
        let walked = 0;
        for (let hour = 0; hour < until; hour++) walked += openHour(roster, hour) ? 1 : 0;
        for (let hour = -1; hour >= until; hour--) walked -= openHour(roster, hour) ? 1 : 0;
        expect(clock.hoursAt(until)).toBeCloseTo(walked, 9);
        expect(clock.isOpen(until + 0.5)).toBe(openHour(roster, until));
      }),
    );
  });

  it('finds the earliest moment of a count', () => {
    fc.assert(
      fc.property(rosters, fc.double({ min: 0.01, max: 300, noNaN: true }), (roster, hours) => {
        const clock = new WorkingClock(roster);
        const moment = clock.momentAt(hours);
        expect(clock.hoursAt(moment)).toBeCloseTo(hours, 8);
        expect(clock.hoursAt(moment - 1e-6)).toBeLessThan(hours);
      }),
    );
  });

  it('finds the next opening', () => {
    fc.assert(
      fc.property(rosters, fc.integer({ min: 0, max: 400 }), (roster, from) => {
        const opening = new WorkingClock(roster).nextOpening(from);
        let walked = from;
        while (!openHour(roster, walked)) walked += 1;
        expect(opening).toBe(walked);
      }),
    );
  });

  it('finds the next closing, hour by hour: closed from there, open up to there', () => {
    fc.assert(
      fc.property(rosters, fc.integer({ min: 0, max: 400 }), (roster, from) => {
        const clock = new WorkingClock(roster);
        const closing = clock.nextClosing(from);
        if (closing === Number.POSITIVE_INFINITY) return;
        let walked = from;
        while (openHour(roster, walked)) walked += 1;
        expect(closing).toBe(walked);
      }),
    );
    const always = { label: 'all week', weekly: [{ from: 0, to: 168 }], weekHourAtStart: 0 };
    expect(new WorkingClock({ ...always, closedDays: [20] }).nextClosing(5)).toBe(480);
    expect(new WorkingClock({ ...always, closedDays: [2] }).nextClosing(80)).toBe(Number.POSITIVE_INFINITY);
  });

  it('ends work that is due at closing time at closing time, not at the next opening', () => {
    const clock = new WorkingClock(office());
    expect(clock.momentAt(8)).toBe(24 + 17); // Monday
    expect(clock.momentAt(8.5)).toBe(48 + 9.5);
    expect(clock.isOpen(24 + 17)).toBe(false);
    expect(clock.isOpen(24 + 9)).toBe(true);
  });

  it('leaves out holidays', () => {
    const clock = new WorkingClock(office([1])); // Monday is closed
    expect(clock.openHours(0, 7 * 24)).toBe(32);
    expect(clock.momentAt(1)).toBe(48 + 10);
    expect(clock.nextOpening(30)).toBe(48 + 9);
  });

  it('is the plain clock when it is always open', () => {
    const clock = new WorkingClock({
      label: 'continuous',
      weekly: [{ from: 0, to: 168 }],
      weekHourAtStart: 5,
      closedDays: [],
    });
    expect([clock.continuous, clock.hoursAt(-3.5), clock.momentAt(7.25), clock.nextOpening(2)]).toEqual([
      true,
      -3.5,
      7.25,
      2,
    ]);
  });
});
