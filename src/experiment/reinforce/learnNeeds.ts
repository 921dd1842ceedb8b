import type { Lab } from './lab.ts';
import type { Reach } from './need.ts';

/** Times that any future is tried: doublings to what is enough, then halvings to a single FTE. */
const MOST_ROUNDS = 24;

/**
 * Learns what every future that fails without a plan needs of each unit: more and more is tried on it until it
 * holds, then half as much, until the need is known to a single FTE. Each future goes its own way, all its units at once, and
 * what is known to hold is not run again: that takes a few replications a future, however many units there are.
 *
 * @param mostRuns nothing is begun that would make it more plain runs in all
 */
export async function learnNeeds(lab: Lab, mostRuns: number): Promise<void> {
  const { levers } = lab.levers;
  const reach: Reach = {
    guesses: levers.map(({ guess }) => guess),
    most: levers.map(({ most }) => most),
  };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const trials = lab.futures.flatMap((future) => {
      const levels = future.need.next(reach);
      return levels === undefined || future.outcomes.has(levels.join()) ? [] : [{ future, levels }];
    });
    if (trials.length === 0 || !lab.hasRoom(trials.length, mostRuns)) return;
    await lab.learn(trials);
  }
}
