import type { Chain } from '../chain/chain.ts';
import type { Probability } from './findings.ts';
import type { SurvivalFold } from './survival.ts';
import { probabilityOf } from './verdict.ts';

/** What is found of one variant's replications. */
export interface PointFound {
  readonly replications: number;
  readonly held: number;
  /** Share of the replications in which the chain holds, with its exact 95 % interval. */
  readonly probability: Probability;
  /** The norm that is most often the first to be breached, and its share of the replications with a breach. */
  readonly breaks_first?: { readonly norm: string; readonly share: number };
}

/** Of norms that are first to be breached equally often, the first in the file is named. */
export function pointFound(fold: SurvivalFold, chain: Chain): PointFound {
  const held = fold.scopes[0]?.breaches.held ?? 0;
  const broken = fold.replications - held;
  const most = Math.max(0, ...fold.parts.map(({ first }) => first));
  const norm = chain.norms[fold.parts.findIndex(({ first }) => first === most)];
  return {
    replications: fold.replications,
    held,
    probability: probabilityOf(held, fold.replications),
    ...(most > 0 && norm && { breaks_first: { norm: norm.name, share: most / broken } }),
  };
}
