import { changed, type Levels } from './cheapestPlan.ts';
import type { Lab } from './lab.ts';

/**
 * A good plan with single FTE taken off as long as it stays good, the dearest first. What the futures were found to need speaks
 * against each of these steps: the futures that would fail by it are run with it, and if enough of them hold all the same, all are.
 *
 * @param isGood by what is known of the futures
 * @param mostRuns no trial is begun that would make it more plain runs in all
 * @returns a plan that was run on all futures, if the one given was
 */
export async function takeOff(
  lab: Lab,
  plan: Levels,
  isGood: (levels: Levels) => boolean,
  mostRuns: number,
): Promise<Levels> {
  const { prices } = lab;
  let best = plan;
  for (let isLower = true; isLower; ) {
    isLower = false;
    const units = best.flatMap((level, unit) => (level > 0 ? [unit] : []));
    for (const unit of units.sort((a, b) => (prices[b] ?? 0) - (prices[a] ?? 0))) {
      const fewer = changed(best, unit, -1);
      if (!lab.isVerified(fewer)) {
        const doubtful = lab.futures.filter(
          (future) =>
            lab.chance(future, best) === 1 &&
            future.need.chance(fewer) < 1 &&
            !future.outcomes.has(fewer.join()),
        );
        if (!lab.hasRoom(doubtful.length, mostRuns)) return best;
        await lab.learn(doubtful.map((future) => ({ future, levels: fewer })));
        if (!isGood(fewer)) continue;
        if (!(await lab.verify(fewer, mostRuns))) return best;
      }
      if (!isGood(fewer)) continue;
      best = fewer;
      isLower = true;
      break;
    }
  }
  return best;
}
