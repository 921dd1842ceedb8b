import { compileDistribution } from '../../engine/distribution.ts';
import { type Hours, NONE } from '../../engine/hours.ts';
import { WorkingClock } from '../../engine/workingClock.ts';
import type { Chain, StepSpec } from '../chain.ts';
import type { Expression } from '../expression.ts';

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
  const isAsked = chain.steps.map((step) => types.has(step.case));
  const own = chain.steps.map((step, index) => (isAsked[index] ? ownLength(chain, step) : 0));
  const next = chain.steps.map((step, index) => {
    if (!isAsked[index]) return [];
    let rest = 1;
    const ways = step.then.map((branch) => {
      const probability = branch.probability === undefined ? undefined : evaluate(branch.probability);
      rest -= probability ?? 0;
      return { step: branch.step, probability };
    });
    return ways
      .map(({ step: to, probability }) => ({ to, probability: probability ?? Math.max(0, rest) }))
      .filter(({ to }) => to !== NONE);
  });
  const lengths = own.slice();
  for (let round = 0; round < ROUNDS; round++) {
    let change = 0;
    for (let step = lengths.length - 1; step >= 0; step--) {
      let length = own[step]!;
      for (const { to, probability } of next[step]!) length += probability * lengths[to]!;
      if (isAsked[step])
        length += (chain.steps[step]!.all ?? []).reduce(
          (most, branch) => Math.max(most, lengths[branch]!),
          0,
        );
      change = Math.max(change, Math.abs(length - lengths[step]!));
      lengths[step] = length;
    }
    if (change < 1e-9) break;
  }
  return chain.cases.map(({ firstStep }) => lengths[firstStep] ?? 0);
}

function ownLength(chain: Chain, step: StepSpec): Hours {
  const mean = step.duration === undefined ? 0 : compileDistribution(step.duration).mean;
  if (step.kind === 'wait') return mean;
  if (step.kind === 'meeting') {
    const at = step.meeting?.at ?? [];
    const span = at.length > 1 ? (at[at.length - 1]! - at[0]!) / (at.length - 1) : 0;
    return span / 2 + (step.meeting?.length ?? 0);
  }
  if (step.kind !== 'work') return 0;
  const roster = chain.rosters[chain.units[step.unit]?.roster ?? NONE];
  const share =
    roster === undefined ? 1 : new WorkingClock(roster).openHours(0, chain.horizon) / chain.horizon;
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
