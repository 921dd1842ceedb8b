import type { Chain } from '../../chain/chain.ts';
import type { Hours } from '../../engine/hours.ts';
import type { TrialRunner } from '../trials.ts';
import { costOf, type Levels } from './cheapestPlan.ts';
import { FailureTable } from './culprits.ts';
import { Needs } from './needs.ts';
import { reinforcedChain } from './reinforcedChain.ts';

/** A plan that was tried on the futures of the search. */
export interface Tried {
  readonly levels: Levels;
  readonly cost: number;
  readonly held: number;
  readonly failures: FailureTable;
}

/**
 * Tries plans on the same futures, each once, and learns from each what the futures need of the units. Estimates on them are
 * those of the search: the plan that looks best on them looks better than it is.
 */
export class Lab {
  readonly chain: Chain;
  readonly needs: Needs;
  readonly replications: number;
  readonly prices: readonly number[];
  /** When the plan is decided, in hours since `start`. */
  readonly decidedAt: Hours;
  private readonly trials: TrialRunner;
  private readonly tried = new Map<string, Tried>();

  constructor(
    chain: Chain,
    trials: TrialRunner,
    replications: number,
    prices: readonly number[],
    decidedAt: Hours,
  ) {
    this.chain = chain;
    this.trials = trials;
    this.replications = replications;
    this.prices = prices;
    this.decidedAt = decidedAt;
    this.needs = new Needs(replications, chain.units.length + 1);
  }

  /** All plans tried so far, in their order. */
  get plans(): readonly Tried[] {
    return [...this.tried.values()];
  }

  /** Plain runs that all trials so far come to. */
  get runs(): number {
    return this.trials.replications / this.replications;
  }

  /**
   * Replications that hold with a plan: as tried, if it was or there is room for a trial below that many runs; else as far
   * as the needs say.
   */
  async heldBy(levels: Levels, mostRuns: number): Promise<number> {
    if (this.known(levels) !== undefined || this.runs + 1 <= mostRuns) return (await this.try(levels)).held;
    return Math.round(this.needs.share(levels, this.needs.involved()) * this.replications);
  }

  known(levels: Levels): Tried | undefined {
    return this.tried.get(levels.join());
  }

  async try(levels: Levels): Promise<Tried> {
    const known = this.known(levels);
    if (known !== undefined) return known;
    const chain = this.chainOf(levels, () => this.decidedAt);
    const failures = await this.run(chain, 0, this.replications);
    const plan = { levels, cost: costOf(levels, this.prices), held: failures.held, failures };
    this.tried.set(levels.join(), plan);
    this.needs.learn(levels, failures.byUnit);
    return plan;
  }

  /** The chain with a plan, each unit's part of it decided at a moment. */
  chainOf(levels: Levels, decidedAt: (unit: number) => Hours): Chain {
    return reinforcedChain(
      this.chain,
      levels.map((extra, unit) => ({ unit, extra, at: decidedAt(unit) })),
    );
  }

  async run(chain: Chain, first: number, count: number): Promise<FailureTable> {
    const table = new FailureTable(chain, count);
    await this.trials.run([{ chain, first, count }], (_, block) => table.add(block));
    return table;
  }
}
