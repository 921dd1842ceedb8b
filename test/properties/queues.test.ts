import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyChain } from '../support/generatedChain.ts';
import { textOf } from '../support/generatedText.ts';
import { scenarioOf, small } from '../support/runScenario.ts';
import { traceOf } from '../support/trace.ts';
import { recordOf } from './replication.ts';

const RUNS = { numRuns: 60 };

describe('in any chain', () => {
  it('the area under the queue over each period is the sum of the parts of each wait that lie in it', () =>
    fc.assert(
      fc.asyncProperty(anyChain, async (generated) => {
        const { chain } = await scenarioOf(textOf(generated));
        const { waits, values, simulation } = traceOf(chain);
        const { cells, width } = simulation.layout;
        for (const [unit, { name }] of chain.units.entries()) {
          const cell = cells.find((one) => one.scope === name && one.metric.name === 'queue_length');
          for (const [row, end] of [...chain.reportingEnds, chain.horizon].entries()) {
            const begin = row === chain.reportingEnds.length ? 0 : (chain.reportingEnds[row - 1] ?? 0);
            const length = values[row * width + (cell?.offset ?? Number.NaN)] ?? Number.NaN;
            let area = 0;
            for (const [from, to] of waits[unit] ?? [])
              area += Math.max(0, Math.min(to, end) - Math.max(from, begin));
            expect(Math.abs(length * (end - begin) - area), name).toBeLessThanOrEqual(
              1e-9 * Math.max(1, area),
            );
          }
        }
      }),
      RUNS,
    ));

  it('no place is idle while the head of the queue fits', () =>
    fc.assert(
      fc.asyncProperty(anyChain, async (generated) => {
        const { chain } = await scenarioOf(textOf(generated));
        const idle: string[] = [];
        traceOf(chain, 0, { low: 11, high: 22 }, (simulation) => {
          for (const { index, address } of simulation.units) {
            if (simulation.core.run.couldStart(address) !== 0)
              idle.push(`unit ${index} at ${simulation.now}`);
          }
        });
        expect(idle).toEqual([]);
      }),
      RUNS,
    ));

  it('serving by deadline where nothing has one is first come, first served: the same bytes', () =>
    fc.assert(
      fc.asyncProperty(anyChain, async (generated) => {
        const withDiscipline = (discipline: 'fifo' | 'due') =>
          textOf({
            ...generated,
            units: generated.units.map((unit) => ({ ...unit, discipline })),
            cases: generated.cases.map((type) => ({
              ...type,
              steps: type.steps.map((step) => ({ ...step, deadline: 'none' as const })),
            })),
            features: [],
          });
        const [fifo, due] = [await recordOf(withDiscipline('fifo')), await recordOf(withDiscipline('due'))];
        expect([...due.values]).toEqual([...fifo.values]);
        expect([...due.breaches]).toEqual([...fifo.breaches]);
      }),
      RUNS,
    ));
});

describe('a unit that is shared', () => {
  const texts = (
    onDuty: number,
    roster: string,
    perDay: number,
    sharing: string,
  ): readonly [string, string] => {
    const text = (discipline: string): string =>
      small({
        units: `u: { onDuty: ${onDuty}, roster: ${roster}, discipline: ${discipline} }`,
        horizon: '21 days',
        reporting: '6 h',
        rest: [
          'cases:',
          `  a: { arrivals: ${perDay} / day, initial: { do: 3 }, steps: { do: { unit: o.u, effort: { lognormal: { mean: 3 h, cv: 2 } }, then: end } } }`,
          `  b: { arrivals: { every: 9 h }, steps: { do: { unit: o.u, effort: 2 h, priority: 3, within: 9 h, then: end } } }`,
        ].join('\n'),
      });
    return [text('fifo'), text(sharing)];
  };
  const anyRoster = fc.constantFrom('continuous', 'office', '{ mon-fri: "07:00-22:00", sat: "10:00-13:00" }');

  it('by one task a person is first come, first served', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(1, 2, 3),
        anyRoster,
        fc.constantFrom(1, 6, 20),
        async (onDuty, roster, perDay) => {
          const [one, other] = texts(onDuty, roster, perDay, 'sharing, perPerson: 1');
          const [fifo, shared] = [await recordOf(one), await recordOf(other)];
          expect([...shared.values]).toEqual([...fifo.values]);
        },
      ),
      { numRuns: 20 },
    ));

  it('by one person is as busy as it is first come, first served: only who is served differs', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0.5, 1),
        anyRoster,
        fc.constantFrom(1, 6, 20),
        fc.constantFrom('sharing', 'sharing, perPerson: 3'),
        async (onDuty, roster, perDay, sharing) => {
          const [one, other] = texts(onDuty, roster, perDay, sharing);
          const [fifo, shared] = [await recordOf(one), await recordOf(other)];
          const busy = shared.series('o.u', 'busy');
          for (const [period, persons] of fifo.series('o.u', 'busy').entries()) {
            if (Number.isNaN(persons)) expect(busy[period]).toBeNaN();
            else expect(busy[period]).toBeCloseTo(persons, 6);
          }
        },
      ),
      { numRuns: 40 },
    ));
});
