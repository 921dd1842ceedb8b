import { leastRegretted } from '../../statistics/robustness.ts';
import { budgetedPlans, cheapestFor } from './budgetedPlans.ts';
import { costOf, type Levels } from './cheapestPlan.ts';
import type { Lab } from './lab.ts';
import { learnNeeds } from './learnNeeds.ts';
import { takeOff } from './takeOff.ts';

/** Times that plans follow from what is known, are run, and are sought anew from what that told. */
const MOST_ROUNDS = 6;
/** Plain runs that are left for taking off what is superfluous. */
const TAKING_OFF = 2;

/** A plan that was run on all futures of the search. */
export interface Candidate {
  readonly levels: Levels;
  readonly cost: number;
  /** By scenario, in how many of its futures it holds. */
  readonly held: readonly number[];
  /** Whether the budget allows it. */
  readonly isWithin: boolean;
}

/** The plans that were run on all futures, and which of those within the budget is regretted least. */
export interface Candidates {
  readonly all: readonly Candidate[];
  readonly chosen: Candidate;
}

/**
 * Plans among which one is chosen for a budget: nothing, the best for each scenario, that which is regretted least and that which does
 * most where least is done; last, if there is room, the cheapest that hold in one scenario, and in all, whatever they cost. All follow
 * from what the futures are known to need; each is run on all futures of all scenarios, and what does not come out as foreseen is learnt anew.
 * Of the one that is chosen single FTE are taken off as long as no scenario loses a future by it.
 *
 * @param target the share of a scenario's futures in which a plan must hold to count as one that holds there
 * @param mostRuns no trial is begun that would make it more plain runs in all; one run is made in any case
 */
export async function searchWithin(
  lab: Lab,
  budget: number,
  target: number,
  mostRuns: number,
): Promise<Candidates> {
  const { settings } = lab.simulations;
  const none = lab.prices.map(() => 0);
  await lab.verify(none, Infinity);
  const reserved = settings.length + 2;
  const mostTrying = mostRuns - TAKING_OFF;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await learnNeeds(lab, mostTrying - reserved);
    if (!(await runAll(lab, budgetedPlans(lab, budget), mostTrying))) break;
  }
  await slim(lab, budget, mostRuns);
  const enough = target * lab.replications;
  const holding = [
    settings.map(() => enough),
    ...settings.map((_, own) => settings.map((__, setting) => (setting === own ? enough : 0))),
  ];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const plans = holding.map((least) => cheapestFor(lab, least)).filter((levels) => levels !== undefined);
    if (!(await runAll(lab, plans, mostTrying))) break;
  }
  // Another one may have been chosen since.
  await slim(lab, budget, mostRuns);
  return candidatesOf(lab, budget);
}

/** Takes off the plan that would be chosen now what no scenario needs; it is then among those that were run, and cheaper. */
async function slim(lab: Lab, budget: number, mostRuns: number): Promise<void> {
  const { levels, held } = candidatesOf(lab, budget).chosen;
  const isGood = (fewer: Levels): boolean => lab.held(fewer).every((own, i) => own >= (held[i] ?? 0) - 1e-9);
  await takeOff(lab, levels, isGood, mostRuns);
}

/** Runs plans on the futures on which they were not run. Returns whether there were any, and room for all of them. */
async function runAll(lab: Lab, plans: readonly Levels[], mostRuns: number): Promise<boolean> {
  const open = plans.filter((levels) => !lab.isVerified(levels));
  for (const levels of open) if (!(await lab.verify(levels, mostRuns))) return false;
  return open.length > 0;
}

function candidatesOf(lab: Lab, budget: number): Candidates {
  const all = lab.plans
    .filter(({ levels }) => lab.isVerified(levels))
    .map(({ levels }): Candidate => {
      const cost = costOf(levels, lab.prices);
      return { levels, cost, held: lab.held(levels), isWithin: cost <= budget * (1 + 1e-12) };
    });
  const within = all.filter(({ isWithin }) => isWithin);
  const chosen = leastRegretted(
    within.map(({ held }) => held),
    within.map(({ cost }) => cost),
  );
  // Nothing costs nothing, so that there is one.
  return { all, chosen: within[chosen]! };
}
