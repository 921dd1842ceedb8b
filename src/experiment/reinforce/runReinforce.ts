import { availableParallelism } from 'node:os';
import type { Chain } from '../../chain/chain.ts';
import type { Hours } from '../../engine/hours.ts';
import type { Scenario } from '../../scenario/index.ts';
import { whileDrawsAreChecked } from '../checkDraws.ts';
import { isoDate } from '../dates.ts';
import type { Journal } from '../journal.ts';
import type { Progress } from '../run.ts';
import { type TrialRunner, Trials } from '../trials.ts';
import { type Budget, requireBudget } from './budget.ts';
import { budgetCurve } from './budgetCurve.ts';
import { costOf } from './cheapestPlan.ts';
import { type Considered, priceOf } from './chooseMeasures.ts';
import { holding } from './holding.ts';
import { Lab } from './lab.ts';
import { leversOf } from './levers.ts';
import { type Measure, requireMeasures, withMeasures } from './measure.ts';
import { redactReinforce } from './redactReinforce.ts';
import { ReinforceFault } from './reinforceFault.ts';
import type { ReinforceResult } from './reinforceResult.ts';
import { reinforceSentence } from './reinforceSentence.ts';
import { leastOf, scenarioResults, testedBudgets } from './scenarioResults.ts';
import { type Setting, settingsOf } from './settings.ts';
import { Simulations } from './simulations.ts';
import { withinBudget } from './withinBudget.ts';

export interface ReinforceOptions {
  /** Futures of the search; as the scenario says if absent. A confirmation takes eight times as many. */
  readonly replications?: number;
  readonly seed?: string | number;
  readonly workers?: number;
  /** Whether futures draw the values that have a range; otherwise all have the values in the file. */
  readonly overRanges?: boolean;
  /** Measures of which those are taken that make the plan cheapest. */
  readonly measures?: readonly Measure[];
  /** What may be spent to the horizon: the plan that is regretted least within it is sought, not one with which all hold. */
  readonly budget?: Budget;
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

/**
 * The plan of least cost, in FTE more by unit, with which the chain holds with the asked probability, in each scenario; or with a
 * budget the plan within it that is regretted least. It is searched for on the replications from 0 on, then tried on others that the
 * search has never seen.
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
  const levers = leversOf(chainsOf(settings), decidedAt);
  const isHidden = scenarios.some(({ redaction }) => redaction !== undefined);
  if (options.budget) requireBudget(options.budget, levers, measures, isHidden);
  await requireMeasures(scenarios, measures, levers.currency);
  const replications = options.replications ?? first.settings.replications;
  const seed = String(options.seed ?? first.settings.seed);
  const budget = options.budget?.amount;
  const asked: Asked = { scenarios, measures, budget, overRanges, replications, seed, decidedAt };
  if (options.trials) return searched(first, asked, options.trials);
  const { signal, journal, onProgress, workers = availableParallelism() } = options;
  const foreseen = ABOUT_RUNS * replications * settings.length;
  const how = { seed, workers, signal, journal, onProgress, foreseen };
  const check = { seed, replications, signal, without: 'without --over-ranges' };
  return Trials.carryOut(how, (trials) =>
    whileDrawsAreChecked(overRanges ? scenarios : [], check, () => searched(first, asked, trials)),
  );
}

interface Asked {
  readonly scenarios: readonly Scenario[];
  readonly measures: readonly Measure[];
  readonly budget: number | undefined;
  readonly overRanges: boolean;
  readonly replications: number;
  readonly seed: string;
  readonly decidedAt: Hours;
}

async function searched(first: Scenario, asked: Asked, trials: TrialRunner): Promise<Reinforced> {
  const { replications, seed, decidedAt, measures, budget } = asked;
  const { hold, classification } = first.settings;
  const own = await labOf(asked, [], trials);
  const answer =
    budget === undefined
      ? await holding(own, measures, (taken) => labOf(asked, taken, trials), hold)
      : await withinBudget(own, budget, hold);
  const { lab, levels, isPlan, tests, confirmation, dates, considered, taken, regret } = answer;
  const { calendar, horizon } = first.chain;
  const date = (moment: Hours): string => isoDate(calendar.startDay, moment);
  const results = scenarioResults(own, lab, levels, confirmation);
  const price = priceOf(taken);
  const facts: Omit<ReinforceResult, 'sentence'> = {
    ...(classification !== undefined && { classification }),
    scenario: asked.scenarios.map(({ settings }) => settings.name).join(', '),
    ...(results.length > 1 && { scenarios: results }),
    ...(asked.overRanges && { drawn: first.values.filter(({ isDrawn }) => isDrawn === true).length }),
    kind: answer.kind,
    asked: hold,
    horizon: { start: calendar.start, end: date(horizon) },
    decided_on: date(decidedAt),
    ...(dates.all !== undefined && { decide_by: date(dates.all) }),
    currency: lab.levers.currency,
    units: answer.units,
    ...(measures.length > 0 && measuresOf(measures, taken, considered)),
    cost: costOf(levels, lab.prices) + price,
    ...leastOf(results, confirmation),
    ...(regret && { regret }),
    tested: testedBudgets(lab, tests, price),
    curve: budgetCurve(own, lab, price),
    unmet: answer.unmet,
    replications,
    computed: trials.replications,
    runs: Math.ceil(lab.runs),
    seed,
  };
  const shown = redactReinforce(facts, asked.scenarios);
  return { result: { sentence: reinforceSentence(shown), ...shown }, levels: isPlan ? levels : [] };
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
  taken: readonly Measure[],
  considered: readonly Considered[],
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
