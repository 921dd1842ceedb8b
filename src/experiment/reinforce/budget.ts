import { counted, shortNumber } from '../numberWords.ts';
import type { Lever, Levers } from './levers.ts';
import type { Measure } from './measure.ts';
import { ReinforceFault } from './reinforceFault.ts';

/** What may be spent to the horizon. */
export interface Budget {
  /** > 0 */
  readonly amount: number;
  /** What it is counted in. */
  readonly currency: 'EUR' | 'FTE';
}

/** Units without a cost that are named. */
const MOST_NAMED = 5;

/**
 * Refuses a budget that is not counted as plans are, that buys nothing, and one beside measures.
 *
 * @param levers what a plan may buy, and in what it is counted
 * @param isHidden whether costs may not be told
 * @throws ReinforceFault with all that is wrong
 */
export function requireBudget(
  budget: Budget,
  { levers, currency, unpriced }: Levers,
  measures: readonly Measure[],
  isHidden: boolean,
): void {
  const faults: string[] = [];
  if (!(budget.amount > 0 && budget.amount < Infinity)) {
    faults.push(`a budget of ${budget.amount} buys nothing; give one above 0`);
  }
  if (budget.currency !== currency) {
    faults.push(
      currency === 'EUR'
        ? 'the budget is a number of FTE, but a plan is counted in EUR: give it in EUR to the horizon, such as 20 MEUR'
        : `the budget is in EUR, but a plan is counted in FTE since ${withoutCost(unpriced)}: give it as a number of FTE, or each unit a cost`,
    );
  } else if (budget.amount > 0) {
    const cheapest = levers.reduce((one, other) => (other.price < one.price ? other : one));
    if (budget.amount < cheapest.price) faults.push(tooLittle(budget, cheapest, isHidden));
  }
  if (measures.length > 0) {
    faults.push(
      'a budget is divided among units only, not among measures: lay the changes of a measure over all scenarios (--set) and take its cost off the budget',
    );
  }
  if (faults.length > 0) throw new ReinforceFault(faults.join('\n'));
}

function withoutCost(units: readonly string[]): string {
  const named = units.slice(0, MOST_NAMED).join(', ');
  const rest = units.length - MOST_NAMED;
  return `${named}${rest > 0 ? ` and ${counted(rest, 'other unit')}` : ''} ${units.length === 1 ? 'has' : 'have'} no cost: { fte }`;
}

/** @param cheapest of which one FTE costs more than the budget */
function tooLittle({ amount, currency }: Budget, { unit, price }: Lever, isHidden: boolean): string {
  if (currency === 'FTE')
    return `a budget of ${amount} FTE buys nothing: plans are of whole FTE; give it at least 1`;
  // In full: rounded, both might look alike.
  const nothing = `a budget of EUR ${shortNumber(Math.floor(amount))} buys nothing`;
  if (isHidden) return `${nothing}: an FTE more costs more than that everywhere; give more`;
  return `${nothing}: an FTE more costs at least EUR ${shortNumber(Math.ceil(price))} to the horizon (${unit}); give as much or more`;
}
