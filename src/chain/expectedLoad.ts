import { compileDistribution } from '../engine/distribution.ts';
import { type Hours, NONE } from '../engine/hours.ts';
import { WorkingClock } from '../engine/workingClock.ts';
import type { Chain, StepSpec } from './chain.ts';
import { type MeanDemand, meanDemand } from './expected/meanPath.ts';
import type { ExpectedStaff } from './expected/meanStaff.ts';
import { meetingHours } from './expected/meetingHours.ts';
import { solveTraffic } from './expected/trafficEquations.ts';
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
 * @param demand the chain's, where it is known already: that of a chain that has the same (see hasSameDemand)
 */
export function expectedLoad(
  chain: Chain,
  from: Hours = 0,
  to: Hours = chain.horizon,
  demand: MeanDemand = meanDemand(chain, from, to),
): ExpectedLoad {
  const causes = causedVisits(chain, demand);
  const entering = new Array<number>(chain.steps.length).fill(0);
  for (const [type, spec] of chain.cases.entries()) entering[spec.firstStep]! += demand.openings[type] ?? 0;
  const visits = solveTraffic(entering, causes);
  const efforts = chain.steps.map((step) => meanEffort(step));
  const initialWork = initialWorkOf(chain, causes, efforts);
  const units = chain.units.map((spec, unit): ExpectedUnit => {
    const onDuty = demand.staff.onDuty[unit]! * demand.present[unit]!;
    const roster = chain.rosters[spec.roster];
    const openShare = roster ? new WorkingClock(roster).openHours(from, to) / (to - from) : 0;
    const capacity = mostAtWork(spec, onDuty) * openShare;
    let work = 0;
    for (const [index, step] of chain.steps.entries()) {
      work += times(visits[index]!, hoursAt(step, unit, efforts[index]!));
      work += meetingHours(step, unit, onDuty, visits[index]!, from, to);
    }
    let posts = 0;
    for (const [index, post] of chain.posts.entries()) {
      if (post.unit === unit) posts += (demand.posts[index] ?? 0) * post.staff;
    }
    const utilisation = capacity > 0 ? (work + posts) / capacity : undefined;
    const initial = initialWork[unit] ?? 0;
    const staff = demand.staff.units[unit];
    return {
      name: spec.name,
      onDuty,
      ...(staff && { staff }),
      openShare,
      capacity,
      work,
      posts,
      utilisation,
      initialWork: initial,
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

/**
 * M[i][j]: visits to step j that one visit to step i causes: by its routes, by the cases that it opens, and by the
 * branches of a fork, from which the case goes on once however they end.
 */
export function causedVisits(chain: Chain, demand: Pick<MeanDemand, 'evaluate'>): number[][] {
  return chain.steps.map((step) => {
    const row = new Array<number>(chain.steps.length).fill(0);
    let rest = 1;
    for (const branch of step.then) {
      if (branch.probability === undefined) continue;
      const probability = demand.evaluate(branch.probability);
      rest -= probability;
      if (branch.step !== NONE) row[branch.step]! += probability;
    }
    const other = step.then.find((branch) => branch.probability === undefined);
    if (other !== undefined && other.step !== NONE) row[other.step]! += Math.max(0, rest);
    for (const { case: type, count } of step.opens)
      row[chain.cases[type]!.firstStep]! += demand.evaluate(count);
    for (const branch of step.all ?? []) row[branch]! += 1;
    return row;
  });
}

function openedPerHour(chain: Chain, demand: MeanDemand, visits: readonly number[]): number[] {
  const opened = [...demand.openings];
  for (const [index, step] of chain.steps.entries()) {
    for (const { case: type, count } of step.opens) {
      opened[type]! += times(visits[index]!, demand.evaluate(count));
    }
  }
  return opened;
}

function initialWorkOf(chain: Chain, causes: readonly number[][], efforts: readonly number[]): number[] {
  const work = new Array<number>(chain.units.length).fill(0);
  const entering = new Array<number>(chain.steps.length).fill(0);
  for (const initial of chain.initial) {
    const step = chain.steps[initial.step]!;
    entering[initial.step]! += initial.count;
    if (initial.remaining === undefined || step.kind !== 'work') continue;
    const remaining = compileDistribution(initial.remaining).mean;
    addWork(work, step, initial.count, remaining - efforts[initial.step]!);
  }
  const visits = solveTraffic(entering, causes);
  for (const [index, step] of chain.steps.entries()) {
    if (step.kind === 'work') addWork(work, step, visits[index]!, efforts[index]!);
  }
  return work;
}

function addWork(work: number[], step: StepSpec, visits: number, effort: number): void {
  for (const unit of work.keys()) work[unit]! += times(visits, hoursAt(step, unit, effort));
}

/**
 * Person-hours of a unit that a visit takes: its effort where it waits (alternatives are not counted on), and for a
 * partner its places for as long as that lasts.
 */
function hoursAt(step: StepSpec, unit: number, effort: number): number {
  if (step.unit === unit) return effort;
  const share = step.partners?.find((partner) => partner.unit === unit);
  return share === undefined ? 0 : (effort / step.team) * share.places;
}

/** Person-hours that a visit takes of all units together; 0 for waits, meetings and branches. */
export function visitHours(step: StepSpec): number {
  const partners = step.partners?.reduce((sum, { places }) => sum + places, 0) ?? 0;
  return meanEffort(step) * (1 + partners / step.team);
}

/** Person-hours of a visit; 0 for waits and branches. */
function meanEffort(step: StepSpec): number {
  return step.kind === 'work' && step.duration ? compileDistribution(step.duration).mean : 0;
}

/** A product in which nothing of something endless is nothing. */
function times(visits: number, each: number): number {
  return each === 0 ? 0 : visits * each;
}
