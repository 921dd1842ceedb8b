import type { Hours } from '../../engine/hours.ts';
import type { Chain } from '../chain.ts';
import { compileExpression } from '../compileExpression.ts';
import { dependencies } from '../dependencies.ts';
import type { Expression } from '../expression.ts';
import { setCalendar } from '../setCalendar.ts';
import { type VariableSlots, variableSlots } from '../variableSlots.ts';
import { LevelMeans } from './levelMeans.ts';

/** A formula's value by the environment as it is. */
export type Formula = () => number;

/** Formulas of a chain, and what they name as it stands on a path. */
export class PathFormulas {
  /** What formulas name; parameters are set. */
  readonly environment: Float64Array;
  readonly slots: VariableSlots;
  readonly levels: LevelMeans;
  private readonly chain: Chain;
  private day = Number.NaN;

  constructor(chain: Chain) {
    this.chain = chain;
    this.slots = variableSlots(chain.groups.length);
    this.environment = new Float64Array(this.slots.parameters + chain.parameters.length);
    this.environment.set(
      chain.parameters.map((parameter) => parameter.value),
      this.slots.parameters,
    );
    const factors = chain.threat.levels.map((level) => level.factor);
    this.levels = new LevelMeans(factors, this.environment, this.slots.threat);
  }

  /** The mean of a formula over the levels. */
  mean(expression: Expression): Formula {
    return this.levels.over(this.plain(expression), dependencies(expression));
  }

  /** The mean of a number that is rounded up at each level, as in a run: a sum of shares that should be whole makes no extra one. */
  meanWhole(expression: Expression): Formula {
    const count = this.plain(expression);
    return this.levels.over(() => Math.max(0, Math.ceil(count() - 1e-9)), dependencies(expression));
  }

  /** A formula at one level. */
  atLevel(expression: Expression, level: number): Formula {
    const value = this.plain(expression);
    return () => this.levels.at(level, value);
  }

  /** Sets time and calendar to a moment. */
  setMoment(at: Hours): void {
    const { environment, slots } = this;
    environment[slots.t] = at;
    const day = Math.floor(at / 24);
    if (day === this.day) return;
    this.day = day;
    setCalendar(environment, slots, this.chain.calendar.startDay, at);
  }

  private plain(expression: Expression): Formula {
    return compileExpression(expression, this.environment, this.slots, this.chain.tables);
  }
}
