import type { Measure } from './measure.ts';
import { ReinforceFault } from './reinforceFault.ts';

/** What may be spent to the horizon. */
export interface Budget {
  /** > 0 */
  readonly amount: number;
  /** What it is counted in. */
  readonly currency: 'EUR' | 'FTE';
}

/**
 * Refuses a budget that is not counted as plans are, and one beside measures.
 *
 * @param currency what a plan costs
 * @throws ReinforceFault with all that is wrong
 */
export function requireBudget(budget: Budget, currency: 'EUR' | 'FTE', measures: readonly Measure[]): void {
  const faults: string[] = [];
  if (!(budget.amount > 0 && budget.amount < Infinity)) {
    faults.push(`a budget of ${budget.amount} buys nothing; give one above 0`);
  }
  if (budget.currency !== currency) {
    faults.push(
      currency === 'EUR'
        ? 'the budget is a number of FTE, but a plan is counted in EUR: give it in EUR to the horizon, such as 20 MEUR'
        : 'the budget is in EUR, but a plan is counted in FTE since not every unit has a cost: give it as a number of FTE',
    );
  }
  if (measures.length > 0) {
    faults.push(
      'a budget is divided among units only, not among measures: lay the changes of a measure over all scenarios (--set) and take its cost off the budget',
    );
  }
  if (faults.length > 0) throw new ReinforceFault(faults.join('\n'));
}
