import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { small } from '../support/runScenario.ts';
import { cumulated, recordOf } from './replication.ts';

const ROSTERS = ['continuous', 'office', '{ mon-fri: "07:00-22:00", sat: "10:00-13:00" }'];

describe('work at a unit', () => {
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

  it('is completed at moments that are continuous in the persons on duty, also where a whole place appears', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0.4, 1, 1.3, 2, 2.6),
        fc.constantFrom(...ROSTERS),
        fc.constantFrom(1, 4),
        async (onDuty, roster, initial) => {
          const text = (persons: number): string =>
            small({
              units: `u: { onDuty: ${persons}, roster: ${roster} }`,
              horizon: '120 days',
              rest: [
                'cases:',
                `  a: { arrivals: { dates: [2015-01-05T10:00, 2015-01-06T11:00], batch: 4 }, initial: { do: ${initial} }, steps: { do: { unit: o.u, effort: { lognormal: { mean: 3 h, cv: 2 } }, then: end } } }`,
              ].join('\n'),
            });
          const [fewer, more] = [await recordOf(text(onDuty)), await recordOf(text(onDuty + 1e-7))];
          fc.pre(fewer.whole('a', 'open') + more.whole('a', 'open') === 0);
          const [before, after] = [fewer, more].map((record) => record.whole('a', 'throughput_mean'));
          // A moment may move to the next opening; work that ends at closing time does not.
          expect(Math.abs((after as number) - (before as number))).toBeLessThan(1e-3);
        },
      ),
      { numRuns: 60 },
    ));
});
