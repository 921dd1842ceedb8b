import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Simulator } from '../../src/chain/index.ts';
import { Record, scenarioOf } from '../support/runScenario.ts';
import { cellsOf, cumulated, recordOf, recordsOf, SEED } from './replication.ts';

const RUNS = { numRuns: 60 };

interface Staffed {
  readonly fte: number;
  readonly more: number;
  readonly hazard: number;
  readonly perMonth: number;
  readonly lead: string;
  readonly dropOut: number;
  readonly isCase: boolean;
  readonly lasts: string;
  readonly overtime: number;
  readonly share: number;
  readonly upTo: number;
  readonly limits: string;
  readonly effects: number;
  readonly posts: number;
  readonly perDay: number;
  readonly dated: string;
}

const staffed: fc.Arbitrary<Staffed> = fc.record({
  fte: fc.constantFrom(0, 0.4, 3, 7.5, 20),
  more: fc.constantFrom(-2, 0, 0.6, 5),
  hazard: fc.constantFrom(0, 50, 900),
  perMonth: fc.constantFrom(0, 0.3, 2, 40),
  lead: fc.constantFrom('0 h', '3 days', '{ gamma: { mean: 10 days, cv: 1 } }'),
  dropOut: fc.constantFrom(0, 40, 95),
  isCase: fc.boolean(),
  lasts: fc.constantFrom('0 h', '9 days'),
  overtime: fc.constantFrom(0, 20, 90),
  share: fc.constantFrom(0, 30, 100),
  upTo: fc.constantFrom(0, 0.5, 1),
  limits: fc.constantFrom(
    '',
    ', on: 2 days, off: 1 day',
    ', on: { backlog: 3 days, unfilled: 1 }, off: { backlog: 0 days, unfilled: 0 }',
  ),
  effects: fc.constantFrom(0, 1),
  posts: fc.constantFrom(0, 4),
  perDay: fc.constantFrom(1, 20),
  dated: fc.constantFrom('', '2015-01-10: 2.5, 2015-01-25: 1'),
});

interface Without {
  /** Leaves the measures, fatigue and money out, or lets them do nothing. */
  readonly measures?: 'none' | 'idle';
}

function textOf(made: Staffed, { measures }: Without = {}): string {
  const authorised = Math.max(0, made.fte + made.more);
  const stages = [
    `{ name: selection, lead: ${made.lead}, dropOut: ${made.dropOut} % }`,
    ...(made.isCase ? ['{ case: vetting, dropOut: 10 % }'] : []),
  ];
  const isIdle = measures === 'idle';
  const share = made.share / 100;
  const side = [
    ...(isIdle || measures === undefined
      ? [
          `overtime: { upTo: ${isIdle ? 0 : made.overtime} %${made.limits} }`,
          `regularWork: { share: ${isIdle ? 0 : share}, upTo: ${isIdle ? 0 : share * made.upTo}${made.limits} }`,
          `fatigue: { u0: 50 %, k: 1, a: ${isIdle ? 0 : made.effects}, b: ${isIdle ? 0 : made.effects * 0.3}, c: ${isIdle ? 0 : made.effects * 0.2}, rise: 2 weeks, recovery: 1 week }`,
          'cost: { fte: 80 kEUR / year, overtimePremium: 25 %, hire: 5 kEUR }',
        ]
      : []),
  ];
  return [
    'volhoud: 1',
    'name: staffed',
    'start: 2015-01-05',
    'horizon: 60 days',
    'reporting: 1 day',
    `organisations: { o: { units: { u: { ${[
      `fte: ${made.fte}`,
      'productiveHours: 8760 h / year',
      `authorised: ${authorised}`,
      `leaving: { hazard: ${made.hazard} % / year${made.dated === '' ? '' : `, dated: { ${made.dated} }`} }`,
      `hiring: { perMonth: ${made.perMonth}, stages: [${stages.join(', ')}], trainee: { lasts: ${made.lasts}, productivityFrom: 50 %, mentor: 0.2 } }`,
      ...side,
    ].join(', ')} }, v: { onDuty: 1 } } } }`,
    'cases:',
    `  job: { arrivals: ${made.perDay} / day, steps: { work: { unit: o.u, effort: { exponential: { mean: 5 h } }, then: end } } }`,
    '  vetting: { steps: { look: { unit: o.v, effort: { exponential: { mean: 20 h } }, startWithin: 5 days, onLate: drop, then: end } } }',
    '  spare: { arrivals: 1 / day, steps: { do: { unit: o.v, effort: 1 h, then: end } } }',
    ...(made.posts > 0 ? [`posts: { guard: { required: ${made.posts}, unit: o.u } }`] : []),
  ].join('\n');
}

describe('in any unit whose staff comes and goes', () => {
  it('staff = initial + hired − left, wherever a day passes without either', () =>
    fc.assert(
      fc.asyncProperty(staffed, async (made) => {
        const record = await recordOf(textOf(made));
        const hires = record.series('o.u', 'hires');
        const leavers = record.series('o.u', 'leavers');
        const came = cumulated(hires);
        const went = cumulated(leavers);
        for (const [day, staff] of record.series('o.u', 'staff').entries()) {
          expect(staff).toBeGreaterThanOrEqual(-1e-9);
          if (hires[day] !== 0 || leavers[day] !== 0) continue;
          expect(staff).toBeCloseTo(made.fte + (came[day] ?? 0) - (went[day] ?? 0), 6);
        }
        const authorised = Math.max(0, made.fte + made.more);
        // Nobody is sought beyond what is authorised, but for half an FTE.
        if (authorised >= made.fte) {
          for (const staff of record.series('o.u', 'staff'))
            expect(staff).toBeLessThan(authorised + 0.5 + 1e-9);
        }
      }),
      RUNS,
    ));

  it('limits are never passed: overtime, displaced hours, absence, fatigue, hours worked', () =>
    fc.assert(
      fc.asyncProperty(staffed, async (made) => {
        const record = await recordOf(textOf(made));
        const persons = Math.max(made.fte, made.fte + made.more + 0.5);
        const overtime = Math.min(made.overtime / 100, 60 / 36 - 1);
        const series = (metric: string): number[] => record.series('o.u', metric);
        for (const hours of series('overtime_hours')) {
          expect(hours).toBeGreaterThanOrEqual(0);
          expect(hours).toBeLessThanOrEqual(persons * overtime * 24 + 1e-6);
        }
        for (const hours of series('displaced_hours')) {
          expect(hours).toBeGreaterThanOrEqual(0);
          expect(hours).toBeLessThanOrEqual(
            persons * (1 + overtime) * (made.share / 100) * made.upTo * 24 + 1e-6,
          );
        }
        for (const level of [...series('fatigue'), ...series('absence')]) {
          expect(level).toBeGreaterThanOrEqual(0);
          expect(level).toBeLessThanOrEqual(1);
        }
        for (const share of series('utilisation'))
          if (!Number.isNaN(share)) expect(share).toBeLessThanOrEqual(1 + 1e-9);
        const total = record.whole('o.u', 'overtime_hours');
        // 60 days are within one span of 16 weeks.
        expect(total).toBeLessThanOrEqual(persons * 112 * (48 / 36 - 1) * 24 + 1e-6);
      }),
      RUNS,
    ));

  it('random inputs do not depend on staffing: the same cases arrive', () =>
    fc.assert(
      fc.asyncProperty(staffed, fc.constantFrom(1, 30), async (made, fte) => {
        const [one, other] = [await recordOf(textOf(made)), await recordOf(textOf({ ...made, fte }))];
        expect(other.series('job', 'opened')).toEqual(one.series('job', 'opened'));
        expect(other.series('spare', 'opened')).toEqual(one.series('spare', 'opened'));
      }),
      { numRuns: 20 },
    ));

  it('measures that may do nothing and fatigue without effects change nothing, byte for byte', () =>
    fc.assert(
      fc.asyncProperty(staffed, async (made) => {
        const without = cellsOf(await recordOf(textOf(made, { measures: 'none' })));
        const idle = cellsOf(await recordOf(textOf(made, { measures: 'idle' })));
        for (const [name, numbers] of without) expect(idle.get(name), name).toEqual(numbers);
      }),
      RUNS,
    ));

  it('nothing switches within a day', () =>
    fc.assert(
      fc.asyncProperty(staffed, async (made) => {
        const still = { ...made, hazard: 0, perMonth: 0, dated: '', effects: 0 };
        const record = await recordOf(textOf(still).replace('reporting: 1 day', 'reporting: 6 h'));
        const onDuty = record.series('o.u', 'on_duty');
        for (const [index, persons] of onDuty.entries()) {
          expect(persons).toBeCloseTo(onDuty[index - (index % 4)] ?? Number.NaN, 9);
        }
      }),
      { numRuns: 30 },
    ));

  it('a replication is the same whatever was run before it', () =>
    fc.assert(
      fc.asyncProperty(staffed, async (made) => {
        const { chain } = await scenarioOf(textOf(made));
        const [, second] = await recordsOf(textOf(made), 2);
        const alone = new Record(new Simulator(chain, SEED), chain.norms.length, 1);
        expect(second === undefined ? undefined : cellsOf(second)).toEqual(cellsOf(alone));
      }),
      { numRuns: 10 },
    ));
});
