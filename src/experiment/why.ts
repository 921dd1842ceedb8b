import type { Chain } from '../chain/chain.ts';
import type { Why } from './findings.ts';
import { blocksOf, type Variant } from './plan.ts';
import type { Study } from './study.ts';
import { SurvivalFold } from './survival.ts';
import { withUnlimitedStaff } from './unlimitedStaff.ts';
import { probabilityOf } from './verdict.ts';

/** Units that are tried: more would seldom be worth their replications. */
const MOST_TRIED = 3;

export interface WhyRun {
  readonly seed: string;
  readonly replications: number;
}

/**
 * Confirms by experiment what the waiting suggests: the same inputs again, once for each of the first units of the
 * ranking with unlimited staff there. Under common random numbers the difference is that staff's alone.
 *
 * @returns the same ranking with P(chain holds) and P(norm never breached) at the units that were tried, and events
 */
export async function confirmWhy(
  study: Study,
  chain: Chain,
  why: Why,
  { seed, replications }: WhyRun,
): Promise<{ readonly why: Why; readonly events: number }> {
  const folds = why.units.slice(0, MOST_TRIED).map(({ unit }) => {
    const variant: Variant = { chain: withUnlimitedStaff(chain, unit), seed, keeps: 'breaches' };
    return { variant: study.add(variant), survival: new SurvivalFold(variant.chain) };
  });
  const blocks = folds.flatMap(({ variant }) => blocksOf(variant, replications));
  const foldOf = new Map(folds.map(({ variant, survival }) => [variant, survival]));
  let events = 0;
  await study.compute(blocks, (block, planned) => {
    for (let i = 0; i < block.count; i++) {
      foldOf.get(planned.variant)?.add(block.breaches, i * chain.norms.length);
    }
    events += block.events;
    return undefined;
  });
  const units = why.units.map((unit, index) => {
    const fold = folds[index]?.survival;
    return fold === undefined ? unit : { ...unit, unlimited: unlimited(fold, why.norm) };
  });
  return { why: { ...why, units }, events };
}

function unlimited(fold: SurvivalFold, norm: string): NonNullable<Why['units'][number]['unlimited']> {
  const of = (kind: string, name: string): ReturnType<typeof probabilityOf> => {
    const scope = fold.scopes.find((each) => each.kind === kind && each.name === name);
    return probabilityOf(scope?.breaches.held ?? 0, fold.replications);
  };
  return { chain: of('chain', 'chain'), norm: of('norm', norm) };
}
