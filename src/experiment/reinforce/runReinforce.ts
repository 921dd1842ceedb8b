import { availableParallelism } from 'node:os';
import type { Chain } from '../../chain/chain.ts';
import type { Hours } from '../../engine/hours.ts';
import type { Scenario } from '../../scenario/index.ts';
import { BLOCK_SIZE } from '../block.ts';
import { isoDate } from '../dates.ts';
import type { Journal } from '../journal.ts';
import type { Progress } from '../run.ts';
import { type TrialRunner, Trials } from '../trials.ts';
import { probabilityOf } from '../verdict.ts';
import { changed } from './cheapestPlan.ts';
import { CONFIRMING, errorOf, isConfirmed, MOST_CONFIRMED, targetOf } from './confirmPlan.ts';
import { canWait, decideBy } from './decideBy.ts';
import { Lab, type Tried } from './lab.ts';
import { isHired, strengthAt } from './reinforcedChain.ts';
import type { BudgetPoint, PlannedUnit, ReinforceResult } from './reinforceResult.ts';
import { reinforceSentence } from './reinforceSentence.ts';
import { searchPlan } from './searchPlan.ts';
import { unmetNorms } from './unmetNorms.ts';

export interface ReinforceOptions {
  /** Futures of the search; as the scenario says if absent. A confirmation takes four times as many. */
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

/** Plain runs that all of it may take. */
const MOST_RUNS = 40;
/** Of these, how many may have been made when each search for a plan ends: the rest is for what follows. */
const SEARCH_ENDS = [22, 28, 33];
/** Trials in which the months to decide in are found, at most: 2⁸ months. */
const DECIDING = 8;

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
  const { prices, currency } = pricesOf(chain, decidedAt);
  const lab = new Lab(chain, trials, replications, prices, decidedAt);
  const { probability: asked, confidence } = settings.hold;
  const { plan, confirmation } = await confirmed(lab, asked, confidence);
  const best = plan ?? mostHeld(lab);
  const isFound = plan !== undefined;
  const isNone = best.levels.every((level) => level === 0);
  const units = isFound && !isNone ? await plannedUnits(lab, best, asked) : [];
  const unmet = isFound ? [] : await unmetNorms(lab, best, asked);
  const kind = !isFound
    ? 'impossible'
    : !confirmation?.isGood
      ? 'unconfirmed'
      : isNone
        ? 'none needed'
        : 'plan';
  const none = lab.known(chain.units.map(() => 0)) ?? best;
  const facts: Omit<ReinforceResult, 'sentence'> = {
    ...(settings.classification !== undefined && { classification: settings.classification }),
    scenario: settings.name,
    kind,
    asked: settings.hold,
    horizon: { start: chain.calendar.start, end: isoDate(chain.calendar.startDay, chain.horizon) },
    decided_on: isoDate(chain.calendar.startDay, decidedAt),
    currency,
    units,
    cost: best.cost,
    ...(confirmation && {
      confirmation: {
        probability: probabilityOf(confirmation.held, confirmation.count),
        held: confirmation.held,
        replications: confirmation.count,
        first: confirmation.first,
        attempts: confirmation.attempts,
      },
    }),
    without: probabilityOf(none.held, replications),
    searched: probabilityOf(best.held, replications),
    curve: curveOf(lab),
    unmet,
    replications,
    computed: trials.replications,
    runs: Math.ceil(trials.replications / replications),
    seed,
  };
  return { result: { ...facts, sentence: reinforceSentence(facts) }, levels: isFound ? best.levels : [] };
}

/** Of one FTE more by unit to the horizon, its hiring included; one each where some unit has no cost. */
export function pricesOf(
  chain: Chain,
  decidedAt: Hours,
): { readonly prices: number[]; readonly currency: 'EUR' | 'FTE' } {
  const hours = chain.horizon - decidedAt;
  const prices = chain.units.map(({ cost, ...unit }) => {
    if (cost === undefined || !(cost.fteHour > 0)) return 0;
    return cost.fteHour * hours + (unit.staff?.hiring === undefined ? 0 : cost.hire);
  });
  return prices.every((price) => price > 0)
    ? { prices, currency: 'EUR' }
    : { prices: prices.map(() => 1), currency: 'FTE' };
}

interface Confirmation {
  readonly held: number;
  readonly count: number;
  readonly first: number;
  readonly attempts: number;
  readonly isGood: boolean;
}

/** Searches and confirms; a plan that fails its test is given up, and the next one has to be better and stricter tested. */
async function confirmed(
  lab: Lab,
  asked: number,
  confidence: number,
): Promise<{ readonly plan?: Tried; readonly confirmation?: Confirmation }> {
  const failed = new Set<string>();
  const count = CONFIRMING * Math.ceil(lab.replications / BLOCK_SIZE) * BLOCK_SIZE;
  let target = targetOf(lab.replications, asked, confidence, 0);
  let last: { plan: Tried; confirmation: Confirmation } | undefined;
  let first = Math.ceil(lab.replications / BLOCK_SIZE) * BLOCK_SIZE;
  for (let attempt = 0; attempt < MOST_CONFIRMED; attempt++) {
    const plan = await searchPlan(lab, target, failed, SEARCH_ENDS[attempt] ?? 0);
    if (plan === undefined || lab.runs + CONFIRMING > MOST_RUNS) break;
    const { held } = await lab.run(
      lab.chainOf(plan.levels, () => lab.decidedAt),
      first,
      count,
    );
    const error = errorOf(attempt, confidence);
    const isGood = isConfirmed(held, count, asked, error);
    last = { plan, confirmation: { held, count, first, attempts: attempt + 1, isGood } };
    if (isGood) return last;
    failed.add(plan.levels.join());
    first += count;
    // The fresh futures say by how much the search flattered this plan: so much more is asked of the next.
    const flattered = Math.max(0, plan.held / lab.replications - held / count);
    const next = targetOf(lab.replications, asked, confidence, attempt + 1);
    target = Math.min(1, Math.max(next, plan.held / lab.replications + 1 / lab.replications) + flattered / 2);
  }
  return last ?? {};
}

function mostHeld(lab: Lab): Tried {
  return lab.plans.reduce((one, other) =>
    other.held > one.held || (other.held === one.held && other.cost < one.cost) ? other : one,
  );
}

async function plannedUnits(lab: Lab, plan: Tried, asked: number): Promise<PlannedUnit[]> {
  const { chain, decidedAt, replications } = lab;
  const by = lab.runs + DECIDING <= MOST_RUNS ? await decideBy(lab, plan, asked) : new Map<number, Hours>();
  const waiting = canWait(lab, plan.levels);
  const units: PlannedUnit[] = [];
  for (const [unit, extra] of plan.levels.entries()) {
    const spec = chain.units[unit];
    if (extra === 0 || spec === undefined) continue;
    const fewer = await lab.heldBy(changed(plan.levels, unit, -1), MOST_RUNS);
    const more = await lab.heldBy(changed(plan.levels, unit, 1), MOST_RUNS);
    const moment = by.get(unit);
    units.push({
      unit: spec.name,
      label: spec.label,
      strength: strengthAt(chain, unit, decidedAt),
      extra,
      cost: extra * (lab.prices[unit] ?? 0),
      hired: isHired(spec),
      ...(waiting.includes(unit) &&
        moment !== undefined && { decide_by: isoDate(chain.calendar.startDay, moment) }),
      fewer: probabilityOf(fewer, replications),
      more: probabilityOf(more, replications),
    });
  }
  return units;
}

/** Of the plans that were tried those than which none holds more often for as little, by cost. */
function curveOf(lab: Lab): BudgetPoint[] {
  const byCost = [...lab.plans].sort((a, b) => a.cost - b.cost || b.held - a.held);
  let most = -1;
  return byCost.flatMap(({ cost, held, levels }): BudgetPoint[] => {
    if (held <= most) return [];
    most = held;
    const fte = levels.reduce((sum, level) => sum + level, 0);
    return [{ cost, fte, probability: probabilityOf(held, lab.replications) }];
  });
}
