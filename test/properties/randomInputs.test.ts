import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Simulator } from '../../src/chain/index.ts';
import { anyChain, type GeneratedChain } from '../support/generatedChain.ts';
import { HOURS, MINUTES, textOf } from '../support/generatedText.ts';
import { Record, scenarioOf, small } from '../support/runScenario.ts';
import { cellsOf, recordOf, recordsOf, SEED } from './replication.ts';

const RUNS = { numRuns: 60 };

/** Case types that come from outside: by their own arrivals only. */
const fromOutside = ({ cases }: GeneratedChain): string[] =>
  cases.flatMap(({ arrivals }, index) => {
    const before = cases[index - 1];
    const isOpened = before?.steps.some((step) => step.opens > 0) ?? false;
    return arrivals === 'none' || isOpened ? [] : [`c${index}`];
  });

describe('the same seed', () => {
  it('gives the same bytes: again, in a fresh simulator, and for a replication alone', () =>
    fc.assert(
      fc.asyncProperty(anyChain, fc.integer(), fc.integer(), async (generated, low, high) => {
        const { chain } = await scenarioOf(textOf(generated));
        const seed = { low, high };
        const simulator = new Simulator(chain, seed);
        const records = [0, 1, 2, 1, 0].map((index) => new Record(simulator, chain.norms.length, index));
        const bytes = records.map(({ values, breaches, events }) => [[...values], [...breaches], events]);
        expect(bytes[3]).toEqual(bytes[1]);
        expect(bytes[4]).toEqual(bytes[0]);
        const alone = new Record(new Simulator(chain, seed), chain.norms.length, 2);
        expect([[...alone.values], [...alone.breaches], alone.events]).toEqual(bytes[2]);
      }),
      RUNS,
    ));

  it('gives other replications and other seeds other inputs', async () => {
    const text = small({
      units: 'u: { onDuty: 1, roster: continuous }',
      rest: 'cases: { a: { arrivals: 2 / h, steps: { serve: { unit: o.u, effort: { exponential: { mean: 10 min } }, then: end } } } }',
    });
    const means = new Set<number>();
    for (const seed of [SEED, { low: 12, high: 22 }, { low: 11, high: 23 }, { low: 22, high: 11 }]) {
      for (const record of await recordsOf(text, 5, seed)) means.add(record.whole('a', 'throughput_mean'));
    }
    expect(means.size).toBe(20);
  });
});

describe('random inputs', () => {
  it('do not depend on staffing: arrivals, people and incidents are the same', () =>
    fc.assert(
      fc.asyncProperty(anyChain, fc.constantFrom(1, 2.5, 7), async (chain, more) => {
        const staffed = {
          ...chain,
          units: chain.units.map((unit) => ({ ...unit, onDuty: unit.onDuty + more })),
        };
        // Teams are cut to the places that there are, which is no random input.
        const [one, other] = [await recordOf(textOf(chain)), await recordOf(textOf(staffed))];
        for (const type of fromOutside(chain)) {
          // What is there after a warm-up counts as opened, and that depends on staffing.
          const from = chain.warmUpDays > 0 ? 1 : 0;
          expect(other.series(type, 'opened').slice(from)).toEqual(one.series(type, 'opened').slice(from));
        }
        expect(other.whole('threat', 'incidents')).toBe(one.whole('threat', 'incidents'));
        if (!chain.people.groups) return;
        for (const group of ['away', 'back', 'gone']) {
          expect(other.series(group, 'people', 'group')).toEqual(one.series(group, 'people', 'group'));
        }
      }),
      RUNS,
    ));

  it('do not depend on staffing: so many hours of work come to a unit whoever is there', () =>
    fc.assert(
      fc.asyncProperty(anyChain, fc.constantFrom(1, 2.5, 7), async (generated, more) => {
        // Cases of one step each, so that what comes does not wait for what was done before.
        const cases = generated.cases.map((type) => ({
          ...type,
          steps: type.steps
            .slice(0, 1)
            // Neither teams nor shares of partners, which are cut to the places that there are.
            .map((step) => ({
              ...step,
              kind: 'work' as const,
              back: 0,
              opens: 0,
              team: 1,
              share: Math.min(step.share, 1),
            })),
        }));
        // What is behind a fork comes when its branches have been done.
        const features = generated.features.filter(({ name }) => name !== 'forks');
        const chain = { ...generated, cases, features };
        const staffed = {
          ...chain,
          units: chain.units.map((unit) => ({ ...unit, onDuty: unit.onDuty + more })),
        };
        const [one, other] = [await recordOf(textOf(chain)), await recordOf(textOf(staffed))];
        for (const unit of chain.units.keys()) {
          expect(other.series(`o.u${unit}`, 'offered_load')).toEqual(
            one.series(`o.u${unit}`, 'offered_load'),
          );
        }
      }),
      RUNS,
    ));

  it('do not depend on what else the chain holds: another organisation changes no cell of the others', () =>
    fc.assert(
      fc.asyncProperty(anyChain, async (chain) => {
        const extra = {
          organisations: ['  p: { units: { other: { onDuty: 1.5, roster: office } } }'],
          cases: [
            '  unrelated:',
            '    arrivals: { rate: 3 / day, batch: { uniform: { min: 0, max: 3 } } }',
            '    initial: { do: 2 }',
            '    steps: { do: { unit: p.other, effort: { lognormal: { mean: 2 h, cv: 2 } }, within: 1 day, onLate: drop, then: { do: 20 %, end: rest } } }',
          ],
        };
        const alone = cellsOf(await recordOf(textOf(chain)));
        const together = cellsOf(await recordOf(textOf(chain, HOURS, extra)));
        for (const [cell, values] of alone) expect(together.get(cell), cell).toEqual(values);
      }),
      RUNS,
    ));
});

describe('a scenario that says the same', () => {
  it('in other words gives exactly the same', () =>
    fc.assert(
      fc.asyncProperty(anyChain, async (chain) => {
        const text = textOf(chain);
        const reworded = text
          .replace(/onDuty: (\S+),/g, 'onDuty: { value: $1, range: [0, 1000000], note: as it is },')
          .replace(/^name: .*$/m, 'name: reworded\ndescription: The same again.');
        expect(reworded).not.toBe(text);
        const [one, other] = [await recordOf(text), await recordOf(reworded)];
        const differences = one.values.map((value, index) => value - (other.values[index] as number));
        expect(differences.every((difference) => difference === 0 || Number.isNaN(difference))).toBe(true);
        expect([...other.values]).toEqual([...one.values]);
        expect([...other.breaches]).toEqual([...one.breaches]);
      }),
      RUNS,
    ));

  it('in other units of time gives the same results', () =>
    fc.assert(
      fc.asyncProperty(anyChain, async (chain) => {
        const one = await recordOf(textOf(chain, HOURS));
        const other = await recordOf(textOf(chain, MINUTES));
        expect(other.events).toBe(one.events);
        const apart = one.values.findIndex((value, index) => {
          const same = other.values[index] as number;
          if (Number.isNaN(value)) return !Number.isNaN(same);
          return !(Math.abs(same - value) <= 1e-9 * Math.max(1, Math.abs(value)));
        });
        expect(apart).toBe(-1);
        expect([...other.breaches]).toEqual([...one.breaches]);
      }),
      RUNS,
    ));
});

describe('a draw', () => {
  const laws = {
    exponential: (mean: number) => `{ exponential: { mean: ${mean} h } }`,
    lognormal: (mean: number) => `{ lognormal: { mean: ${mean} h, cv: 1.5 } }`,
    gamma: (mean: number) => `{ gamma: { mean: ${mean} h, cv: 1.5 } }`,
    weibull: (mean: number) => `{ weibull: { mean: ${mean} h, cv: 0.5 } }`,
    normal: (mean: number) => `{ normal: { mean: ${mean} h, cv: 0.3 } }`,
    uniform: (mean: number) => `{ uniform: { min: 0 h, max: ${2 * mean} h } }`,
    triangular: (mean: number) => `{ triangular: { min: 0 h, mode: ${mean} h, max: ${2 * mean} h } }`,
    pert: (mean: number) => `{ pert: { min: 0 h, mode: ${mean} h, max: ${2 * mean} h } }`,
  };

  it.each(Object.entries(laws))('is continuous in its mean, and no one else notices (%s)', async (_, law) => {
    const text = (mean: number): string =>
      small({
        units: 'u: { onDuty: 1000, roster: continuous }',
        horizon: '200 days',
        rest: [
          'cases:',
          `  changed: { arrivals: 1 / day, steps: { serve: { unit: o.u, effort: ${law(mean)}, then: end } } }`,
          '  other: { arrivals: 1 / day, steps: { serve: { unit: o.u, effort: { exponential: { mean: 5 h } }, then: end } } }',
        ].join('\n'),
      });
    const [before, after] = [await recordOf(text(6)), await recordOf(text(6 * (1 + 1e-6)))];
    const [from, to] = [
      before.whole('changed', 'throughput_mean'),
      after.whole('changed', 'throughput_mean'),
    ];
    expect(to / from - 1).toBeGreaterThan(0.9e-6);
    expect(to / from - 1).toBeLessThan(1.1e-6);
    for (const [cell, values] of cellsOf(before)) {
      if (cell.includes(' other')) expect(cellsOf(after).get(cell), cell).toEqual(values);
    }
  });
});
