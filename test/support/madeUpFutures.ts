import type { Chain } from '../../src/chain/chain.ts';
import type { BlockResult } from '../../src/experiment/block.ts';
import { ownStrength } from '../../src/experiment/reinforce/reinforcedChain.ts';
import type { Trial, TrialRunner } from '../../src/experiment/trials.ts';
import type { Scenario } from '../../src/scenario/index.ts';
import { scenarioOf } from './runScenario.ts';

/** A chain of units that have nothing to do, each with a norm of its own and a price (kEUR a year); people are there at once. */
export function idleChain(prices: readonly number[], more = ''): Promise<Scenario> {
  const lines = (line: (price: number, unit: number) => string): string => prices.map(line).join('\n');
  return scenarioOf(`volhoud: 1
name: Made up
start: 2015-01-01
horizon: 1 year
replications: 64
seed: 3
organisations:
  o:
    units:
${lines((price, unit) => `      unit${unit}: { fte: 10, productiveHours: 1400 h / year, roster: continuous, cost: { fte: ${price} kEUR / year } }`)}
cases:
  work:
    arrivals: 1 / year
    steps:
${lines((_, unit) => `      step${unit}: { unit: o.unit${unit}, effort: 1 h, within: 9 days, then: ${unit + 1 < prices.length ? `step${unit + 1}` : 'end'} }`)}
norms:
${lines((_, unit) => `  norm${unit}: { metric: late, scope: work.step${unit}, atMost: 0 }`)}
${more}`);
}

/** The units that let a future fail with so much extra strength by unit; the chain tells which scenario it is, and what measures do. */
export type Fails = (index: number, levels: readonly number[], chain: Chain) => readonly number[];

/**
 * Futures that nobody simulates: `fails` says which units (by index) let a future fail with so much extra strength by unit, each
 * by its own norm. Thousands of them take no time, and what is best for them is known.
 */
export class MadeUpFutures implements TrialRunner {
  replications = 0;
  private readonly base: Chain;
  private readonly fails: Fails;

  constructor(base: Chain, fails: Fails) {
    this.base = base;
    this.fails = fails;
  }

  async run(trials: readonly Trial[], fold: (trial: number, block: BlockResult) => void): Promise<void> {
    for (const [trial, { chain, first, count }] of trials.entries()) {
      const levels = chain.units.map(
        (unit, index) => ownStrength(unit) - ownStrength(this.base.units[index] ?? unit),
      );
      for (let done = 0; done < count; done += 8)
        fold(trial, this.block(first + done, Math.min(8, count - done), levels, chain));
      this.replications += count;
    }
  }

  private block(first: number, count: number, levels: readonly number[], chain: Chain): BlockResult {
    const norms = this.base.norms.length;
    const breaches = new Float64Array(count * norms).fill(Infinity);
    for (let i = 0; i < count; i++) {
      for (const unit of this.fails(first + i, levels, chain)) breaches[i * norms + unit] = 100;
    }
    const none = new Float64Array(0);
    const breachWaits = new Float64Array(count * norms * this.base.units.length);
    return { first, count, values: none, breaches, breachWaits, events: 0 };
  }
}
