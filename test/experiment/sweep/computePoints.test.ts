import { describe, expect, it } from 'vitest';
import type { Chain } from '../../../src/chain/chain.ts';
import type { BlockResult } from '../../../src/experiment/block.ts';
import type { Variant } from '../../../src/experiment/plan.ts';
import {
  computePoints,
  type LongSweep,
  type PointStudy,
} from '../../../src/experiment/sweep/computePoints.ts';

/** A study that computes nothing: each block of a variant is there at once, and takes the same time. */
class Instant implements PointStudy {
  readonly progress = { done: 0, total: 0, found: 0 };
  readonly rounds: number[] = [];
  announced = 0;
  held = 0;
  mostHeld = 0;
  now = 0;
  private readonly secondsPerBlock: number;
  private added = 0;

  constructor(secondsPerBlock: number) {
    this.secondsPerBlock = secondsPerBlock;
  }

  add(_variant: Variant): number {
    this.mostHeld = Math.max(this.mostHeld, ++this.held);
    return this.added++;
  }
  drop(): void {
    this.held--;
  }
  foresee(replications: number): void {
    this.progress.total = replications;
  }
  announce(blocks: number): void {
    this.announced = blocks;
  }
  compute: PointStudy['compute'] = async (blocks, fold) => {
    this.rounds.push(blocks.length);
    for (const block of blocks) {
      this.now += 1000 * this.secondsPerBlock;
      this.progress.done += block.count;
      const none = new Float64Array(0);
      const result: BlockResult = { ...block, values: none, breaches: none, breachWaits: none, events: 0 };
      fold(result, block);
    }
  };
}

/** Without units and norms. */
const chain = { organisations: [], units: [], norms: [] } as unknown as Chain;

async function compute(study: Instant, points: number, long?: Omit<LongSweep, 'clock'>) {
  const found: number[] = [];
  const said: string[] = [];
  const asked = {
    points,
    replications: 12,
    seed: '1',
    workers: 2,
    chainAt: () => chain,
    onFound: (index: number, fold: { readonly replications: number }) => {
      expect(fold.replications).toBe(12);
      found.push(index);
    },
    checkRest: async () => void said.push(`checked after ${found.length}`),
    ...(long && { long: { ...long, clock: () => study.now } }),
  };
  await computePoints(study, asked);
  return { found, said };
}

describe('the points of a sweep', () => {
  it('are computed in order, with the chains of a few in memory however many there are', async () => {
    const study = new Instant(0);
    const { found } = await compute(study, 1000);
    expect(found).toEqual(Array.from({ length: 1000 }, (_, index) => index));
    // Two blocks a point: a round of 64 has 32 points, and may begin in the middle of one.
    expect(study.mostHeld).toBeLessThanOrEqual(34);
    expect(study.held).toBe(0);
    expect(study.announced).toBe(2000);
    expect(study.rounds.reduce((sum, blocks) => sum + blocks, 0)).toBe(2000);
  });

  it('are asked about once it is measured that they take long, before the others are looked at', async () => {
    const asked: unknown[] = [];
    const permit: LongSweep['permit'] = async (estimate) => void asked.push(estimate);
    const { said, found } = await compute(new Instant(5), 100, { seconds: 900, points: 1000, permit });
    // A block a worker first, which is not timed; then four in 20 s: 194 blocks of 8 and 4 replications are left.
    expect(asked).toEqual([{ points: 100, replications: 12, seconds: (20 / 24) * (1200 - 36) }]);
    expect(said).toEqual(['checked after 3']);
    expect(found).toHaveLength(100);
  });

  it('are not asked about when they are few and quick', async () => {
    const permit = () => Promise.reject(new Error('asked'));
    await compute(new Instant(5), 100, { seconds: 1000, points: 101, permit });
  });

  it('are asked about when they are very many, measured over five seconds at least', async () => {
    const asked: number[] = [];
    const permit: LongSweep['permit'] = async ({ seconds }) => void asked.push(seconds);
    const study = new Instant(0.2);
    await compute(study, 100, { seconds: 1000, points: 100, permit });
    expect(study.rounds.slice(0, 5)).toEqual([2, 4, 8, 16, 32]);
    expect(asked).toHaveLength(1);
    // After 62 of 200 blocks, of which the last 32 took 6.4 s.
    expect(asked[0]).toBeCloseTo(138 * 0.2, 9);
  });

  it('end with the refusal, and compute no more', async () => {
    const study = new Instant(5);
    const permit = () => Promise.reject(new Error('no'));
    await expect(compute(study, 100, { seconds: 1, points: 1000, permit })).rejects.toThrow('no');
    expect(study.rounds).toEqual([2, 4]);
  });
});
