import type { Hours } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import { dependencies } from '../dependencies.ts';
import type { Expression } from '../expression.ts';
import { type Grid, meanIn, type Window } from './column.ts';
import type { MeanCourse } from './meanCourse.ts';
import { PathFormulas } from './pathFormulas.ts';

/** The averages over a window of everything that formulas may name, for those that are evaluated once for all of it. */
export class MeanPoint {
  private readonly chain: Chain;
  private readonly course: MeanCourse;
  private readonly window: Window;
  private readonly people: readonly number[];
  private readonly known = new Map<Expression, number>();
  private readonly time: () => MeanTime;
  private formulas: PathFormulas | undefined;

  /** @param people per group; @param time asked for only if a formula names it */
  constructor(
    chain: Chain,
    course: MeanCourse,
    window: Window,
    people: readonly number[],
    time: () => MeanTime,
  ) {
    this.time = time;
    this.chain = chain;
    this.course = course;
    this.window = window;
    this.people = people;
  }

  /** A formula at the averages, averaged over the threat levels. */
  evaluate(expression: Expression): number {
    if (expression.op === 'number') return expression.value;
    const known = this.known.get(expression);
    if (known !== undefined) return known;
    this.formulas ??= this.placed();
    if (dependencies(expression).time) this.setTime(this.formulas);
    const value = this.formulas.mean(expression)();
    this.known.set(expression, value);
    return value;
  }

  private placed(): PathFormulas {
    const formulas = new PathFormulas(this.chain);
    const { environment, slots, levels } = formulas;
    environment.set(this.people, slots.groups);
    environment[slots.surge] = meanIn(this.course.surge, this.window);
    levels.set(this.course.levels.map((share) => meanIn(share, this.window)));
    return formulas;
  }

  private setTime({ environment, slots }: PathFormulas): void {
    const { t, month, year, weekday } = this.time();
    environment[slots.t] = t;
    environment[slots.month] = month;
    environment[slots.year] = year;
    environment[slots.weekday] = weekday;
  }
}

/** The mean moment of a window, and the means of what the calendar says. */
export interface MeanTime {
  readonly t: Hours;
  readonly month: number;
  readonly year: number;
  readonly weekday: number;
}

/** Averages over the steps of a path that lie in a window. */
export function meanTime(chain: Chain, { begin, hours, count }: Grid, { first, weights }: Window): MeanTime {
  const formulas = new PathFormulas(chain);
  const { environment, slots } = formulas;
  const mean = { t: 0, month: 0, year: 0, weekday: 0 };
  for (let step = first; step < count; step++) {
    const weight = weights[step]!;
    formulas.setMoment(begin + step * hours + hours / 2);
    mean.t += weight * environment[slots.t]!;
    mean.month += weight * environment[slots.month]!;
    mean.year += weight * environment[slots.year]!;
    mean.weekday += weight * environment[slots.weekday]!;
  }
  return mean;
}
