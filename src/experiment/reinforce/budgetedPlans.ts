import { cheapestPlan, costOf, type Levels } from './cheapestPlan.ts';
import type { Lab } from './lab.ts';

/**
 * The cheapest plan with which, by what is known of the futures, at least so many of each scenario's hold; undefined where what is known
 * to help them does not do that.
 *
 * @param least by scenario, expected numbers of futures
 */
export function cheapestFor(lab: Lab, least: readonly number[]): Levels | undefined {
  const { prices } = lab;
  const from = lab.useful();
  const isEnough = (levels: Levels): boolean =>
    lab.held(levels).every((held, setting) => held >= (least[setting] ?? 0) - 1e-9);
  if (!isEnough(from)) return undefined;
  const units = from.flatMap((level, unit) => (level > 0 ? [unit] : []));
  return cheapestPlan({ units, prices, from, isEnough, worth: (levels) => lab.worth(levels) });
}

/**
 * Plans that a budget allows and that are the best for something, by what is known of the futures: that which is regretted least, for
 * each scenario that with which most of its futures hold, and that with which most hold where fewest do. Of equals the cheapest.
 *
 * Each follows from cheapest plans: the most that can be asked of the scenarios so that the cheapest plan that does it is within the budget.
 */
export function budgetedPlans(lab: Lab, budget: number): Levels[] {
  const { replications } = lab;
  const most = lab.held(lab.useful());
  /** By the largest whole number that can be asked. */
  const within = (least: (asked: number) => readonly number[]): Largest =>
    largest(replications, (asked) => affordable(lab, least(asked), budget)) ?? {
      asked: 0,
      levels: lab.prices.map(() => 0),
    };
  const best = most.map(
    (_, setting) => within((asked) => most.map((__, other) => (other === setting ? asked : 0))).levels,
  );
  const aims = best.map((levels, setting) => lab.held(levels)[setting] ?? 0);
  const regretted = within((asked) => aims.map((held) => held - (replications - asked)));
  // What the scenario that is regretted most leaves of the budget goes to the others, one after another.
  let least = aims.map((held) => held - (replications - regretted.asked));
  let { levels } = regretted;
  for (const [setting, aim] of aims.entries()) {
    const raised = (asked: number): number[] =>
      least.map((held, other) => (other === setting ? aim - (replications - asked) : held));
    const own = within(raised);
    if (own.asked <= regretted.asked) continue;
    ({ levels } = own);
    least = raised(own.asked);
  }
  const worst = within((asked) => most.map((held) => Math.min(asked, held)));
  return [levels, ...best, worst.levels];
}

function affordable(lab: Lab, least: readonly number[], budget: number): Levels | undefined {
  const levels = cheapestFor(lab, least);
  return levels !== undefined && costOf(levels, lab.prices) <= budget * (1 + 1e-12) ? levels : undefined;
}

interface Largest {
  readonly asked: number;
  readonly levels: Levels;
}

/** The largest whole number up to `limit` for which there is a plan, taking that for less there is one too; by bisection. */
function largest(limit: number, planFor: (asked: number) => Levels | undefined): Largest | undefined {
  let found: Largest | undefined;
  let [low, high] = [-1, limit + 1];
  for (let asked = limit; high - low > 1; asked = Math.floor((low + high) / 2)) {
    const levels = planFor(asked);
    if (levels === undefined) high = asked;
    else {
      low = asked;
      found = { asked, levels };
    }
  }
  return found;
}
