import type { Chain, NormSpec, StepSpec } from '../../chain/chain.ts';
import { compileDistribution } from '../../engine/distribution.ts';
import { withUnlimitedStaff } from '../unlimitedStaff.ts';
import { probabilityOf } from '../verdict.ts';
import type { Levels } from './cheapestPlan.ts';
import type { Outcome } from './culprits.ts';
import type { Lab } from './lab.ts';
import type { UnmetNorm } from './reinforceResult.ts';

/** A norm kept in fewer of the futures than this part of what may fail is told. */
const PART = 0.5;

/**
 * Norms that a plan does not keep, and why: the same futures with unlimited staff everywhere from the beginning
 * tell whether it is staff at all that is missing, and the scenario what else it can be.
 *
 * @param levels a plan that was run on all futures
 */
export async function unmetNorms(lab: Lab, levels: Levels, asked: number): Promise<UnmetNorm[]> {
  const { replications, simulations } = lab;
  const name = levels.join();
  const unmet: UnmetNorm[] = [];
  for (const [setting, chain] of simulations.chains.entries()) {
    const everywhere = chain.units.reduce((some, unit) => withUnlimitedStaff(some, unit.name), chain);
    const unlimited = await simulations.runChain(everywhere, replications);
    const best = lab.initial.flatMap((future) => {
      const outcome = future.setting === setting ? future.outcomes.get(name) : undefined;
      return outcome === undefined ? [] : [outcome];
    });
    for (const [index, norm] of chain.norms.entries()) {
      const kept = keptIn(best, index);
      if (best.length - kept <= PART * (1 - asked) * best.length) continue;
      const keptUnlimited = keptIn(unlimited, index);
      const isStaff = keptUnlimited >= asked * replications;
      const unit = chain.units[norm.unit]?.name;
      unmet.push({
        norm: norm.name,
        ...(unit !== undefined && { unit }),
        kept: probabilityOf(kept, best.length),
        unlimited: probabilityOf(keptUnlimited, replications),
        reason: isStaff ? 'too late' : reasonOf(chain, norm),
      });
    }
  }
  return unmet;
}

function keptIn(outcomes: readonly Outcome[], norm: number): number {
  return outcomes.filter(({ breached }) => breached[norm] !== 1).length;
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
