import type { BudgetPoint, ReinforceResult } from '../experiment/index.ts';
import { toCsv } from './csv.ts';

const PLAN_COLUMNS = [
  'scenario',
  'unit',
  'strength',
  'extra',
  'cost',
  'currency',
  'hired',
  'decided_on',
  'decide_by',
  'decide_all_by',
  'fewer',
  'fewer_low',
  'fewer_high',
  'more',
  'more_low',
  'more_high',
  'on_duty',
  'strength_of',
] as const;
/** More columns of a plan that is chosen by its regret. */
const REGRET_COLUMNS = ['fewer_regret', 'more_regret'] as const;

/** A row a unit of the plan; `decide_all_by` is of the plan as a whole. */
export function planCsv(result: ReinforceResult): string {
  const { scenario, currency, decided_on, classification } = result;
  const rows = result.units.map(({ label: _, fewer, more, hired, on_duty, decide_by, ...unit }) => ({
    scenario,
    ...unit,
    currency,
    hired: hired ? 'hired' : 'at once',
    decided_on,
    decide_by,
    decide_all_by: result.decide_by,
    fewer: fewer?.estimate,
    fewer_low: fewer?.low,
    fewer_high: fewer?.high,
    more: more?.estimate,
    more_low: more?.low,
    more_high: more?.high,
    on_duty: on_duty ? 'yes' : 'no',
  }));
  const columns = result.regret ? [...PLAN_COLUMNS, ...REGRET_COLUMNS] : PLAN_COLUMNS;
  return toCsv(rows, columns, classification);
}

const BUDGET_COLUMNS = [
  'scenario',
  'cost',
  'currency',
  'fte',
  'hold_probability',
  'ci_low',
  'ci_high',
  'replications',
  'basis',
] as const;

/**
 * P(holds) against what it costs: a row a plan, the cheapest for what it does as far as the futures' needs are known; and a row a plan
 * that was tested on fresh futures.
 */
export function budgetCsv(result: ReinforceResult): string {
  const { scenario, currency, replications, classification } = result;
  const row = (
    { cost, fte, probability: { estimate, low, high } }: Pick<BudgetPoint, 'cost' | 'fte' | 'probability'>,
    count: number,
    basis: 'simulated' | 'needs' | 'fresh',
  ) => ({
    scenario,
    cost,
    currency,
    fte,
    hold_probability: estimate,
    ci_low: low,
    ci_high: high,
    replications: count,
    basis,
  });
  const rows = [
    ...result.curve.map((point) => row(point, replications, point.simulated ? 'simulated' : 'needs')),
    ...result.tested.map((plan) => row(plan, plan.replications, 'fresh')),
  ];
  return toCsv(rows, BUDGET_COLUMNS, classification);
}

const MEASURE_COLUMNS = ['scenario', 'measure', 'changes', 'cost', 'currency', 'taken'] as const;

/** A row a measure that could be taken. */
export function measuresCsv({ scenario, measures = [], currency, classification }: ReinforceResult): string {
  const rows = measures.map(({ name, changes, cost, taken }) => ({
    scenario,
    measure: name,
    changes: changes.map(({ path, value }) => `${path}=${value}`).join('; '),
    cost,
    currency,
    taken: taken ? 'yes' : 'no',
  }));
  return toCsv(rows, MEASURE_COLUMNS, classification);
}

const SCENARIO_COLUMNS = [
  'scenario',
  'without',
  'without_low',
  'without_high',
  'searched',
  'searched_low',
  'searched_high',
  'replications',
  'hold_probability',
  'ci_low',
  'ci_high',
  'fresh_replications',
] as const;

/** A row a scenario: without and with the plan on the futures of the search, and with it on fresh ones. */
export function scenariosCsv({
  scenarios = [],
  replications,
  confirmation,
  classification,
}: ReinforceResult): string {
  const rows = scenarios.map(({ scenario, without, searched, confirmed }) => ({
    scenario,
    without: without.estimate,
    without_low: without.low,
    without_high: without.high,
    searched: searched.estimate,
    searched_low: searched.low,
    searched_high: searched.high,
    replications,
    hold_probability: confirmed?.estimate,
    ci_low: confirmed?.low,
    ci_high: confirmed?.high,
    fresh_replications: confirmation?.replications,
  }));
  return toCsv(rows, SCENARIO_COLUMNS, classification);
}
