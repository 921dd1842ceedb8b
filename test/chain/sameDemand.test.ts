import { describe, expect, it } from 'vitest';
import { hasSameDemand, meanDemand } from '../../src/chain/expected/meanPath.ts';
import { expectedLoad } from '../../src/chain/expectedLoad.ts';
import { scaledChain } from '../../src/experiment/scaledChain.ts';
import { scenarioOf } from '../support/runScenario.ts';
import { FULL_SCENARIO } from '../support/scenarioText.ts';

const { chain, values } = await scenarioOf(FULL_SCENARIO);
const changes = values.flatMap(({ path }) => {
  const changed = scaledChain(chain, path, 0.9);
  return changed === undefined ? [] : [{ path, changed }];
});
const known = meanDemand(chain, 0, chain.horizon);

describe('the demand of a chain with one value changed', () => {
  it('is that of the chain itself where it is said to be, to the last bit', () => {
    const same = changes.filter(({ changed }) => hasSameDemand(chain, changed));
    expect(same.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['tip.look.effort', 'tip.intake.effort.mean']),
    );
    for (const { path, changed } of same) {
      const load = expectedLoad(changed, 0, chain.horizon, known);
      expect(load, path).toEqual(expectedLoad(changed));
    }
  });

  it('is worked out again where arrivals, people, threat, routes or cases opened are changed', () => {
    const others = changes.filter(({ changed }) => !hasSameDemand(chain, changed)).map(({ path }) => path);
    expect(others).toEqual(
      expect.arrayContaining([
        'parameters.outflow',
        'people.flows.return.hazard',
        'threat.levels.high',
        'tip.arrivals',
        'tip.intake.then.court',
        'tip.look.opens.returnee',
      ]),
    );
  });
});
