import type { Chain } from '../chain/chain.ts';

/** Persons on duty beyond any need: nothing waits, and every post is filled. */
const UNLIMITED = 1e6;

/**
 * The same chain with so many more persons on duty at a unit that nothing waits for staff there and every post is
 * filled. Its open hours, its own staff with its leavers and recruits, and all that other units do stay as they are.
 *
 * @param unit its name, `organisation.unit`
 */
export function withUnlimitedStaff(chain: Chain, unit: string): Chain {
  return {
    ...chain,
    units: chain.units.map((spec) => (spec.name === unit ? { ...spec, extra: UNLIMITED } : spec)),
  };
}
