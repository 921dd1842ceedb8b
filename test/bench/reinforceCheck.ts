/**
 * Is what `reinforce` finds the cheapest plan, and does it hold? `npm run check:reinforce -- [CHAINS] [REPLICATIONS]`: on
 * generated small chains, each plan tried for itself. Takes minutes; a small part of it is in the test suite.
 * Exit status 0, or 1 if a promise is not kept.
 */

import { runReinforce } from '../../src/experiment/index.ts';
import { loadScenarioText } from '../../src/scenario/index.ts';
import { clearOptimum, exhaustiveSearch, shareOf } from '../support/exhaustiveSearch.ts';
import { smallChain } from '../support/smallChain.ts';
import { TrialsHere } from '../support/trialsHere.ts';

/** Most FTE more that are tried at a unit, and futures on which a plan near what is asked is. */
const MOST = 8;
const MANY = 2400;
/** Every so many'th chain has three units, the others two. */
const THREE = 5;

async function main([chains = '40', replications = '500']: readonly string[]): Promise<number> {
  const counts = { clear: 0, cheap: 0, confirmed: 0, hold: 0, none: 0 };
  for (let seed = 0; seed < Number(chains); seed++) {
    const { scenario } = await loadScenarioText(
      smallChain(seed, seed % THREE === THREE - 1 ? 3 : 2),
      'small.yaml',
    );
    if (scenario === undefined) throw new Error(`chain ${seed} is at fault`);
    const asked = scenario.settings.hold.probability;
    const plans = exhaustiveSearch(scenario.chain, asked, MOST, MANY);
    const optimum = clearOptimum(plans, asked);
    const trials = new TrialsHere(String(seed));
    const count = Number(replications);
    const { result, levels } = await runReinforce([scenario], { trials, replications: count });
    const isPlan = result.kind === 'plan' || result.kind === 'none needed';
    const words = [`${seed}: ${result.kind} ${levels.join()} (${result.runs} runs)`];
    if (optimum !== undefined) {
      const isCheap = isPlan && result.cost <= 1.02 * optimum.cost;
      counts.clear++;
      if (isCheap) counts.cheap++;
      words.push(
        `optimum ${optimum.levels.join()} (${optimum.holds.toFixed(3)}), ${isCheap ? 'within 2 %' : `${(result.cost / optimum.cost).toFixed(3)} times as dear`}`,
      );
    } else words.push('no clear optimum');
    if (isPlan) {
      // Twenty times as many futures as the search had, on a seed of their own.
      const share = shareOf(
        scenario.chain,
        levels.length > 0 ? levels : scenario.chain.units.map(() => 0),
        20 * count,
        'long',
      );
      counts.confirmed++;
      if (share >= asked) counts.hold++;
      words.push(`holds in ${share.toFixed(4)}`);
    } else counts.none++;
    console.log(words.join('; '));
  }
  const { clear, cheap, confirmed, hold, none } = counts;
  console.log(`\nWithin 2 % of a clear optimum: ${cheap} of ${clear}.`);
  console.log(
    `Reported to hold, and do on ${20 * Number(replications)} futures: ${hold} of ${confirmed}; no plan: ${none}.`,
  );
  return cheap >= 0.95 * clear && hold >= 0.95 * confirmed ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
