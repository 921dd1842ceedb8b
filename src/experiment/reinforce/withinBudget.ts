import type { Asked } from '../verdict.ts';
import type { Answer } from './answer.ts';
import { firstAim, MOST_RUNS } from './confirming.ts';
import { type DecideBy, decideBy } from './decideBy.ts';
import { freshRegret } from './freshRegret.ts';
import type { Lab } from './lab.ts';
import { plannedUnits } from './plannedUnits.ts';
import { bestFor, regretPlans } from './regretPlans.ts';
import { searchWithin } from './searchWithin.ts';

/** Plain runs that may have been made when the plan is chosen, and how many are left for what follows its test. */
const MOST_SEARCHING = 22;
const AFTERWARDS = 4;

/**
 * The plan within a budget that is regretted least over the scenarios (of a single one: with which it holds most often), tried on fresh
 * futures beside the plans that are the best for each.
 */
export async function withinBudget(lab: Lab, budget: number, asked: Asked): Promise<Answer> {
  const { target } = firstAim(lab, asked.probability, asked.confidence);
  const candidates = await searchWithin(lab, budget, target, MOST_SEARCHING);
  const plans = regretPlans(lab, candidates, { asked: asked.probability, target });
  const { fresh, held, count, first } = await freshRegret(lab, candidates, asked, MOST_RUNS - AFTERWARDS);
  const { levels } = candidates.chosen;
  const isPlan = levels.some((level) => level > 0);
  const { all, byLever }: DecideBy = isPlan
    ? await decideBy(lab, levels, asked.probability, MOST_RUNS)
    : { byLever: new Map() };
  // Where too few futures hold anyway there is no date until which enough do.
  const isEnough = lab.isEnough(levels, asked.probability);
  const dates: DecideBy = { byLever, ...(all !== undefined && isEnough && { all }) };
  // Of several scenarios a plan is chosen by its regret, and that is what one FTE less or more is told by.
  const best = fresh.map((_, setting) => bestFor(candidates.all, setting)?.held[setting] ?? 0);
  const several = fresh.length > 1 ? best : undefined;
  const isGood = fresh.every(({ shown }) => shown);
  const confirmation = { held, count, first, attempts: 1, isGood };
  return {
    kind: 'within budget',
    lab,
    levels,
    isPlan,
    tests: [{ levels, confirmation }],
    confirmation,
    dates,
    units: isPlan ? await plannedUnits(lab, levels, dates, MOST_RUNS, several) : [],
    unmet: [],
    taken: [],
    considered: [],
    regret: { budget, plans, fresh, replications: count },
  };
}
