import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordOf } from './replication.ts';

const UNITS = ['a', 'b', 'c'] as const;

const loan = fc.record({
  day: fc.integer({ min: 5, max: 18 }),
  from: fc.constantFrom(...UNITS),
  by: fc.constantFrom(1, 2),
  fte: fc.constantFrom(0, 0.5, 2, 7, 40),
  days: fc.constantFrom(1, 4, 30),
});

/** Units whose FTE are persons around the clock, so that what one lends is what the other gets. */
const textOf = (loans: readonly (typeof loan extends fc.Arbitrary<infer Made> ? Made : never)[]): string =>
  [
    'volhoud: 1',
    'name: lending',
    'start: 2015-01-05',
    'horizon: 25 days',
    'reporting: 1 day',
    `organisations: { o: { units: { ${UNITS.map((unit, index) => `${unit}: { fte: ${5 + index}, productiveHours: 8760 h / year }`).join(', ')} } } }`,
    `cases: { spare: { arrivals: 1 / day, steps: { ${UNITS.map((unit, index) => `${unit}: { unit: o.${unit}, effort: 9 h, then: ${UNITS[index + 1] ?? 'end'} }`).join(', ')} } } }`,
    'policies:',
    ...loans.map(({ day, from, by, fte, days }, index) => {
      const to = UNITS[(UNITS.indexOf(from) + by) % UNITS.length];
      return `  p${index}: { on: 2015-01-${String(day).padStart(2, '0')}, do: { lend: { from: o.${from}, to: o.${to}, fte: ${fte}, for: ${days} days } } }`;
    }),
  ].join('\n');

describe('whatever units lend one another', () => {
  it('what is lent adds to zero, and nobody lends more than he has', () =>
    fc.assert(
      fc.asyncProperty(fc.array(loan, { minLength: 1, maxLength: 8 }), async (loans) => {
        const record = await recordOf(textOf(loans));
        const onDuty = UNITS.map((unit) => record.series(`o.${unit}`, 'on_duty'));
        for (let day = 0; day < 25; day++) {
          const persons = onDuty.map((series) => series[day] ?? Number.NaN);
          for (const own of persons) expect(own).toBeGreaterThanOrEqual(0);
          expect(persons.reduce((sum, own) => sum + own, 0)).toBeCloseTo(5 + 6 + 7, 7);
        }
      }),
      { numRuns: 60 },
    ));
});
