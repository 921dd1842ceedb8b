import type { Chain, NormSpec, StepSpec } from '../../chain/chain.ts';
import { compileDistribution } from '../../engine/distribution.ts';
import { withUnlimitedStaff } from '../unlimitedStaff.ts';
import { probabilityOf } from '../verdict.ts';
import type { FailureTable } from './culprits.ts';
import type { Lab, Tried } from './lab.ts';
import type { UnmetNorm } from './reinforceResult.ts';

/** A norm kept in fewer of the futures than this part of what may fail is told. */
const PART = 0.5;

/**
 * Norms that the best plan tried does not keep, and why: the same futures with unlimited staff everywhere from the beginning
 * tell whether it is staff at all that is missing, and the scenario what else it can be.
 */
export async function unmetNorms(lab: Lab, best: Tried, asked: number): Promise<UnmetNorm[]> {
  const { chain, replications } = lab;
  const everywhere = chain.units.reduce((some, { name }) => withUnlimitedStaff(some, name), chain);
  const unlimited = await lab.run(everywhere, 0, replications);
  return chain.norms.flatMap((norm, index): UnmetNorm[] => {
    const kept = keptIn(chain, best.failures, index);
    if (replications - kept <= PART * (1 - asked) * replications) return [];
    const keptUnlimited = keptIn(chain, unlimited, index);
    const isStaff = keptUnlimited >= asked * replications;
    const unit = chain.units[norm.unit]?.name;
    return [
      {
        norm: norm.name,
        ...(unit !== undefined && { unit }),
        kept: probabilityOf(kept, replications),
        unlimited: probabilityOf(keptUnlimited, replications),
        reason: isStaff ? 'too late' : reasonOf(chain, norm),
      },
    ];
  });
}

function keptIn({ norms }: Chain, { byNorm, replications }: FailureTable, norm: number): number {
  let kept = 0;
  for (let row = 0; row < replications; row++) kept += byNorm[row * norms.length + norm] === 1 ? 0 : 1;
  return kept;
}

function reasonOf(chain: Chain, norm: NormSpec): UnmetNorm['reason'] {
  const step = chain.steps.find(({ name }) => name === norm.scope);
  if (step !== undefined && isShorterThanEffort(step)) return 'deadline';
  const type = step?.case ?? chain.cases.findIndex(({ name }) => name === norm.scope);
  const steps = chain.steps.filter((each) => each.case === type);
  if (steps.some(({ kind }) => kind === 'meeting')) return 'agenda';
  return steps.some(({ kind }) => kind === 'wait') ? 'external wait' : 'not staff';
}

/** Whether the mean effort alone, with all its places, takes longer than a deadline on the step allows. */
function isShorterThanEffort({ duration, team, within, withinCase }: StepSpec): boolean {
  if (duration === undefined) return false;
  const hours = compileDistribution(duration).mean / team;
  return [within, withinCase].some((deadline) => {
    return deadline?.kind === 'span' && compileDistribution(deadline.span).mean < hours;
  });
}
