import { domainCriteria, regrets, worstCases } from '../../statistics/robustness.ts';
import { probabilityOf } from '../verdict.ts';
import type { Levels } from './cheapestPlan.ts';
import type { Lab } from './lab.ts';
import type { PlanRole, RegretPlan } from './regretResult.ts';
import type { Candidate, Candidates } from './searchWithin.ts';

/** The plans that were run, by cost: what each does in each scenario, its regret, and what it is among them. */
export function regretPlans(
  lab: Lab,
  candidates: Candidates,
  { asked, target }: { readonly asked: number; readonly target: number },
): RegretPlan[] {
  const { replications } = lab;
  const names = distinctNames(lab);
  const all = [...candidates.all].sort((a, b) => a.cost - b.cost);
  const shares = all.map(({ held }) => held.map((own) => own / replications));
  const worst = worstCases(shares);
  const enough = domainCriteria(shares, asked * (1 - 1e-12));
  const within = all.filter(({ isWithin }) => isWithin);
  const regretOf = new Map(
    regrets(within.map(({ held }) => held)).map((row, i) => [
      within[i],
      row.map((more) => more / replications),
    ]),
  );
  const roles = rolesOf(all, names, target * replications);
  return all.map((candidate, i): RegretPlan => {
    const { levels, cost, held, isWithin } = candidate;
    const regret = regretOf.get(candidate);
    return {
      as: roles.get(candidate) ?? [],
      units: unitsOf(lab, levels),
      cost,
      fte: levels.reduce((sum, level) => sum + level, 0),
      within_budget: isWithin,
      chosen: candidate === candidates.chosen,
      scenarios: names.map((scenario, setting) => ({
        scenario,
        probability: probabilityOf(held[setting] ?? 0, replications),
        ...(regret && { regret: regret[setting] ?? 0 }),
      })),
      ...(regret && { most_regret: Math.max(...regret) }),
      worst: worst[i] ?? 0,
      enough: enough[i] ?? 0,
    };
  });
}

/** Names of the scenarios, with a number where two have the same. */
export function distinctNames({ simulations: { settings } }: Lab): string[] {
  return settings.map(({ name }, setting) =>
    settings.findIndex((other) => other.name === name) < setting ? `${name} (${setting + 1})` : name,
  );
}

/** What a plan gives, without units that get nothing. */
export function unitsOf(lab: Lab, levels: Levels): RegretPlan['units'] {
  return levels.flatMap((extra, lever) => {
    const unit = lab.levers.levers[lever]?.unit;
    return unit === undefined || extra === 0 ? [] : [{ unit, extra }];
  });
}

/** The plan within the budget with which most futures of a scenario hold; of equals the cheapest. */
export function bestFor(candidates: readonly Candidate[], setting: number): Candidate | undefined {
  return firstMost(
    [...candidates].sort((a, b) => a.cost - b.cost),
    ({ isWithin, held }) => (isWithin ? (held[setting] ?? 0) : -1),
  );
}

/** @param all by cost */
function rolesOf(
  all: readonly Candidate[],
  names: readonly string[],
  target: number,
): Map<Candidate, PlanRole[]> {
  const roles = new Map<Candidate, PlanRole[]>();
  const give = (candidate: Candidate | undefined, role: PlanRole): void => {
    if (candidate !== undefined) roles.set(candidate, [...(roles.get(candidate) ?? []), role]);
  };
  const holds = (held: number | undefined): boolean => (held ?? 0) >= target * (1 - 1e-12);
  give(
    all.find(({ levels }) => levels.every((level) => level === 0)),
    { role: 'nothing' },
  );
  for (const [setting, scenario] of names.entries()) {
    const best = bestFor(all, setting);
    // Where nothing helps nothing is the best.
    if ((best?.held[setting] ?? 0) > 0) give(best, { role: 'best', scenario });
    give(
      all.find(({ held }) => holds(held[setting])),
      { role: 'holds', scenario },
    );
  }
  if (names.length < 2) return roles;
  const worst = firstMost(all, ({ isWithin, held }) => (isWithin ? Math.min(...held) : -1));
  if (Math.min(...(worst?.held ?? [])) > 0) give(worst, { role: 'worst case' });
  give(
    all.find(({ held }) => held.every(holds)),
    { role: 'holds' },
  );
  return roles;
}

function firstMost(
  candidates: readonly Candidate[],
  of: (candidate: Candidate) => number,
): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (best, each) => (best === undefined || of(each) > of(best) ? each : best),
    undefined,
  );
}
