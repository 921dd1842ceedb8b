import { describe, expect, it } from 'vitest';
import type { AssumptionRow } from '../../src/experiment/findings.ts';
import { runExperiment } from '../../src/experiment/index.ts';
import { influencesOf } from '../../src/experiment/influences.ts';
import { RangesFold } from '../../src/experiment/rangesFold.ts';
import { clopperPearson } from '../../src/statistics/clopperPearson.ts';
import { fisherExact } from '../../src/statistics/fisherExact.ts';
import { scenarioOf } from '../support/runScenario.ts';
import { splitMix } from '../support/splitMix.ts';

/**
 * Ten posts at each unit and no chance: a norm is kept if and only if there are 9.5 guards or more. That of `c` never is,
 * so that the chain holds in no future.
 */
const NEVER_HOLDS = `
volhoud: 1
name: Guards
start: 2015-01-01
horizon: 2 days
reporting: 1 day
seed: 7
organisations:
  o:
    units:
      a: { onDuty: { value: 10, range: [8, 12] }, roster: continuous }
      b: { onDuty: { value: 10, range: [8, 12], law: uniform }, roster: continuous }
  p: { units: { c: { onDuty: 9, roster: continuous }, d: { onDuty: 10, roster: continuous } } }
cases:
  call: { arrivals: 1 / day, steps: { serve: { unit: p.d, effort: { value: 1 h, range: [1 min, 3 h] }, then: end } } }
posts:
  atA: { required: 10, unit: o.a }
  atB: { required: 10, unit: o.b }
  atC: { required: 10, unit: p.c }
norms:
  a: { metric: unfilled_share, scope: o.a, atMost: 5 %, per: 1 day }
  b: { metric: unfilled_share, scope: o.b, atMost: 5 %, per: 1 day }
  c: { metric: unfilled_share, scope: p.c, atMost: 5 %, per: 1 day }
  idle: { metric: queue_length, scope: p.d, atMost: 1000, per: 1 day }
`;
/** P(drawn ≥ 9.5) by the triangle's distribution function, and by the uniform's. */
const P_A = 1 - 2.25 / 8;
const P_B = 2.5 / 4;
const FUTURES = 320;

async function findingsOf(text: string, replications = FUTURES) {
  const { findings } = await runExperiment(await scenarioOf(text), { replications, workers: 1 });
  const over = findings.verdict.over_ranges;
  if (over === undefined) throw new Error('nothing was drawn');
  return { findings, over };
}

/** Whether P lies in the exact 99.9 % interval: at fixed seeds, the six of these are wrong for one seed in 160. */
function agrees(held: number, of: number, probability: number): boolean {
  const { low, high } = clopperPearson(held, of, 0.999);
  return low <= probability && probability <= high;
}

describe('norms over the ranges, on a chain that holds in no future', () => {
  it('are kept with the probability that the law says, and organisations with the product', async () => {
    const { findings, over } = await findingsOf(NEVER_HOLDS);
    expect(over.held).toBe(0);
    const scope = new Map(over.scopes.map((each) => [`${each.scope_kind} ${each.scope}`, each]));
    expect([...scope.keys()]).toEqual([
      'organisation o',
      'organisation p',
      'unit o.a',
      'unit o.b',
      'unit p.c',
      'unit p.d',
      'norm a',
      'norm b',
      'norm c',
      'norm idle',
    ]);
    for (const [name, probability] of [
      ['norm a', P_A],
      ['norm b', P_B],
      ['unit o.a', P_A],
      ['organisation o', P_A * P_B],
    ] as const) {
      const held = scope.get(name)?.held ?? -1;
      expect(agrees(held, FUTURES, probability), name).toBe(true);
      expect(agrees(held, FUTURES, probability - 0.15), name).toBe(false);
      expect(scope.get(name)?.probability).toEqual({
        estimate: held / FUTURES,
        ...clopperPearson(held, FUTURES, 0.95),
      });
    }
    expect(scope.get('norm c')?.held).toBe(0);
    expect(scope.get('norm idle')?.held).toBe(FUTURES);
    for (const norm of findings.norms) {
      const { estimate, low, high } = scope.get(`norm ${norm.norm}`)?.probability ?? {};
      expect([norm.ranges_hold_probability, norm.ranges_ci_low, norm.ranges_ci_high]).toEqual([
        estimate,
        low,
        high,
      ]);
    }
  });

  it('are what values are set against: each value with the norm that turns on it', async () => {
    const { over } = await findingsOf(NEVER_HOLDS);
    expect(over.compared).toBe('norms');
    const [first, second, third] = over.influences;
    expect(new Set([`${first?.path} ${first?.norm}`, `${second?.path} ${second?.norm}`])).toEqual(
      new Set(['o.a.onDuty a', 'o.b.onDuty b']),
    );
    for (const [one, p] of [
      [over.influences.find(({ norm, path }) => norm === 'a' && path === 'o.a.onDuty'), P_A],
      [over.influences.find(({ norm, path }) => norm === 'b' && path === 'o.b.onDuty'), P_B],
    ] as const) {
      if (one === undefined) throw new Error('not found');
      // The threshold lies below the median of both laws: the upper half always keeps the norm.
      expect(one.upper.held).toBe(one.upper.replications);
      expect(agrees(one.lower.held, one.lower.replications, 2 * p - 1)).toBe(true);
      expect(one.by_luck).toBeLessThan(1e-6);
      // Three values, and the two norms that are kept in some futures and not in others.
      const { lower, upper } = one;
      const alike = fisherExact(lower.held, lower.replications, upper.held, upper.replications);
      expect(one.by_luck).toBeCloseTo(6 * alike, 20);
    }
    // What no norm is about.
    expect(third?.path).toBe('call.serve.effort');
    expect(third?.by_luck).toBeGreaterThan(0.05);
  });

  it('have no share in norms.csv where nothing was drawn', async () => {
    const scenario = await scenarioOf(NEVER_HOLDS);
    const { findings } = await runExperiment(scenario, { replications: 8, workers: 1, valuesOnly: true });
    expect(findings.norms.every((norm) => norm.ranges_hold_probability === undefined)).toBe(true);
  });
});

describe('what the halves of a range are compared in', () => {
  const compared = (held: number, drawn: number, replications = 200, norms = 2) =>
    influencesOf(
      {
        replications,
        held,
        drawn,
        norms: [
          { name: 'a', kept: held },
          { name: 'b', kept: replications / 2 },
        ].slice(0, norms),
      },
      [],
    ).compared;

  it('is the chain as long as the most uneven split of its futures could be told from luck', () => {
    // 0 and 6 of 100 each have p = 0.029, 0 and 5 have 0.059: two-sided, by Fisher's test.
    expect(compared(6, 1)).toBe('chain');
    expect(compared(5, 1)).toBe('norms');
    expect(compared(195, 1)).toBe('norms');
    // The more values are drawn, the more is asked.
    expect(compared(6, 2)).toBe('norms');
    expect(compared(14, 326)).toBe('chain');
    expect(compared(12, 326)).toBe('norms');
  });

  it('is the chain where it has one norm, or where all norms are kept in all futures or in none', () => {
    expect(compared(5, 1, 200, 1)).toBe('chain');
    expect(
      influencesOf(
        {
          replications: 9,
          held: 0,
          drawn: 1,
          norms: [
            { name: 'a', kept: 0 },
            { name: 'b', kept: 9 },
          ],
        },
        [],
      ).compared,
    ).toBe('chain');
  });
});

describe('values without effect', () => {
  it('are listed in no more than 5 % of runs, whichever of many norms luck favours', async () => {
    const { chain } = await scenarioOf(NEVER_HOLDS);
    const random = splitMix(11);
    const paths = Array.from({ length: 40 }, (_, index) => `value${index}`);
    const rows = paths.map(
      (path): AssumptionRow => ({
        path,
        value: '1',
        unit: '',
        low: '0',
        high: '2',
        law: undefined,
        source: undefined,
        note: undefined,
        load_share: undefined,
      }),
    );
    const RUNS = 400;
    let alarms = 0;
    let smallest = 1;
    for (let run = 0; run < RUNS; run++) {
      const fold = new RangesFold(chain, paths, String(run));
      for (let index = 0; index < 80; index++) {
        // Norms break together, as they do in a chain; none of it follows from any value.
        const bad = random() < 0.5 ? 0.8 : 0.2;
        const breaches = Float64Array.from([0.5, 0.7, 0, 1], (share) =>
          random() < share * (0.5 + bad) ? Infinity : 24,
        );
        fold.add(index, breaches);
      }
      const { compared, influences } = fold.overRanges(rows);
      expect(compared).toBe('norms');
      expect(influences).toHaveLength(40);
      if (influences.some(({ by_luck: luck }) => luck <= 0.05)) alarms++;
      smallest = Math.min(smallest, influences[0]?.by_luck ?? 1);
    }
    // Of a rate of 5 % there are more alarms than this for one seed in a hundred.
    expect(alarms).toBeLessThanOrEqual(RUNS * 0.05 + 2.33 * Math.sqrt(RUNS * 0.05 * 0.95));
    // The bound is not idle: without it (six or more comparisons a run at 5 %) nearly every run would list one.
    expect(smallest).toBeLessThan(0.5);
  });
});
