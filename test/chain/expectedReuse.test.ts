import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chain } from '../../src/chain/chain.ts';
import { MeanPath } from '../../src/chain/expected/meanPath.ts';
import { constant } from '../../src/chain/expression.ts';
import { LoadParts } from '../../src/experiment/loadParts.ts';
import { scaledChain } from '../../src/experiment/scaledChain.ts';
import { scenarioOf } from '../support/runScenario.ts';
import { FULL_SCENARIO } from '../support/scenarioText.ts';

const scenario = await scenarioOf(FULL_SCENARIO);
const chain: Chain = { ...scenario.chain, tick: scenario.chain.horizon / 40 };
/** The same, with people who go by themselves: their course is that of more changed chains. */
const steady: Chain = {
  ...chain,
  flows: chain.flows.map((flow) => (flow.kind === 'dwell' ? flow : { ...flow, value: constant(1e-4) })),
  steps: chain.steps.map(({ moves: _, ...step }) => step),
};
const paths = scenario.values
  .map(({ path }) => path)
  .filter((path) => scaledChain(chain, path, 0.9) !== undefined);
const path = new MeanPath(chain, chain.horizon);
const demand = path.demand(0);

type Change = readonly [path: string, factor: number];
const changed = (of: Chain, changes: readonly Change[]): Chain =>
  changes.reduce((copy, [name, factor]) => scaledChain(copy, name, factor) ?? copy, of);

/** All numbers of a demand; formulas of routes at its averages too. */
const numbersOf = (of: MeanPath, { steps }: Chain): unknown => {
  const { evaluate, ...demand } = of.demand(chain.horizon / 2);
  const routes = steps.map(({ then, opens }) => [
    ...then.map(({ probability }) => probability && evaluate(probability)),
    ...opens.map(({ count }) => evaluate(count)),
  ]);
  return { ...demand, routes };
};

describe('the path of a chain with values changed that follows the path of the chain', () => {
  it.each([chain, steady])('is to the last bit what it is without, whatever is changed (property)', (of) => {
    const other = new MeanPath(of, of.horizon);
    numbersOf(other, of);
    const parts = new LoadParts(of);
    const change = fc.tuple(fc.constantFrom(...paths), fc.constantFrom(0.5, 0.99, 1.2));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const copy = changed(of, changes);
        const following = new MeanPath(copy, copy.horizon, other);
        expect(numbersOf(following, copy)).toEqual(numbersOf(new MeanPath(copy, copy.horizon), copy));
        expect(new LoadParts(copy, parts).values).toEqual(new LoadParts(copy).values);
      }),
      { numRuns: 40, examples: paths.map((name): [[string, number][]] => [[[name, 0.9]]]) },
    );
  });

  it('takes over the course and the demand where nothing that they are made of is changed', () => {
    for (const name of ['tip.look.effort', 'tip.intake.effort.mean']) {
      const copy = changed(chain, [[name, 0.9]]);
      const following = new MeanPath(copy, copy.horizon, path);
      expect(following.course, name).toBe(path.course);
      expect(following.demand(0), name).toBe(demand);
    }
  });

  it.each([
    ['people.flows.return.hazard', false],
    ['threat.incidents.attackAbroad.rate', false],
    ['posts.objects.required', true],
    ['parameters.outflow', false],
  ])('makes a demand of its own where %s is changed', (name, isSameCourse) => {
    const copy = changed(chain, [[name, 0.9]]);
    const following = new MeanPath(copy, copy.horizon, path);
    expect(following.course === path.course).toBe(isSameCourse);
    expect(following.demand(0)).not.toBe(demand);
  });
});
