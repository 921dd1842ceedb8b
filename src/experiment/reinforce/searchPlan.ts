import { type Choice, changed, cheapestPlan, type Levels } from './cheapestPlan.ts';
import { firstGuesses, mostUseful } from './firstGuess.ts';
import type { Lab, Tried } from './lab.ts';

/** Rounds in which the strength of units that still fail is doubled. */
const MOST_DOUBLINGS = 7;
/** Plans that are tried because the needs learnt so far say that they are cheapest. */
const MOST_PLANS = 12;
/** Times that a single FTE is taken off what was found. */
const MOST_TAKEN = 8;

/**
 * The cheapest plan that holds in at least `target` of the futures of the search, as far as trials show; none if no plan
 * that was tried does.
 *
 * Units that let futures fail get what arithmetic suggests, doubled until hardly any future fails for them. Each trial tells of
 * all units at once at which of their levels they let which futures fail (Needs). From then on the cheapest plan by what is
 * known of the needs is tried, which makes them known more closely just where it matters, until that plan is one that
 * was tried. At last single FTE are taken off where they cost most.
 *
 * @param mostRuns no trial is begun that would make it more plain runs in all
 */
export async function searchPlan(
  lab: Lab,
  target: number,
  excluded: ReadonlySet<string>,
  mostRuns: number,
): Promise<Tried | undefined> {
  const { chain, needs, replications, prices } = lab;
  const none = chain.units.map(() => 0);
  const isGood = (plan: Tried): boolean =>
    plan.held >= target * replications * (1 - 1e-12) && !excluded.has(plan.levels.join());
  if (isGood(await lab.try(none))) return lab.known(none);
  await bracket(lab, target, mostRuns);
  for (let round = 0; round < MOST_PLANS; round++) {
    const units = needs.involved();
    const share = (levels: Levels): number => needs.share(levels, units);
    const isEnough = (levels: Levels): boolean =>
      excluded.has(levels.join()) === false && isLikely(lab, levels, share, target);
    const from = startOf(lab, units, isEnough);
    if (from === undefined) break;
    const choice: Choice = { units, prices, from, isEnough, worth: share };
    const levels = cheapestPlan(choice);
    if (lab.known(levels) !== undefined || lab.runs + 1 > mostRuns) break;
    await lab.try(levels);
  }
  return takeOff(lab, isGood, mostRuns);
}

/** Whether a plan is worth a trial: one that was tried is what it was, another what the needs say. */
function isLikely(lab: Lab, levels: Levels, share: (levels: Levels) => number, target: number): boolean {
  const known = lab.known(levels);
  if (known !== undefined) return known.held >= target * lab.replications * (1 - 1e-12);
  return share(levels) >= target * (1 - 1e-12);
}

/** Doubles the strength of every unit that still lets more than a crumb of the futures fail. */
async function bracket(lab: Lab, target: number, mostRuns: number): Promise<void> {
  const { chain, replications } = lab;
  const guesses = firstGuesses(chain);
  const columns = chain.units.length + 1;
  let levels: Levels = chain.units.map(() => 0);
  for (let round = 0; round <= MOST_DOUBLINGS; round++) {
    if (lab.known(levels) === undefined && lab.runs + 1 > mostRuns) return;
    const { failures } = await lab.try(levels);
    const failing = chain.units.map((_, unit) => {
      let failed = 0;
      for (let row = 0; row < replications; row++) failed += failures.byUnit[row * columns + unit] ?? 0;
      return failed;
    });
    const involved = failing.filter((failed) => failed > 0).length;
    const crumb = ((1 - target) * replications) / (2 * Math.max(1, involved));
    const next = levels.map((level, unit) => {
      if ((failing[unit] ?? 0) <= crumb) return level;
      return Math.min(mostUseful(chain, unit), level === 0 ? (guesses[unit] ?? 1) : 2 * level);
    });
    if (next.join() === levels.join()) return;
    levels = next;
  }
}

/** A plan that is good enough by what is known: all that is useful, or the cheapest one tried. */
function startOf(
  lab: Lab,
  units: readonly number[],
  isEnough: (levels: Levels) => boolean,
): Levels | undefined {
  const most = lab.chain.units.map((_, unit) => (units.includes(unit) ? lab.needs.mostUseful(unit) : 0));
  if (isEnough(most)) return most;
  return [...lab.plans].sort((a, b) => a.cost - b.cost).find(({ levels }) => isEnough(levels))?.levels;
}

/** The cheapest good plan, with single FTE taken off as long as it stays good, the dearest first. */
async function takeOff(
  lab: Lab,
  isGood: (plan: Tried) => boolean,
  mostRuns: number,
): Promise<Tried | undefined> {
  let [best] = lab.plans.filter(isGood).sort((a, b) => a.cost - b.cost || b.held - a.held);
  for (let taken = 0; best !== undefined && taken < MOST_TAKEN; taken++) {
    let lower: Tried | undefined;
    const units = best.levels
      .map((level, unit) => ({ level, unit, price: lab.prices[unit] ?? 0 }))
      .filter(({ level }) => level > 0)
      .sort((a, b) => b.price - a.price);
    for (const { unit } of units) {
      const fewer = changed(best.levels, unit, -1);
      if (lab.known(fewer) === undefined && lab.runs + 1 > mostRuns) return best;
      const plan = await lab.try(fewer);
      if (!isGood(plan)) continue;
      lower = plan;
      break;
    }
    if (lower === undefined) return best;
    best = lower;
  }
  return best;
}
