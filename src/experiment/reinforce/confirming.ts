import { BLOCK_SIZE } from '../block.ts';
import { probabilityOf } from '../verdict.ts';
import type { Levels } from './cheapestPlan.ts';
import { aimOf, errorOf, isConfirmed, MOST_CONFIRMED } from './confirmPlan.ts';
import type { Lab } from './lab.ts';
import { type Aim, searchPlan } from './searchPlan.ts';
import { UnitRates } from './unitRates.ts';

/** Plain runs that all of it may take, and how many of these are left for what follows the confirmation. */
export const MOST_RUNS = 40;
const AFTERWARDS = 4;
/** Plain runs that may have been made when the search for the first plan ends. */
const MOST_SEARCHING = 16;
/** Plain runs that it takes to run a plan on the futures of the search. */
const CHECKING = 1;
/**
 * Futures of a confirmation, times those of the search. Where little is left, no fewer than so many, of the first one and of those
 * after it: few futures confirm nothing but a plan that hardly ever fails, and such a plan costs many times what is needed.
 */
const CONFIRMING = 8;
const LEAST_AT_FIRST = 2;
const LEAST_LATER = 5;

/** How a plan did on fresh futures. */
export interface Confirmation {
  /** Of each scenario's. */
  readonly held: readonly number[];
  readonly count: number;
  /** Index of its first replication. */
  readonly first: number;
  /** How many plans were confirmed, or tried to be, with this one. */
  readonly attempts: number;
  readonly isGood: boolean;
}

/** A plan that was tested. */
export interface TestedPlan {
  readonly levels: Levels;
  readonly confirmation: Confirmation;
}

/** The plan that was confirmed; else, of those that were tested, the one that came nearest to it. */
export interface Confirmed extends TestedPlan {
  /** All that were tested, in order. */
  readonly tests: readonly TestedPlan[];
}

/** What the first search for a plan aims at. */
export function firstAim(lab: Lab, asked: number, confidence: number): Aim {
  const scenarios = lab.simulations.settings.length;
  const target = aimOf(CONFIRMING * lab.replications, asked, errorOf(0, confidence), scenarios);
  return { target, least: asked };
}

/**
 * Searches a plan and tests it on fresh futures, once. If these do not show that it holds with more than the asked probability,
 * the next plan follows from how many of them failed at which unit (`UnitRates`), and is tested on other futures, at half of the
 * error that is left. Undefined where no plan was found.
 */
export async function confirming(
  lab: Lab,
  asked: number,
  confidence: number,
): Promise<Confirmed | undefined> {
  const settings = lab.simulations.settings.map((_, setting) => setting);
  const tests: TestedPlan[] = [];
  let rates: UnitRates | undefined;
  let first = Math.ceil(lab.replications / BLOCK_SIZE) * BLOCK_SIZE;
  for (let attempt = 0; attempt < MOST_CONFIRMED; attempt++) {
    const times = Math.min(CONFIRMING, Math.floor(MOST_RUNS - AFTERWARDS - CHECKING - lab.runs));
    if (times < (attempt === 0 ? LEAST_AT_FIRST : LEAST_LATER)) break;
    const count = times * lab.replications;
    const error = errorOf(attempt, confidence);
    const target = aimOf(count, asked, error, settings.length);
    const levels = rates
      ? rates.cheapest(target)
      : await searchPlan(lab, { target, least: asked }, Math.max(lab.runs, MOST_SEARCHING));
    if (levels === undefined) break;
    // A plan that no trial of the search led to is run on its futures too: they tell of its units and dates.
    if (rates) await lab.verify(levels, MOST_RUNS - AFTERWARDS - times);
    const fresh = settings.flatMap((setting) =>
      Array.from({ length: count }, (_, i) => ({ setting, index: first + i, levels })),
    );
    const outcomes = await lab.simulations.run(fresh);
    const byScenario = settings.map((setting) => outcomes.slice(setting * count, (setting + 1) * count));
    const held = byScenario.map((own) => own.filter(({ holds }) => holds).length);
    const isGood = held.every((own) => isConfirmed(own, count, asked, error));
    tests.push({ levels, confirmation: { held, count, first, attempts: attempt + 1, isGood } });
    if (isGood) break;
    rates = new UnitRates(lab, { levels, outcomes: byScenario });
    first += count;
  }
  const [one, ...others] = tests;
  if (one === undefined) return undefined;
  const nearest = others.reduce((best, other) => (leastShown(other) > leastShown(best) ? other : best), one);
  return { ...(tests.find(({ confirmation }) => confirmation.isGood) ?? nearest), tests };
}

/** What its fresh futures show of P(holds) with a plan, where that is least: the lower end of its interval. */
function leastShown({ confirmation: { held, count } }: TestedPlan): number {
  return probabilityOf(Math.min(...held), count).low;
}
