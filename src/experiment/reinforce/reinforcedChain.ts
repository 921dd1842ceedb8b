import type { ActionSpec, Chain, PolicySpec, UnitSpec } from '../../chain/chain.ts';
import type { Hours } from '../../engine/hours.ts';

/** More strength for a unit, decided at a moment. */
export interface Reinforcement {
  /** Index of the unit. */
  readonly unit: number;
  /** FTE more that may be employed; persons on duty for a unit whose strength is given so. */
  readonly extra: number;
  /** Hours since `start`; 0 at the beginning of the run. */
  readonly at: Hours;
}

/** Whether more strength comes through requisitions and their stages; otherwise it is there when it is decided. */
export function isHired(unit: UnitSpec | undefined): boolean {
  return unit?.staff?.hiring !== undefined;
}

/** What a unit may employ at a moment by the scenario alone: its own number, and what dated policies set up to then. */
export function strengthAt(chain: Chain, unit: number, at: Hours): number {
  const spec = chain.units[unit];
  if (spec === undefined) return 0;
  let strength = ownStrength(spec);
  for (const { trigger, actions } of chain.policies) {
    if (trigger.kind !== 'moments' || !trigger.at.some((moment) => moment <= at)) continue;
    for (const action of actions) strength = strengthIn(action, unit, isHired(spec)) ?? strength;
  }
  return strength;
}

/** At the beginning: the authorised strength where people are hired, else the strength that is there. */
export function ownStrength({ staff, staffing }: UnitSpec): number {
  if (staff?.hiring !== undefined) return staff.authorised;
  return staffing.kind === 'fte' ? staffing.fte : staffing.onDuty;
}

/**
 * The chain with more strength at some units. Where people are hired the authorised strength rises, at the decision, and
 * with it every number that policies authorise afterwards (those with several moments or a condition: if any of their
 * moments is not before the decision); the people come through the unit's own requisitions and stages. Elsewhere the
 * strength itself rises, at once.
 */
export function reinforcedChain(chain: Chain, reinforcements: readonly Reinforcement[]): Chain {
  const given = reinforcements.filter(({ extra }) => extra !== 0);
  if (given.length === 0) return chain;
  const byUnit = new Map(given.map((each) => [each.unit, each]));
  const units = chain.units.map((spec, index) => {
    const own = byUnit.get(index);
    return own === undefined || own.at > 0 ? spec : withStrength(spec, ownStrength(spec) + own.extra);
  });
  const policies = chain.policies.map((policy) => ({
    ...policy,
    actions: policy.actions.map((action) => raised(chain, policy, action, byUnit)),
  }));
  const later = given.filter(({ at }) => at > 0);
  const decisions = [...new Set(later.map(({ at }) => at))].map(
    (at): PolicySpec => ({
      name: REINFORCEMENT,
      label: REINFORCEMENT,
      trigger: { kind: 'moments', at: [at] },
      actions: later
        .filter((each) => each.at === at)
        .map(({ unit, extra }) => authorised(chain, unit, strengthAt(chain, unit, at) + extra)),
    }),
  );
  return { ...chain, units, policies: [...policies, ...decisions] };
}

/** Name of the policy that a plan adds. */
export const REINFORCEMENT = 'reinforcement';

/** Whether what a policy does counts as after a decision. */
export function isAfter({ trigger }: Pick<PolicySpec, 'trigger'>, at: Hours): boolean {
  return trigger.kind === 'condition' || trigger.at.some((moment) => moment >= at);
}

function withStrength(spec: UnitSpec, strength: number): UnitSpec {
  const { staff, staffing } = spec;
  if (staff?.hiring !== undefined) return { ...spec, staff: { ...staff, authorised: strength } };
  const more =
    staffing.kind === 'fte' ? { ...staffing, fte: strength } : { kind: staffing.kind, onDuty: strength };
  // Without requisitions the authorised strength does nothing, but it is reported.
  return { ...spec, staffing: more, ...(staff && { staff: { ...staff, authorised: strength } }) };
}

function authorised(chain: Chain, unit: number, fte: number): ActionSpec {
  return isHired(chain.units[unit])
    ? { kind: 'authorise', unit, fte }
    : { kind: 'set', settings: [{ kind: 'fte', index: unit, fte }] };
}

function raised(
  chain: Chain,
  policy: PolicySpec,
  action: ActionSpec,
  byUnit: ReadonlyMap<number, Reinforcement>,
): ActionSpec {
  if (action.kind === 'authorise') {
    const own = byUnit.get(action.unit);
    if (own === undefined || !isHired(chain.units[action.unit]) || !isAfter(policy, own.at)) return action;
    return { ...action, fte: action.fte + own.extra };
  }
  if (action.kind !== 'set') return action;
  return {
    ...action,
    settings: action.settings.map((setting) => {
      const own = setting.kind === 'fte' ? byUnit.get(setting.index) : undefined;
      if (setting.kind !== 'fte' || own === undefined) return setting;
      if (isHired(chain.units[setting.index]) || !isAfter(policy, own.at)) return setting;
      return { ...setting, fte: setting.fte + own.extra };
    }),
  };
}

function strengthIn(action: ActionSpec, unit: number, hired: boolean): number | undefined {
  if (hired) return action.kind === 'authorise' && action.unit === unit ? action.fte : undefined;
  if (action.kind !== 'set') return undefined;
  const setting = action.settings.find((each) => each.kind === 'fte' && each.index === unit);
  return setting?.kind === 'fte' ? setting.fte : undefined;
}
