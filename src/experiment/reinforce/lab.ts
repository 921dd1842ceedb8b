import type { Hours } from '../../engine/hours.ts';
import { costOf, type Levels } from './cheapestPlan.ts';
import type { Outcome } from './culprits.ts';
import type { Levers } from './levers.ts';
import { Need } from './need.ts';
import type { Simulated, Simulations } from './simulations.ts';

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
  /** Every plan has at least that. */
  floor: Levels;
  /** The futures that the search began with. */
  readonly initial: readonly Searched[];
  /** Those on which plans are tried. */
  futures: readonly Searched[];
  /** How many others there are by scenario: they held with the floor, and are taken to hold with every plan. */
  private readonly holding: number[];
  /** All futures by scenario. */
  private readonly sizes: number[];
  private readonly tried = new Map<string, Tried>();

  constructor(simulations: Simulations, levers: Levers, replications: number, decidedAt: Hours) {
    this.simulations = simulations;
    this.levers = levers;
    this.replications = replications;
    this.decidedAt = decidedAt;
    this.prices = levers.levers.map(({ price }) => price);
    this.floor = this.prices.map(() => 0);
    const settings = simulations.settings.map((_, setting) => setting);
    this.holding = settings.map(() => 0);
    this.sizes = settings.map(() => replications);
    this.initial = settings.flatMap((setting) =>
      Array.from({ length: replications }, (_, index) => this.future(setting, index)),
    );
    this.futures = this.initial;
  }

  /** All plans of which anything was run, in their order. */
  get plans(): readonly Tried[] {
    return [...this.tried.values()];
  }

  /** Futures in all. */
  get size(): number {
    return this.sizes.reduce((sum, own) => sum + own, 0);
  }

  /** Plain runs, of all scenarios, that all trials so far come to. */
  get runs(): number {
    return this.simulations.replications / (this.replications * this.holding.length);
  }

  /** Whether so many replications more would be no more than that many runs in all. */
  hasRoom(replications: number, mostRuns: number): boolean {
    return this.runs + replications / (this.replications * this.holding.length) <= mostRuns + 1e-9;
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

  /** Whether a plan was run on all of these futures, of those on which plans are tried unless said. */
  isVerified(levels: Levels, futures: readonly Searched[] = this.futures): boolean {
    const name = levels.join();
    return futures.every(({ outcomes }) => outcomes.has(name));
  }

  /**
   * Fresh futures join, on which a plan was run. Every plan has at least as much as that one from now on, and what held with it is
   * taken to hold: only futures that failed are left to try plans on.
   */
  join(levels: Levels, fresh: readonly (Omit<Simulated, 'levels'> & { readonly outcome: Outcome })[]): void {
    this.floor = levels;
    const joined = fresh.map(({ setting, index, outcome }) => {
      const future = this.future(setting, index);
      this.note(future, levels, outcome);
      this.sizes[setting]!++;
      return future;
    });
    const all = [...this.futures, ...joined];
    this.futures = all.filter((future) => this.chance(future, levels) < 1);
    for (const future of all) if (!this.futures.includes(future)) this.holding[future.setting]!++;
  }

  /** The most that any future is known to need of each lever, and to be helped by. */
  useful(): Levels {
    return this.floor.map((least, lever) =>
      this.futures.reduce((most, { need }) => {
        const known = need.isOf(lever) && need.of(lever) < Infinity ? need.of(lever) : 0;
        return Math.max(most, known);
      }, least),
    );
  }

  /** The chance that a future holds with a plan: as it did, where the plan was run on it, else by its need. */
  chance({ outcomes, need }: Searched, levels: Levels): number {
    const known = outcomes.get(levels.join());
    return known === undefined ? need.chance(levels) : known.holds ? 1 : 0;
  }

  /** The share of all futures that is expected to hold with a plan, in the scenario where it is least. */
  reach(levels: Levels): number {
    const shares = this.expected(levels, this.futures).map(
      (held, setting) => (held + (this.holding[setting] ?? 0)) / (this.sizes[setting] ?? 1),
    );
    return Math.min(...shares);
  }

  /** Whether in each scenario a plan is expected to hold in that share of the futures. */
  isEnough(levels: Levels, target: number): boolean {
    return this.reach(levels) >= target * (1 - 1e-12);
  }

  /** How many futures of all scenarios are expected to hold with a plan. */
  worth(levels: Levels): number {
    return this.expected(levels, this.futures).reduce((sum, held) => sum + held, 0);
  }

  /** By scenario, in how many of the futures that the search began with a plan is expected to hold. */
  held(levels: Levels): number[] {
    return this.expected(levels, this.initial);
  }

  /** The same as a share, in the scenario where it is least. */
  share(levels: Levels): number {
    return Math.min(...this.held(levels)) / this.replications;
  }

  private expected(levels: Levels, futures: readonly Searched[]): number[] {
    const isTried = this.tried.has(levels.join());
    const sums = this.holding.map(() => 0);
    for (const future of futures) {
      sums[future.setting]! += isTried ? this.chance(future, levels) : future.need.chance(levels);
    }
    return sums;
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
