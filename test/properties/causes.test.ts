import { describe, expect, it } from 'vitest';
import { Simulator } from '../../src/chain/index.ts';
import { BreachWaits } from '../../src/experiment/breachWaits.ts';
import { guiltyChain } from '../support/guiltyChain.ts';
import { scenarioOf } from '../support/runScenario.ts';

const CHAINS = 100;
const REPLICATIONS = 1;

/** What the waiting says of a generated chain: its first unit; undefined without a breach. */
async function accused(
  seed: number,
): Promise<{ readonly guilty: string; readonly first: string | undefined }> {
  const { text, guilty } = guiltyChain(seed);
  const { chain } = await scenarioOf(text);
  const simulator = new Simulator(chain, { low: seed, high: 7 });
  const { layout } = simulator;
  const values = new Float64Array((layout.periods + 1) * layout.width);
  const breaches = new Float64Array(chain.norms.length);
  const waits = new BreachWaits(chain);
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    simulator.run(replication, values, 0, breaches, 0);
    waits.add(breaches, 0, simulator.breachWaits, 0);
  }
  return { guilty, first: waits.why('n')?.units[0]?.unit };
}

describe('on generated chains with one unit that has more work than it can carry', () => {
  it(`the waiting names it first in at least 97 of ${CHAINS}`, async () => {
    const wrong: string[] = [];
    for (let seed = 1; seed <= CHAINS; seed++) {
      const { guilty, first } = await accused(seed);
      if (first !== guilty) wrong.push(`chain ${seed}: ${first}, not ${guilty}`);
    }
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(CHAINS * 0.03);
  });
});
