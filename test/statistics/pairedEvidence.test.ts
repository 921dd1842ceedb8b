import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logPairedEvidence } from '../../src/statistics/pairedEvidence.ts';

/** Probabilities of a future in which only the first holds, and only the second, that differ by just the margin. */
const edges = fc
  .record({
    margin: fc.double({ min: 0, max: 0.3, noNaN: true }),
    gains: fc.double({ min: 0, max: 0.3, noNaN: true }),
  })
  .map(({ margin, gains }) => ({ margin, gains, losses: gains + margin }));

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}

describe('the evidence that one variant is not worse than another by a margin', () => {
  it('is by hand the mean of what five stakes win', () => {
    const stakes = [1, 0.5, 0.25, 0.125, 0.0625];
    const mean = (of: (stake: number) => number): number =>
      stakes.reduce((sum, stake) => sum + of(stake), 0) / stakes.length;
    expect(logPairedEvidence(0, 0, 0, 0.05)).toBeCloseTo(0, 12);
    // Three wins double a stake of all three times.
    expect(Math.exp(logPairedEvidence(3, 0, 9, 0))).toBeCloseTo(
      mean((stake) => (1 + stake) ** 3),
      9,
    );
    // Alike in all futures: nothing is won without a margin.
    expect(logPairedEvidence(0, 0, 500, 0)).toBeCloseTo(0, 12);
    expect(Math.exp(logPairedEvidence(2, 1, 10, 0.1))).toBeCloseTo(
      mean((stake) => (1 + 1.1 * stake) ** 2 * (1 - 0.9 * stake) * (1 + 0.1 * stake) ** 10),
      9,
    );
    // A loss with all at stake leaves what the others have.
    expect(Math.exp(logPairedEvidence(1, 1, 0, 0))).toBeCloseTo(
      mean((stake) => 1 - stake ** 2),
      9,
    );
  });

  it('is 1 on average where the difference is just the margin, after any number of futures', () => {
    fc.assert(
      fc.property(edges, fc.integer({ min: 1, max: 8 }), ({ margin, gains, losses }, n) => {
        let mean = 0;
        for (let gained = 0; gained <= n; gained++) {
          for (let lost = 0; lost + gained <= n; lost++) {
            const alike = n - gained - lost;
            const ways = factorial(n) / (factorial(gained) * factorial(lost) * factorial(alike));
            const chance = ways * gains ** gained * losses ** lost * (1 - gains - losses) ** alike;
            if (chance > 0) mean += chance * Math.exp(logPairedEvidence(gained, lost, alike, margin));
          }
        }
        expect(mean).toBeCloseTo(1, 9);
      }),
    );
  });

  it('is never less with a larger margin, and never for both of two at once', () => {
    const counts = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(
        counts,
        counts,
        counts,
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        (gained, lost, alike, margin) => {
          const without = logPairedEvidence(gained, lost, alike, 0);
          expect(logPairedEvidence(gained, lost, alike, margin)).toBeGreaterThanOrEqual(without - 1e-9);
          expect(Math.min(without, logPairedEvidence(lost, gained, alike, 0))).toBeLessThanOrEqual(1e-9);
        },
      ),
    );
  });

  it.each([
    [0.05, 0, 0.05],
    [0.05, 0.02, 0.07],
    [0.05, 0.2, 0.25],
    [0, 0.05, 0.05],
    [0, 0.3, 0.3],
  ])(
    'with a margin of %d ever reaches 20 with at most 5 %%, exactly (gains %d, losses %d)',
    (margin, gains, losses) => {
      // The probability of each pair of counts that has not reached it, future by future.
      const futures = 160;
      const width = futures + 1;
      let now = new Float64Array(width * width);
      now[0] = 1;
      let reached = 0;
      for (let n = 1; n <= futures; n++) {
        const next = new Float64Array(width * width);
        for (let gained = 0; gained < n; gained++) {
          for (let lost = 0; lost + gained < n; lost++) {
            const chance = now[gained * width + lost]!;
            if (chance < 1e-12) continue;
            next[(gained + 1) * width + lost]! += gains * chance;
            next[gained * width + lost + 1]! += losses * chance;
            next[gained * width + lost]! += (1 - gains - losses) * chance;
          }
        }
        for (let gained = 0; gained <= n; gained++) {
          for (let lost = 0; lost + gained <= n; lost++) {
            const at = gained * width + lost;
            if (
              next[at]! < 1e-12 ||
              logPairedEvidence(gained, lost, n - gained - lost, margin) < Math.log(20)
            )
              continue;
            reached += next[at]!;
            next[at] = 0;
          }
        }
        now = next;
      }
      expect(reached).toBeLessThanOrEqual(0.05);
      expect(reached).toBeGreaterThan(0.001);
    },
  );
});
