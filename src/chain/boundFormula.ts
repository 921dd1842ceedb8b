import type { Hours } from '../engine/hours.ts';
import { type Dependencies, dependencies } from './dependencies.ts';
import type { Environment } from './environment.ts';
import type { Expression } from './expression.ts';

/**
 * A formula whose value drives something while the chain runs (a rate, a number of posts). It is worked out
 * again whenever something that it names jumps and, if it names time or surge, at each tick.
 */
export interface BoundFormula {
  needs: Dependencies;
  evaluate: () => number;
  /** Takes the value now and what it gains per hour up to the next tick (0 unless it names time or surge). */
  readonly apply: (value: number, slope: number) => void;
}

/**
 * All bound formulas of a chain. A rate that names time or surge is a broken line: its knots are the ticks and
 * each moment at which something else that it names jumps; from a knot it runs straight to the value that the
 * formula would have at the next tick if nothing jumped.
 */
export class BoundFormulas {
  private readonly all: BoundFormula[] = [];
  private readonly expected: Dependencies[] = [];
  private readonly environment: Environment;
  private readonly tick: Hours;
  private readonly hasSurge: boolean;
  private nextTick: Hours = 0;

  constructor(environment: Environment, tick: Hours, hasSurge: boolean) {
    this.environment = environment;
    this.tick = tick;
    this.hasSurge = hasSurge;
  }

  bind(expression: Expression, apply: BoundFormula['apply']): BoundFormula {
    const needs = dependencies(expression);
    const bound = { needs, evaluate: this.environment.compile(expression), apply };
    this.all.push(bound);
    return bound;
  }

  /** Another formula may take the place of one while the chain runs. */
  expect(expression: Expression): void {
    this.expected.push(dependencies(expression));
  }

  /** From now on that formula has the place; it is not worked out before the replication has begun. */
  rebind(bound: BoundFormula, expression: Expression, now?: Hours): void {
    bound.needs = dependencies(expression);
    bound.evaluate = this.environment.compile(expression);
    if (now !== undefined) this.work([bound], now);
  }

  /** Whether ticks matter to any of them, or may come to matter. */
  get needTicks(): boolean {
    return this.all.some(({ needs }) => this.runs(needs)) || this.expected.some((needs) => this.runs(needs));
  }

  /** Works out all of them at the beginning of a replication. */
  begin(now: Hours): void {
    this.nextTick = now + this.tick;
    this.work(this.all, now);
  }

  /** A tick: those that run with time get their next piece of the line. Returns the next tick. */
  onTick(now: Hours): Hours {
    this.nextTick = now + this.tick;
    this.work(
      this.all.filter(({ needs }) => this.runs(needs)),
      now,
    );
    return this.nextTick;
  }

  /** An incident struck. */
  onSurge(now: Hours): void {
    this.environment.forget();
    this.work(
      this.all.filter((formula) => formula.needs.surge),
      now,
    );
  }

  /** The threat level changed. */
  onThreat(now: Hours): void {
    this.work(
      this.all.filter((formula) => formula.needs.threat),
      now,
    );
  }

  /** A group's head count changed. */
  onGroup(group: number, now: Hours): void {
    this.work(
      this.all.filter((formula) => formula.needs.groups.includes(group)),
      now,
    );
  }

  /** A parameter was set. */
  onParameter(parameter: number, now: Hours): void {
    this.work(
      this.all.filter((formula) => formula.needs.parameters.includes(parameter)),
      now,
    );
  }

  private runs(needs: Dependencies): boolean {
    return needs.time || (needs.surge && this.hasSurge);
  }

  private work(formulas: readonly BoundFormula[], now: Hours): void {
    if (formulas.length === 0) return;
    this.environment.setMoment(now);
    const values = formulas.map((formula) => formula.evaluate());
    let later: readonly number[] = values;
    if (formulas.some(({ needs }) => this.runs(needs))) {
      this.environment.setMoment(this.nextTick);
      later = formulas.map((formula) => formula.evaluate());
      this.environment.forget();
    }
    const span = this.nextTick - now;
    for (const [index, formula] of formulas.entries()) {
      const value = values[index] as number;
      const slope = this.runs(formula.needs) && span > 0 ? ((later[index] as number) - value) / span : 0;
      formula.apply(value, slope);
    }
  }
}
