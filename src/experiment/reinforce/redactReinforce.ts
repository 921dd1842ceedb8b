import type { Chain } from '../../chain/chain.ts';
import { isRedacted, type Scenario } from '../../scenario/index.ts';
import type { Regret, RegretPlan } from './regretResult.ts';
import type { ReinforceResult } from './reinforceResult.ts';

/** What a unit may employ stands in one of these. */
const STRENGTHS = ['fte', 'onDuty', 'authorised'];

/**
 * An answer without what would give values back that are left out: the strength of a unit, and all costs where that of any unit is left
 * out, since one plan's cost and the FTE in it tell the others. Plans are then counted in FTE, though they were chosen by cost.
 */
export function redactReinforce(
  facts: Omit<ReinforceResult, 'sentence'>,
  scenarios: readonly Scenario[],
): Omit<ReinforceResult, 'sentence'> {
  const redacted = scenarios.filter(({ redaction }) => redaction !== undefined);
  if (redacted.length === 0) return facts;
  const units = facts.units.map((unit) => {
    if (!redacted.some((scenario) => hidesStrength(scenario, unit.unit))) return unit;
    const { strength: _, strength_of: __, ...rest } = unit;
    return rest;
  });
  const hidesCost =
    facts.currency === 'EUR' &&
    redacted.some(({ chain, redaction }) =>
      chain.units.some(({ name }) => isRedacted(redaction, `${name}.cost`)),
    );
  if (!hidesCost) return { ...facts, units };
  const { measures, considered, regret } = facts;
  return {
    ...facts,
    currency: 'FTE',
    cost_left_out: true,
    units: units.map((unit) => ({ ...unit, cost: unit.extra })),
    ...(measures && { measures: measures.map(({ cost: _, ...measure }) => measure) }),
    ...(considered && { considered: considered.map((each) => ({ measures: each.measures })) }),
    cost: facts.units.reduce((sum, { extra }) => sum + extra, 0),
    tested: facts.tested.map((plan) => ({ ...plan, cost: plan.fte })),
    curve: facts.curve.map((point) => ({ ...point, cost: point.fte })),
    ...(regret && { regret: inFte(regret) }),
  };
}

/** The budget is left out too: a plan that just fits tells what it costs. */
function inFte({ plans, fresh, replications }: Regret): Regret {
  const fte = (units: RegretPlan['units']): number => units.reduce((sum, { extra }) => sum + extra, 0);
  return {
    plans: plans.map((plan) => ({ ...plan, cost: plan.fte })),
    fresh: fresh.map((each) => ({ ...each, best: { ...each.best, cost: fte(each.best.units) } })),
    replications,
  };
}

function hidesStrength({ chain, redaction }: Scenario, unit: string): boolean {
  return (
    STRENGTHS.some((key) => isRedacted(redaction, `${unit}.${key}`)) ||
    chain.policies.some(
      ({ name }) => setsStrength(chain, name, unit) && isRedacted(redaction, `policies.${name}`),
    )
  );
}

function setsStrength({ policies, units }: Chain, policy: string, unit: string): boolean {
  const index = units.findIndex(({ name }) => name === unit);
  const { actions = [] } = policies.find(({ name }) => name === policy) ?? {};
  return actions.some((action) =>
    action.kind === 'authorise'
      ? action.unit === index
      : action.kind === 'set' &&
        action.settings.some((setting) => setting.kind === 'fte' && setting.index === index),
  );
}
