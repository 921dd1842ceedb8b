import type { Chain } from '../../chain/chain.ts';
import type { Hours } from '../../engine/hours.ts';
import { firstGuesses, mostUseful } from './firstGuess.ts';

/** A unit that a plan may give more strength. */
export interface Lever {
  /** Its name; in every scenario it is the unit of that name. */
  readonly unit: string;
  readonly label: string;
  /** Of one FTE more, > 0, in the currency of all of them. */
  readonly price: number;
  /** By arithmetic, how many FTE more might do (whole, ≥ 1), and more than how many would do nothing. */
  readonly guess: number;
  readonly most: number;
}

export interface Levers {
  readonly levers: readonly Lever[];
  /** FTE where some unit has no cost. */
  readonly currency: 'EUR' | 'FTE';
  /** Names of units that have no cost. */
  readonly unpriced: readonly string[];
}

/** The units of all chains, in the order in which they come first, each at the highest price that it has in any. */
export function leversOf(chains: readonly Chain[], decidedAt: Hours): Levers {
  const levers = new Map<string, Lever>();
  for (const chain of chains) {
    const prices = pricesOf(chain, decidedAt);
    const guesses = firstGuesses(chain);
    for (const [index, { name, label }] of chain.units.entries()) {
      const known = levers.get(name);
      levers.set(name, {
        unit: name,
        label: known?.label ?? label,
        price: Math.max(known?.price ?? 0, prices[index] ?? 0),
        guess: Math.max(known?.guess ?? 1, guesses[index] ?? 1),
        most: Math.max(known?.most ?? 0, mostUseful(chain, index)),
      });
    }
  }
  const all = [...levers.values()];
  const unpriced = all.filter(({ price }) => !(price > 0)).map(({ unit }) => unit);
  if (unpriced.length === 0) return { levers: all, currency: 'EUR', unpriced };
  return { levers: all.map((lever) => ({ ...lever, price: 1 })), currency: 'FTE', unpriced };
}

/** Of one FTE more by unit to the horizon, its hiring included; 0 where a unit has no cost. */
function pricesOf(chain: Chain, decidedAt: Hours): number[] {
  const hours = chain.horizon - decidedAt;
  return chain.units.map(({ cost, staff }) => {
    if (cost === undefined || !(cost.fteHour > 0)) return 0;
    return cost.fteHour * hours + (staff?.hiring === undefined ? 0 : cost.hire);
  });
}
