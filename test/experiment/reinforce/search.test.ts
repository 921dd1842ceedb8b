import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runReinforce } from '../../../src/experiment/index.ts';
import { costOf, type Levels } from '../../../src/experiment/reinforce/cheapestPlan.ts';
import { Lab } from '../../../src/experiment/reinforce/lab.ts';
import { leversOf } from '../../../src/experiment/reinforce/levers.ts';
import { searchPlan } from '../../../src/experiment/reinforce/searchPlan.ts';
import { Simulations } from '../../../src/experiment/reinforce/simulations.ts';
import { clearOptimum } from '../../support/exhaustiveSearch.ts';
import { idleChain, MadeUpFutures } from '../../support/madeUpFutures.ts';
import { splitMix } from '../../support/splitMix.ts';

/** A number in [0, 1) that belongs to what is named, and nothing else. */
const chance = (...names: readonly number[]): number =>
  splitMix(names.reduce((key, name) => (key * 1_000_003 + name + 1) % 2 ** 31, 7))();

/** All plans of up to so many FTE more at each of some units. */
function plansUpTo(most: number, units: number): Levels[] {
  if (units === 0) return [[]];
  const levels = Array.from({ length: most + 1 }, (_, level) => level);
  return plansUpTo(most, units - 1).flatMap((plan) => levels.map((level) => [...plan, level]));
}

describe('a search for the cheapest plan', () => {
  it('finds the cheapest of all plans for what its futures need, within the bounds of a local search', async () => {
    let dearer = 0;
    for (let seed = 0; seed < 30; seed++) {
      const prices = [0, 1].map((unit) => 60 + Math.round(80 * chance(seed, unit, 1)));
      const { chain } = await idleChain(prices);
      const needOf = (index: number): number[] =>
        [0, 1].map((unit) => Math.max(0, Math.floor(14 * chance(seed, index, unit)) - 8));
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
        ...plansUpTo(6, 3)
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
    expect(result.units.map(({ fewer }) => fewer?.estimate)).toEqual([0.5, expect.closeTo(2 / 3)]);
  });
});

describe('a reinforcement', () => {
  it('costs no more than 2 % more than the cheapest of all plans where that is clear, and holds as it says', async () => {
    // What a future needs of a unit is geometric: P(holds) of every plan is a product in closed form.
    const replications = 900;
    const count = { clear: 0, cheap: 0, confirmed: 0, hold: 0 };
    for (let seed = 0; seed < 16; seed++) {
      const prices = [0, 1].map((unit) => 60 + Math.round(80 * chance(seed, unit, 1)));
      const scenario = await idleChain(prices);
      const fails = [0, 1].map((unit) => 0.2 + 0.6 * chance(seed, unit, 2));
      const falls = [0, 1].map((unit) => 0.05 + 0.25 * chance(seed, unit, 3));
      // Needs more than l with probability fails × falls^l.
      const needOf = (index: number, unit: number): number => {
        const share = chance(seed, index, unit, 4) / (fails[unit] ?? 1);
        return share >= 1 ? 0 : Math.ceil(Math.log(share) / Math.log(falls[unit] ?? 0.5));
      };
      const needs: number[][] = [];
      const trials = new MadeUpFutures(scenario.chain, (index, levels) => {
        needs[index] ??= [0, 1].map((unit) => needOf(index, unit));
        return needs[index].flatMap((need, unit) => (need > (levels[unit] ?? 0) ? [unit] : []));
      });
      const { result, levels } = await runReinforce([scenario], { trials, replications });
      const plans = plansUpTo(8, 2).map((plan) => ({
        levels: plan,
        cost: costOf(plan, prices),
        holds: plan.reduce(
          (all, level, unit) => all * (1 - (fails[unit] ?? 0) * (falls[unit] ?? 0) ** level),
          1,
        ),
      }));
      const optimum = clearOptimum(plans, 0.9);
      if (optimum !== undefined) count.clear++;
      if (result.kind !== 'plan') continue;
      count.confirmed++;
      if ((plans.find((plan) => plan.levels.join() === levels.join())?.holds ?? 1) >= 0.9) count.hold++;
      if (optimum !== undefined && costOf(levels, prices) <= 1.02 * optimum.cost) count.cheap++;
    }
    expect(count.clear).toBeGreaterThanOrEqual(6);
    expect(count.cheap).toBeGreaterThanOrEqual(0.95 * count.clear);
    expect(count.hold).toBeGreaterThanOrEqual(0.95 * count.confirmed);
    expect(count.confirmed).toBeGreaterThanOrEqual(14);
  });

  it('is found where with every plan other futures fail, by how many of them do at which unit', async () => {
    const prices = [90, 70, 120, 60, 100];
    const scenario = await idleChain(prices);
    // Of the ten FTE of a unit and the more, the share of futures that it lets fail falls as the eighth power.
    const rate = (unit: number, level: number): number =>
      0.08 * chance(unit, 5) ** 2 * (10 / (10 + level)) ** 8 + 0.002;
    const outcomes = { confirmed: 0, hold: 0 };
    for (let seed = 0; seed < 8; seed++) {
      const trials = new MadeUpFutures(scenario.chain, (index, levels) =>
        levels.flatMap((level, unit) =>
          chance(seed, index, unit, level, 9) < rate(unit, level) ? [unit] : [],
        ),
      );
      const { result, levels } = await runReinforce([scenario], { trials, replications: 48 });
      if (result.kind !== 'plan') continue;
      outcomes.confirmed++;
      const holds = levels.reduce((all, level, unit) => all * (1 - rate(unit, level)), 1);
      if (holds >= 0.9) outcomes.hold++;
    }
    expect(outcomes.confirmed).toBeGreaterThanOrEqual(7);
    expect(outcomes.hold).toBe(outcomes.confirmed);
  });

  it('answers with the plan that came nearest to being shown, where none is', async () => {
    const scenario = await idleChain([100]);
    // One FTE more is what the futures of the search need. Of those after them every eighth fails whatever is done, then every fourth.
    const trials = new MadeUpFutures(scenario.chain, (index, [more = 0]) => {
      if (index < 48) return more < 1 ? [0] : [];
      return index % (index < 48 + 8 * 48 ? 8 : 4) === 0 ? [0] : [];
    });
    const { result, levels } = await runReinforce([scenario], { trials, replications: 48 });
    expect(result.kind).toBe('unconfirmed');
    expect(result.tested.map(({ probability }) => probability.estimate)).toEqual([7 / 8, 3 / 4, 3 / 4]);
    expect(result.confirmation).toMatchObject({ first: 48, held: 336, replications: 384, attempts: 1 });
    expect(levels).toEqual([1]);
    expect(result.sentence).toContain('With 1 FTE more');
  });

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
          // A later plan is tested on many futures, or not at all: on few only one that hardly ever fails could be shown.
          for (const test of result.tested.slice(1)) {
            expect(test.replications).toBeGreaterThanOrEqual(5 * replications);
          }
          const lows = result.tested.map(({ probability }) => probability.low);
          if (result.kind === 'unconfirmed') {
            expect(result.confirmation?.probability.low).toBe(Math.max(...lows));
          } else if (result.kind === 'plan') {
            expect(result.confirmation?.attempts).toBe(lows.length);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
