import type { Hours } from '../engine/hours.ts';
import type { Chain, ChainCalendar, TableSpec } from './chain.ts';
import { compileExpression, ExpressionProgram } from './compileExpression.ts';
import type { Expression } from './expression.ts';
import { setCalendar } from './setCalendar.ts';
import type { Surge } from './threat/surge.ts';
import { type VariableSlots, variableSlots } from './variableSlots.ts';

const DAY = 24;

/**
 * What formulas may name, as numbers in one array: time and calendar, threat factor, surge, group sizes and
 * parameters. Formulas compiled here read that array.
 */
export class Environment {
  readonly slots: VariableSlots;
  private readonly values: Float64Array;
  private readonly calendar: ChainCalendar;
  private readonly tables: readonly TableSpec[];
  private readonly surge: Surge;
  private knownAt = Number.NaN;
  /** The day, counted from the day of hour 0, whose month, year and weekday stand there. */
  private knownDay = Number.NaN;
  private readonly now: () => Hours;

  /** @param now the present moment, asked for when a formula is evaluated. */
  constructor(chain: Chain, surge: Surge, now: () => Hours) {
    this.now = now;
    this.calendar = chain.calendar;
    this.tables = chain.tables;
    this.surge = surge;
    this.slots = variableSlots(chain.groups.length, chain.parameters.length);
    this.values = new Float64Array(this.slots.watched + chain.watched.length);
    for (const [index, { value }] of chain.parameters.entries()) this.setParameter(index, value);
  }

  compile(expression: Expression): () => number {
    return compileExpression(expression, this.values, this.slots, this.tables);
  }

  /** The same as a program, for what is worked out so often that a number on the heap each time counts. */
  program(expression: Expression): ExpressionProgram {
    return new ExpressionProgram(expression, this.values, this.slots, this.tables);
  }

  /** Brings time, calendar and surge up to the present moment. */
  refresh(): void {
    const now = this.now();
    if (this.knownAt !== now) this.setMoment(now);
  }

  /** Sets time, calendar and surge to a moment that need not be the present one. */
  setMoment(at: Hours): void {
    const { values, slots } = this;
    this.knownAt = at;
    values[slots.t] = at;
    const day = Math.floor(at / DAY);
    if (day !== this.knownDay) {
      this.knownDay = day;
      setCalendar(values, slots, this.calendar.startDay, day * DAY);
    }
    values[slots.surge] = this.surge.at(at);
  }

  /** The surge jumped: what was worked out for this moment no longer holds. */
  forget(): void {
    this.knownAt = Number.NaN;
  }

  setThreat(factor: number): void {
    this.values[this.slots.threat] = factor;
  }

  setParameter(index: number, value: number): void {
    this.values[this.slots.parameters + index] = value;
  }

  /** A metric that conditions of policies name. */
  setWatched(index: number, value: number): void {
    this.values[this.slots.watched + index] = value;
  }

  setGroup(group: number, people: number): void {
    this.values[this.slots.groups + group] = people;
  }
}
