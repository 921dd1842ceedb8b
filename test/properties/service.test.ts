import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { small } from '../support/runScenario.ts';
import { completions, type OracleTask } from './oracle.ts';
import { cumulated, recordOf } from './replication.ts';

const ROSTERS = ['continuous', 'office', '{ mon-fri: "07:00-22:00", sat: "10:00-13:00" }'];

/** Twelve tasks at most, each ready on a quarter of an hour in the first day and a half. */
const anyTasks: fc.Arbitrary<OracleTask[]> = fc
  .array(
    fc.record({
      readyAt: fc.nat(144).map((quarters) => quarters / 4),
      effort: fc.integer({ min: 1, max: 60 }).map((quarters) => quarters / 4),
      team: fc.constantFrom(1, 1, 1, 2),
      priority: fc.integer({ min: 1, max: 3 }),
      preempts: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((tasks) => tasks.sort((one, other) => one.readyAt - other.readyAt));

const anyOnDuty = fc.constantFrom(1, 1.5, 2, 2.25, 3, 3.75);

function dateOf(hours: number): string {
  const clock = `${String(Math.floor(hours % 24)).padStart(2, '0')}:${String((hours % 1) * 60).padStart(2, '0')}`;
  return `2015-01-${String(5 + Math.floor(hours / 24)).padStart(2, '0')}T${clock}`;
}

/** Hours that an office (Monday to Friday, 09:00–17:00) has been open since Monday 5 January 2015, 00:00. */
function officeHours(at: number): number {
  const day = Math.floor(at / 24);
  const weekday = day % 7;
  const before = Math.floor(day / 7) * 5 + Math.min(weekday, 5);
  const today = weekday < 5 ? Math.min(8, Math.max(0, (at % 24) - 9)) : 0;
  return before * 8 + today;
}

/** Open hours at a moment, by the roster. */
const OPEN_HOURS: Readonly<Record<string, (at: number) => number>> = {
  continuous: (at) => at,
  office: officeHours,
};

describe('work at a unit', () => {
  it('goes as the rules say when they are written down plainly: priorities, preemption, teams, part places', () =>
    fc.assert(
      fc.asyncProperty(
        anyTasks,
        anyOnDuty,
        fc.constantFrom(...Object.keys(OPEN_HOURS)),
        async (drawn, onDuty, roster) => {
          const tasks = drawn.map((task) => ({ ...task, team: Math.min(task.team, Math.ceil(onDuty)) }));
          const cases = tasks.map(
            ({ readyAt, effort, team, priority, preempts }, index) =>
              `  c${index}: { arrivals: { dates: [${dateOf(readyAt)}] }, steps: { do: { unit: o.u, effort: ${effort} h, team: ${team}, priority: ${priority}, preempts: ${preempts}, then: end } } }`,
          );
          const record = await recordOf(
            small({
              units: `u: { onDuty: ${onDuty}, roster: ${roster} }`,
              horizon: '100 days',
              rest: `cases:\n${cases.join('\n')}`,
            }),
          );
          // Nothing starts and nothing advances while a unit is closed: in its open hours it is never closed.
          const open = OPEN_HOURS[roster] ?? Number;
          const expected = completions(
            onDuty,
            tasks.map((task) => ({ ...task, readyAt: open(task.readyAt) })),
          );
          for (const [index, { readyAt }] of tasks.entries()) {
            const took = record.whole(`c${index}`, 'throughput_mean');
            expect(open(readyAt + took), `task ${index}`).toBeCloseTo(expected[index] as number, 6);
          }
        },
      ),
      { numRuns: 300 },
    ));

  it('keeps a unit with enough of it exactly as busy as it has persons on duty', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0.25, 1, 1.5, 2, 3.7, 12.34),
        fc.constantFrom(...ROSTERS),
        fc.constantFrom('3 h', '{ exponential: { mean: 2 h } }', '{ lognormal: { mean: 2 h, cv: 2 } }'),
        async (onDuty, roster, effort) => {
          const record = await recordOf(
            small({
              units: `u: { onDuty: ${onDuty}, roster: ${roster} }`,
              horizon: '14 days',
              reporting: 'day',
              rest: `cases: { a: { initial: { do: 6000 }, steps: { do: { unit: o.u, effort: ${effort}, priority: 2, then: end } } } }`,
            }),
          );
          expect(record.whole('a', 'open')).toBeGreaterThan(0);
          expect(record.whole('o.u', 'busy')).toBeCloseTo(onDuty, 9);
          if (effort === '3 h') {
            // Nothing is interrupted: each task that waits has all of its effort before it.
            const tasks = record.series('o.u', 'queue_length');
            for (const [day, hours] of record.series('o.u', 'backlog_hours').entries()) {
              expect(hours / (tasks[day] as number)).toBeCloseTo(3, 9);
            }
          }
          for (const share of record.series('o.u', 'utilisation')) {
            if (!Number.isNaN(share)) expect(share).toBeCloseTo(1, 9);
          }
        },
      ),
      { numRuns: 40 },
    ));

  it('waits in all as long as the area under the queue, when all of it has started', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0.5, 1, 2.5, 4),
        fc.constantFrom(...ROSTERS),
        fc.nat(20),
        fc.constantFrom(1, 2),
        async (onDuty, roster, initial, priority) => {
          const days = 60;
          const step = (rank: number): string =>
            `unit: o.u, effort: { exponential: { mean: 3 h } }, priority: ${rank}, within: 2 days`;
          const record = await recordOf(
            small({
              units: `u: { onDuty: ${onDuty}, roster: ${roster} }`,
              horizon: `${days} days`,
              rest: [
                'cases:',
                `  a: { initial: { do: ${initial} }, steps: { do: { ${step(1)}, then: { again: 50 %, end: rest } }, again: { ${step(2)}, then: end } } }`,
                `  b: { arrivals: { dates: [2015-01-05T12:00, 2015-01-07T12:00], batch: 5 }, steps: { do: { ${step(priority)}, then: end } } }`,
              ].join('\n'),
            }),
          );
          fc.pre(record.whole('a', 'open') + record.whole('b', 'open') === 0);
          const waits = ['a.do', 'a.again', 'b.do'].map((name) => {
            const mean = record.whole(name, 'wait_mean');
            return Number.isNaN(mean) ? 0 : mean * record.whole(name, 'started');
          });
          const area = record.whole('o.u', 'queue_length') * days * 24;
          expect(area).toBeCloseTo(
            waits.reduce((sum, wait) => sum + wait, 0),
            6,
          );
        },
      ),
      { numRuns: 60 },
    ));

  it('at one unit, first come first served, is never completed later with more persons on duty', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0.4, 1, 1.3, 2, 2.6),
        fc.constantFrom(0.1, 0.35, 0.6, 1, 2.5, 1000),
        fc.constantFrom(...ROSTERS),
        fc.constantFrom(1, 4, 12),
        async (onDuty, more, roster, perDay) => {
          const text = (persons: number): string =>
            small({
              units: `u: { onDuty: ${persons}, roster: ${roster} }`,
              horizon: '21 days',
              reporting: '1 h',
              rest: [
                'cases:',
                `  a: { arrivals: ${perDay} / day, initial: { do: 3 }, steps: { do: { unit: o.u, effort: { lognormal: { mean: 3 h, cv: 2 } }, then: end } } }`,
                `  b: { arrivals: { every: 9 h }, steps: { do: { unit: o.u, effort: { exponential: { mean: 2 h } }, then: end } } }`,
              ].join('\n'),
            });
          const [fewer, greater] = [await recordOf(text(onDuty)), await recordOf(text(onDuty + more))];
          for (const type of ['a', 'b']) {
            const before = cumulated(fewer.series(type, 'closed'));
            const after = cumulated(greater.series(type, 'closed'));
            expect(after.findIndex((count, hour) => count < (before[hour] as number))).toBe(-1);
          }
        },
      ),
      { numRuns: 60 },
    ));
});
