/**
 * What plans achieve in scenarios to which nobody gives probabilities: a row a plan, a column a scenario, more is better. Four ways
 * to look at one table (McPhail et al. 2018, Earth's Future 6, 169–191, doi:10.1002/2017EF000649, compare them and others).
 */
export type Performance = readonly (readonly number[])[];

/**
 * How much less than the best of all plans each plan achieves in each scenario, ≥ 0 (Savage 1951, J. Am. Stat. Assoc. 46, 55–67). It
 * depends on which plans there are: another one can only raise it, and only where it is the best.
 */
export function regrets(performance: Performance): number[][] {
  const best = bestByScenario(performance);
  return performance.map((plan) => plan.map((value, scenario) => best[scenario]! - value));
}

/** The most that each plan is regretted in any scenario; 0 without scenarios. */
export function maxRegrets(performance: Performance): number[] {
  return regrets(performance).map((plan) => Math.max(0, ...plan));
}

/** What each plan achieves where it achieves least (Wald 1950, Statistical Decision Functions); Infinity without scenarios. */
export function worstCases(performance: Performance): number[] {
  return performance.map((plan) => Math.min(...plan));
}

/** The share of the scenarios in which each plan achieves at least the threshold: Starr's (1963) domain criterion; NaN without scenarios. */
export function domainCriteria(performance: Performance, threshold: number): number[] {
  return performance.map((plan) => plan.filter((value) => value >= threshold).length / plan.length);
}

function bestByScenario([first = [], ...others]: Performance): number[] {
  return first.map((value, scenario) =>
    others.reduce((best, plan) => Math.max(best, plan[scenario] ?? -Infinity), value),
  );
}

/**
 * The plan that is regretted least: by its largest regret, of equal ones by the next largest, and so on, so that no plan is chosen that
 * another one beats in some scenario and equals in all others. Of plans that are regretted alike the cheapest, then the first.
 *
 * @param costs of the plans
 * @returns index of the plan; −1 without plans
 */
export function leastRegretted(performance: Performance, costs: readonly number[]): number {
  const falling = regrets(performance).map((plan) => [...plan].sort((a, b) => b - a));
  const isBetter = (one: number, other: number): boolean => {
    const [mine = [], yours = []] = [falling[one], falling[other]];
    for (const [rank, regret] of mine.entries()) {
      const difference = regret - (yours[rank] ?? 0);
      // Shares of the same count differ by rounding.
      if (Math.abs(difference) > 1e-9) return difference < 0;
    }
    return (costs[one] ?? 0) < (costs[other] ?? 0);
  };
  let best = -1;
  for (const plan of performance.keys()) if (best < 0 || isBetter(plan, best)) best = plan;
  return best;
}
