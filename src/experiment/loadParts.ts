import type { Chain } from '../chain/chain.ts';
import type { MeanDemand } from '../chain/expected/meanPath.ts';
import { meetingHours } from '../chain/expected/meetingHours.ts';
import { expectedLoad, visitHours } from '../chain/expectedLoad.ts';

/**
 * The parts of a chain's expected load over the horizon, in person-hours: of each step (its work and its meetings), of the
 * posts of each unit, and of what is open at the start at each unit.
 *
 * @param demand the chain's over the horizon, where it is known already
 */
export function loadParts(chain: Chain, demand?: MeanDemand): Float64Array {
  const { horizon } = chain;
  const load = expectedLoad(chain, 0, horizon, demand);
  const ofSteps = chain.steps.map((step, index) => {
    const visits = load.visits[index] ?? 0;
    const hours = visitHours(step);
    const met = load.units.reduce(
      (sum, { onDuty }, unit) => sum + meetingHours(step, unit, onDuty, visits, 0, horizon),
      0,
    );
    return ((hours === 0 ? 0 : visits * hours) + met) * horizon;
  });
  const ofPosts = load.units.map(({ posts }) => posts * horizon);
  return Float64Array.from([...ofSteps, ...ofPosts, ...load.units.map(({ initialWork }) => initialWork)]);
}
