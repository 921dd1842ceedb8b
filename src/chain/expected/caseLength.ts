import { type Hours, NONE } from '../../engine/hours.ts';
import type { Chain, StepSpec } from '../chain.ts';
import type { Expression } from '../expression.ts';
import { meanOf } from './meanOf.ts';
import { openHours } from './openHours.ts';

/** Rounds in which lengths of routes with loops settle. */
const ROUNDS = 200;

/**
 * How long a case takes on average from its first step to its end, by case type, if it never waits for staff: effort ÷
 * places in the open hours of its unit (spread evenly over time), waits whole, and half the time between two meetings. Of
 * the branches of a fork the longest counts. Routes that are formulas are evaluated by `evaluate`. Of types that are not asked for, 0.
 */
export function caseLengths(
  chain: Chain,
  types: ReadonlySet<number>,
  evaluate: (expression: Expression) => number,
): Hours[] {
  const lengths = new Float64Array(chain.steps.length);
  const asked = [...chain.steps.keys()].filter((index) => types.has(chain.steps[index]!.case));
  const steps = asked.map((index) => {
    const { then, all = [] } = chain.steps[index]!;
    let rest = 1;
    const ways = then.map((branch) => {
      const probability = branch.probability === undefined ? undefined : evaluate(branch.probability);
      rest -= probability ?? 0;
      return { to: branch.step, probability };
    });
    const next = ways
      .map(({ to, probability }) => ({ to, probability: probability ?? Math.max(0, rest) }))
      .filter(({ to }) => to !== NONE);
    return { index, own: ownLength(chain, chain.steps[index]!), next, all };
  });
  const reversed = steps.toReversed();
  for (const { index, own } of steps) lengths[index] = own;
  for (let round = 0; round < ROUNDS; round++) {
    let change = 0;
    for (const { index, own, next, all } of reversed) {
      let length = own;
      for (const { to, probability } of next) length += probability * lengths[to]!;
      length += all.reduce((most, branch) => Math.max(most, lengths[branch]!), 0);
      change = Math.max(change, Math.abs(length - lengths[index]!));
      lengths[index] = length;
    }
    if (change < 1e-9) break;
  }
  return chain.cases.map(({ firstStep }) => lengths[firstStep] ?? 0);
}

function ownLength(chain: Chain, step: StepSpec): Hours {
  const mean = step.duration === undefined ? 0 : meanOf(step.duration);
  if (step.kind === 'wait') return mean;
  if (step.kind === 'meeting') {
    const at = step.meeting?.at ?? [];
    const span = at.length > 1 ? (at[at.length - 1]! - at[0]!) / (at.length - 1) : 0;
    return span / 2 + (step.meeting?.length ?? 0);
  }
  if (step.kind !== 'work') return 0;
  const unit = chain.units[step.unit];
  const share = unit === undefined ? 1 : openHours(chain, unit.roster, 0, chain.horizon) / chain.horizon;
  return share > 0 ? mean / step.team / share : 0;
}

/** Case types that are a stage of hiring. */
export function casesOfRecruits({ units }: Chain): Set<number> {
  return new Set(
    units.flatMap(({ staff }) =>
      (staff?.hiring?.stages ?? []).flatMap((stage) => (stage.kind === 'case' ? [stage.case] : [])),
    ),
  );
}
