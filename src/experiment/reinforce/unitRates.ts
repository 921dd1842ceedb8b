import { cheapestPlan, type Levels } from './cheapestPlan.ts';
import type { Outcome } from './culprits.ts';
import type { Lab } from './lab.ts';
import { strengthAt } from './reinforcedChain.ts';

/** By how much a unit's rate of failing falls with its strength, as a power of it: no less, no more, and where that cannot be told. */
const LEAST_POWER = 4;
const MOST_POWER = 25;
const USUAL_POWER = 15;
/** Times that a plan is made larger by the first guesses, until it is enough. */
const MOST_LARGER = 16;

/** What fresh futures said of a plan. */
export interface Tested {
  readonly levels: Levels;
  /** By scenario. */
  readonly outcomes: readonly (readonly Outcome[])[];
}

/** In one scenario. */
interface Rates {
  /** By lever: strength without a plan, and the rate of failing at its unit with the tested plan. */
  readonly strengths: readonly number[];
  readonly rates: readonly number[];
  /** The rate of failing for no unit's sake. */
  readonly others: number;
  readonly power: number;
}

/**
 * How often each unit lets a plan fail, whichever futures these are: where more staff makes other futures fail (people leave and are
 * hired by chance), what single futures need says little. Fresh futures tell the rate with the tested plan, unit by unit; with more
 * strength it is taken to fall as a power of the strength, the same at all units: that with which the rates of the plan's units fell
 * from what they were without it. A future holds with probability e^−Σ rates. What less at some unit does is told by the futures of
 * the search too.
 */
export class UnitRates {
  private readonly lab: Lab;
  private readonly tested: Levels;
  private readonly scenarios: readonly Rates[];

  constructor(lab: Lab, { levels, outcomes }: Tested) {
    this.lab = lab;
    this.tested = levels;
    const { levers } = lab.levers;
    const none = levels.map(() => 0).join();
    this.scenarios = lab.simulations.settings.map(({ chain }, setting) => {
      const fresh = outcomes[setting] ?? [];
      const without = lab.futures.flatMap((future) => {
        const outcome = future.setting === setting ? future.outcomes.get(none) : undefined;
        return outcome === undefined ? [] : [outcome];
      });
      const strengths = levers.map(({ unit }) => {
        const index = chain.units.findIndex(({ name }) => name === unit);
        return Math.max(1, strengthAt(chain, index, lab.decidedAt));
      });
      const rates = levers.map((_, lever) => rateOf(fresh, lever));
      const before = levers.map((_, lever) => rateOf(without, lever));
      const power = powerOf({ strengths, levels, before, after: rates });
      return { strengths, rates, others: rateOf(fresh, levers.length), power };
    });
  }

  /** The cheapest plan that is expected to hold in that share of the futures; none if none is. */
  cheapest(target: number): Levels | undefined {
    const { lab, tested } = this;
    const { levers } = lab.levers;
    const worth = (levels: Levels): number => this.share(levels);
    const isEnough = (levels: Levels): boolean => worth(levels) >= target;
    for (let times = 0; times <= MOST_LARGER; times++) {
      const from = levers.map(({ guess, most }, lever) =>
        Math.min(most, (tested[lever] ?? 0) + times * guess),
      );
      if (!isEnough(from)) continue;
      const units = from.flatMap((level, lever) => (level > 0 ? [lever] : []));
      return cheapestPlan({ units, prices: lab.prices, from, isEnough, worth });
    }
    return undefined;
  }

  /** The expected share of the futures that hold with a plan, in the scenario where it is least. */
  private share(levels: Levels): number {
    const { lab, tested } = this;
    const shares = this.scenarios.map(({ strengths, rates, others, power }) => {
      const rate = levels.reduce((sum, level, lever) => {
        const strength = strengths[lever] ?? 1;
        const ratio = (strength + (tested[lever] ?? 0)) / (strength + level);
        return sum + (rates[lever] ?? 0) * ratio ** power;
      }, others);
      return Math.exp(-rate);
    });
    const least = Math.min(...shares);
    const isLess = levels.some((level, lever) => level < (tested[lever] ?? 0));
    return isLess ? least * Math.min(1, lab.share(levels) / lab.share(tested)) : least;
  }
}

/** −ln of the share that did not fail; half a future more may fail or not than there are, so that it is neither 0 nor infinite. */
function rateOf(outcomes: readonly Outcome[], column: number): number {
  const failed = outcomes.filter(({ failed: own }) => own[column] === 1).length;
  return -Math.log((outcomes.length - failed + 0.5) / (outcomes.length + 1));
}

interface Fall {
  readonly strengths: readonly number[];
  readonly levels: Levels;
  /** Rates without the plan, and with it. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** The power by which the rates of the units of a plan, all together, fell to what they are with it; by bisection. */
function powerOf({ strengths, levels, before, after }: Fall): number {
  const raised = levels.flatMap((level, lever) => (level > 0 ? [lever] : []));
  if (raised.length === 0) return USUAL_POWER;
  const goal = raised.reduce((sum, lever) => sum + (after[lever] ?? 0), 0);
  let [low, high] = [LEAST_POWER, MOST_POWER];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    const left = raised.reduce((sum, lever) => {
      const strength = strengths[lever] ?? 1;
      return sum + (before[lever] ?? 0) * (strength / (strength + (levels[lever] ?? 0))) ** middle;
    }, 0);
    if (left > goal) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
