import type { Asked } from '../verdict.ts';
import type { Answer } from './answer.ts';
import type { Levels } from './cheapestPlan.ts';
import { chooseMeasures } from './chooseMeasures.ts';
import { type Confirmed, confirming, firstAim, MOST_RUNS } from './confirming.ts';
import { type DecideBy, decideBy } from './decideBy.ts';
import type { Lab } from './lab.ts';
import type { Measure } from './measure.ts';
import { plannedUnits } from './plannedUnits.ts';
import type { ReinforceResult } from './reinforceResult.ts';
import { unmetNorms } from './unmetNorms.ts';

/** Plain runs that may have been made when measures have been chosen. */
const MOST_CHOOSING = 20;

/**
 * The plan of least cost with which all scenarios hold with the asked probability, and which is shown to on fresh futures; or why there is none.
 *
 * @param own the search without any measures, `labOf` a new one with some of them
 */
export async function holding(
  own: Lab,
  measures: readonly Measure[],
  labOf: (taken: readonly Measure[]) => Promise<Lab>,
  { probability, confidence }: Asked,
): Promise<Answer> {
  const aim = firstAim(own, probability, confidence);
  const {
    lab,
    measures: taken,
    considered,
  } = measures.length === 0
    ? { lab: own, measures, considered: [] }
    : await chooseMeasures(
        measures,
        async (some) => (some.length === 0 ? own : await labOf(some)),
        aim,
        MOST_CHOOSING,
      );
  const found = await confirming(lab, probability, confidence);
  const levels = found?.levels ?? (await mostHeld(lab));
  const isPlan = found !== undefined && (levels.some((level) => level > 0) || taken.length > 0);
  const dates: DecideBy = isPlan
    ? await decideBy(lab, levels, probability, MOST_RUNS)
    : { byLever: new Map() };
  const units = isPlan ? await plannedUnits(lab, levels, dates, MOST_RUNS) : [];
  const unmet = found ? [] : await unmetNorms(lab, levels, probability);
  return {
    kind: kindOf(found, isPlan),
    lab,
    levels,
    isPlan,
    tests: found?.tests ?? [],
    ...(found && { confirmation: found.confirmation }),
    dates,
    units,
    unmet,
    taken,
    considered,
  };
}

function kindOf(found: Confirmed | undefined, isPlan: boolean): ReinforceResult['kind'] {
  if (found === undefined) return 'impossible';
  if (!found.confirmation.isGood) return 'unconfirmed';
  return isPlan ? 'plan' : 'none needed';
}

/** Where no plan was found: none, or all that is known to help any future, whichever holds more often. */
async function mostHeld(lab: Lab): Promise<Levels> {
  await lab.verify(lab.useful(), MOST_RUNS - 1);
  const verified = lab.plans.filter(({ levels }) => lab.isVerified(levels));
  const best = verified.reduce((one, other) => {
    const more = lab.worth(other.levels) - lab.worth(one.levels);
    return more > 0 || (more === 0 && other.cost < one.cost) ? other : one;
  });
  return best.levels;
}
