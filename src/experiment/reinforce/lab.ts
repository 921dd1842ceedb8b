import type { Hours } from '../../engine/hours.ts';
import { costOf, type Levels } from './cheapestPlan.ts';
import type { Outcome } from './culprits.ts';
import type { Levers } from './levers.ts';
import { Need } from './need.ts';
import type { Simulations } from './simulations.ts';

/** A future of the search: a replication of a scenario, and what is known of it. */
export interface Searched {
  /** Number of the scenario. */
  readonly setting: number;
  /** Index (0-based) of the replication. */
  readonly index: number;
  readonly need: Need;
  /** How it ended with the plans that were run on it, by their names. */
  readonly outcomes: Map<string, Outcome>;
}

/** A plan of which anything was run. */
export interface Tried {
  readonly levels: Levels;
  readonly cost: number;
}

/**
 * Tries plans on the same futures, and learns from each trial what these futures need. Estimates on them are those of the
 * search: the plan that looks best on them looks better than it is.
 */
export class Lab {
  readonly simulations: Simulations;
  readonly levers: Levers;
  /** Futures of each scenario that the search begins with. */
  readonly replications: number;
  readonly prices: readonly number[];
  readonly decidedAt: Hours;
  /** Those of the first scenario come first. */
  readonly futures: readonly Searched[];
  private readonly tried = new Map<string, Tried>();

  constructor(simulations: Simulations, levers: Levers, replications: number, decidedAt: Hours) {
    this.simulations = simulations;
    this.levers = levers;
    this.replications = replications;
    this.decidedAt = decidedAt;
    this.prices = levers.levers.map(({ price }) => price);
    this.futures = simulations.settings.flatMap((_, setting) =>
      Array.from({ length: replications }, (__, index) => this.future(setting, index)),
    );
  }

  /** All plans of which anything was run, in their order. */
  get plans(): readonly Tried[] {
    return [...this.tried.values()];
  }

  /** Plain runs, of all scenarios, that all trials so far come to. */
  get runs(): number {
    return this.simulations.replications / this.futures.length;
  }

  /** Whether so many replications more would be no more than that many runs in all. */
  hasRoom(replications: number, mostRuns: number): boolean {
    return this.runs + replications / this.futures.length <= mostRuns + 1e-9;
  }

  /** Runs futures, each with a plan of its own, and learns from them. */
  async learn(trials: readonly { readonly future: Searched; readonly levels: Levels }[]): Promise<void> {
    const asked = trials.map(({ future: { setting, index }, levels }) => ({ setting, index, levels }));
    const outcomes = await this.simulations.run(asked);
    for (const [i, { future, levels }] of trials.entries()) {
      const outcome = outcomes[i];
      if (outcome !== undefined) this.note(future, levels, outcome);
    }
  }

  /**
   * Runs a plan on all futures on which it was not run.
   * @returns whether there was room for that
   */
  async verify(levels: Levels, mostRuns: number): Promise<boolean> {
    const name = levels.join();
    const futures = this.futures.filter(({ outcomes }) => !outcomes.has(name));
    if (!this.hasRoom(futures.length, mostRuns)) return false;
    await this.learn(futures.map((future) => ({ future, levels })));
    return true;
  }

  /** Whether a plan was run on all futures. */
  isVerified(levels: Levels): boolean {
    const name = levels.join();
    return this.futures.every(({ outcomes }) => outcomes.has(name));
  }

  /** The most that any future is known to need of each lever, and to be helped by. */
  useful(): Levels {
    return this.prices.map((_, lever) =>
      this.futures.reduce((most, { need }) => {
        const known = need.isOf(lever) && need.of(lever) < Infinity ? need.of(lever) : 0;
        return Math.max(most, known);
      }, 0),
    );
  }

  /** The chance that a future holds with a plan: as it did, where the plan was run on it, else by its need. */
  chance({ outcomes, need }: Searched, levels: Levels): number {
    const known = outcomes.get(levels.join());
    return known === undefined ? need.chance(levels) : known.holds ? 1 : 0;
  }

  /** By scenario, in how many of its futures a plan is expected to hold. */
  held(levels: Levels): number[] {
    const isTried = this.tried.has(levels.join());
    const sums = this.simulations.settings.map(() => 0);
    for (const future of this.futures) {
      sums[future.setting]! += isTried ? this.chance(future, levels) : future.need.chance(levels);
    }
    return sums;
  }

  /** The expected share of the futures in which a plan holds, in the scenario where it is least. */
  share(levels: Levels): number {
    return Math.min(...this.held(levels)) / this.replications;
  }

  /** Whether in each scenario a plan is expected to hold in that share of the futures. */
  isEnough(levels: Levels, target: number): boolean {
    return this.share(levels) >= target * (1 - 1e-12);
  }

  /** How many futures of all scenarios are expected to hold with a plan. */
  worth(levels: Levels): number {
    return this.held(levels).reduce((sum, held) => sum + held, 0);
  }

  private future(setting: number, index: number): Searched {
    return { setting, index, need: new Need(this.prices.length), outcomes: new Map() };
  }

  private note({ outcomes, need }: Searched, levels: Levels, outcome: Outcome): void {
    const name = levels.join();
    outcomes.set(name, outcome);
    need.learn(levels, outcome.failed);
    if (!this.tried.has(name)) this.tried.set(name, { levels, cost: costOf(levels, this.prices) });
  }
}
