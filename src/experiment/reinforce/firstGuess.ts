import type { Chain } from '../../chain/chain.ts';
import { expectedLoad } from '../../chain/expectedLoad.ts';
import { squareRootStaffing } from '../../statistics/squareRootStaffing.ts';
import { isHired, ownStrength } from './reinforcedChain.ts';

/** Share of the work that may wait, in the rule of thumb. */
const WAITING = 0.2;
/** Least part of a unit's strength that is worth a trial. */
const LEAST_PART = 0.04;

/**
 * By arithmetic alone, how many FTE more a unit might need: what the square-root rule asks for its expected load in the
 * last of the reporting periods and over the whole, whichever is more, beyond those on duty; at least a twenty-fifth of
 * its strength. Whole numbers ≥ 1.
 */
export function firstGuesses(chain: Chain): number[] {
  const last = chain.reportingEnds.at(-2) ?? 0;
  const loads = [expectedLoad(chain), expectedLoad(chain, last, chain.horizon)];
  return chain.units.map((spec, unit) => {
    const least = Math.max(1, Math.ceil(LEAST_PART * ownStrength(spec)));
    const short = loads.map(({ units }) => {
      const own = units[unit];
      if (own === undefined || !(own.onDuty > 0) || !(own.openShare > 0)) return 0;
      const offered = (own.work + own.posts) / own.openShare;
      if (!Number.isFinite(offered)) return 0;
      const missing = squareRootStaffing(offered, WAITING) - own.onDuty;
      return Math.ceil((missing / own.onDuty) * ownStrength(spec));
    });
    return Math.min(mostUseful(chain, unit), Math.max(least, ...short));
  });
}

/** More than its requisitions can bring by the horizon would do nothing. */
export function mostUseful(chain: Chain, unit: number): number {
  const spec = chain.units[unit];
  if (spec === undefined) return 0;
  if (!isHired(spec)) return Math.max(1, Math.ceil(20 * ownStrength(spec)));
  const months = chain.horizon / 730;
  return Math.ceil((spec.staff?.hiring?.perMonth ?? 0) * months);
}
