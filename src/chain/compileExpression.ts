import type { TableSpec } from './chain.ts';
import type { Expression, Operator } from './expression.ts';
import { tableValueInto } from './tables/tableValue.ts';
import { slotOf, type VariableSlots } from './variableSlots.ts';

/** Where a number lies. */
interface Place {
  readonly cells: Float64Array;
  readonly at: number;
}

type Step = () => void;

/**
 * Turns a formula into a function of what stands in `environment` when it is called. Its result follows IEEE arithmetic (a
 * division by zero gives an infinity, a root of a negative NaN). `round` rounds halves away from zero; NaN is not true.
 *
 * @param tables those of the chain, by index
 */
export function compileExpression(
  expression: Expression,
  environment: Float64Array,
  slots: VariableSlots,
  tables: readonly TableSpec[] = [],
): () => number {
  const program = new ExpressionProgram(expression, environment, slots, tables);
  return () => {
    program.run();
    return program.value;
  };
}

/**
 * A formula as a row of steps, one for each operator from the innermost on, as `compileExpression` says. A step writes its number to a
 * cell and returns nothing, so that working out a formula allocates nothing: a number that a function returns would be put on the heap.
 */
export class ExpressionProgram {
  private readonly steps: Step[] = [];
  private readonly result: Place;
  /** Of the operators: a cell each. */
  private readonly cells: Float64Array;
  private readonly environment: Float64Array;
  private readonly slots: VariableSlots;
  private readonly tables: readonly TableSpec[];

  constructor(
    expression: Expression,
    environment: Float64Array,
    slots: VariableSlots,
    tables: readonly TableSpec[],
  ) {
    this.environment = environment;
    this.slots = slots;
    this.tables = tables;
    this.cells = new Float64Array(operators(expression));
    this.result = this.place(expression);
  }

  /** Works the formula out by the environment as it is. */
  run(): void {
    const { steps } = this;
    for (let index = 0; index < steps.length; index++) steps[index]!();
  }

  /** What it was when it was last worked out. */
  get value(): number {
    const { cells, at } = this.result;
    return cells[at]!;
  }

  /** Where the value of a formula will lie; what has to be done for it is added to the steps. */
  private place(expression: Expression): Place {
    switch (expression.op) {
      case 'number':
        return { cells: Float64Array.of(expression.value), at: 0 };
      case 'variable':
        return { cells: this.environment, at: slotOf(expression.variable, this.slots) };
      case 'table': {
        const table = this.tables[expression.table];
        if (table === undefined) throw new Error(`no table ${expression.table}`);
        const { cells, at } = this.place(expression.args[0]);
        return this.step((to, out) => () => tableValueInto(table, cells[at]!, to, out));
      }
      default: {
        const [a, b, c, ...more] = expression.args.map((arg) => this.place(arg));
        if (a === undefined) throw new Error(`expression without arguments: ${expression.op}`);
        if (expression.op === 'min' || expression.op === 'max') {
          const pair = expression.op === 'min' ? least : greatest;
          const rest = [b, c, ...more].filter((place) => place !== undefined);
          return rest.reduce((one, other) => this.step(pair(one, other)), a);
        }
        if (b !== undefined && c !== undefined) return this.step(choice(a, b, c));
        if (b !== undefined) return this.step(binary(expression.op, a, b));
        return this.step(unary(expression.op, a));
      }
    }
  }

  /** Adds a step, and says where its number will lie. */
  private step(make: (to: Float64Array, out: number) => Step): Place {
    const place = { cells: this.cells, at: this.steps.length };
    this.steps.push(make(place.cells, place.at));
    return place;
  }
}

/** Steps that a formula has at most. */
function operators(expression: Expression): number {
  if (expression.op === 'number' || expression.op === 'variable') return 0;
  return expression.args.reduce((sum, arg) => sum + 1 + operators(arg), 0);
}

type Make = (to: Float64Array, out: number) => Step;

function least({ cells: a, at: i }: Place, { cells: b, at: j }: Place): Make {
  return (to, out) => () => {
    to[out] = Math.min(a[i]!, b[j]!);
  };
}

function greatest({ cells: a, at: i }: Place, { cells: b, at: j }: Place): Make {
  return (to, out) => () => {
    to[out] = Math.max(a[i]!, b[j]!);
  };
}

/** Both are worked out: nothing that a formula can say has an effect or costs much. */
function choice({ cells: a, at: i }: Place, { cells: b, at: j }: Place, { cells: c, at: k }: Place): Make {
  return (to, out) => () => {
    to[out] = a[i] ? b[j]! : c[k]!;
  };
}

function binary(op: Operator, { cells: a, at: i }: Place, { cells: b, at: j }: Place): Make {
  switch (op) {
    case 'add':
      return (to, out) => () => {
        to[out] = a[i]! + b[j]!;
      };
    case 'subtract':
      return (to, out) => () => {
        to[out] = a[i]! - b[j]!;
      };
    case 'multiply':
      return (to, out) => () => {
        to[out] = a[i]! * b[j]!;
      };
    case 'divide':
      return (to, out) => () => {
        to[out] = a[i]! / b[j]!;
      };
    case 'power':
      return (to, out) => () => {
        to[out] = a[i]! ** b[j]!;
      };
    case 'equal':
      return (to, out) => () => {
        to[out] = a[i]! === b[j]! ? 1 : 0;
      };
    case 'unequal':
      return (to, out) => () => {
        to[out] = a[i]! !== b[j]! ? 1 : 0;
      };
    case 'smaller':
      return (to, out) => () => {
        to[out] = a[i]! < b[j]! ? 1 : 0;
      };
    case 'smallerEq':
      return (to, out) => () => {
        to[out] = a[i]! <= b[j]! ? 1 : 0;
      };
    case 'larger':
      return (to, out) => () => {
        to[out] = a[i]! > b[j]! ? 1 : 0;
      };
    case 'largerEq':
      return (to, out) => () => {
        to[out] = a[i]! >= b[j]! ? 1 : 0;
      };
    case 'and':
      return (to, out) => () => {
        to[out] = a[i]! && b[j]! ? 1 : 0;
      };
    case 'or':
      return (to, out) => () => {
        to[out] = a[i]! || b[j]! ? 1 : 0;
      };
    default:
      throw new Error(`not an operator of two arguments: ${op}`);
  }
}

function unary(op: Operator, { cells: a, at: i }: Place): Make {
  switch (op) {
    case 'neg':
      return (to, out) => () => {
        to[out] = -a[i]!;
      };
    case 'not':
      return (to, out) => () => {
        to[out] = a[i]! ? 0 : 1;
      };
    case 'abs':
      return (to, out) => () => {
        to[out] = Math.abs(a[i]!);
      };
    case 'exp':
      return (to, out) => () => {
        to[out] = Math.exp(a[i]!);
      };
    case 'log':
      return (to, out) => () => {
        to[out] = Math.log(a[i]!);
      };
    case 'sqrt':
      return (to, out) => () => {
        to[out] = Math.sqrt(a[i]!);
      };
    case 'floor':
      return (to, out) => () => {
        to[out] = Math.floor(a[i]!);
      };
    case 'ceil':
      return (to, out) => () => {
        to[out] = Math.ceil(a[i]!);
      };
    case 'round':
      return (to, out) => () => {
        const value = a[i]!;
        to[out] = Math.sign(value) * Math.round(Math.abs(value));
      };
    case 'sin':
      return (to, out) => () => {
        to[out] = Math.sin(a[i]!);
      };
    case 'cos':
      return (to, out) => () => {
        to[out] = Math.cos(a[i]!);
      };
    default:
      throw new Error(`not a function of one argument: ${op}`);
  }
}
