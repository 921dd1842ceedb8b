import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chain, Simulator } from '../../src/chain/index.ts';
import { seedWords } from '../../src/experiment/seed.ts';
import { formatFault, loadScenario } from '../../src/scenario/index.ts';
import { anyChain } from '../support/generatedChain.ts';
import { textOf } from '../support/generatedText.ts';
import { Record, scenarioOf } from '../support/runScenario.ts';

/*
 * No regression: results are frozen to the last bit. Who changes one on purpose (an engine's rule, a scenario of the
 * letter, the generator of chains) argues in docs/CHANGELOG.md why the new ones are right, and puts the new digest here.
 */

/** Of the first replication: all cells of all periods, and the first breach of every norm. */
const DIGESTS: readonly (readonly [file: string, digest: string])[] = [
  ['scenarios/baseline.yaml', '6a4d0c20856e0d6d'],
  ['scenarios/fatigue.yaml', '6ddaf4ff1a79ab78'],
  ['scenarios/police-guards.yaml', '6555f1b5a1bb8bce'],
  ['scenarios/takeover.yaml', 'db4399c14b209480'],
  ['scenarios/batch.yaml', 'bff88ee611129cef'],
  ['scenarios/mm5.yaml', 'e6825bbc2f0f7885'],
  ['test/bench/scenarios/mm1.yaml', '7d75902aeb79e154'],
  ['test/bench/scenarios/network.yaml', '167438b0682ede50'],
  ['test/bench/scenarios/reneging.yaml', 'e1a6bab53ca49875'],
];

/** Generated chains: between them they have all features of the language. */
const CHAINS = 150;
const OF_GENERATED_CHAINS = '854dfd90945aa215';

const reader = {
  read: (path: string) => readFileSync(path, 'utf8'),
  resolve: (base: string, path: string) => fileURLToPath(new URL(path, `file://${base}`)),
};

function digestOf(chains: Iterable<Chain>): string {
  const hash = createHash('sha256');
  for (const chain of chains) {
    const { values, breaches } = new Record(new Simulator(chain, seedWords(2015)), chain.norms.length, 0);
    for (const numbers of [values, breaches]) hash.update(new Uint8Array(plain(numbers).buffer));
  }
  return hash.digest('hex').slice(0, 16);
}

/** What is no number has many bit patterns, of which a machine may choose any. */
function plain(numbers: Float64Array): Float64Array {
  return numbers.map((value) => (Number.isNaN(value) ? Number.MAX_VALUE : value));
}

describe('results are those of before', () => {
  it.each(DIGESTS)('%s', async (file, digest) => {
    const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
    const { scenario, faults } = await loadScenario(path, reader, [{ path: 'horizon', text: '13 months' }]);
    if (scenario === undefined) throw new Error(faults.map(formatFault).join('\n'));
    expect(digestOf([scenario.chain])).toBe(digest);
  });

  it(`${CHAINS} generated chains`, async () => {
    const drawn = fc.sample(anyChain, { numRuns: CHAINS, seed: 2015 });
    const scenarios = await Promise.all(drawn.map((chain) => scenarioOf(textOf(chain))));
    expect(digestOf(scenarios.map(({ chain }) => chain))).toBe(OF_GENERATED_CHAINS);
  });
});
