import { probabilityOf } from '../verdict.ts';
import { cheapestPlan, costOf, type Levels } from './cheapestPlan.ts';
import type { Lab } from './lab.ts';
import type { BudgetPoint } from './reinforceResult.ts';

/** Points of a curve, at most. */
const MOST_POINTS = 24;

/**
 * P(holds) against what it costs: from no reinforcement to all that helps any future, the cheapest plan for each share of
 * the futures of the search. Of plans that were not run on all of them the needs of the futures tell.
 *
 * @param own the search without any measures, `lab` that with those that are taken, and `price` what these cost
 */
export function budgetCurve(own: Lab, lab: Lab, price: number): BudgetPoint[] {
  const { replications, prices } = lab;
  const none = prices.map(() => 0);
  const least = lab.share(none) * replications;
  let levels: Levels = lab.useful();
  const points = new Map<number, Levels>();
  const step = Math.max(1, (lab.share(levels) * replications - least) / MOST_POINTS);
  for (let held = lab.share(levels) * replications; held > least + 1e-9; held -= step) {
    const isEnough = (other: Levels): boolean => lab.share(other) * replications >= held - 1e-9;
    const units = levels.flatMap((level, unit) => (level > 0 ? [unit] : []));
    const worth = (other: Levels): number => lab.share(other);
    levels = cheapestPlan({ units, prices, from: levels, isEnough, worth });
    points.set(costOf(levels, prices), levels);
  }
  points.set(0, none);
  const all = [...points].map(([cost, plan]) => ({ cost: cost + price, plan, of: lab }));
  if (own !== lab) all.push({ cost: 0, plan: own.prices.map(() => 0), of: own });
  let most = -1;
  return all
    .sort((a, b) => a.cost - b.cost)
    .flatMap(({ cost, plan, of }): BudgetPoint[] => {
      const held = Math.round(of.share(plan) * replications);
      if (held <= most) return [];
      most = held;
      const fte = plan.reduce((sum, level) => sum + level, 0);
      return [
        {
          cost,
          fte,
          probability: probabilityOf(held, replications),
          simulated: of.isVerified(plan),
        },
      ];
    });
}
