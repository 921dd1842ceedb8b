import type { Chain } from '../chain/chain.ts';
import type { Why } from './findings.ts';
import { planVariants } from './plan.ts';
import { computeBlocks, type PoolOptions } from './pool.ts';
import { SurvivalFold } from './survival.ts';
import { withUnlimitedStaff } from './unlimitedStaff.ts';
import { probabilityOf } from './verdict.ts';

/** Units that are tried: more would seldom be worth their replications. */
const MOST_TRIED = 3;

export interface WhyRun extends PoolOptions {
  readonly seed: string;
  readonly replications: number;
  /** Told after every block: replications done, and all that there are to do. */
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Confirms by experiment what the waiting suggests: the same inputs again, once for each of the first units of the
 * ranking with unlimited staff there. Under common random numbers the difference is that staff's alone.
 *
 * @returns the same ranking with P(chain holds) and P(norm never breached) at the units that were tried, and events
 */
export async function confirmWhy(
  chain: Chain,
  why: Why,
  options: WhyRun,
): Promise<{ readonly why: Why; readonly events: number }> {
  const { seed, replications } = options;
  const tried = why.units.slice(0, MOST_TRIED);
  const variants = tried.map(({ unit }) => ({ chain: withUnlimitedStaff(chain, unit), seed }));
  const folds = variants.map((variant) => new SurvivalFold(variant.chain));
  let events = 0;
  let done = 0;
  await computeBlocks(planVariants(variants, replications), options, (block, planned) => {
    for (let i = 0; i < block.count; i++) {
      folds[planned.variant]?.add(block.breaches, i * chain.norms.length);
    }
    events += block.events;
    done += block.count;
    options.onProgress(done, replications * variants.length);
  });
  const units = why.units.map((unit, index) => {
    const fold = folds[index];
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
