import { describe, expect, it } from 'vitest';
import { findTip, type TipFinding } from '../../../src/experiment/tip/findTip.ts';
import { againstDirection, isotonic, TipCurve } from '../../../src/experiment/tip/tipCurve.ts';
import { splitMix } from '../../support/splitMix.ts';

/** Whether replication `i` holds at a value. */
type Holds = (i: number, at: number) => boolean;

function curveOf(holds: Holds): TipCurve {
  return new TipCurve(async (asked) =>
    asked.map(({ at, first, to }) =>
      Array.from({ length: to - first }, (_, i) => (holds(first + i, at) ? 1 : 0)),
    ),
  );
}

const RANGE = { from: 0, to: 10, grain: 0.01, asked: 0.9, confidence: 0.95, replications: 200 };

/** Uniform numbers in (0, 1) by replication, the same at every value. */
function uniforms(seed: number, count = 1000): number[] {
  const next = splitMix(seed);
  return Array.from({ length: count }, () => next());
}

/** Each future fails from a threshold on, uniform on (0, 10): P(holds at x) = 1 − x ÷ 10, which is 0.9 at 1. */
const falling = (seed: number): Holds => {
  const thresholds = uniforms(seed).map((u) => 10 * u);
  return (i, at) => at < (thresholds[i] ?? 0);
};

async function crossing(holds: Holds, more: Partial<typeof RANGE> = {}) {
  const found = await findTip(curveOf(holds), { ...RANGE, ...more });
  if (found.kind !== 'crossing') throw new Error(`found ${JSON.stringify(found)}`);
  return found;
}

describe('the search for a tipping point', () => {
  it('covers the true value in the promised share, and misses it more often with less confidence', async () => {
    const misses = async (confidence: number): Promise<number> => {
      let missed = 0;
      for (let seed = 1; seed <= 150; seed++) {
        const { low = 0, high = 10 } = await crossing(falling(seed), { confidence });
        if (low > 1 || high < 1) missed++;
      }
      return missed;
    };
    // More than 19 of 150 at 5 % has a chance of 0.0001; fewer than 20 at 50 % likewise (exact tests miss less often).
    expect(await misses(0.95)).toBeLessThanOrEqual(19);
    expect(await misses(0.55)).toBeGreaterThan(19);
  });

  it('estimates without bias, and the same value mirrored where P(holds) rises', async () => {
    let sum = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const holds = falling(seed);
      const found = await crossing(holds);
      const mirrored = await crossing((i, at) => holds(i, 10 - at));
      expect(found.direction).toBe(-1);
      expect(found.isShown).toBe(true);
      expect(mirrored.direction).toBe(1);
      expect(mirrored.estimate).toBeCloseTo(10 - found.estimate, 1);
      // An end is known to a tenth of the interval, from its outer side.
      expect(Math.abs((mirrored.low ?? 0) - 10 + (found.high ?? 0))).toBeLessThan(0.2);
      sum += found.estimate;
    }
    // The standard deviation of one is 10 √(0.9 × 0.1 ÷ 200) = 0.21; five standard errors of forty.
    expect(Math.abs(sum / 40 - 1)).toBeLessThan(0.17);
  });

  it('asks for a bounded number of replications, and of no point more than were asked', async () => {
    const curve = curveOf(falling(3));
    await findTip(curve, RANGE);
    const points = curve.points();
    expect(Math.max(...points.map(({ outcomes }) => outcomes.length))).toBe(200);
    expect(points.reduce((sum, { outcomes }) => sum + outcomes.length, 0)).toBeLessThan(20 * 200);
  });

  it('leaves an end open that lies beyond the range', async () => {
    // At 0.5 it holds in 95 %, which 200 futures need not show to be more than 90 %.
    const { low, high } = await crossing(falling(1), { from: 0.5, to: 5 });
    expect(low).toBeUndefined();
    expect(high).toBeGreaterThan(1);
  });

  it('says that there is none where all lies on one side, and whether that is shown', async () => {
    const constant = (p: number): Holds => {
      const u = uniforms(5);
      return (i) => (u[i] ?? 0) < p;
    };
    const none = (p: number): Promise<TipFinding> => findTip(curveOf(constant(p)), RANGE);
    expect(await none(1)).toMatchObject({ kind: 'none', side: 1, holds: true, direction: 0, isShown: false });
    expect(await none(0.5)).toMatchObject({ kind: 'none', side: -1, holds: false });
    expect(await none(0.91)).toMatchObject({ kind: 'none', side: 0 });
  });

  it('names each range in which it crosses when it is shown to cross more than once', async () => {
    const u = uniforms(7);
    const found = await findTip(
      curveOf((i, at) => (u[i] ?? 0) < (at > 3 && at < 7 ? 0.99 : 0.3)),
      RANGE,
    );
    expect(found).toMatchObject({
      kind: 'several',
      between: [
        [2.5, 3.75],
        [6.25, 7.5],
      ],
    });
    expect(found.against).toBeDefined();
  });

  it('tries whole numbers only where the grain is one', async () => {
    const curve = curveOf(falling(9));
    await findTip(curve, { ...RANGE, grain: 1 });
    for (const { at } of curve.points()) expect(Number.isInteger(at)).toBe(true);
  });

  it('gives the first whole number on the other side where only these count (worked by hand)', async () => {
    const whole = { grain: 1, isWhole: true } as const;
    const holds =
      (share: (at: number) => number): Holds =>
      (i, at) =>
        (i % 10) / 10 < share(at);
    // Shares 1, 1, 1, 1, 0.5 at 1 to 5: the crossing lies at 4.2 and the chain stops holding at 5.
    const stops = await findTip(curveOf(holds((at) => (at < 5 ? 1 : 0.5))), { ...RANGE, ...whole });
    expect(stops).toMatchObject({ kind: 'crossing', direction: -1, estimate: 5, low: 4, high: 5 });
    const begins = await findTip(curveOf(holds((at) => (at < 5 ? 0.5 : 1))), { ...RANGE, ...whole });
    expect(begins).toMatchObject({ kind: 'crossing', direction: 1, estimate: 5, low: 4, high: 5 });
    // What holds with exactly the asked probability holds: at 4 still, or from 4 on.
    const still = await findTip(curveOf(holds((at) => [1, 1, 1, 1, 0.9][at] ?? 0.5)), { ...RANGE, ...whole });
    expect(still).toMatchObject({ kind: 'crossing', estimate: 5 });
    const already = await findTip(curveOf(holds((at) => [0.5, 0.5, 0.5, 0.5, 0.9][at] ?? 1)), {
      ...RANGE,
      ...whole,
    });
    expect(already).toMatchObject({ kind: 'crossing', estimate: 4 });
  });

  it('has the value in the file among its points, with all replications', async () => {
    const curve = curveOf(falling(2));
    await findTip(curve, { ...RANGE, own: 7.77 });
    expect(curve.points().find(({ at }) => at === 7.77)?.outcomes).toHaveLength(200);
  });
});

describe('the shape of the curve', () => {
  const point = (at: number, outcomes: readonly number[]) => ({
    at,
    outcomes,
    held: outcomes.reduce((sum, one) => sum + one, 0),
  });
  const share = (at: number, held: number) =>
    point(at, [...Array<number>(held).fill(1), ...Array<number>(20 - held).fill(0)]);

  it('is fitted by pooling what violates the order (worked by hand)', () => {
    expect(isotonic([share(1, 20), share(2, 10), share(3, 14), share(4, 6)], -1)).toEqual([1, 0.6, 0.6, 0.3]);
    expect(isotonic([share(1, 4), share(2, 10), share(3, 8)], 1)).toEqual([0.2, 0.45, 0.45]);
  });

  it('moves against its direction only where the same futures show it', () => {
    // 12 futures change, all of them against: by luck 2^-12. With 3 that is one in eight.
    expect(againstDirection([share(1, 4), share(2, 16)], -1, 0.95)).toBeDefined();
    expect(againstDirection([share(1, 4), share(2, 7)], -1, 0.95)).toBeUndefined();
    expect(againstDirection([share(1, 4), share(2, 16)], 1, 0.95)).toBeUndefined();
  });
});
