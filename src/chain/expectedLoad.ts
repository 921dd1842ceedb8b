import type { Hours } from '../engine/hours.ts';
import type { Chain } from './chain.ts';
import { ExpectedFlow } from './expected/expectedFlow.ts';
import { type MeanDemand, meanDemand } from './expected/meanPath.ts';
import type { ExpectedStaff } from './expected/meanStaff.ts';
import { meetingHours } from './expected/meetingHours.ts';
import { openHours } from './expected/openHours.ts';
import { hoursAt, hoursOf, meanEffort, unitsOf } from './expected/stepHours.ts';
import { mostAtWork } from './unit/sharing.ts';

/** What arithmetic alone expects of a chain, averaged over a window; nothing is simulated. */
export interface ExpectedLoad {
  /** Per unit, in file order. */
  readonly units: readonly ExpectedUnit[];
  /** Visits an hour per step, in the order of the chain's steps; Infinity where cases multiply without end. */
  readonly visits: readonly number[];
  /** Cases opened an hour per case type, from wherever. */
  readonly opened: readonly number[];
  /** People per group. */
  readonly people: readonly number[];
  /** Person-hours an hour of the whole chain: work and posts. */
  readonly total: number;
}

export interface ExpectedUnit {
  readonly name: string;
  /** Persons on duty in open hours, on average over the window: staff as expected, outages taken off. */
  readonly onDuty: number;
  /** How the staff moves in the window; absent for a unit whose staff does not. */
  readonly staff?: ExpectedStaff;
  /** Open hours as a share of the window. */
  readonly openShare: number;
  /** Person-hours an hour (of the plain clock) that can be worked: on duty (all that can be at work) × open share. */
  readonly capacity: number;
  /** Person-hours an hour that arriving work brings, and that meetings take. */
  readonly work: number;
  /** Person-hours an hour that posts demand. */
  readonly posts: number;
  /** (work + posts) ÷ capacity; above 1 the backlog grows without end. Undefined without capacity. */
  readonly utilisation: number | undefined;
  /** Person-hours that the cases open at the beginning still bring, here and at their later steps. */
  readonly initialWork: number;
}

/**
 * The expected load in [from, to] (the whole horizon unless said): cases opened × visits by the traffic equations ×
 * mean effort, plus meetings (see meetingHours.ts) and posts × staff, against the persons on duty in open hours.
 *
 * Deadlines, queue limits and drops are left out: every case goes its whole way, and every occurrence of an
 * obligation is done. Routes and numbers of cases opened
 * that are formulas are evaluated at the means of what they name (see meanPath.ts). The load counts where work
 * arises, without the delay of earlier steps. Joint work loads its partners too; work with alternatives loads the
 * first of them alone.
 *
 * @param demand the chain's in the window, where it is known already
 */
export function expectedLoad(
  chain: Chain,
  from: Hours = 0,
  to: Hours = chain.horizon,
  demand: MeanDemand = meanDemand(chain, from, to),
): ExpectedLoad {
  const { visits, initialWork } = new ExpectedFlow(chain, demand);
  const work = workOf(chain, demand, visits, from, to);
  const posts = postsOf(chain, demand);
  const units = chain.units.map((spec, unit): ExpectedUnit => {
    const onDuty = onDutyOf(demand, unit);
    const openShare = openHours(chain, spec.roster, from, to) / (to - from);
    const capacity = mostAtWork(spec, onDuty) * openShare;
    const staff = demand.staff.units[unit];
    return {
      name: spec.name,
      onDuty,
      ...(staff && { staff }),
      openShare,
      capacity,
      work: work[unit]!,
      posts: posts[unit]!,
      utilisation: capacity > 0 ? (work[unit]! + posts[unit]!) / capacity : undefined,
      initialWork: initialWork[unit]!,
    };
  });
  return {
    units,
    visits,
    opened: openedPerHour(chain, demand, visits),
    people: demand.people,
    total: units.reduce((sum, unit) => sum + unit.work + unit.posts, 0),
  };
}

function openedPerHour(chain: Chain, demand: MeanDemand, visits: readonly number[]): number[] {
  const opened = [...demand.openings];
  for (const [index, step] of chain.steps.entries()) {
    for (const { case: type, count } of step.opens) {
      opened[type]! += hoursOf(visits[index]!, demand.evaluate(count));
    }
  }
  return opened;
}

/** Person-hours an hour that work and meetings take, by unit. */
function workOf(
  chain: Chain,
  demand: MeanDemand,
  visits: readonly number[],
  from: Hours,
  to: Hours,
): number[] {
  const work = new Array<number>(chain.units.length).fill(0);
  for (const [index, step] of chain.steps.entries()) {
    const effort = meanEffort(step);
    for (const unit of unitsOf(step)) {
      work[unit]! += hoursOf(visits[index]!, hoursAt(step, unit, effort));
      work[unit]! += meetingHours(step, unit, onDutyOf(demand, unit), visits[index]!, from, to);
    }
  }
  return work;
}

/** Person-hours an hour that posts demand, by unit. */
export function postsOf(chain: Chain, demand: MeanDemand): number[] {
  const posts = new Array<number>(chain.units.length).fill(0);
  for (const [index, { unit, staff }] of chain.posts.entries()) {
    if (posts[unit] !== undefined) posts[unit] += (demand.posts[index] ?? 0) * staff;
  }
  return posts;
}

/** Persons on duty in open hours on average, outages taken off. */
export function onDutyOf(demand: MeanDemand, unit: number): number {
  return demand.staff.onDuty[unit]! * demand.present[unit]!;
}
