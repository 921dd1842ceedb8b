import type { Regret, RegretPlan, ReinforceResult } from '../experiment/index.ts';
import { toCsv } from './csv.ts';

const COLUMNS = [
  'plan',
  'as',
  'units',
  'cost',
  'currency',
  'fte',
  'within_budget',
  'chosen',
  'scenario',
  'basis',
  'replications',
  'hold_probability',
  'ci_low',
  'ci_high',
  'regret',
  'regret_low',
  'regret_high',
  'most_regret',
  'worst',
  'enough',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number | undefined>>;

/**
 * A row a plan and scenario on the futures of the search; and a row a scenario of the chosen plan, and of the one that was the best for it,
 * on fresh ones (`basis`).
 */
export function regretCsv(
  { currency, replications, classification }: ReinforceResult,
  { plans, fresh, replications: freshReplications }: Regret,
): string {
  const common = (plan: RegretPlan): Row => ({
    plan: plans.indexOf(plan) + 1,
    as: plan.as
      .map(({ role, scenario }) => (scenario === undefined ? role : `${role}: ${scenario}`))
      .join('; '),
    units: plan.units.map(({ unit, extra }) => `${unit}+${extra}`).join('; '),
    cost: plan.cost,
    currency,
    fte: plan.fte,
    within_budget: plan.within_budget ? 'yes' : 'no',
    chosen: plan.chosen ? 'yes' : 'no',
  });
  const searched = plans.flatMap((plan) =>
    plan.scenarios.map(
      ({ scenario, probability, regret }): Row => ({
        ...common(plan),
        scenario,
        basis: 'search',
        replications,
        hold_probability: probability.estimate,
        ci_low: probability.low,
        ci_high: probability.high,
        regret,
        most_regret: plan.most_regret,
        worst: plan.worst,
        enough: plan.enough,
      }),
    ),
  );
  const chosen = plans.find((plan) => plan.chosen);
  const tested = fresh.flatMap(({ scenario, probability, regret, best }): Row[] => {
    const row = { scenario, basis: 'fresh', replications: freshReplications };
    const other = plans.find(
      (plan) => !plan.chosen && JSON.stringify(plan.units) === JSON.stringify(best.units),
    );
    return [
      {
        ...(chosen && common(chosen)),
        ...row,
        hold_probability: probability.estimate,
        ci_low: probability.low,
        ci_high: probability.high,
        regret: regret.estimate,
        regret_low: regret.low,
        regret_high: regret.high,
      },
      ...(other === undefined
        ? []
        : [
            {
              ...common(other),
              ...row,
              hold_probability: best.probability.estimate,
              ci_low: best.probability.low,
              ci_high: best.probability.high,
            },
          ]),
    ];
  });
  return toCsv<Row>([...searched, ...tested], COLUMNS, classification);
}
