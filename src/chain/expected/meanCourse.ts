import { type Hours, NONE } from '../../engine/hours.ts';
import type { ArrivalSpec, Chain } from '../chain.ts';
import { dependencies } from '../dependencies.ts';
import type { Expression } from '../expression.ts';
import { asColumn, type Column, type Grid } from './column.ts';
import { meanBatch } from './meanBatch.ts';
import { type Change, leadsToMoves, MeanMoves, routesOf } from './meanMoves.ts';
import { MeanPeople } from './meanPeople.ts';
import { MeanSurge } from './meanSurge.ts';
import { MeanThreat } from './meanThreat.ts';
import type { Memo } from './memo.ts';
import { type Formula, PathFormulas } from './pathFormulas.ts';
import { scheduledArrivals } from './scheduledArrivals.ts';

/** What is empty stands for zeros. */
const NOBODY = new Float64Array(0);

/** The expected course of threat, surge and people: all that formulas name and that moves by itself. */
export interface MeanCourse {
  readonly grid: Grid;
  /** Share of each threat level in a step. */
  readonly levels: readonly Column[];
  readonly surge: Column;
  /** People of each group at the beginning of a step. */
  readonly groups: readonly Column[];
  /** Cases that movements of people open in a step, by case type. */
  readonly opened: readonly Column[];
  /** By step, whether a case that stands there still moves people. */
  readonly leads: readonly boolean[];
  /** Whether a copy of the chain with values changed has the very same course. */
  readonly isThatOf: (copy: Chain) => boolean;
}

/**
 * Follows the course step by step: the threat (see meanThreat.ts), the surge (see meanSurge.ts), and people (see meanPeople.ts), whom
 * cases bring and move too. Formulas are evaluated once a step.
 *
 * @param moves what cases make of the groups (see MeanMoves)
 * @param other columns that do not differ from its own are taken from it
 */
export function meanCourse(
  chain: Chain,
  grid: Grid,
  moves: Memo<readonly Change[]>,
  other?: MeanCourse,
): MeanCourse {
  const { begin, hours, count } = grid;
  const leads = other?.leads ?? leadsToMoves(chain);
  const formulas = new PathFormulas(chain);
  const { environment, slots } = formulas;
  const mean = (expression: Expression): Formula => formulas.mean(expression);
  const rates = chain.threat.incidents.map(({ rate }) => rate && mean(rate));
  const threat = new MeanThreat(chain.threat, (expression, level) => formulas.atLevel(expression, level));
  const surge = new MeanSurge(chain.threat.incidents, rates, hours);
  const people = new MeanPeople(chain, mean, new MeanMoves(chain, leads, mean, moves));
  const arrivals = arriving(chain, leads, formulas);
  const expressions = expressionsOf(chain, leads);
  const isTimed = expressions.some((expression) => dependencies(expression).time);
  const columns = (list: readonly unknown[]): Float64Array[] => list.map(() => new Float64Array(count));
  const levels = columns(chain.threat.levels);
  const surges = new Float64Array(count);
  const groups = columns(chain.groups);
  const opening = new Set(chain.flows.flatMap(({ opens }) => (opens === NONE ? [] : [opens])));
  const opened = new Map([...opening].map((type) => [type, new Float64Array(count)]));
  const cases = new Float64Array(chain.cases.length);
  for (let step = 0; step < count; step++) {
    const at = begin + step * hours;
    if (isTimed) formulas.setMoment(at + hours / 2);
    for (let group = 0; group < groups.length; group++) {
      groups[group]![step] = environment[slots.groups + group] = people.count(group);
    }
    const shares = threat.pass(at, hours);
    for (let level = 0; level < levels.length; level++) levels[level]![step] = shares[level]!;
    formulas.levels.set(shares);
    surges[step] = environment[slots.surge] = surge.pass(at);
    if (step === 0) {
      for (const { step: initial, count: number } of chain.initial) people.moveBy(initial, NONE, number);
    }
    for (const { firstStep, group, count } of arrivals) people.moveBy(firstStep, group, count(at, hours));
    cases.fill(0);
    people.pass(hours, cases);
    for (const [type, column] of opened) column[step] = cases[type]!;
  }
  const taken = (list: readonly Float64Array[], others: readonly Column[] | undefined): Column[] =>
    list.map((values, index) => asColumn(values, others?.[index]));
  return {
    grid,
    levels: taken(levels, other?.levels),
    surge: asColumn(surges, other?.surge),
    groups: taken(groups, other?.groups),
    leads,
    isThatOf: sameCourse(chain, leads, expressions),
    opened: chain.cases.map((_, type) => asColumn(opened.get(type) ?? NOBODY, other?.opened[type])),
  };
}

/** Tells copies of a chain that have its course: nothing is changed in them that the course is made of. */
function sameCourse(
  chain: Chain,
  leads: readonly boolean[],
  expressions: readonly Expression[],
): (copy: Chain) => boolean {
  const named = new Set(expressions.flatMap((one) => dependencies(one).parameters));
  const areLevelsNamed = expressions.some((one) => dependencies(one).threat);
  const leading = [...chain.steps.keys()].filter((step) => leads[step]);
  const { threat, cases } = chain;
  const isSame = <Part>(
    parts: readonly Part[],
    others: readonly Part[],
    matters: (part: Part, index: number) => boolean,
  ) => parts === others || parts.every((part, index) => part === others[index] || !matters(part, index));
  return (copy) =>
    threat.path === copy.threat.path &&
    threat.incidents === copy.threat.incidents &&
    (!areLevelsNamed || threat.levels === copy.threat.levels) &&
    chain.groups === copy.groups &&
    chain.flows === copy.flows &&
    isSame(chain.parameters, copy.parameters, (_, index) => named.has(index)) &&
    isSame(chain.arrivals, copy.arrivals, (arrival) => leads[cases[arrival.case]!.firstStep]!) &&
    isSame(chain.initial, copy.initial, ({ step }) => leads[step]!) &&
    (chain.steps === copy.steps ||
      leading.every((step) => {
        const one = chain.steps[step]!;
        const other = copy.steps[step]!;
        return one.then === other.then && one.opens === other.opens && one.moves === other.moves;
      }));
}

/** Arrivals from outside whose cases bring or move people. */
function movingArrivals({ arrivals, cases }: Chain, leads: readonly boolean[]): ArrivalSpec[] {
  return arrivals.filter((arrival) => leads[cases[arrival.case]!.firstStep]);
}

/** The formulas that are evaluated on the way. */
function expressionsOf(chain: Chain, leads: readonly boolean[]): Expression[] {
  const { threat, flows } = chain;
  const stays = threat.path.kind === 'semiMarkov' ? threat.path.stays : [];
  return [
    ...stays.flatMap(({ to }) => to.map(({ probability }) => probability)),
    ...threat.incidents.map(({ rate }) => rate),
    ...flows.map((flow) => (flow.kind === 'dwell' ? undefined : flow.value)),
    ...movingArrivals(chain, leads).map((arrival) => rateOf(arrival)),
    ...routesOf(chain, leads),
  ].filter((expression) => expression !== undefined);
}

/** The formula of arrivals at a rate or of persons. */
export function rateOf(arrival: ArrivalSpec): Expression | undefined {
  if (arrival.kind === 'rate') return arrival.rate;
  return arrival.kind === 'person' ? arrival.hazard : undefined;
}

/** The case that brings or moves people, the group of the person whom it is about, and how many come in a step. */
interface Arriving {
  readonly firstStep: number;
  readonly group: number;
  readonly count: (at: Hours, hours: Hours) => number;
}

/** Those at a rate first. */
function arriving(chain: Chain, leads: readonly boolean[], formulas: PathFormulas): Arriving[] {
  const { environment, slots } = formulas;
  const atRates: Arriving[] = [];
  const scheduled: Arriving[] = [];
  for (const arrival of movingArrivals(chain, leads)) {
    const { firstStep } = chain.cases[arrival.case]!;
    const expression = rateOf(arrival);
    if (expression === undefined) {
      const between = scheduledArrivals(arrival, chain.horizon);
      scheduled.push({ firstStep, group: NONE, count: (at, hours) => between(at, at + hours) });
    } else {
      const group = arrival.kind === 'person' ? arrival.group : NONE;
      const rate = formulas.mean(expression);
      const batch = meanBatch(arrival.batch);
      const persons = (): number => (group === NONE ? 1 : environment[slots.groups + group]!);
      const count = (_: Hours, hours: Hours): number => Math.max(0, rate()) * batch * persons() * hours;
      atRates.push({ firstStep, group, count });
    }
  }
  return [...atRates, ...scheduled];
}
