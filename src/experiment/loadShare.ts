import type { Chain } from '../chain/chain.ts';
import { constant } from '../chain/expression.ts';
import { LoadParts } from './loadParts.ts';
import { scaledChain, stretched } from './scaledChain.ts';

/** How much a value is changed: less, so that probabilities stay probabilities. */
const CHANGE = -0.01;

/** Steps of the expected path; shares need no more, and there are hundreds of values. */
const STEPS = 200;

/** Parts in which posts and the objects of obligations are counted: a whole number of them hardly rounds. */
const PARTS = 1000;

/** In the limit of small values: so much of each is left. */
const HARDLY = 1e-6;

/** Values that may not be made small together with others: what they give up goes to other branches, levels or groups. */
const MOVES_LOAD = /\.then\.|\.dwell(\.|$)|^threat\.path\./;

/** The parts of the load that a value changes, and by how much: relative to the part and to the change of the value. */
interface Slopes {
  readonly parts: readonly number[];
  readonly values: readonly number[];
}

/** How much of the expected load of the whole horizon (person-hours) rests on the values of a chain, by arithmetic. */
export class LoadShares {
  private readonly chain: Chain;
  private readonly parts: LoadParts;
  private readonly whole: Float64Array;
  private readonly total: number;
  private readonly slopes = new Map<string, Slopes>();

  constructor(chain: Chain) {
    this.chain = coarse(chain);
    this.parts = new LoadParts(this.chain);
    this.whole = this.parts.values;
    this.total = sumOf(this.whole);
  }

  /**
   * How much rests on the value at a path: the relative change of the load per relative change of the value, as a number
   * in [0, 1]. A value that all work is multiplied by has 1; the shares of factors of one product count the same load
   * each. Undefined for paths that no load rests on, and when the load has no bound.
   */
  shareOf(path: string): number | undefined {
    const slopes = this.slopesOf(path);
    if (slopes === undefined) return undefined;
    const share = Math.abs(this.weighted(slopes));
    return share < 1e-9 ? undefined : Math.min(1, share);
  }

  /**
   * How much rests on at least one of the values at some paths, in [0, 1]: of each part of the load what would be left away
   * with next to nothing of all these values (an interval between occurrences next to endless), or what rests on the one
   * that matters most to it if that is more. Exact where a part is a sum of products of values; else rather too little.
   * Undefined without load, or when it has no bound.
   */
  shareOfAny(paths: readonly string[]): number | undefined {
    if (!this.isBounded) return undefined;
    const shares = new Float64Array(this.whole.length);
    let small: Chain = this.chain;
    for (const path of paths) {
      const slopes = this.slopesOf(path);
      if (slopes === undefined) continue;
      for (const [index, part] of slopes.parts.entries())
        shares[part] = Math.max(shares[part]!, Math.min(1, Math.abs(slopes.values[index]!)));
      const isFor = this.weighted(slopes) > 0;
      const isInterval = /^obligations\.[^.]+\.every$/.test(path);
      if (MOVES_LOAD.test(path) || !(isFor || isInterval)) continue;
      small = scaledChain(small, path, isInterval ? 1 / HARDLY : HARDLY) ?? small;
    }
    const left = new LoadParts(small, this.parts).values;
    let resting = 0;
    for (let part = 0; part < shares.length; part++) {
      const whole = this.whole[part]!;
      const gone = (1 - left[part]! / whole) / (1 - HARDLY);
      resting += whole * Math.min(1, gone > shares[part]! ? gone : shares[part]!);
    }
    return Math.min(1, resting / this.total);
  }

  private get isBounded(): boolean {
    return this.total > 0 && this.total < Infinity;
  }

  private slopesOf(path: string): Slopes | undefined {
    const known = this.slopes.get(path);
    if (known !== undefined) return known;
    const changed = scaledChain(this.chain, path, 1 + CHANGE);
    if (changed === undefined || !this.isBounded) return undefined;
    const { whole } = this;
    const after = new LoadParts(changed, this.parts).values;
    const parts: number[] = [];
    for (let part = 0; part < whole.length; part++) {
      if (whole[part]! > 0 && after[part] !== whole[part]) parts.push(part);
    }
    const slopes = { parts, values: parts.map((part) => (after[part]! / whole[part]! - 1) / CHANGE) };
    this.slopes.set(path, slopes);
    return slopes;
  }

  /** Of the whole load, from what is relative to its parts. */
  private weighted({ parts, values }: Slopes): number {
    return parts.reduce((sum, part, index) => sum + this.whole[part]! * values[index]!, 0) / this.total;
  }
}

function sumOf(parts: Float64Array): number {
  return parts.reduce((sum, part) => sum + part, 0);
}

/** The chain with fewer steps of its expected path, and with posts and objects in small parts. */
function coarse(chain: Chain): Chain {
  const parted = new Set(
    chain.obligations.filter(({ count }) => count !== undefined).map(({ name }) => name),
  );
  return {
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
}
