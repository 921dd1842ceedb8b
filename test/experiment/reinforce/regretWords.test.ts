import { describe, expect, it } from 'vitest';
import { runReinforce } from '../../../src/experiment/index.ts';
import { renderReinforce } from '../../../src/report/reinforceText.ts';
import type { Scenario } from '../../../src/scenario/index.ts';
import { idleChain, MadeUpFutures } from '../../support/madeUpFutures.ts';

function named(scenario: Scenario, name: string): Scenario {
  const { chain, settings } = scenario;
  return { ...scenario, chain: { ...chain, name }, settings: { ...settings, name } };
}

const EUR = (amount: number) => ({ amount, currency: 'EUR' }) as const;

describe('the answer of a reinforcement within a budget', () => {
  it('says why where nothing is the only plan that was tried', async () => {
    const scenario = await idleChain([100]);
    const sentenceOf = async (all: readonly Scenario[], needs: boolean): Promise<string> => {
      // Every other future needs five FTE, and the budget is for one.
      const trials = new MadeUpFutures(scenario.chain, (index, [a = 0]) =>
        needs && index % 2 === 0 && a < 5 ? [0] : [],
      );
      const { result } = await runReinforce(all, { trials, replications: 16, budget: EUR(1.5e5) });
      expect(result.regret?.plans.filter((plan) => plan.within_budget)).toHaveLength(1);
      return result.sentence;
    };
    expect(await sentenceOf([scenario], false)).toContain(
      'the chain holds to 1 January 2016 with no reinforcement at all, since all futures of the search hold by themselves: in 100 %',
    );
    expect(await sentenceOf([scenario], true)).toContain(
      'with no reinforcement at all, since none within it is known to help: in 50 %',
    );
    const both = ['Calm', 'Tense'].map((name) => named(scenario, name));
    expect(await sentenceOf(both, false)).toContain(
      'is no reinforcement at all: no other plan within it was tried, since all futures of the search hold by themselves.',
    );
  });

  it('tells of another plan that does as well for as much, and of costs that decide between equals', async () => {
    const scenario = await idleChain([100, 100]);
    const both = ['Calm', 'Tense'].map((name) => named(scenario, name));
    const told = async (all: readonly Scenario[], budget: number) => {
      const trials = new MadeUpFutures(scenario.chain, (_, [a = 0, b = 0], { name }) => [
        ...(name === 'Calm' && a < 3 ? [0] : []),
        ...(name === 'Tense' && b < 3 ? [1] : []),
      ]);
      const { result } = await runReinforce(all, { trials, replications: 16, budget: EUR(budget) });
      const text = renderReinforce(result, { width: 80, colour: false, unicode: true }, 'out');
      return { result, text: text.replace(/\s+/g, ' ') };
    };
    const { result, text } = await told(both, 3e5);
    const [taken, other] = result.units[0]?.unit === 'o.unit0' ? ['unit0', 'unit1'] : ['unit1', 'unit0'];
    expect(result.units).toMatchObject([{ unit: `o.${taken}`, extra: 3 }]);
    expect(text).toContain(
      `Another plan for as much (3 at o.${other}) would be regretted as little: which of them is the better is not told.`,
    );
    expect((await told(both, 6e5)).text).not.toContain('Another plan');
    // Three at the first unit are enough; what was tried on the way does no more.
    const one = await told(both.slice(0, 1), 9e5);
    const equals = one.result.regret?.plans.filter(({ most_regret }) => most_regret === 0).length ?? 0;
    expect(one.result.units).toMatchObject([{ unit: 'o.unit0', extra: 3 }]);
    expect(one.result.sentence.includes(' (of equals the cheapest), with 3 FTE more')).toBe(equals > 1);
    expect(equals).toBeGreaterThan(1);
  });
});
