import { describe, expect, it } from 'vitest';
import { runExperiment, runReinforce } from '../../../src/experiment/index.ts';
import { RangeDraws } from '../../../src/experiment/rangeDraws.ts';
import { planFile } from '../../../src/report/index.ts';
import { renderReinforce } from '../../../src/report/reinforceText.ts';
import { loadScenarioText, type Scenario } from '../../../src/scenario/index.ts';
import { idleChain, MadeUpFutures } from '../../support/madeUpFutures.ts';
import { scenarioOf } from '../../support/runScenario.ts';
import { TrialsHere } from '../../support/trialsHere.ts';

function named(scenario: Scenario, name: string): Scenario {
  const { chain, settings } = scenario;
  return { ...scenario, chain: { ...chain, name }, settings: { ...settings, name } };
}

describe('a reinforcement for several scenarios', () => {
  it('holds in each, is confirmed in each, and reports the one in which it holds least', async () => {
    const scenario = await idleChain([100, 100]);
    const [calm, tense] = [named(scenario, 'Calm'), named(scenario, 'Tense')];
    // In the calm one every other future needs 3 at the first unit; in the tense one every third needs 5 at the second, and
    // one in thirty fails whatever is done.
    const trials = new MadeUpFutures(scenario.chain, (index, [a = 0, b = 0], { name }) => [
      ...(name === 'Calm' && index % 2 === 0 && a < 3 ? [0] : []),
      ...(name === 'Tense' && ((index % 3 === 0 && b < 5) || index % 30 === 1) ? [1] : []),
    ]);
    const { result, levels } = await runReinforce([calm, tense], { trials, replications: 60 });
    expect(levels).toEqual([3, 5]);
    expect(result).toMatchObject({
      kind: 'plan',
      scenario: 'Calm, Tense',
      without: { estimate: 0.5 },
      searched: { estimate: 58 / 60 },
      confirmation: { held: 464, replications: 480 },
      scenarios: [
        { scenario: 'Calm', without: { estimate: 0.5 }, confirmed: { estimate: 1 } },
        { scenario: 'Tense', without: { estimate: 38 / 60 }, confirmed: { estimate: 464 / 480 } },
      ],
    });
    expect(result.sentence).toMatch(
      /the chain holds to 1 January 2016 in each of 2 scenarios: in at least 97 % .* without it in 50 % \(\d+–\d+\) where it is least/,
    );
    // Counted in runs of both.
    expect(trials.replications).toBeLessThanOrEqual(40 * 2 * 60);
    expect(result.runs).toBe(Math.ceil(trials.replications / 120));
    const text = renderReinforce(result, { width: 80, colour: false, unicode: true }, 'out');
    expect(text).toMatch(/Calm +50 % \(\d+–\d+\) +100 % \(\S+–100\)/);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('is not confirmed by one of them alone', async () => {
    const scenario = await idleChain([100]);
    // In the second no plan holds in more than 91 % of the futures; 98 % of those of the first hold.
    const trials = new MadeUpFutures(scenario.chain, (index, _, { name }) =>
      index % (name === 'B' ? 11 : 50) === 1 ? [0] : [],
    );
    const both = [named(scenario, 'A'), named(scenario, 'B')];
    const { result } = await runReinforce(both, { trials, replications: 60 });
    expect(result.kind).toBe('unconfirmed');
  });

  it('is refused, with all that is wrong, where no plan can be the same for all', async () => {
    const text = (more: string): string =>
      `volhoud: 1
name: ${more === '' ? 'One' : 'Other'}
start: 2015-01-01
horizon: 1 year
organisations: { o: { units: { u: { onDuty: 1, roster: continuous } } } }
cases: { c: { arrivals: 1 / day, steps: { work: { unit: o.u, effort: 1 h, within: 9 days, then: end } } } }
norms: { n: { metric: late, scope: c.work, atMost: 0 } }
`.replace('horizon: 1 year\n', more === '' ? 'horizon: 1 year\n' : more);
    const one = await scenarioOf(text(''));
    const other = await scenarioOf(
      text('horizon: 2 years\nhold: { probability: 80 %, confidence: 95 % }\n').replace('2015', '2016'),
    );
    await expect(runReinforce([one, one])).rejects.toThrow(
      '"One" and "One" are the same scenario; name each once',
    );
    const fault = await runReinforce([one, other], { overRanges: true }).catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: 'ReinforceFault' });
    const lines = String((fault as Error).message).split('\n');
    expect(lines).toEqual([
      expect.stringContaining('no value of "One" has a range'),
      expect.stringContaining('no value of "Other" has a range'),
      expect.stringContaining('"One" (2015-01-01) and "Other" (2016-01-01) do not begin on the same date'),
      expect.stringContaining('"One" (2016-01-01) and "Other" (2018-01-01) do not end on the same date'),
      expect.stringContaining('"Other" (80 % with 95 % confidence) do not ask the same'),
    ]);
  });
});

/**
 * Worked by hand: a task a day that takes 20 to 28 of the day's 24 hours, whatever is drawn for it, each as likely. A future holds
 * with one person if no more than 24 are drawn: whatever comes late in a month is a breach. With two all hold.
 */
const RANGED = `volhoud: 1
name: By hand
start: 2015-01-01
horizon: 1 year
replications: 16
seed: 3
organisations: { o: { units: { u: { fte: { value: 1, range: [0.99, 1.01] }, productiveHours: 8760 h / year, roster: continuous } } } }
cases:
  c:
    arrivals: { every: 1 day }
    steps: { work: { unit: o.u, effort: { value: 22 h, range: [20 h, 28 h], law: uniform }, within: 2 days, then: end } }
norms: { n: { metric: late, scope: c.work, atMost: 0, per: month } }
`;

describe('a reinforcement over the ranges', () => {
  it('holds in the asked share of the futures, each with values of its own and the plan on top', async () => {
    const scenario = await scenarioOf(RANGED);
    const { result } = await runReinforce([scenario], { overRanges: true, trials: new TrialsHere() });
    const draws = new RangeDraws('3');
    const light = Array.from({ length: 16 }, (_, i) => 20 + 8 * draws.of(i)('c.work.effort')).filter(
      (hours) => hours < 24,
    );
    expect(result).toMatchObject({
      kind: 'plan',
      drawn: 2,
      units: [{ unit: 'o.u', extra: 1 }],
      without: { estimate: light.length / 16 },
      confirmation: { probability: { estimate: 1 } },
    });
    expect(result.sentence).toContain('of 128 fresh futures over the ranges of 2 values');
    // The plan as a scenario has the ranges too: a run over the ranges finds the same.
    const text = planFile(scenario, { result }, 'base.yaml', []);
    const { scenario: planned } = await loadScenarioText(text, 'plan.yaml', [], {
      read: () => RANGED,
      resolve: (_, path) => path,
    });
    expect(planned?.values.find(({ path }) => path === 'o.u.fte')).toMatchObject({
      low: '1.99',
      high: '2.01',
    });
    const { findings } = await runExperiment(planned as Scenario, { workers: 1 });
    expect(findings.verdict.over_ranges?.probability).toEqual(result.searched);
  });

  it('is impossible where what is drawn is, and says in how many futures a norm is kept', async () => {
    const scenario = await scenarioOf(RANGED.replace('within: 2 days', 'within: 22 h'));
    const { result } = await runReinforce([scenario], { overRanges: true, trials: new TrialsHere() });
    expect(result).toMatchObject({ kind: 'impossible', unmet: [{ norm: 'n' }] });
    expect(result.unmet[0]?.reason).toBeUndefined();
    expect(result.sentence).toMatch(
      /of the futures of the search over the ranges of 2 values.* n \(kept in \d+ % \(\d+–\d+\)\)\.$/,
    );
  });
});
