import type { Chain } from '../../chain/chain.ts';
import { withUnlimitedStaff } from '../unlimitedStaff.ts';
import { probabilityOf } from '../verdict.ts';
import type { Levels } from './cheapestPlan.ts';
import { MOST_RUNS } from './confirming.ts';
import { withDailyMeetings, withoutAgendas, withShortWaits, withShortWork } from './counterfactuals.ts';
import type { Outcome } from './culprits.ts';
import type { Lab } from './lab.ts';
import type { UnmetNorm } from './reinforceResult.ts';

type Reason = NonNullable<UnmetNorm['reason']>;

/** A norm kept in fewer of the futures than this part of what may fail is told. */
const PART = 0.5;

/** What else than staff can be missing, and the chain in which it is not; the first that lets a norm be kept is told. */
const OTHERWISE: readonly (readonly [Reason, (chain: Chain) => Chain | undefined])[] = [
  ['agenda', withoutAgendas],
  ['meeting', withDailyMeetings],
  ['external wait', withShortWaits],
  ['deadline', withShortWork],
];

/**
 * Norms that a plan does not keep, and why. The same futures with unlimited staff everywhere from the beginning tell whether it
 * is staff at all that is missing; with that, and one other thing changed at a time, what else it is: nothing is said that was
 * not tried.
 *
 * @param levels a plan that was run on all futures that the search began with
 */
export async function unmetNorms(lab: Lab, levels: Levels, asked: number): Promise<UnmetNorm[]> {
  const unmet: UnmetNorm[] = [];
  for (const [setting, { name: scenario, chain, recipe }] of lab.simulations.settings.entries()) {
    const best = lab.futures.flatMap((future) => {
      const outcome = future.setting === setting ? future.outcomes.get(levels.join()) : undefined;
      return outcome === undefined ? [] : [outcome];
    });
    const missed = chain.norms.flatMap((_, norm) => {
      const broken = best.length - keptIn(best, norm);
      return broken > PART * (1 - asked) * best.length ? [norm] : [];
    });
    // Over the ranges nothing else is tried: what else is changed would be changed in the values in the file.
    const why = recipe ? undefined : await reasonsOf(lab, chain, missed, asked);
    for (const norm of missed) {
      const { name, unit } = chain.norms[norm] ?? { name: '', unit: -1 };
      const own = chain.units[unit]?.name;
      unmet.push({
        scenario,
        norm: name,
        ...(own !== undefined && { unit: own }),
        kept: probabilityOf(keptIn(best, norm), best.length),
        ...(why && {
          unlimited: probabilityOf(why.kept.get(norm) ?? 0, lab.replications),
          reason: why.reasons.get(norm) ?? 'not staff',
        }),
      });
    }
  }
  return unmet;
}

/** Why norms are missed, and in how many futures each is kept with unlimited staff; as far as there is room to try. */
async function reasonsOf(
  lab: Lab,
  chain: Chain,
  missed: readonly number[],
  asked: number,
): Promise<{ readonly kept: Map<number, number>; readonly reasons: Map<number, Reason> }> {
  const { simulations, replications } = lab;
  const reasons = new Map<number, Reason>();
  const tryOut = async (other: Chain, reason: Reason): Promise<Map<number, number>> => {
    const outcomes = await simulations.runChain(other, replications);
    const kept = new Map(missed.map((norm) => [norm, keptIn(outcomes, norm)]));
    for (const [norm, count] of kept) {
      if (!reasons.has(norm) && count >= asked * replications) reasons.set(norm, reason);
    }
    return kept;
  };
  const everywhere = chain.units.reduce((some, unit) => withUnlimitedStaff(some, unit.name), chain);
  const kept = await tryOut(everywhere, 'too late');
  for (const [reason, otherwise] of OTHERWISE) {
    if (reasons.size === missed.length || !lab.hasRoom(replications, MOST_RUNS)) break;
    const other = otherwise(everywhere);
    if (other !== undefined) await tryOut(other, reason);
  }
  return { kept, reasons };
}

function keptIn(outcomes: readonly Outcome[], norm: number): number {
  return outcomes.filter(({ breached }) => breached[norm] !== 1).length;
}
