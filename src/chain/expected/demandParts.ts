import type { ArrivalSpec, Chain } from '../chain.ts';
import { Cadence } from '../work/cadence.ts';
import { type Column, combined, type Grid, meanIn, type Window } from './column.ts';
import type { Columns } from './columns.ts';
import { meanBatch } from './meanBatch.ts';
import { type MeanCourse, rateOf } from './meanCourse.ts';
import { meanOf } from './meanOf.ts';
import { meanSpells } from './meanSpells.ts';
import type { Memo } from './memo.ts';
import { scheduledArrivals } from './scheduledArrivals.ts';

/** What the demand in a window is summed up from, an hour each. */
export interface DemandParts {
  readonly chain: Chain;
  readonly course: MeanCourse;
  /** Cases by obligation, by arrival and, of those that people who move open, by case type. */
  readonly obligations: Float64Array;
  readonly arrivals: Float64Array;
  readonly opened: Float64Array;
  readonly posts: Float64Array;
}

/** What paths that follow one another have in common of these. */
export interface KnownParts {
  readonly parts: Memo<DemandParts>;
  readonly means: Memo<number>;
}

/** The parts in a window; of a copy of a chain with values changed only what is changed is worked out. */
export function demandParts(
  chain: Chain,
  course: MeanCourse,
  columns: Columns,
  known: KnownParts,
  window: Window,
): DemandParts {
  const { parameters, threat, obligations, arrivals, posts, cases } = chain;
  const inputs = [course, parameters, threat.levels, obligations, arrivals, posts, cases];
  const last = known.parts.last(window.from);
  return known.parts.of(window.from, inputs, () => {
    const isSame =
      last?.course === course &&
      last.chain.parameters === parameters &&
      last.chain.threat.levels === threat.levels;
    const before = isSame ? last : undefined;
    const from = before?.chain;
    const makers = new PartMakers(chain, course, columns, known.means, window);
    return {
      chain,
      course,
      obligations: numbersOf(obligations, from?.obligations, before?.obligations, (spec, index) =>
        makers.obligation(spec, index),
      ),
      arrivals: numbersOf(arrivals, from?.arrivals, before?.arrivals, (spec, index) =>
        makers.arrival(spec, index),
      ),
      opened: numbersOf(cases, from?.cases, before?.opened, (_, type) => makers.opened(type)),
      posts: numbersOf(posts, from?.posts, before?.posts, (spec, index) => makers.post(spec, index)),
    };
  });
}

/** Cases opened an hour per case type; `ofRecruits` those that recruits open. */
export function openingsOf(
  chain: Chain,
  { obligations, arrivals, opened }: DemandParts,
  ofRecruits: readonly number[],
): number[] {
  const openings = chain.cases.map(() => 0);
  for (const [index, { case: type }] of chain.obligations.entries()) openings[type]! += obligations[index]!;
  for (const [index, { case: type }] of chain.arrivals.entries()) openings[type]! += arrivals[index]!;
  for (let type = 0; type < openings.length; type++) {
    openings[type]! += opened[type]!;
    openings[type]! += ofRecruits[type]!;
  }
  return openings;
}

/** A number of each in a list; what is the same in the list before has the number that it has there. */
function numbersOf<Spec>(
  list: readonly Spec[],
  before: readonly Spec[] | undefined,
  known: Float64Array | undefined,
  make: (spec: Spec, index: number) => number,
): Float64Array {
  if (list === before && known !== undefined) return known;
  const numbers = new Float64Array(list.length);
  for (const [index, spec] of list.entries()) {
    const isSame = known !== undefined && before?.[index] === spec;
    numbers[index] = isSame ? known[index]! : make(spec, index);
  }
  return numbers;
}

/** Works out single parts, each once for what it is made of. */
class PartMakers {
  private readonly chain: Chain;
  private readonly course: MeanCourse;
  private readonly columns: Columns;
  private readonly means: Memo<number>;
  private readonly window: Window;

  constructor(chain: Chain, course: MeanCourse, columns: Columns, means: Memo<number>, window: Window) {
    this.chain = chain;
    this.course = course;
    this.columns = columns;
    this.means = means;
    this.window = window;
  }

  obligation({ cadence, group, count }: Chain['obligations'][number], index: number): number {
    const { course, window } = this;
    const number =
      count === undefined ? course.groups[group]! : this.columns.meanWhole(`count ${index}`, count);
    return this.mean(`obligation ${index}`, [number, cadence], () =>
      occurrences(new Cadence(cadence), number, course.grid, window),
    );
  }

  arrival(arrival: ArrivalSpec, index: number): number {
    const { chain, course, window } = this;
    const { from, to } = window;
    const expression = rateOf(arrival);
    if (expression === undefined) return scheduledArrivals(arrival, chain.horizon)(from, to) / (to - from);
    const rate = this.columns.mean(`arrival ${index}`, expression);
    const persons = arrival.kind === 'person' ? course.groups[arrival.group]! : 1;
    return this.mean(`arrival ${index}`, [rate, persons, arrival.batch], () => {
      const perHour = combined(rate, persons, (each, number) => Math.max(0, each) * number);
      return meanBatch(arrival.batch) * meanIn(perHour, window);
    });
  }

  opened(type: number): number {
    const { course, window } = this;
    const column = course.opened[type]!;
    return this.mean(`opened ${type}`, [column], () => meanIn(column, window)) / course.grid.hours;
  }

  post({ required, opening }: Chain['posts'][number], index: number): number {
    const { course, columns, window } = this;
    const needed = columns.meanWhole(`post ${index}`, required);
    const rate = opening === undefined ? 0 : columns.mean(`opening ${index}`, opening.rate);
    return this.mean(`post ${index}`, [needed, rate, opening], () => {
      const open = opening && meanSpells(rate, meanOf(opening.lasts), opening.initial, course.grid);
      return meanIn(needed, window) + (open === undefined ? 0 : meanIn(open, window));
    });
  }

  /** A mean over the window, of what it is made of. */
  private mean(key: string, inputs: readonly unknown[], make: () => number): number {
    return this.means.of(`${key} ${this.window.from}`, inputs, make);
  }
}

/** Occurrences an hour of an obligation about so many people or objects. */
function occurrences(cadence: Cadence, number: Column, grid: Grid, { from, to, first }: Window): number {
  if (typeof number === 'number') return (number * cadence.expectedIn(from, to)) / (to - from);
  let sum = 0;
  for (let step = first; step < grid.count; step++) {
    const at = grid.begin + step * grid.hours;
    sum += number[step]! * cadence.expectedIn(Math.max(from, at), Math.min(to, at + grid.hours));
  }
  return sum / (to - from);
}
