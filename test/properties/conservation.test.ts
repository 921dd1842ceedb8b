import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyChain, type GeneratedChain } from '../support/generatedChain.ts';
import { textOf } from '../support/generatedText.ts';
import type { Record } from '../support/runScenario.ts';
import { cumulated, nameOf, numbersOf, recordOf } from './replication.ts';

const RUNS = { numRuns: 100 };
/** Tasks at most of a case of the feature `forks`: at the fork itself, and in its two branches. */
const FORKED_TASKS = 3;

/** Runs the property on generated chains. */
const onChains = (check: (record: Record, chain: GeneratedChain) => void): Promise<void> =>
  fc.assert(
    fc.asyncProperty(anyChain, async (chain) => check(await recordOf(textOf(chain)), chain)),
    RUNS,
  );

const scopesOf = ({ layout }: Record, kind: string): string[] => [
  ...new Set(layout.cells.filter((cell) => cell.scopeKind === kind).map((cell) => cell.scope)),
];

describe('in any chain', () => {
  it('opened = closed + open, for each case type and at the end of each period', () =>
    onChains((record) => {
      for (const type of scopesOf(record, 'case')) {
        const opened = cumulated(record.series(type, 'opened'));
        const closed = cumulated(record.series(type, 'closed'));
        const open = record.series(type, 'open');
        for (const [period, count] of open.entries()) {
          expect(count).toBeGreaterThanOrEqual(0);
          expect((opened[period] as number) - (closed[period] as number)).toBe(count);
        }
      }
    }));

  it('what arrived at a step and has not left it is there, and each open case is at one step', () =>
    onChains((record) => {
      const steps = scopesOf(record, 'step');
      for (const type of scopesOf(record, 'case')) {
        const present = steps
          .filter((step) => step.startsWith(`${type}.`))
          .map((step) => {
            const left = ['completed', 'dropped', 'moved', 'cancelled'].map((metric) =>
              record.series(step, metric),
            );
            const change = record
              .series(step, 'arrived')
              .map((arrived, period) =>
                left.reduce((rest, series) => rest - (series[period] as number), arrived),
              );
            return cumulated(change);
          });
        for (const [period, open] of record.series(type, 'open').entries()) {
          const counts = present.map((series) => series[period] as number);
          for (const count of counts) expect(count).toBeGreaterThanOrEqual(0);
          const tasks = counts.reduce((sum, count) => sum + count, 0);
          if (type === 'forked') {
            // A case in a fork stands at it and has a task in each branch that has not ended.
            expect(tasks).toBeGreaterThanOrEqual(open);
            expect(tasks).toBeLessThanOrEqual(open * FORKED_TASKS);
          } else expect(tasks).toBe(open);
        }
      }
    }));

  it('a task is decided once, and what is not decided is pending or left before', () =>
    onChains((record, chain) => {
      for (const step of scopesOf(record, 'step')) {
        const [type, index] = step.split('.p').map((part) => Number(part.replace('c', '')));
        const spec = chain.cases[type ?? -1]?.steps[index ?? -1];
        const count = (metric: string): number => record.whole(step, metric);
        const [onTime, late, pending] = [count('on_time'), count('late'), count('pending')];
        if (spec === undefined && !step.startsWith('spare')) continue;
        if (spec === undefined || spec.kind !== 'work' || spec.deadline === 'none') {
          expect([onTime, late, pending]).toEqual([0, 0, 0]);
          continue;
        }
        const known = onTime + late + pending;
        if (chain.warmUpDays === 0) {
          // Dropped by the queue limit before anything was decided, or not.
          expect(known).toBeLessThanOrEqual(count('arrived'));
          expect(known).toBeGreaterThanOrEqual(count('arrived') - count('dropped'));
        }
        // Who never started and moved on is late.
        expect(count('moved')).toBeLessThanOrEqual(late);
      }
    }));

  it('hours worked lie within hours on duty, and posts unfilled within posts demanded', () =>
    onChains((record, chain) => {
      for (const [index, { onDuty }] of chain.units.entries()) {
        const unit = `o.u${index}`;
        for (let row = 0; row <= record.layout.periods; row++) {
          const at = (metric: string): number[] => {
            const cell = record.layout.cells.find((one) => one.scope === unit && one.metric.name === metric);
            return cell === undefined ? [] : numbersOf(record, cell, row);
          };
          const [worked = 0, available = 0] = at('utilisation');
          expect(worked).toBeLessThanOrEqual(available * (1 + 1e-12) + 1e-9);
          expect(worked).toBeGreaterThanOrEqual(0);
          const [persons = 0] = at('on_duty');
          const hasOutages = chain.features.some(({ name }) => name === 'recurring');
          if (hasOutages && !Number.isNaN(persons)) expect(persons).toBeLessThanOrEqual(onDuty + 1e-6);
          else if (!Number.isNaN(persons)) expect(persons).toBeCloseTo(onDuty, 6);
          const [unfilled = 0, demanded = 0] = at('unfilled_share');
          expect(unfilled).toBeGreaterThanOrEqual(-1e-9);
          expect(unfilled).toBeLessThanOrEqual(demanded + 1e-9);
        }
      }
    }));

  it('nothing is negative or infinite, and shares lie in [0, 1]', () =>
    onChains((record) => {
      const wrong: string[] = [];
      for (const cell of record.layout.cells) {
        for (let row = 0; row <= record.layout.periods; row++) {
          const [value = Number.NaN, denominator = 1] = numbersOf(record, cell, row);
          const isPossible = Number.isNaN(value) || (value >= -1e-9 && value < Number.POSITIVE_INFINITY);
          const isShare = cell.metric.kind !== 'share' || value <= denominator;
          if (!isPossible || !isShare) wrong.push(`${nameOf(cell)}: ${value}`);
        }
      }
      expect(wrong).toEqual([]);
    }));

  it('people are conserved and never negative', () =>
    onChains((record, { people }) => {
      if (!people.groups) return;
      const groups = ['away', 'back', 'gone'].map((group) => record.series(group, 'people', 'group'));
      for (let period = 0; period < record.layout.periods; period++) {
        const counts = groups.map((series) => series[period] as number);
        for (const count of counts) expect(count).toBeGreaterThanOrEqual(0);
        const total = counts.reduce((sum, count) => sum + count, 0);
        if (people.isClosed) expect(total).toBeCloseTo(25, 9);
      }
    }));

  it('periods add up to the whole: counts, sums of ratios, and areas', () =>
    onChains((record, chain) => {
      const { layout } = record;
      const hours = chain.horizonDays * 24;
      const period = chain.reportingDays * 24;
      const rows = Array.from({ length: layout.periods }, (_, row) => row);
      const lengths = rows.map((row) => Math.min(period, hours - row * period));
      for (const cell of layout.cells) {
        const { kind, name } = cell.metric;
        const whole = numbersOf(record, cell, layout.periods);
        const parts = rows.map((row) => numbersOf(record, cell, row));
        if (kind === 'level') {
          expect(parts.at(-1), nameOf(cell)).toEqual(whole);
          continue;
        }
        const isArea = kind === 'average' && name !== 'on_duty' && name !== 'busy';
        if (!isArea && kind !== 'count' && kind !== 'share' && kind !== 'ratio') continue;
        // The numerator of backlog_days is a time average, as `average` is.
        const isMean = isArea || name === 'backlog_days';
        for (const at of name === 'backlog_days' ? [0] : whole.keys()) {
          const sum = parts.reduce(
            (total, part, row) =>
              total + (part[at] as number) * (isMean ? (lengths[row] as number) / hours : 1),
            0,
          );
          const expected = whole[at] as number;
          if (kind === 'count' && cell.metric.unit !== 'person-hours')
            expect(sum, nameOf(cell)).toBe(expected);
          else
            expect(Math.abs(sum - expected), nameOf(cell)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected));
        }
      }
    }));
});
