import { cheapestPlan, type Levels } from './cheapestPlan.ts';
import type { Lab } from './lab.ts';
import { learnNeeds } from './learnNeeds.ts';
import { takeOff } from './takeOff.ts';

/** Plans that are tried because the needs learnt so far say that they are cheapest. */
const MOST_PLANS = 12;
/** Plain runs that are left for the last stage. */
const LAST_STAGE = 2;

/** What a plan should hold in, as shares of the futures of the search. */
export interface Aim {
  readonly target: number;
  /** If no plan reaches the target, the one that comes nearest is taken unless it holds in less than that. */
  readonly least: number;
}

/**
 * The cheapest plan that holds in at least `target` of the futures of the search, as far as trials show; none if no plan
 * that was tried does.
 *
 * What each future needs of each unit is learnt first (`learnNeeds`). The cheapest plan by these needs is then run on all futures,
 * since a need was learnt where other units had other strengths: what does not come out as foreseen is learnt anew, until the
 * plan is one that was run. At last single FTE are taken off where they cost most.
 *
 * @param mostRuns no trial is begun that would make it more plain runs in all
 */
export async function searchPlan(lab: Lab, aim: Aim, mostRuns: number): Promise<Levels | undefined> {
  const none = lab.prices.map(() => 0);
  if (!(await lab.verify(none, mostRuns))) return undefined;
  if (lab.isEnough(none, aim.target)) return none;
  for (let round = 0; round < MOST_PLANS; round++) {
    await learnNeeds(lab, mostRuns - LAST_STAGE);
    const plan = cheapest(lab, aim);
    if (lab.isVerified(plan)) break;
    if (!(await lab.verify(plan, mostRuns - LAST_STAGE))) break;
  }
  const verified = lab.plans.filter(({ levels }) => lab.isVerified(levels));
  const target = Math.min(aim.target, Math.max(...verified.map(({ levels }) => lab.share(levels))));
  if (target < aim.least) return undefined;
  const good = verified.filter(({ levels }) => lab.isEnough(levels, target));
  const [best] = good.sort((a, b) => a.cost - b.cost);
  if (best === undefined) return undefined;
  return takeOff(lab, best.levels, (levels) => lab.isEnough(levels, target), mostRuns);
}

/** The cheapest plan that is enough by what is known, or else does as much as all that is known to help. */
function cheapest(lab: Lab, aim: Aim): Levels {
  const { prices } = lab;
  const from = lab.useful();
  const target = Math.min(aim.target, lab.share(from));
  const units = from.flatMap((level, unit) => (level > 0 ? [unit] : []));
  const isEnough = (levels: Levels): boolean => lab.isEnough(levels, target);
  return cheapestPlan({ units, prices, from, isEnough, worth: (levels) => lab.worth(levels) });
}
