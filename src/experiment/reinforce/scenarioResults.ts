import { probabilityOf } from '../verdict.ts';
import { costOf, type Levels } from './cheapestPlan.ts';
import type { Confirmation, TestedPlan } from './confirming.ts';
import type { Lab } from './lab.ts';
import type { ReinforceResult, ScenarioResult, TestedBudget } from './reinforceResult.ts';

/**
 * What a plan does in each scenario.
 *
 * @param own the search without any measures
 */
export function scenarioResults(
  own: Lab,
  lab: Lab,
  levels: Levels,
  confirmation?: Confirmation,
): ScenarioResult[] {
  const { replications, simulations } = lab;
  const [without, searched] = [own.held(own.prices.map(() => 0)), lab.held(levels)];
  const share = (held: number | undefined) => probabilityOf(Math.round(held ?? 0), replications);
  return simulations.settings.map(({ name }, setting) => {
    const held = confirmation?.held[setting];
    return {
      scenario: name,
      without: share(without[setting]),
      searched: share(searched[setting]),
      ...(confirmation && held !== undefined && { held, confirmed: probabilityOf(held, confirmation.count) }),
    };
  });
}

/** What was tested, in its order. */
export function testedBudgets(lab: Lab, tests: readonly TestedPlan[], price: number): TestedBudget[] {
  return tests.map(({ levels, confirmation: { held, count, isGood } }) => ({
    units: levels.flatMap((extra, lever) => {
      const unit = lab.levers.levers[lever]?.unit;
      return unit === undefined || extra === 0 ? [] : [{ unit, extra }];
    }),
    cost: costOf(levels, lab.prices) + price,
    fte: levels.reduce((sum, level) => sum + level, 0),
    probability: probabilityOf(Math.min(...held), count),
    replications: count,
    confirmed: isGood,
  }));
}

/** What stands for all scenarios: the least of each. */
export function leastOf(
  results: readonly ScenarioResult[],
  confirmation?: Confirmation,
): Pick<ReinforceResult, 'without' | 'searched' | 'confirmation'> {
  const least = <Of>(of: (result: ScenarioResult) => Of, estimate: (value: Of) => number): Of =>
    results.map(of).reduce((one, other) => (estimate(other) < estimate(one) ? other : one));
  const worst = least(
    (result) => result,
    ({ held = 0 }) => held,
  );
  return {
    without: least(
      ({ without }) => without,
      ({ estimate }) => estimate,
    ),
    searched: least(
      ({ searched }) => searched,
      ({ estimate }) => estimate,
    ),
    ...(confirmation &&
      worst.confirmed && {
        confirmation: {
          probability: worst.confirmed,
          held: worst.held ?? 0,
          replications: confirmation.count,
          first: confirmation.first,
          attempts: confirmation.attempts,
        },
      }),
  };
}
