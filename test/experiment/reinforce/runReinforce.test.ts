import { describe, expect, it } from 'vitest';
import { Simulator } from '../../../src/chain/index.ts';
import { runBlock } from '../../../src/experiment/block.ts';
import { runReinforce, seedWords } from '../../../src/experiment/index.ts';
import { outcomesOf } from '../../../src/experiment/reinforce/culprits.ts';
import { reinforcedChain, strengthAt } from '../../../src/experiment/reinforce/reinforcedChain.ts';
import { planFile } from '../../../src/report/index.ts';
import { loadScenarioText } from '../../../src/scenario/index.ts';
import { scenarioOf } from '../../support/runScenario.ts';
import { TrialsHere } from '../../support/trialsHere.ts';

/** Two desks one after the other; the second cannot be hired for, and is short. */
const chainText = (more: { second?: number; within?: string; policies?: string } = {}): string => `volhoud: 1
name: Two desks
start: 2015-01-05
horizon: 8 months
replications: 32
seed: 3
organisations:
  o:
    units:
      first: { fte: 12, productiveHours: 1400 h / year, roster: continuous, authorised: 12, hiring: { perMonth: 2, stages: [ { name: selection, lead: 2 months } ] }, cost: { fte: 80 kEUR / year, hire: 10 kEUR } }
      second: { fte: ${more.second ?? 8}, productiveHours: 1400 h / year, roster: continuous, cost: { fte: 100 kEUR / year } }
cases:
  work:
    arrivals: 1 / 12 h
    steps:
      a: { unit: o.first, effort: { exponential: { mean: 6 h } }, within: ${more.within ?? '9 days'}, then: b }
      b: { unit: o.second, effort: { exponential: { mean: 8 h } }, within: 5 days, then: end }
norms:
  aInTime: { metric: on_time_share, scope: work.a, atLeast: 85 %, per: month, inARow: 2 }
  bInTime: { metric: on_time_share, scope: work.b, atLeast: 85 %, per: month, inARow: 2 }
${more.policies ?? ''}`;

describe('a reinforced chain', () => {
  const policies = `policies:
  later: { on: 2015-06-01, do: [ { authorise: { o.first: 20 } }, { set: { o.second.fte: 9 } } ] }
  monthly: { every: 1 month, do: { authorise: { o.first: 21 } } }`;

  it('has more strength from the decision on, and so much more in every policy that follows', async () => {
    const { chain } = await scenarioOf(chainText({ policies }));
    expect(reinforcedChain(chain, [{ unit: 0, extra: 0, at: 0 }])).toBe(chain);
    const atStart = reinforcedChain(chain, [
      { unit: 0, extra: 3, at: 0 },
      { unit: 1, extra: 2, at: 0 },
    ]);
    expect(atStart.units[0]?.staff?.authorised).toBe(15);
    expect(atStart.units[0]?.staffing).toEqual(chain.units[0]?.staffing);
    expect(atStart.units[1]?.staffing).toMatchObject({ fte: 10 });
    const actions = atStart.policies.flatMap((policy) => policy.actions);
    expect(actions).toMatchObject([{ fte: 23 }, { settings: [{ kind: 'fte', fte: 11 }] }, { fte: 24 }]);
    const july = 24 * 177;
    expect(strengthAt(chain, 0, july)).toBe(21);
    const later = reinforcedChain(chain, [{ unit: 1, extra: 2, at: july }]);
    expect(later.units).toEqual(chain.units);
    expect(later.policies.at(-1)).toMatchObject({
      trigger: { kind: 'moments', at: [july] },
      actions: [{ kind: 'set', settings: [{ kind: 'fte', index: 1, fte: 11 }] }],
    });
    // What was set before the decision stays as it was.
    expect(later.policies[0]?.actions).toEqual(chain.policies[0]?.actions);
  });

  it('is the same by the plan’s file', async () => {
    const scenario = await scenarioOf(chainText({ policies }));
    const horizon = { start: '2015-01-05', end: '2016-01-05' };
    for (const decided_on of ['2015-01-05', '2015-07-01']) {
      const at = (Date.parse(decided_on) - Date.parse(horizon.start)) / 3_600_000;
      const probability = { estimate: 1, low: 1, high: 1 };
      const units = [0, 1].map((unit) => ({
        unit: ['o.first', 'o.second'][unit] ?? '',
        label: '',
        strength: strengthAt(scenario.chain, unit, at),
        extra: unit + 1,
        cost: 1,
        hired: unit === 0,
        fewer: probability,
        more: probability,
      }));
      const result = { units, horizon, decided_on, sentence: 'It holds.' } as unknown as Parameters<
        typeof planFile
      >[1]['result'];
      const text = planFile(scenario, { result }, 'base.yaml', ['--set x=1']);
      expect(text).toContain('--set x=1: give these again');
      const files: Record<string, string> = { 'base.yaml': chainText({ policies }) };
      const loaded = await loadScenarioText(text, 'plan.yaml', [], {
        read: (path) => files[path] ?? '',
        resolve: (_, path) => path,
      });
      expect(loaded.faults).toEqual([]);
      const planned = reinforcedChain(scenario.chain, [
        { unit: 0, extra: 1, at },
        { unit: 1, extra: 2, at },
      ]);
      const names = { name: '', policies: [] };
      expect({ ...loaded.scenario?.chain, ...names }).toEqual({ ...planned, ...names });
      const bare = (chain: typeof planned | undefined) =>
        chain?.policies.map(({ trigger, actions }) => ({ trigger, actions: [...actions].sort() }));
      expect(bare(loaded.scenario?.chain)?.flatMap(({ actions }) => actions)).toEqual(
        bare(planned)?.flatMap(({ actions }) => actions),
      );
    }
  });
});

describe('a reinforcement', () => {
  it('is put where futures fail, confirmed on futures that the search has not seen, and holds', async () => {
    const scenario = await scenarioOf(chainText({ second: 5 }));
    const { result, levels } = await runReinforce([scenario], { trials: new TrialsHere() });
    expect(result.kind).toBe('plan');
    expect(result.units.map(({ unit }) => unit)).toEqual(['o.second']);
    const [second] = result.units;
    expect(second?.fewer?.estimate).toBeLessThan(result.searched.estimate);
    expect(second?.hired).toBe(false);
    // A plan of one part has one date.
    expect(second?.decide_by).toBeDefined();
    expect(second?.decide_by).toBe(result.decide_by);
    expect(result.currency).toBe('EUR');
    // EUR 100,000 a year for the 243 days of the eight months.
    expect(result.cost).toBeCloseTo(((100_000 * 243) / 365) * (second?.extra ?? 0), -2);
    expect(result.confirmation).toMatchObject({ first: 32, replications: 256, attempts: 1 });
    expect(result.computed).toBeLessThanOrEqual(40 * 32);
    expect(result.sentence).toContain('of 256 fresh futures');
    // 20 times as many futures as the search had, on a seed of their own.
    const chain = reinforcedChain(
      scenario.chain,
      levels.map((extra, unit) => ({ unit, extra, at: 0 })),
    );
    const futures = runBlock(new Simulator(chain, seedWords('another')), 2, 0, 640);
    const held = outcomesOf(chain, futures).filter(({ holds }) => holds).length;
    expect(held / 640).toBeGreaterThan(0.9);
  });

  it('is not needed where the chain holds by itself', async () => {
    const scenario = await scenarioOf(chainText({ second: 14 }));
    const { result } = await runReinforce([scenario], { trials: new TrialsHere() });
    expect(result).toMatchObject({ kind: 'none needed', units: [], cost: 0 });
    expect(result.sentence).toMatch(/^No reinforcement is needed: .* of 256 fresh futures/);
  });
});
