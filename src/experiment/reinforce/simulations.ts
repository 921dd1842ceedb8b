import type { Chain } from '../../chain/chain.ts';
import { type Hours, NONE } from '../../engine/hours.ts';
import type { Trial, TrialRunner } from '../trials.ts';
import type { Levels } from './cheapestPlan.ts';
import { type Outcome, outcomesOf } from './culprits.ts';
import type { Lever } from './levers.ts';
import { reinforcedChain } from './reinforcedChain.ts';
import type { Setting } from './settings.ts';

/** One replication of one scenario with a plan. */
export interface Simulated {
  /** Number of the scenario. */
  readonly setting: number;
  /** Index (0-based) of the replication. */
  readonly index: number;
  /** Extra strength by lever. */
  readonly levels: Levels;
  /** When each lever's part is decided, in hours since `start`, if not all when the plan is. */
  readonly at?: readonly Hours[];
}

type Planned = Pick<Trial, 'chain' | 'over'>;

/** Runs replications of the scenarios' chains with plans: how each ended, by lever. */
export class Simulations {
  /** The scenarios, each with its own chain. */
  readonly settings: readonly Setting[];
  private readonly trials: TrialRunner;
  private readonly decidedAt: Hours;
  /** By scenario, the index of each lever's unit, or `NONE`. */
  private readonly units: readonly (readonly number[])[];
  /** What was asked, so that what is asked again is known to be the same. */
  private readonly planned = new Map<string, Planned>();

  constructor(settings: readonly Setting[], levers: readonly Lever[], trials: TrialRunner, decidedAt: Hours) {
    this.settings = settings;
    this.trials = trials;
    this.decidedAt = decidedAt;
    this.units = settings.map(({ chain: { units } }) =>
      levers.map((lever) => units.findIndex(({ name }) => name === lever.unit)),
    );
  }

  /** Replications done so far. */
  get replications(): number {
    return this.trials.replications;
  }

  /** Consecutive replications of one plan go together, so that they are computed in blocks. */
  async run(asked: readonly Simulated[]): Promise<Outcome[]> {
    const trials: (Planned & { first: number; count: number; setting: number })[] = [];
    for (const each of asked) {
      const planned = this.plannedOf(each);
      const last = trials.at(-1);
      if (last?.chain === planned.chain && last.first + last.count === each.index) last.count++;
      else trials.push({ ...planned, first: each.index, count: 1, setting: each.setting });
    }
    const outcomes: Outcome[] = [];
    await this.trials.run(trials satisfies Trial[], (trial, block) => {
      const { chain, setting } = trials[trial] ?? trials[0]!;
      for (const outcome of outcomesOf(chain, block)) outcomes.push(this.byLever(outcome, setting));
    });
    return outcomes;
  }

  /** Replications of chains that are no plans, such as with unlimited staff. */
  async runChain(chain: Chain, count: number): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    await this.trials.run([{ chain, first: 0, count }], (_, block) => {
      outcomes.push(...outcomesOf(chain, block));
    });
    return outcomes;
  }

  private plannedOf({ setting, levels, at }: Simulated): Planned {
    const name = `${setting} ${levels.join()} ${at?.join() ?? ''}`;
    const known = this.planned.get(name);
    if (known !== undefined) return known;
    const { settings, units, decidedAt } = this;
    const { chain, recipe } = settings[setting]!;
    const more = levels.flatMap((extra, lever) => {
      const unit = units[setting]?.[lever] ?? NONE;
      return unit === NONE || extra === 0 ? [] : [{ unit, extra, at: at?.[lever] ?? decidedAt }];
    });
    const planned: Planned = recipe
      ? { chain: { ...chain }, over: { recipe, more } }
      : { chain: reinforcedChain(chain, more) };
    this.planned.set(name, planned);
    return planned;
  }

  /** A unit of every scenario is a lever: what lets a future fail is one of these, or none. */
  private byLever({ holds, failed, breached }: Outcome, setting: number): Outcome {
    const units = this.units[setting] ?? [];
    const own = new Uint8Array(units.length + 1);
    for (const [lever, unit] of units.entries()) own[lever] = unit === NONE ? 0 : (failed[unit] ?? 0);
    own[units.length] = failed.at(-1) ?? 0;
    return { holds, failed: own, breached };
  }
}
