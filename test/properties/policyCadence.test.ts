import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordOf } from './replication.ts';

/** Days that are looked at; one more is run, since what happens at the horizon still counts. */
const DAYS = 60;

/** A threat that moves quickly, so that conditions on it come and go. */
const shape = fc.record({
  low: fc.integer({ min: 2, max: 9 }),
  high: fc.integer({ min: 2, max: 9 }),
  every: fc.integer({ min: 1, max: 20 }),
  review: fc.integer({ min: 1, max: 20 }),
  lasts: fc.integer({ min: 0, max: 5 }),
});

const textOf = ({
  low,
  high,
  every,
  review,
  lasts,
}: typeof shape extends fc.Arbitrary<infer Made> ? Made : never) =>
  [
    'volhoud: 1',
    'name: cadence',
    'start: 2015-01-05',
    `horizon: ${DAYS + 1} days`,
    'reporting: 1 day',
    'organisations: { o: { units: { a: { onDuty: 9 }, b: { onDuty: 9 } } } }',
    'threat:',
    '  levels: { calm: 1, tense: 2 }',
    '  path:',
    '    semiMarkov:',
    `      calm: { dwell: { exponential: { mean: ${low} days } }, to: { tense: 100 % } }`,
    `      tense: { dwell: { exponential: { mean: ${high} days } }, to: { calm: 100 % } }`,
    'posts: { guard: { required: 3, unit: o.a } }',
    'cases: { spare: { arrivals: 1 / day, steps: { one: { unit: o.a, effort: 1 h, then: two }, two: { unit: o.b, effort: 1 h, then: end } } } }',
    'policies:',
    `  regular: { every: ${every} days, do: { assign: guard, to: o.b } }`,
    `  daily: { when: threat > 1, for: ${lasts} days, do: { assign: guard, to: o.a } }`,
    `  reviewed: { when: threat > 1, review: ${review} days, do: { assign: guard, to: o.b } }`,
  ].join('\n');

describe('however conditions come and go', () => {
  it('no policy acts more often than it looks, nor before its condition has lasted', () =>
    fc.assert(
      fc.asyncProperty(shape, async (made) => {
        const record = await recordOf(textOf(made));
        const daysOf = (policy: string): number[] =>
          record
            .series(policy, 'actions')
            .slice(0, DAYS)
            .flatMap((count, day) => {
              expect(count).toBeLessThanOrEqual(1);
              return count === 1 ? [day] : [];
            });
        const gaps = (days: readonly number[]): number[] =>
          days.slice(1).map((day, at) => day - (days[at] ?? day));

        const regular = daysOf('regular');
        expect(regular).toEqual(
          Array.from({ length: Math.floor((DAYS - 1) / made.every) }, (_, at) => (at + 1) * made.every),
        );
        const reviewed = daysOf('reviewed');
        for (const day of reviewed) expect(day % made.review).toBe(0);
        // Between two actions its condition was false at a review.
        for (const gap of gaps(reviewed)) expect(gap).toBeGreaterThanOrEqual(2 * made.review);
        const daily = daysOf('daily');
        // False at a look, then true at every look for so long.
        for (const gap of gaps(daily)) expect(gap).toBeGreaterThanOrEqual(2 + made.lasts);
        for (const day of daily.slice(0, 1)) expect(day).toBeGreaterThanOrEqual(1 + made.lasts);
      }),
      { numRuns: 60 },
    ));
});
