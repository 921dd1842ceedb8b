import type { Chain } from '../../src/chain/chain.ts';
import { Simulator } from '../../src/chain/index.ts';
import { runBlock } from '../../src/experiment/block.ts';
import { seedWords } from '../../src/experiment/index.ts';
import { costOf, type Levels } from '../../src/experiment/reinforce/cheapestPlan.ts';
import { leversOf } from '../../src/experiment/reinforce/levers.ts';
import { reinforcedChain } from '../../src/experiment/reinforce/reinforcedChain.ts';

/** A plan with what it costs and the share of many futures in which the chain holds with it. */
export interface KnownPlan {
  readonly levels: Levels;
  readonly cost: number;
  readonly holds: number;
}

/** How many futures tell that a plan is far from what is asked, and how far that is. */
const FEW = 120;
const FAR = 0.08;
/** More strength helps: where a plan holds less often than this much below what is asked, none with less is looked at. */
const HOPELESS = 0.2;
/** What costs as much as the cheapest, give or take this part of it, is its rival. */
const RIVAL = 0.02;

/** The share of `count` futures in which a chain holds with a plan, on a seed of their own. */
export function shareOf(chain: Chain, levels: Levels, count: number, seed: string): number {
  const more = levels.map((extra, unit) => ({ unit, extra, at: 0 }));
  const simulator = new Simulator(reinforcedChain(chain, more), seedWords(seed));
  const norms = chain.norms.length;
  let held = 0;
  for (let first = 0; first < count; first += 8) {
    const { breaches } = runBlock(simulator, norms, first, 8, 'breaches');
    for (let i = 0; i < 8; i++) {
      if (breaches.subarray(i * norms, (i + 1) * norms).every((at) => at === Infinity)) held++;
    }
  }
  return held / count;
}

/**
 * All plans of up to `most` FTE more at each unit that can be the cheapest that holds or a rival of it, by trying each: on few
 * futures, and on `many` where these do not tell that it is far from the asked probability. Passed over are plans that cost more than
 * one that holds and its rivals, and those with no more at any unit than one that is far from holding.
 */
export function exhaustiveSearch(chain: Chain, asked: number, most: number, many: number): KnownPlan[] {
  const prices = leversOf([chain], 0).levers.map(({ price }) => price);
  const known: KnownPlan[] = [];
  const hopeless: Levels[] = [];
  let bound = Infinity;
  const plans = chain.units
    .reduce<Levels[]>(
      (some) => some.flatMap((levels) => Array.from({ length: most + 1 }, (_, level) => [...levels, level])),
      [[]],
    )
    .map((levels) => ({ levels, cost: costOf(levels, prices) }));
  const tryOut = ({ levels, cost }: { readonly levels: Levels; readonly cost: number }): void => {
    if (cost > (1 + RIVAL) * bound) return;
    if (hopeless.some((other) => other.every((level, unit) => (levels[unit] ?? 0) <= level))) return;
    const few = shareOf(chain, levels, FEW, 'exhaustive');
    const holds = Math.abs(few - asked) > FAR ? few : shareOf(chain, levels, many, 'exhaustive');
    known.push({ levels, cost, holds });
    if (holds >= asked) bound = Math.min(bound, cost);
    if (holds < asked - HOPELESS) hopeless.push(levels);
  };
  // First some that give much the same to all, so that there is a bound to what can be cheapest.
  for (let level = 1; bound === Infinity && level <= most; level++) {
    const levels = chain.units.map(() => level);
    tryOut({ levels, cost: costOf(levels, prices) });
  }
  for (const plan of plans.sort((a, b) => b.cost - a.cost)) {
    if (known.every(({ levels }) => levels.join() !== plan.levels.join())) tryOut(plan);
  }
  return known;
}

/**
 * The cheapest plan that holds with the asked probability, if it is clear: no plan within 2 % of its cost, itself included, holds
 * with a probability within 0.02 of what is asked.
 */
export function clearOptimum(plans: readonly KnownPlan[], asked: number): KnownPlan | undefined {
  const [best] = plans.filter(({ holds }) => holds >= asked).sort((a, b) => a.cost - b.cost);
  if (best === undefined) return undefined;
  const rivals = plans.filter(({ cost }) => Math.abs(cost - best.cost) <= RIVAL * best.cost);
  return rivals.every(({ holds }) => Math.abs(holds - asked) > 0.02) ? best : undefined;
}
