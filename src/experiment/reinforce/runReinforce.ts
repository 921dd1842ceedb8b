import { availableParallelism } from 'node:os';
import type { Hours } from '../../engine/hours.ts';
import type { Scenario } from '../../scenario/index.ts';
import { isoDate } from '../dates.ts';
import type { Journal } from '../journal.ts';
import type { Progress } from '../run.ts';
import { type TrialRunner, Trials } from '../trials.ts';
import { budgetCurve } from './budgetCurve.ts';
import { costOf, type Levels } from './cheapestPlan.ts';
import { type Confirmed, confirming, MOST_RUNS } from './confirming.ts';
import { type DecideBy, decideBy } from './decideBy.ts';
import { Lab } from './lab.ts';
import { leversOf } from './levers.ts';
import { plannedUnits } from './plannedUnits.ts';
import { ReinforceFault } from './reinforceFault.ts';
import type { ReinforceResult } from './reinforceResult.ts';
import { reinforceSentence } from './reinforceSentence.ts';
import { leastOf, scenarioResults } from './scenarioResults.ts';
import { type Setting, settingsOf } from './settings.ts';
import { Simulations } from './simulations.ts';
import { unmetNorms } from './unmetNorms.ts';

export interface ReinforceOptions {
  /** Futures of the search; as the scenario says if absent. A confirmation takes eight times as many. */
  readonly replications?: number;
  readonly seed?: string | number;
  readonly workers?: number;
  /** Whether futures draw the values that have a range; otherwise all have the values in the file. */
  readonly overRanges?: boolean;
  /** When it is decided, hours since `start`; the start itself if absent. In [0, horizon). */
  readonly decidedAt?: Hours;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Where finished blocks are kept, and those of an interrupted search are found. */
  readonly journal?: Journal;
  /** Where trials are run; on worker threads unless given. */
  readonly trials?: TrialRunner;
}

/** A reinforcement, and what its plan gives each unit, in the order of the scenarios; empty without a plan. */
export interface Reinforced {
  readonly result: ReinforceResult;
  readonly levels: readonly number[];
}

/** Plain runs that a search takes, about: for the progress that is shown. */
const ABOUT_RUNS = 30;

/**
 * The plan of least cost, in FTE more by unit, with which the chain holds with the asked probability, in each scenario: searched
 * for on the replications from 0 on, then confirmed on others that the search has never seen.
 *
 * @param scenarios of which seed and replications are the first one's, unless said
 * @throws ReinforceFault when that cannot be asked of them (see settingsOf); RunFault, RunDefect and RunAborted as
 * Study.compute does
 */
export async function runReinforce(
  scenarios: readonly Scenario[],
  options: ReinforceOptions = {},
): Promise<Reinforced> {
  const [first] = scenarios;
  if (first === undefined) throw new ReinforceFault('there is no scenario to reinforce');
  const overRanges = options.overRanges === true;
  const settings = settingsOf(scenarios, overRanges);
  const replications = options.replications ?? first.settings.replications;
  const seed = String(options.seed ?? first.settings.seed);
  const asked: Asked = { settings, replications, seed, decidedAt: options.decidedAt ?? 0 };
  if (options.trials) return searched(scenarios, asked, options.trials);
  const { signal, journal, onProgress, workers = availableParallelism() } = options;
  const foreseen = ABOUT_RUNS * replications * settings.length;
  const how = { seed, workers, signal, journal, onProgress, foreseen };
  return Trials.carryOut(how, (trials) => searched(scenarios, asked, trials));
}

interface Asked {
  readonly settings: readonly Setting[];
  readonly replications: number;
  readonly seed: string;
  readonly decidedAt: Hours;
}

async function searched(
  scenarios: readonly Scenario[],
  { settings, replications, seed, decidedAt }: Asked,
  trials: TrialRunner,
): Promise<Reinforced> {
  const levers = leversOf(
    settings.map(({ chain }) => chain),
    decidedAt,
  );
  const simulations = new Simulations(settings, levers.levers, trials, decidedAt);
  const lab = new Lab(simulations, levers, replications, decidedAt);
  const { hold, classification } = scenarios[0]!.settings;
  const found = await confirming(lab, hold.probability, hold.confidence);
  const best = found?.levels ?? (await mostHeld(lab));
  const isPlan = found !== undefined && best.some((level) => level > 0);
  const dates: DecideBy = isPlan
    ? await decideBy(lab, best, hold.probability, MOST_RUNS)
    : { byLever: new Map() };
  const units = isPlan ? await plannedUnits(lab, best, dates, MOST_RUNS) : [];
  const unmet = found ? [] : await unmetNorms(lab, best, hold.probability);
  const { calendar, horizon } = settings[0]!.chain;
  const date = (moment: Hours): string => isoDate(calendar.startDay, moment);
  const results = scenarioResults(lab, best, found?.confirmation);
  const drawn = scenarios[0]!.values.filter(({ isDrawn }) => isDrawn === true).length;
  const facts: Omit<ReinforceResult, 'sentence'> = {
    ...(classification !== undefined && { classification }),
    scenario: settings.map(({ name }) => name).join(', '),
    ...(results.length > 1 && { scenarios: results }),
    ...(settings[0]!.recipe && { drawn }),
    kind: kindOf(found, isPlan),
    asked: hold,
    horizon: { start: calendar.start, end: date(horizon) },
    decided_on: date(decidedAt),
    ...(dates.all !== undefined && { decide_by: date(dates.all) }),
    currency: levers.currency,
    units,
    cost: costOf(best, lab.prices),
    ...leastOf(results, found?.confirmation),
    curve: budgetCurve(lab),
    unmet,
    replications,
    computed: trials.replications,
    runs: Math.ceil(lab.runs),
    seed,
  };
  return { result: { sentence: reinforceSentence(facts), ...facts }, levels: isPlan ? best : [] };
}

function kindOf(found: Confirmed | undefined, isPlan: boolean): ReinforceResult['kind'] {
  if (found === undefined) return 'impossible';
  if (!found.confirmation.isGood) return 'unconfirmed';
  return isPlan ? 'plan' : 'none needed';
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
