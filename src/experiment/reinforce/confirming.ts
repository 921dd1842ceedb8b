import { BLOCK_SIZE } from '../block.ts';
import type { Levels } from './cheapestPlan.ts';
import { aimOf, errorOf, isConfirmed, MOST_CONFIRMED } from './confirmPlan.ts';
import type { Lab } from './lab.ts';
import { type Aim, searchPlan } from './searchPlan.ts';

/** Plain runs that all of it may take, and how many of these are left for what follows the confirmation. */
export const MOST_RUNS = 40;
const AFTERWARDS = 4;
/** Plain runs that each search for a plan may take. */
const MOST_SEARCHING = [13, 8, 8];
/** Futures of a confirmation, times those of the search; where little is left, no fewer than so many. */
const CONFIRMING = 8;
const LEAST_CONFIRMING = 2;
/** Plain runs that a search has, at least. */
const SEARCHING = 4;

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

/** A plan, confirmed or not. */
export interface Confirmed {
  readonly levels: Levels;
  readonly confirmation: Confirmation;
}

/** What the first search for a plan aims at. */
export function firstAim(lab: Lab, asked: number, confidence: number): Aim {
  const scenarios = lab.simulations.settings.length;
  const target = aimOf(CONFIRMING * lab.replications, asked, errorOf(0, confidence), scenarios);
  return { target, least: asked };
}

/**
 * Searches a plan and runs it on fresh futures, once. If these do not show that it holds with more than the asked probability,
 * they join the futures of the search: the next plan gives more where they failed, and is tested on other futures, at half of
 * the error that is left. If the second fails too, what the search flattered it by, as far as that is to be expected again with more
 * futures, is asked of the third on top. Undefined where no plan was found.
 */
export async function confirming(
  lab: Lab,
  asked: number,
  confidence: number,
): Promise<Confirmed | undefined> {
  const { replications, simulations } = lab;
  const settings = simulations.settings.map((_, setting) => setting);
  let last: Confirmed | undefined;
  let flattered = 0;
  let first = Math.ceil(replications / BLOCK_SIZE) * BLOCK_SIZE;
  for (let attempt = 0; attempt < MOST_CONFIRMED; attempt++) {
    const left = MOST_RUNS - AFTERWARDS - lab.runs;
    const times = Math.min(CONFIRMING, Math.floor(left - SEARCHING));
    if (times < LEAST_CONFIRMING) break;
    const count = times * replications;
    const error = errorOf(attempt, confidence);
    const aim = aimOf(count, asked, error, settings.length);
    const ends = Math.min(lab.runs + (MOST_SEARCHING[attempt] ?? 0), MOST_RUNS - AFTERWARDS - times);
    const levels = await searchPlan(lab, { target: Math.min(1, aim + flattered), least: asked }, ends);
    if (levels === undefined) break;
    // What has just failed is not tested again unless it now is what is aimed at.
    if (levels.join() === last?.levels.join() && !lab.isEnough(levels, aim)) break;
    const fresh = settings.flatMap((setting) =>
      Array.from({ length: count }, (_, i) => ({ setting, index: first + i, levels })),
    );
    const outcomes = await simulations.run(fresh);
    const held = settings.map(
      (setting) => outcomes.filter(({ holds }, i) => holds && fresh[i]?.setting === setting).length,
    );
    const isGood = held.every((own) => isConfirmed(own, count, asked, error));
    last = { levels, confirmation: { held, count, first, attempts: attempt + 1, isGood } };
    if (isGood) return last;
    const gap = Math.max(0, lab.reach(levels) - Math.min(...held) / count);
    const before = lab.size;
    lab.join(
      levels,
      fresh.flatMap((each, i) => (outcomes[i] === undefined ? [] : [{ ...each, outcome: outcomes[i] }])),
    );
    // What the choice by a sample flatters shrinks with its square root. By the few futures of the beginning it says nothing of the next.
    flattered = attempt === 0 ? 0 : gap * Math.sqrt(before / lab.size);
    first += count;
  }
  return last;
}
