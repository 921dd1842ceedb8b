import { MeanPath } from '../chain/expected/meanPath.ts';
import { expectedLoad } from '../chain/expectedLoad.ts';
import type { Scenario } from '../scenario/index.ts';
import { toldReach } from './toldReach.ts';

/** Norms that will probably never be judged, for want of observations, by arithmetic alone: they count as held. None that may not be told. */
export function unjudgedNorms(scenario: Scenario): string[] {
  const { chain } = scenario;
  if (chain.norms.length === 0) return [];
  const path = new MeanPath(chain, chain.horizon);
  const load = expectedLoad(chain, 0, chain.horizon, path.demand(0));
  return toldReach(scenario, load).flatMap((reach) =>
    'redacted' in reach || reach.judged > 0 ? [] : [reach.norm],
  );
}
