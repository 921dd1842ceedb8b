import { describe, expect, it } from 'vitest';
import { type ReplicationRow, runExperiment } from '../../src/experiment/index.ts';
import { decide, replicationsToSettle } from '../../src/statistics/confidenceSequence.ts';
import { scenarioOf } from '../support/runScenario.ts';
import { splitMix } from '../support/splitMix.ts';

/** A small chain that holds in about seven of ten replications; asked are nine. */
const scenario = await scenarioOf(
  [
    'volhoud: 1',
    'name: Coin',
    'start: 2015-01-05',
    'horizon: 1 day',
    'organisations: { o: { units: { desk: { onDuty: 1, roster: continuous } } } }',
    'cases: { work: { arrivals: { value: 0.36 / day, range: [0.2 / day, 0.6 / day] }, steps: { serve: { unit: o.desk, effort: 1 h, then: end } } } }',
    'norms: { none: { metric: arrived, scope: work.serve, atMost: 0, per: day } }',
  ].join('\n'),
);

async function run(options: Parameters<typeof runExperiment>[1]) {
  const rows: ReplicationRow[] = [];
  const { findings } = await runExperiment(scenario, {
    workers: 1,
    replicationSink: (each) => rows.push(...each),
    ...options,
  });
  return { findings, rows, verdict: findings.verdict };
}

describe('a run until it is decided', () => {
  it('ends with the first block that decides, and is then what a run of so many replications is', async () => {
    for (const workers of [1, 3]) {
      const until = await run({ replications: 8, untilDecided: { atMost: 800 }, workers });
      const { replications } = until.verdict;
      expect(until.verdict.verdict).toBe('does not hold');
      expect(replications % 8).toBe(0);
      expect(replications).toBeGreaterThan(8);
      expect(replications).toBeLessThan(800);
      expect(JSON.stringify(await run({ replications }))).toBe(JSON.stringify(until));
      // Over the ranges as many.
      expect(until.verdict.over_ranges?.replications).toBe(replications);
      const before = await run({ replications: replications - 8 });
      expect(before.verdict.verdict).toBe('undecided');
    }
  });

  it('runs no fewer than it was asked for, and whole blocks beyond that', async () => {
    expect((await run({ replications: 101, untilDecided: { atMost: 800 } })).verdict.replications).toBe(104);
  });

  it('gives up at the cap, undecided, and says how many would probably settle it', async () => {
    const { verdict } = await run({ replications: 8, untilDecided: { atMost: 13 } });
    expect(verdict).toMatchObject({ verdict: 'undecided', replications: 13 });
    expect(verdict.probably_settled_at).toBeGreaterThan(13);
  });

  it('adds nothing where there is nothing to decide', async () => {
    const { findings } = await runExperiment(
      { ...scenario, chain: { ...scenario.chain, norms: [] } },
      { replications: 3, untilDecided: { atMost: 800 }, workers: 1 },
    );
    expect(findings.verdict.replications).toBe(3);
  });
});

describe('the number that would probably settle it', () => {
  // 400 sequences with a fixed seed; the truth is what was seen so far, so that the median is near the number named.
  it.each([
    [32, 40, 0.8],
    [39, 40, 0.975],
    [64, 80, 0.8],
  ])('after %i of %i is within a factor of two of the median, when the probability is %d', (held, n, p) => {
    const asked = 0.9;
    expect(decide(held, n, asked, 0.95)).toBe('undecided');
    const named = replicationsToSettle(held, n, asked, 0.95, 1e6) ?? Number.NaN;
    const random = splitMix(n + held);
    const settledAt = Array.from({ length: 400 }, () => {
      let heldThen = held;
      for (let total = n + 1; ; total++) {
        if (random() < p) heldThen++;
        if (total % 8 === 0 && decide(heldThen, total, asked, 0.95) !== 'undecided') return total;
      }
    }).sort((one, other) => one - other);
    const median = settledAt[200] as number;
    expect(median).toBeGreaterThan(named / 2);
    expect(median).toBeLessThan(named * 2);
  });
});
