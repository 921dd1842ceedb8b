import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inverseIncompleteBeta } from '../../src/engine/special/inverseIncompleteBeta.ts';
import { type Decision, decide, replicationsToSettle } from '../../src/statistics/confidenceSequence.ts';
import { logEvidenceAbove, logEvidenceBelow } from '../../src/statistics/evidence.ts';
import { relativeError } from '../support/closeness.ts';
import { splitMix } from '../support/splitMix.ts';

const probabilities = fc.double({ min: 0.01, max: 0.99, noNaN: true });

describe.each([
  ['above', logEvidenceAbove],
  ['below', logEvidenceBelow],
] as const)('the evidence that the probability lies %s', (side, logEvidence) => {
  test('is one before anything is seen', () => {
    fc.assert(
      fc.property(probabilities, (asked) => {
        expect(logEvidence(0, 0, asked)).toBeCloseTo(0, 13);
      }),
    );
  });

  test('is a martingale at the asked probability: its mean after one more replication is what it was', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 23 }).chain((e) => fc.integer({ min: 2 ** e - 1, max: 2 ** e })),
        fc.double({ min: 0, max: 1, noNaN: true }),
        probabilities,
        (n, share, asked) => {
          const held = Math.round(share * n);
          const now = logEvidence(held, n, asked);
          const next =
            asked * Math.exp(logEvidence(held + 1, n + 1, asked) - now) +
            (1 - asked) * Math.exp(logEvidence(held, n + 1, asked) - now);
          // Where the share seen is far from the asked one, logarithms of the order of n cancel.
          expect(Math.abs(next - 1)).toBeLessThan(1e-10 + 4e-15 * n);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('is the likelihood averaged over that side, by a plain sum', () => {
    for (const [held, n, asked] of [
      [1, 1, 0.9],
      [0, 1, 0.9],
      [7, 8, 0.5],
      [30, 40, 0.9],
      [37, 40, 0.8],
      [199, 200, 0.95],
    ] as const) {
      const [from, to] = side === 'above' ? [asked, 1] : [0, asked];
      const steps = 20_000;
      let sum = 0;
      for (let i = 0; i < steps; i++) {
        const p = from + ((to - from) * (i + 0.5)) / steps;
        sum += (p / asked) ** held * ((1 - p) / (1 - asked)) ** (n - held);
      }
      expect(relativeError(Math.exp(logEvidence(held, n, asked)), sum / steps)).toBeLessThan(1e-5);
    }
  });

  test('is finite at ten million replications, whether all, none or most held', () => {
    for (const held of [0, 1, 9_000_000, 9_999_999, 10_000_000]) {
      expect(Number.isFinite(logEvidence(held, 1e7, 0.9))).toBe(true);
    }
  });
});

describe('decide', () => {
  test('holds, when all held, from the 43rd replication on (90 % asked at 95 %)', () => {
    // All held: the evidence is (1 − a^(n+1)) ÷ ((n + 1) (1 − a) a^n), by hand.
    const evidence = (n: number) => (1 - 0.9 ** (n + 1)) / ((n + 1) * 0.1 * 0.9 ** n);
    for (let n = 0; n < 120; n++) {
      expect(decide(n, n, 0.9, 0.95)).toBe(evidence(n) >= 20 ? 'holds' : 'undecided');
    }
    expect(decide(42, 42, 0.9, 0.95)).toBe('undecided');
    expect(decide(43, 43, 0.9, 0.95)).toBe('holds');
  });

  test('does not change its mind in the wrong direction when one more held', () => {
    const rank: Record<Decision, number> = { 'does not hold': 0, undecided: 1, holds: 2 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), probabilities, (n, asked) => {
        let before = 0;
        for (let held = 0; held <= n; held += Math.max(1, Math.floor(n / 50))) {
          const now = rank[decide(held, n, asked, 0.95)];
          expect(now).toBeGreaterThanOrEqual(before);
          before = now;
        }
      }),
    );
  });

  test('at more confidence is never more decided', () => {
    for (let held = 0; held <= 200; held++) {
      if (decide(held, 200, 0.9, 0.95) === 'undecided') {
        expect(decide(held, 200, 0.9, 0.99)).toBe('undecided');
      }
    }
  });

  test('refuses what is out of range', () => {
    expect(() => decide(5, 4, 0.9, 0.95)).toThrow(RangeError);
    expect(() => decide(4, 5, 1, 0.95)).toThrow(RangeError);
    expect(() => decide(4, 5, 0.9, 0.5)).toThrow(RangeError);
  });
});

/**
 * The probability of each verdict when one looks after every block of 8 and stops at the first verdict, up to
 * 4,000 replications: exactly, by carrying the distribution of the count along. Nothing is sampled, so these
 * tests raise no false alarms.
 */
describe('looking after every block up to 4,000', () => {
  const firstVerdict = (truth: number, asked: number, confidence: number) => {
    const most = 4000;
    let mass = new Float64Array(most + 2);
    mass[0] = 1;
    let holds = 0;
    let fails = 0;
    for (let n = 1; n <= most; n++) {
      const next = new Float64Array(most + 2);
      for (let k = 0; k < n; k++) {
        const here = mass[k]!;
        if (here === 0) continue;
        next[k]! += here * (1 - truth);
        next[k + 1]! += here * truth;
      }
      mass = next;
      if (n % 8 !== 0) continue;
      for (let k = n; k >= 0 && decide(k, n, asked, confidence) === 'holds'; k--) {
        holds += mass[k]!;
        mass[k] = 0;
      }
      for (let k = 0; k <= n && decide(k, n, asked, confidence) === 'does not hold'; k++) {
        fails += mass[k]!;
        mass[k] = 0;
      }
    }
    return { holds, fails };
  };

  test.each([0.5, 0.9, 0.98])(
    'at a truth equal to the asked %d each wrong verdict has at most one chance in twenty',
    (asked) => {
      const { holds, fails } = firstVerdict(asked, asked, 0.95);
      expect(holds).toBeLessThanOrEqual(0.05);
      expect(fails).toBeLessThanOrEqual(0.05);
      // The rule is no stricter than it needs to be by orders of magnitude.
      expect(holds).toBeGreaterThan(0.002);
      expect(fails).toBeGreaterThan(0.002);
    },
  );

  test('on the wrong side of the asked probability a wrong verdict is rarer still', () => {
    expect(firstVerdict(0.88, 0.9, 0.95).holds).toBeLessThan(0.02);
    expect(firstVerdict(0.92, 0.9, 0.95).fails).toBeLessThan(0.02);
  });

  test('what is clearly above holds, what is clearly below does not', () => {
    expect(firstVerdict(0.95, 0.9, 0.95).holds).toBeGreaterThan(0.99);
    expect(firstVerdict(0.85, 0.9, 0.95).fails).toBeGreaterThan(0.99);
  });
});

describe('replicationsToSettle', () => {
  test('gives a multiple of 8, not below n nor above the cap, and n itself (rounded up) once decided', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(0.5, 0.8, 0.9, 0.95),
        (n, share, asked) => {
          const held = Math.round(share * n);
          const total = replicationsToSettle(held, n, asked, 0.95, 20_000);
          const isDecided = decide(held, n, asked, 0.95) !== 'undecided';
          if (isDecided) expect(total).toBe(Math.ceil(n / 8) * 8);
          if (total === undefined) return;
          expect(total % 8).toBe(0);
          expect(total).toBeGreaterThanOrEqual(n);
          if (!isDecided) expect(total).toBeLessThanOrEqual(20_000);
        },
      ),
    );
  });

  test('is undefined where the cap is too low', () => {
    const needed = replicationsToSettle(180, 200, 0.9, 0.95, 1e6);
    expect(needed).toBeGreaterThan(1000);
    expect(replicationsToSettle(180, 200, 0.9, 0.95, 1000)).toBeUndefined();
    expect(replicationsToSettle(180, 200, 0.9, 0.95, 200)).toBeUndefined();
  });

  // 2,000 futures, fixed seed: the standard error is 1.1 points.
  test.each([
    [190, 200],
    [185, 200],
    [170, 200],
    [8, 9],
  ])('after %d of %d about half of the futures are settled there, fewer a third earlier', (held, n) => {
    const total = replicationsToSettle(held, n, 0.9, 0.95, 1e6) ?? Number.NaN;
    const random = splitMix(held);
    const settledShare = (at: number) => {
      let settled = 0;
      for (let future = 0; future < 2000; future++) {
        const p = inverseIncompleteBeta(held + 1, n - held + 1, random());
        let heldThen = held;
        for (let i = n; i < at; i++) if (random() < p) heldThen++;
        if (decide(heldThen, at, 0.9, 0.95) !== 'undecided') settled++;
      }
      return settled / 2000;
    };
    expect(settledShare(total)).toBeGreaterThan(0.46);
    expect(settledShare(total)).toBeLessThan(0.6);
    expect(settledShare(Math.round(n + (total - n) * (2 / 3)))).toBeLessThan(0.5);
  });
});
