import type { Hours } from '../engine/hours.ts';
import type { ExpressionProgram } from './compileExpression.ts';
import { type Dependencies, dependencies } from './dependencies.ts';
import type { Environment } from './environment.ts';
import type { Expression } from './expression.ts';

/** What a formula gives to what it drives. Read from an object: numbers handed from function to function go by the heap. */
export interface Line {
  /** Its value now. */
  readonly value: number;
  /** What it gains per hour up to the next tick: 0 unless it names time or surge. */
  readonly slope: number;
}

/**
 * A formula whose value drives something while the chain runs (a rate, a number of posts). It is worked out
 * again whenever something that it names jumps and, if it names time or surge, at each tick.
 */
export class BoundFormula implements Line {
  needs: Dependencies;
  program: ExpressionProgram;
  value = Number.NaN;
  slope = 0;
  /** Its value at the next tick, while that is worked out. */
  later = Number.NaN;
  /** For which moment `later` is known; whatever jumps before that works it out again. */
  laterAt = Number.NaN;
  private readonly apply: (line: Line) => void;
  private appliedValue = Number.NaN;
  private appliedSlope = Number.NaN;

  constructor(needs: Dependencies, program: ExpressionProgram, apply: (line: Line) => void) {
    this.needs = needs;
    this.program = program;
    this.apply = apply;
  }

  /** What it drives has been reset. */
  forget(): void {
    this.appliedValue = Number.NaN;
    this.laterAt = Number.NaN;
  }

  /** Gives its line to what it drives; nothing if that has both numbers and they stand still. */
  drive(): void {
    const { value, slope } = this;
    if (slope === 0 && this.appliedSlope === 0 && value === this.appliedValue) return;
    this.appliedValue = value;
    this.appliedSlope = slope;
    this.apply(this);
  }
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
  /** Those that ticks matter to; undefined after a formula has taken a place. */
  private running: readonly BoundFormula[] | undefined = undefined;

  constructor(environment: Environment, tick: Hours, hasSurge: boolean) {
    this.environment = environment;
    this.tick = tick;
    this.hasSurge = hasSurge;
  }

  bind(expression: Expression, apply: (line: Line) => void): BoundFormula {
    const bound = new BoundFormula(dependencies(expression), this.environment.program(expression), apply);
    this.all.push(bound);
    this.running = undefined;
    return bound;
  }

  /** Another formula may take the place of one while the chain runs. */
  expect(expression: Expression): void {
    this.expected.push(dependencies(expression));
  }

  /** From now on that formula has the place; it is not worked out before the replication has begun. */
  rebind(bound: BoundFormula, expression: Expression, now?: Hours): void {
    bound.needs = dependencies(expression);
    bound.program = this.environment.program(expression);
    bound.laterAt = Number.NaN;
    this.running = undefined;
    if (now !== undefined) this.work([bound], now);
  }

  /** Whether ticks matter to any of them, or may come to matter. */
  get needTicks(): boolean {
    return this.all.some(({ needs }) => this.runs(needs)) || this.expected.some((needs) => this.runs(needs));
  }

  /** Works out all of them at the beginning of a replication. */
  begin(now: Hours): void {
    this.nextTick = now + this.tick;
    for (const formula of this.all) formula.forget();
    this.work(this.all, now);
  }

  /** A tick: those that run with time get their next piece of the line. Returns the next tick. */
  onTick(now: Hours): Hours {
    this.running ??= this.all.filter(({ needs }) => this.runs(needs));
    this.nextTick = now + this.tick;
    // Nearly always nothing has jumped since the last tick: the line ends where it was to.
    const isKnown = this.running.every((formula) => formula.laterAt === now);
    if (isKnown) for (const formula of this.running) formula.value = formula.later;
    else this.evaluate(this.running, now);
    this.drive(this.running, now);
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
    this.evaluate(formulas, now);
    this.drive(formulas, now);
  }

  private evaluate(formulas: readonly BoundFormula[], now: Hours): void {
    this.environment.setMoment(now);
    for (const formula of formulas) {
      formula.program.run();
      formula.value = formula.program.value;
    }
  }

  /** Draws the line of each from its value now to that at the next tick. */
  private drive(formulas: readonly BoundFormula[], now: Hours): void {
    const { environment, nextTick } = this;
    let isRunning = false;
    for (const formula of formulas) {
      if (this.runs(formula.needs)) {
        if (!isRunning) environment.setMoment(nextTick);
        isRunning = true;
        formula.program.run();
        formula.later = formula.program.value;
        formula.laterAt = nextTick;
      } else {
        formula.later = formula.value;
      }
    }
    if (isRunning) environment.forget();
    const span = nextTick - now;
    for (const formula of formulas) {
      formula.slope = span > 0 ? (formula.later - formula.value) / span : 0;
      formula.drive();
    }
  }
}
