import type { Chain } from '../chain.ts';
import { dependencies } from '../dependencies.ts';
import type { Expression } from '../expression.ts';
import { type Column, valueAt } from './column.ts';
import type { MeanCourse } from './meanCourse.ts';
import type { Memo } from './memo.ts';
import { PathFormulas } from './pathFormulas.ts';

/**
 * Formulas along the course of a path, each as a column: evaluated at every step by what it names there, and only
 * where that moves.
 */
export class Columns {
  private readonly chain: Chain;
  private readonly course: MeanCourse;
  private readonly formulas: PathFormulas;
  private readonly known: Memo<Column>;

  /** @param known columns by key; of the same course and parameters they are taken from it */
  constructor(chain: Chain, course: MeanCourse, known: Memo<Column>) {
    this.chain = chain;
    this.course = course;
    this.formulas = new PathFormulas(chain);
    this.known = known;
  }

  /** The mean over the threat levels. */
  mean(key: string, expression: Expression): Column {
    return this.known.of(key, this.inputsOf(expression), () =>
      this.along(expression, this.formulas.mean(expression)),
    );
  }

  /** The mean of a number that is rounded up at each level. */
  meanWhole(key: string, expression: Expression): Column {
    return this.known.of(key, this.inputsOf(expression), () =>
      this.along(expression, this.formulas.meanWhole(expression)),
    );
  }

  private inputsOf(expression: Expression): unknown[] {
    const { chain, course } = this;
    const { surge, threat, groups, parameters } = dependencies(expression);
    const inputs: unknown[] = [expression];
    for (const index of parameters) inputs.push(chain.parameters[index]?.value);
    for (const index of groups) inputs.push(course.groups[index]);
    if (surge) inputs.push(course.surge);
    if (threat) inputs.push(chain.threat.levels, ...course.levels);
    return inputs;
  }

  private along(expression: Expression, value: () => number): Column {
    const { course, formulas } = this;
    const { environment, slots } = formulas;
    const { begin, hours, count } = course.grid;
    const { time, surge, threat, groups } = dependencies(expression);
    const named = groups.map((group) => ({ slot: slots.groups + group, column: course.groups[group] ?? 0 }));
    if (surge) named.push({ slot: slots.surge, column: course.surge });
    const setLevels = (step: number): void =>
      formulas.levels.set(course.levels.map((share) => valueAt(share, step)));
    for (const { slot, column } of named) environment[slot] = valueAt(column, 0);
    if (threat) setLevels(0);
    const moving = named.filter(({ column }) => typeof column !== 'number');
    const areLevelsMoving = threat && course.levels.some((share) => typeof share !== 'number');
    if (!time && moving.length === 0 && !areLevelsMoving) return value();
    const values = new Float64Array(count);
    for (let step = 0; step < count; step++) {
      if (time) formulas.setMoment(begin + step * hours + hours / 2);
      for (const { slot, column } of moving) environment[slot] = valueAt(column, step);
      if (areLevelsMoving) setLevels(step);
      values[step] = value();
    }
    return values;
  }
}
