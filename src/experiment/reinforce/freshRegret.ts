import { pairedDifference } from '../../statistics/pairedProportions.ts';
import { BLOCK_SIZE } from '../block.ts';
import { CONFIDENCE } from '../estimate.ts';
import { probabilityOf } from '../verdict.ts';
import { isConfirmed } from './confirmPlan.ts';
import type { Lab } from './lab.ts';
import { bestFor, distinctNames, unitsOf } from './regretPlans.ts';
import type { FreshRegret } from './regretResult.ts';
import type { Candidate, Candidates } from './searchWithin.ts';

/** Futures of the test, times those of the search. */
const TIMES = 8;

/** The chosen plan on futures that the search has never seen. */
export interface TestedRegret {
  readonly fresh: readonly FreshRegret[];
  /** Of each scenario's, in how many the chosen plan holds. */
  readonly held: readonly number[];
  readonly count: number;
  /** Index of the first replication. */
  readonly first: number;
}

/**
 * Runs the chosen plan on fresh futures of all scenarios, and in each scenario the plan that was the best for it besides: which plans
 * these are was settled before, so that both estimates and their difference are without flattery.
 *
 * @param mostRuns plain runs that may have been made in all when it ends; where there is no room for all its futures it takes fewer
 */
export async function freshRegret(
  lab: Lab,
  { all, chosen }: Candidates,
  { probability, confidence }: { readonly probability: number; readonly confidence: number },
  mostRuns: number,
): Promise<TestedRegret> {
  const settings = distinctNames(lab).map((name, setting) => ({
    name,
    setting,
    best: rival(all, chosen, setting),
  }));
  const others = settings.filter(({ best }) => best !== chosen);
  const runsEach = 1 + others.length / settings.length;
  const times = Math.max(1, Math.min(TIMES, Math.floor((mostRuns - lab.runs) / runsEach)));
  const count = times * lab.replications;
  const first = Math.ceil(lab.replications / BLOCK_SIZE) * BLOCK_SIZE;
  const held = async (
    own: typeof settings,
    of: (each: (typeof settings)[number]) => Candidate,
  ): Promise<boolean[][]> => {
    const asked = own.flatMap((each) =>
      Array.from({ length: count }, (_, i) => ({
        setting: each.setting,
        index: first + i,
        levels: of(each).levels,
      })),
    );
    const outcomes = await lab.simulations.run(asked);
    return own.map((_, i) => outcomes.slice(i * count, (i + 1) * count).map(({ holds }) => holds));
  };
  const withChosen = await held(settings, () => chosen);
  const withBest = await held(others, ({ best }) => best);
  const countOf = (holds: readonly boolean[]): number => holds.filter((each) => each).length;
  const fresh = settings.map((each): FreshRegret => {
    const mine = withChosen[each.setting] ?? [];
    const theirs = each.best === chosen ? mine : (withBest[others.indexOf(each)] ?? []);
    const gained = theirs.filter((holds, i) => holds && mine[i] !== true).length;
    const lost = mine.filter((holds, i) => holds && theirs[i] !== true).length;
    const own = countOf(mine);
    return {
      scenario: each.name,
      probability: probabilityOf(own, count),
      shown: isConfirmed(own, count, probability, 1 - confidence),
      best: {
        units: unitsOf(lab, each.best.levels),
        cost: each.best.cost,
        probability: probabilityOf(countOf(theirs), count),
      },
      regret:
        each.best === chosen
          ? { estimate: 0, low: 0, high: 0 }
          : { estimate: (gained - lost) / count, ...pairedDifference(gained, lost, count, CONFIDENCE) },
    };
  });
  return { fresh, held: withChosen.map(countOf), count, first };
}

/** The plan that was the best for a scenario; the chosen one if none was better. */
function rival(all: readonly Candidate[], chosen: Candidate, setting: number): Candidate {
  const best = bestFor(all, setting);
  const isBetter = (best?.held[setting] ?? 0) > (chosen.held[setting] ?? 0);
  return isBetter && best !== undefined ? best : chosen;
}
