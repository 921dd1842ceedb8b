import { availableParallelism } from 'node:os';
import type { Hours } from '../../engine/hours.ts';
import type { Scenario } from '../../scenario/index.ts';
import { isoDate } from '../dates.ts';
import type { Journal } from '../journal.ts';
import type { Progress } from '../run.ts';
import { type TrialRunner, Trials } from '../trials.ts';
import { probabilityOf } from '../verdict.ts';
import { budgetCurve } from './budgetCurve.ts';
import { costOf, type Levels } from './cheapestPlan.ts';
import { confirming, MOST_RUNS } from './confirming.ts';
import { type DecideBy, decideBy } from './decideBy.ts';
import { Lab } from './lab.ts';
import { leversOf } from './levers.ts';
import { plannedUnits } from './plannedUnits.ts';
import type { ReinforceResult } from './reinforceResult.ts';
import { reinforceSentence } from './reinforceSentence.ts';
import { Simulations } from './simulations.ts';
import { unmetNorms } from './unmetNorms.ts';

export interface ReinforceOptions {
  /** Futures of the search; as the scenario says if absent. A confirmation takes eight times as many. */
  readonly replications?: number;
  readonly seed?: string | number;
  readonly workers?: number;
  /** When it is decided, hours since `start`; the start itself if absent. In [0, horizon). */
  readonly decidedAt?: Hours;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Where finished blocks are kept, and those of an interrupted search are found. */
  readonly journal?: Journal;
  /** Where trials are run; on worker threads unless given. */
  readonly trials?: TrialRunner;
}

/** A reinforcement, and what its plan gives each unit of the chain by its index. */
export interface Reinforced {
  readonly result: ReinforceResult;
  readonly levels: readonly number[];
}

/** Plain runs that a search takes, about: for the progress that is shown. */
const ABOUT_RUNS = 30;

/** It cannot be asked of this scenario; the message is a sentence. */
export class ReinforceFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ReinforceFault';
  }
}

/**
 * The plan of least cost, in FTE more by unit, with which the chain holds with the asked probability: searched for on the
 * replications from 0 on, then confirmed on others that the search has never seen.
 *
 * @throws ReinforceFault when there is nothing to reinforce or to hold; RunFault, RunDefect and RunAborted as
 * Study.compute does
 */
export async function runReinforce(scenario: Scenario, options: ReinforceOptions = {}): Promise<Reinforced> {
  const { settings, chain } = scenario;
  if (chain.norms.length === 0) {
    throw new ReinforceFault(
      'the scenario states no norms, so there is nothing that a reinforcement could keep',
    );
  }
  const replications = options.replications ?? settings.replications;
  const seed = String(options.seed ?? settings.seed);
  const asked = { replications, seed, decidedAt: options.decidedAt ?? 0 };
  if (options.trials) return searched(scenario, asked, options.trials);
  const { signal, journal, onProgress, workers = availableParallelism() } = options;
  const foreseen = ABOUT_RUNS * replications;
  const how = { seed, workers, signal, journal, onProgress, foreseen };
  return Trials.carryOut(how, (trials) => searched(scenario, asked, trials));
}

async function searched(
  { settings, chain }: Scenario,
  { replications, seed, decidedAt }: { replications: number; seed: string; decidedAt: Hours },
  trials: TrialRunner,
): Promise<Reinforced> {
  const levers = leversOf([chain], decidedAt);
  const simulations = new Simulations([chain], levers.levers, trials, decidedAt);
  const lab = new Lab(simulations, levers, replications, decidedAt);
  const { probability: asked, confidence } = settings.hold;
  const found = await confirming(lab, asked, confidence);
  const none = lab.prices.map(() => 0);
  const best = found?.levels ?? (await mostHeld(lab));
  const isNone = best.every((level) => level === 0);
  const isPlan = found !== undefined && !isNone;
  const dates: DecideBy = isPlan ? await decideBy(lab, best, asked, MOST_RUNS) : { byLever: new Map() };
  const units = isPlan ? await plannedUnits(lab, best, dates, MOST_RUNS) : [];
  const unmet = found ? [] : await unmetNorms(lab, best, asked);
  const confirmation = found?.confirmation;
  const date = (moment: Hours): string => isoDate(chain.calendar.startDay, moment);
  const kind = !found
    ? 'impossible'
    : !confirmation?.isGood
      ? 'unconfirmed'
      : isNone
        ? 'none needed'
        : 'plan';
  const shareOf = (levels: Levels) =>
    probabilityOf(Math.round(lab.share(levels) * replications), replications);
  const facts: Omit<ReinforceResult, 'sentence'> = {
    ...(settings.classification !== undefined && { classification: settings.classification }),
    scenario: settings.name,
    kind,
    asked: settings.hold,
    horizon: { start: chain.calendar.start, end: date(chain.horizon) },
    decided_on: date(decidedAt),
    ...(dates.all !== undefined && { decide_by: date(dates.all) }),
    currency: levers.currency,
    units,
    cost: costOf(best, lab.prices),
    ...(confirmation && {
      confirmation: {
        probability: probabilityOf(confirmation.held[0] ?? 0, confirmation.count),
        held: confirmation.held[0] ?? 0,
        replications: confirmation.count,
        first: confirmation.first,
        attempts: confirmation.attempts,
      },
    }),
    without: shareOf(none),
    searched: shareOf(best),
    curve: budgetCurve(lab),
    unmet,
    replications,
    computed: trials.replications,
    runs: Math.ceil(trials.replications / replications),
    seed,
  };
  return { result: { ...facts, sentence: reinforceSentence(facts) }, levels: found ? best : [] };
}

/** Where no plan was found: none, or all that is known to help any future, whichever holds more often. */
async function mostHeld(lab: Lab): Promise<Levels> {
  await lab.verify(lab.useful(), MOST_RUNS - 1);
  const verified = lab.plans.filter(({ levels }) => lab.isVerified(levels));
  const best = verified.reduce((one, other) => {
    const more = lab.worth(other.levels) - lab.worth(one.levels);
    return more > 0 || (more === 0 && other.cost < one.cost) ? other : one;
  });
  return best.levels;
}
