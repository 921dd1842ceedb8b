import type { Hours } from '../../engine/hours.ts';
import type { RosterSpec } from '../../engine/rosterSpec.ts';
import { WorkingClock } from '../../engine/workingClock.ts';
import type { Chain } from '../chain.ts';

const clocks = new WeakMap<RosterSpec, WorkingClock>();

/** Open hours of a roster (its index) in [from, to]; 0 where there is none. Its clock is made once. */
export function openHours(chain: Chain, roster: number, from: Hours, to: Hours): Hours {
  const spec = chain.rosters[roster];
  if (spec === undefined) return 0;
  const clock = clocks.get(spec) ?? new WorkingClock(spec);
  clocks.set(spec, clock);
  return clock.openHours(from, to);
}
