import type { Chain, NormSpec } from '../chain/chain.ts';
import type { ExpectedLoad } from '../chain/expectedLoad.ts';
import { findMetric, needsMinCount } from '../chain/metrics.ts';
import { incompleteBeta } from '../engine/special/incompleteBeta.ts';

/** What a norm can measure, by arithmetic. */
export interface NormReach {
  readonly norm: string;
  readonly per: string;
  /** Its own complete periods by the horizon. */
  readonly periods: number;
  /** Tasks or cases expected in one of them; undefined for metrics that are not observed task by task. */
  readonly observations: number | undefined;
  /** Its own periods that are joined until there are enough observations, on average. */
  readonly joined: number;
  /** Periods that will be judged by the horizon, after joining. 0: it will probably never be judged. */
  readonly judged: number;
  /**
   * Shares only: the chance that a unit exactly one percentage point better than the limit is nevertheless found in
   * breach by the horizon, by binomial luck alone.
   */
  readonly luck: number | undefined;
}

/** How much better than the limit the unit of `luck` is. */
const BETTER = 0.01;

/**
 * What each norm can measure. Observations a period are taken as their expected number, equal in all periods, and
 * outcomes of tasks as independent; both make `luck` an orientation, not a forecast.
 */
export function normReach(chain: Chain, load: ExpectedLoad): NormReach[] {
  return chain.norms.map((norm) => {
    const metric = findMetric(norm.scopeKind, norm.metric);
    const periods = norm.periodEnds.length;
    const rate = observationRate(chain, norm, load);
    const hours = (norm.periodEnds[periods - 1] ?? 0) / Math.max(1, periods);
    const observations = rate === undefined ? undefined : rate * hours;
    const counted = metric !== undefined && needsMinCount(metric);
    const joined =
      counted && observations !== undefined ? Math.max(1, Math.ceil(norm.minCount / observations)) : 1;
    const judged = Number.isFinite(joined) ? Math.floor(periods / joined) : 0;
    const luck =
      metric?.kind === 'share' && observations !== undefined
        ? breachChance(missChance(norm, Math.round(observations * joined)), judged, norm.inARow)
        : undefined;
    return { norm: norm.name, per: norm.per, periods, observations, joined, judged, luck };
  });
}

/** Tasks or cases an hour on which a norm is judged. */
function observationRate(chain: Chain, norm: NormSpec, load: ExpectedLoad): number | undefined {
  const named = (list: readonly { readonly name: string }[]): number =>
    list.findIndex((entry) => entry.name === norm.scope);
  if (norm.scopeKind === 'step' || norm.scopeKind === 'obligation') return load.visits[named(chain.steps)];
  if (norm.scopeKind === 'case') return load.opened[named(chain.cases)];
  return undefined;
}

/** The chance that `count` tasks miss the limit though each does well with a probability one point better. */
export function missChance(norm: Pick<NormSpec, 'direction' | 'limit'>, count: number): number {
  if (count < 1 || !Number.isFinite(count)) return 0;
  const limit = norm.limit * count;
  // Limits are decimals (95 %): the margin keeps 0.95 × 20 from lying a hair above 19.
  if (norm.direction === 'atLeast') {
    return atMostSuccesses(Math.ceil(limit - 1e-9) - 1, count, Math.min(1, norm.limit + BETTER));
  }
  return 1 - atMostSuccesses(Math.floor(limit + 1e-9), count, Math.max(0, norm.limit - BETTER));
}

/** P(X ≤ k), X binomial (Abramowitz and Stegun 1964, 26.5.24). */
function atMostSuccesses(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n || p <= 0) return 1;
  return p >= 1 ? 0 : incompleteBeta(n - k, k + 1, 1 - p);
}

/** The chance of at least `inARow` misses in a row among `periods` independent ones. */
export function breachChance(miss: number, periods: number, inARow: number): number {
  // running[i]: no breach yet, and the last i periods missed.
  let running = new Array<number>(inARow).fill(0);
  running[0] = 1;
  let breached = 0;
  for (let period = 0; period < periods; period++) {
    const next = new Array<number>(inARow).fill(0);
    for (const [missed, chance] of running.entries()) {
      next[0]! += chance * (1 - miss);
      if (missed + 1 === inARow) breached += chance * miss;
      else next[missed + 1]! += chance * miss;
    }
    running = next;
  }
  return breached;
}
