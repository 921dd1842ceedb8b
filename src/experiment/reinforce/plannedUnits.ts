import { isoDate } from '../dates.ts';
import type { Probability } from '../findings.ts';
import { probabilityOf } from '../verdict.ts';
import { changed, type Levels } from './cheapestPlan.ts';
import type { DecideBy } from './decideBy.ts';
import type { Lab, Searched } from './lab.ts';
import { isHired, strengthAt } from './reinforcedChain.ts';
import type { PlannedUnit } from './reinforceResult.ts';

/**
 * What a plan gives each unit, and what one FTE fewer or more there would do: P(holds) in the scenario where it is least, or how the
 * plan would then be regretted at most.
 *
 * @param best by scenario, in how many of its futures the best plan for it holds; given where regret is asked
 */
export async function plannedUnits(
  lab: Lab,
  levels: Levels,
  { byLever }: DecideBy,
  mostRuns: number,
  best?: readonly number[],
): Promise<PlannedUnit[]> {
  const units: PlannedUnit[] = [];
  for (const [index, extra] of levels.entries()) {
    const lever = lab.levers.levers[index];
    const strengths = lab.simulations.settings.flatMap(({ name: scenario, chain }) => {
      const unit = chain.units.findIndex(({ name }) => name === lever?.unit);
      return unit < 0 ? [] : [{ scenario, chain, unit, strength: strengthAt(chain, unit, lab.decidedAt) }];
    });
    const [first] = strengths;
    if (extra === 0 || lever === undefined || first === undefined) continue;
    const { chain, unit, strength } = first;
    const moment = byLever.get(index);
    units.push({
      unit: lever.unit,
      label: lever.label,
      strength,
      ...(strengths.some((other) => other.strength !== strength) && { strength_of: first.scenario }),
      ...(chain.units[unit]?.staffing.kind === 'onDuty' && { on_duty: true }),
      extra,
      cost: extra * lever.price,
      hired: isHired(chain.units[unit]),
      ...(moment !== undefined && { decide_by: isoDate(chain.calendar.startDay, moment) }),
      ...told(
        lab,
        await neighbour(lab, levels, index, -1, mostRuns),
        await neighbour(lab, levels, index, 1, mostRuns),
        best,
      ),
    });
  }
  return units;
}

function told(
  { replications }: Lab,
  fewer: readonly number[],
  more: readonly number[],
  best: readonly number[] | undefined,
): Partial<PlannedUnit> {
  if (best === undefined) {
    const least = (held: readonly number[]): Probability =>
      probabilityOf(Math.round(Math.min(...held)), replications);
    return { fewer: least(fewer), more: least(more) };
  }
  const most = (held: readonly number[]): number =>
    Math.max(0, ...held.map((own, setting) => (best[setting] ?? 0) - own)) / replications;
  return { fewer_regret: most(fewer), more_regret: most(more) };
}

/**
 * By scenario, how many futures hold with one FTE fewer or more at a unit. Futures that hold are run with fewer if they are known to need
 * more, those that fail are run with more, as long as there is room; of the others the plan itself and their needs tell.
 */
async function neighbour(
  lab: Lab,
  levels: Levels,
  lever: number,
  by: number,
  mostRuns: number,
): Promise<number[]> {
  const other = changed(levels, lever, by);
  const isOpen = (future: Searched): boolean => {
    if (future.outcomes.has(other.join())) return false;
    return by > 0 ? lab.chance(future, levels) < 1 : future.need.chance(other) < 1;
  };
  const open = lab.futures.filter(isOpen);
  if (lab.hasRoom(open.length, mostRuns)) {
    await lab.learn(open.map((future) => ({ future, levels: other })));
  }
  return lab.held(other);
}
