import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runReinforce } from '../../../src/experiment/index.ts';
import { costOf, type Levels } from '../../../src/experiment/reinforce/cheapestPlan.ts';
import { Lab } from '../../../src/experiment/reinforce/lab.ts';
import { leversOf } from '../../../src/experiment/reinforce/levers.ts';
import { searchPlan } from '../../../src/experiment/reinforce/searchPlan.ts';
import { Simulations } from '../../../src/experiment/reinforce/simulations.ts';
import { idleChain, MadeUpFutures } from '../../support/madeUpFutures.ts';
import { splitMix } from '../../support/splitMix.ts';

/** A number in [0, 1) that belongs to what is named, and nothing else. */
const chance = (...names: readonly number[]): number =>
  splitMix(names.reduce((key, name) => (key * 1_000_003 + name + 1) % 2 ** 31, 7))();

/** All plans of up to so many FTE more at each of three units. */
function plansUpTo(most: number): Levels[] {
  const levels = Array.from({ length: most + 1 }, (_, level) => level);
  return levels.flatMap((a) => levels.flatMap((b) => levels.map((c) => [a, b, c])));
}

describe('a search for the cheapest plan', () => {
  it('finds the cheapest of all plans for what its futures need, within the bounds of a local search', async () => {
    let dearer = 0;
    for (let seed = 0; seed < 30; seed++) {
      const prices = [0, 1, 2].map((unit) => 60 + Math.round(80 * chance(seed, unit, 1)));
      const { chain } = await idleChain(prices);
      const needOf = (index: number): number[] =>
        [0, 1, 2].map((unit) => Math.max(0, Math.floor(14 * chance(seed, index, unit)) - 8));
      const futures = new MadeUpFutures(chain, (index, levels) =>
        needOf(index).flatMap((need, unit) => (need > (levels[unit] ?? 0) ? [unit] : [])),
      );
      const levers = leversOf([chain], 0);
      const lab = new Lab(new Simulations([{ name: '', chain }], levers.levers, futures, 0), levers, 64, 0);
      const found = await searchPlan(lab, { target: 0.9, least: 0.9 }, 20);
      if (found === undefined) throw new Error('no plan');
      const held = (plan: Levels): number =>
        Array.from({ length: 64 }, (_, i) => needOf(i)).filter((needs) =>
          needs.every((need, unit) => need <= (plan[unit] ?? 0)),
        ).length;
      expect(held(found)).toBeGreaterThanOrEqual(0.9 * 64);
      const cost = (plan: Levels): number => costOf(plan, lab.prices);
      const least = Math.min(
        ...plansUpTo(6)
          .filter((plan) => held(plan) >= 0.9 * 64)
          .map(cost),
      );
      if (cost(found) > 1.02 * least) dearer++;
    }
    expect(dearer).toBeLessThanOrEqual(1);
  });

  it('leaves no unit with superfluous FTE, however far its first guess is off', async () => {
    // A unit of 2,000 is first given 80 more; one is enough.
    const scenario = await idleChain([100, 100]);
    const chain = {
      ...scenario.chain,
      units: scenario.chain.units.map((unit, index) =>
        index === 0 && unit.staffing.kind === 'fte'
          ? { ...unit, staffing: { ...unit.staffing, fte: 2000 } }
          : unit,
      ),
    };
    const futures = new MadeUpFutures(chain, (index, [a = 0, b = 0]) => [
      ...(index % 2 === 0 && a < 1 ? [0] : []),
      ...(index % 3 === 0 && b < 7 ? [1] : []),
    ]);
    const { levels, result } = await runReinforce([{ ...scenario, chain }], {
      trials: futures,
      replications: 48,
    });
    expect(levels).toEqual([1, 7]);
    expect(result.units.map(({ fewer }) => fewer.estimate)).toEqual([0.5, expect.closeTo(2 / 3)]);
  });
});

describe('a reinforcement', () => {
  it('never takes more than forty plain runs, whatever comes of them', async () => {
    const scenario = await idleChain([100, 120, 90]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.constantFrom(1, 5, 16, 48),
        fc.constantFrom(0, 0.02, 0.08, 0.3, 1),
        fc.nat(12),
        async (seed, replications, chaos, most) => {
          // Futures that need something, and besides fail by chance, another one for every plan.
          const trials = new MadeUpFutures(scenario.chain, (index, levels) =>
            levels.flatMap((level, unit) => {
              const need = Math.floor(2 * most * chance(seed, index, unit)) - most;
              const isUnlucky = chance(seed, index, unit, ...levels) < chaos;
              return need > level || isUnlucky ? [unit] : [];
            }),
          );
          const { result } = await runReinforce([scenario], { trials, replications });
          expect(trials.replications).toBeLessThanOrEqual(40 * replications);
          expect(result.computed).toBe(trials.replications);
          expect(result.runs).toBe(Math.ceil(result.computed / replications));
          if (chaos === 1) expect(result.kind).toBe('impossible');
        },
      ),
      { numRuns: 60 },
    );
  });
});
