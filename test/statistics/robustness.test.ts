import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  domainCriteria,
  leastRegretted,
  maxRegrets,
  regrets,
  worstCases,
} from '../../src/statistics/robustness.ts';

/** Plans × scenarios of a few whole numbers, so that ties are common. */
const tables = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([plans, scenarios]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: scenarios, maxLength: scenarios }), {
      minLength: plans,
      maxLength: plans,
    }),
  );

describe('measures of robustness', () => {
  it('are those of a reference table', () => {
    const performance = [
      [10, 4, 1],
      [7, 7, 2],
      [5, 6, 5],
    ];
    expect(maxRegrets(performance)).toEqual([4, 3, 5]);
    expect(worstCases(performance)).toEqual([1, 2, 5]);
    expect(domainCriteria(performance, 5)[0]).toBeCloseTo(0.3333333333, 10);
    expect(domainCriteria(performance, 5)[2]).toBe(1);
    // The measures disagree: least regret, maximin and domain criterion do not choose the same plan.
    expect(leastRegretted(performance, [1, 1, 1])).toBe(1);
  });

  it('no plan is regretted less than 0, and in each scenario one of them not at all', () => {
    fc.assert(
      fc.property(tables, (performance) => {
        const all = regrets(performance);
        for (const scenario of all[0]!.keys()) {
          expect(Math.min(...all.map((plan) => plan[scenario]!))).toBe(0);
        }
      }),
    );
  });

  it('a plan that is the best everywhere is not regretted, and chosen', () => {
    fc.assert(
      fc.property(tables, (performance) => {
        const best = performance[0]!.map((_, scenario) => 7 + scenario);
        const all = [...performance, best];
        expect(maxRegrets(all).at(-1)).toBe(0);
        expect(
          leastRegretted(
            all,
            all.map((_, plan) => plan),
          ),
        ).toBe(performance.length);
      }),
    );
  });

  it('a plan that another one beats or equals everywhere changes no regret of the others', () => {
    fc.assert(
      fc.property(
        tables,
        fc.nat(),
        fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
        (table, pick, less) => {
          const worse = table[pick % table.length]!.map((value, scenario) => value - less[scenario]!);
          expect(regrets([...table, worse]).slice(0, -1)).toEqual(regrets(table));
        },
      ),
    );
  });

  it('what is chosen has the least largest regret, and no other plan beats it in one scenario and equals it in the others', () => {
    fc.assert(
      fc.property(tables, (performance) => {
        const costs = performance.map((_, plan) => 10 - plan);
        const chosen = leastRegretted(performance, costs);
        expect(maxRegrets(performance)[chosen]).toBe(Math.min(...maxRegrets(performance)));
        const own = performance[chosen]!;
        for (const [plan, other] of performance.entries()) {
          if (!other.every((value, scenario) => value >= own[scenario]!)) continue;
          expect(other).toEqual(own);
          expect(costs[plan]).toBeGreaterThanOrEqual(costs[chosen]!);
        }
      }),
    );
  });

  it('of equal largest regrets the next largest decides, not the cost', () => {
    const performance = [
      [0, 1],
      [0, 5],
      [4, 0],
    ];
    expect(maxRegrets(performance)).toEqual([4, 4, 5]);
    expect(leastRegretted(performance, [0, 9, 9])).toBe(1);
  });

  it('of nothing is nothing', () => {
    expect(leastRegretted([], [])).toBe(-1);
    expect(regrets([])).toEqual([]);
  });
});
