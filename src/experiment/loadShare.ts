import type { Chain } from '../chain/chain.ts';
import { expectedLoad } from '../chain/expectedLoad.ts';
import { constant } from '../chain/expression.ts';
import { scaledChain, stretched } from './scaledChain.ts';

/** How much a value is changed: less, so that probabilities stay probabilities. */
const CHANGE = -0.01;

/** Steps of the expected path; shares need no more, and there are hundreds of values. */
const STEPS = 200;

/** Parts in which posts and the objects of obligations are counted: a whole number of them hardly rounds. */
const PARTS = 1000;

/**
 * How much of the expected load of the whole horizon (person-hours of arriving work, posts and the work at the start)
 * rests on the value at a path: its relative change per relative change of the value, as a number in [0, 1]. A value
 * that all work is multiplied by has 1; the shares of factors of one product count the same load each.
 *
 * Returns a function that is undefined for paths that no load rests on, and when the load has no bound.
 */
export function loadShares(chain: Chain): (path: string) => number | undefined {
  const parted = new Set(
    chain.obligations.filter(({ count }) => count !== undefined).map(({ name }) => name),
  );
  const coarse: Chain = {
    ...chain,
    tick: Math.max(chain.tick, (chain.horizon + chain.warmUp) / STEPS),
    posts: chain.posts.map((post) => ({
      ...post,
      required: { op: 'multiply', args: [post.required, constant(PARTS)] },
      staff: post.staff / PARTS,
    })),
    obligations: chain.obligations.map((spec) => ({
      ...spec,
      ...(spec.count && { count: { op: 'multiply', args: [spec.count, constant(PARTS)] } }),
    })),
    steps: chain.steps.map((step) =>
      parted.has(step.name) && step.duration
        ? { ...step, duration: stretched(step.duration, 1 / PARTS) }
        : step,
    ),
  };
  const whole = totalLoad(coarse);
  return (path) => {
    const changed = scaledChain(coarse, path, 1 + CHANGE);
    if (changed === undefined || !(whole > 0) || whole === Infinity) return undefined;
    const share = Math.abs((totalLoad(changed) - whole) / whole / CHANGE);
    return share < 1e-9 ? undefined : Math.min(1, share);
  };
}

/** Person-hours over the horizon. */
function totalLoad(chain: Chain): number {
  const load = expectedLoad(chain);
  return load.total * chain.horizon + load.units.reduce((sum, unit) => sum + unit.initialWork, 0);
}
