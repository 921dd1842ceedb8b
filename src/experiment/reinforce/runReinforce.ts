import { availableParallelism } from 'node:os';
import type { Chain } from '../../chain/chain.ts';
import type { Hours } from '../../engine/hours.ts';
import type { Scenario } from '../../scenario/index.ts';
import { isoDate } from '../dates.ts';
import type { Journal } from '../journal.ts';
import type { Progress } from '../run.ts';
import { type TrialRunner, Trials } from '../trials.ts';
import { budgetCurve } from './budgetCurve.ts';
import { costOf, type Levels } from './cheapestPlan.ts';
import { type Chosen, chooseMeasures, priceOf } from './chooseMeasures.ts';
import { type Confirmed, confirming, firstAim, MOST_RUNS } from './confirming.ts';
import { type DecideBy, decideBy } from './decideBy.ts';
import { Lab } from './lab.ts';
import { leversOf } from './levers.ts';
import { type Measure, requireMeasures, withMeasures } from './measure.ts';
import { plannedUnits } from './plannedUnits.ts';
import { redactReinforce } from './redactReinforce.ts';
import { ReinforceFault } from './reinforceFault.ts';
import type { ReinforceResult } from './reinforceResult.ts';
import { reinforceSentence } from './reinforceSentence.ts';
import { leastOf, scenarioResults, testedBudgets } from './scenarioResults.ts';
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
  /** Measures of which those are taken that make the plan cheapest. */
  readonly measures?: readonly Measure[];
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
const ABOUT_RUNS = 24;
/** Plain runs that may have been made when measures have been chosen. */
const MOST_CHOOSING = 20;

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
  const { measures = [], decidedAt = 0 } = options;
  const overRanges = options.overRanges === true;
  const settings = settingsOf(scenarios, overRanges);
  const { currency } = leversOf(chainsOf(settings), decidedAt);
  await requireMeasures(scenarios, measures, currency);
  const replications = options.replications ?? first.settings.replications;
  const seed = String(options.seed ?? first.settings.seed);
  const asked: Asked = { scenarios, measures, overRanges, replications, seed, decidedAt };
  if (options.trials) return searched(first, asked, options.trials);
  const { signal, journal, onProgress, workers = availableParallelism() } = options;
  const foreseen = ABOUT_RUNS * replications * settings.length;
  const how = { seed, workers, signal, journal, onProgress, foreseen };
  return Trials.carryOut(how, (trials) => searched(first, asked, trials));
}

interface Asked {
  readonly scenarios: readonly Scenario[];
  readonly measures: readonly Measure[];
  readonly overRanges: boolean;
  readonly replications: number;
  readonly seed: string;
  readonly decidedAt: Hours;
}

async function searched(first: Scenario, asked: Asked, trials: TrialRunner): Promise<Reinforced> {
  const { replications, seed, decidedAt, measures } = asked;
  const { hold, classification } = first.settings;
  const { probability, confidence } = hold;
  const own = await labOf(asked, [], trials);
  const aim = firstAim(own, probability, confidence);
  const { lab, ...chosen } =
    measures.length === 0
      ? { lab: own, measures, considered: [] }
      : await chooseMeasures(
          measures,
          async (taken) => (taken.length === 0 ? own : await labOf(asked, taken, trials)),
          aim,
          MOST_CHOOSING,
        );
  const found = await confirming(lab, probability, confidence);
  const best = found?.levels ?? (await mostHeld(lab));
  const isPlan = found !== undefined && (best.some((level) => level > 0) || chosen.measures.length > 0);
  const dates: DecideBy = isPlan ? await decideBy(lab, best, probability, MOST_RUNS) : { byLever: new Map() };
  const units = isPlan ? await plannedUnits(lab, best, dates, MOST_RUNS) : [];
  const unmet = found ? [] : await unmetNorms(lab, best, probability);
  const { calendar, horizon } = first.chain;
  const date = (moment: Hours): string => isoDate(calendar.startDay, moment);
  const results = scenarioResults(own, lab, best, found?.confirmation);
  const facts: Omit<ReinforceResult, 'sentence'> = {
    ...(classification !== undefined && { classification }),
    scenario: asked.scenarios.map(({ settings }) => settings.name).join(', '),
    ...(results.length > 1 && { scenarios: results }),
    ...(asked.overRanges && { drawn: first.values.filter(({ isDrawn }) => isDrawn === true).length }),
    kind: kindOf(found, isPlan),
    asked: hold,
    horizon: { start: calendar.start, end: date(horizon) },
    decided_on: date(decidedAt),
    ...(dates.all !== undefined && { decide_by: date(dates.all) }),
    currency: lab.levers.currency,
    units,
    ...(measures.length > 0 && measuresOf(measures, chosen)),
    cost: costOf(best, lab.prices) + priceOf(chosen.measures),
    ...leastOf(results, found?.confirmation),
    tested: testedBudgets(lab, found?.tests ?? [], priceOf(chosen.measures)),
    curve: budgetCurve(own, lab, priceOf(chosen.measures)),
    unmet,
    replications,
    computed: trials.replications,
    runs: Math.ceil(lab.runs),
    seed,
  };
  const shown = redactReinforce(facts, asked.scenarios);
  return { result: { sentence: reinforceSentence(shown), ...shown }, levels: isPlan ? best : [] };
}

/** A search with some of the measures taken. */
async function labOf(asked: Asked, taken: readonly Measure[], trials: TrialRunner): Promise<Lab> {
  const { scenarios, overRanges, replications, decidedAt } = asked;
  const settings = await withMeasures(scenarios, taken, overRanges);
  const levers = leversOf(chainsOf(settings), decidedAt);
  const simulations = new Simulations(settings, levers.levers, trials, decidedAt);
  return new Lab(simulations, levers, replications, decidedAt);
}

function chainsOf(settings: readonly Setting[]): Chain[] {
  return settings.map(({ chain }) => chain);
}

function measuresOf(
  measures: readonly Measure[],
  { measures: taken, considered }: Omit<Chosen, 'lab'>,
): Pick<ReinforceResult, 'measures' | 'considered'> {
  return {
    measures: measures.map((measure) => ({
      name: measure.name,
      changes: measure.changes.map(({ path, text }) => ({ path, value: text })),
      cost: measure.cost,
      taken: taken.includes(measure),
    })),
    considered: considered.map(({ cost, measures: with_ }) => ({
      measures: with_.map(({ name }) => name),
      ...(cost !== undefined && { cost }),
    })),
  };
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
