import type { TableSpec } from './chain.ts';
import type { Expression, Operator, Variable } from './expression.ts';
import { tableValue } from './tables/tableValue.ts';

/** Where the values that formulas name lie in their environment: an offset each, the start of a range for lists. */
export interface VariableSlots {
  readonly t: number;
  readonly month: number;
  readonly year: number;
  readonly weekday: number;
  readonly threat: number;
  readonly surge: number;
  /** Group `i` lies at `groups + i`. */
  readonly groups: number;
  /** Parameter `i` lies at `parameters + i`. */
  readonly parameters: number;
  /** Metric `i` of the chain's watched ones lies at `watched + i`. */
  readonly watched: number;
}

/** The layout of an environment for a chain with so many groups and parameters; what is watched comes last. */
export function variableSlots(groupCount: number, parameterCount = 0): VariableSlots {
  const parameters = 6 + groupCount;
  const watched = parameters + parameterCount;
  return { t: 0, month: 1, year: 2, weekday: 3, threat: 4, surge: 5, groups: 6, parameters, watched };
}

/** The offset of one variable. */
export function slotOf(variable: Variable, slots: VariableSlots): number {
  if (variable.kind === 'group') return slots.groups + variable.index;
  if (variable.kind === 'parameter') return slots.parameters + variable.index;
  if (variable.kind === 'watched') return slots.watched + variable.index;
  return slots[variable.kind];
}

/**
 * Turns a formula into a function of what stands in `environment` when it is called. The function allocates
 * nothing; its result follows IEEE arithmetic (a division by zero gives an infinity, a root of a negative NaN).
 * `round` rounds halves away from zero; NaN is not true. `tables` are those of the chain, by index.
 */
export function compileExpression(
  expression: Expression,
  environment: Float64Array,
  slots: VariableSlots,
  tables: readonly TableSpec[] = [],
): () => number {
  switch (expression.op) {
    case 'number': {
      const { value } = expression;
      return () => value;
    }
    case 'variable': {
      const slot = slotOf(expression.variable, slots);
      return () => environment[slot]!;
    }
    case 'table': {
      const table = tables[expression.table];
      if (table === undefined) throw new Error(`no table ${expression.table}`);
      const moment = compileExpression(expression.args[0], environment, slots, tables);
      return () => tableValue(table, moment());
    }
    default: {
      const args = expression.args.map((arg) => compileExpression(arg, environment, slots, tables));
      if (expression.op === 'min' || expression.op === 'max') return extremum(expression.op, args);
      const [a, b, c] = args;
      if (a !== undefined && b !== undefined && c !== undefined) return () => (a() ? b() : c());
      if (a !== undefined && b !== undefined) return binary(expression.op, a, b);
      if (a !== undefined) return unary(expression.op, a);
      throw new Error(`expression without arguments: ${expression.op}`);
    }
  }
}

type Evaluate = () => number;

function binary(op: Operator, a: Evaluate, b: Evaluate): Evaluate {
  switch (op) {
    case 'add':
      return () => a() + b();
    case 'subtract':
      return () => a() - b();
    case 'multiply':
      return () => a() * b();
    case 'divide':
      return () => a() / b();
    case 'power':
      return () => a() ** b();
    case 'equal':
      return () => (a() === b() ? 1 : 0);
    case 'unequal':
      return () => (a() !== b() ? 1 : 0);
    case 'smaller':
      return () => (a() < b() ? 1 : 0);
    case 'smallerEq':
      return () => (a() <= b() ? 1 : 0);
    case 'larger':
      return () => (a() > b() ? 1 : 0);
    case 'largerEq':
      return () => (a() >= b() ? 1 : 0);
    case 'and':
      return () => (a() && b() ? 1 : 0);
    case 'or':
      return () => (a() || b() ? 1 : 0);
    default:
      throw new Error(`not an operator of two arguments: ${op}`);
  }
}

function unary(op: Operator, a: Evaluate): Evaluate {
  switch (op) {
    case 'neg':
      return () => -a();
    case 'not':
      return () => (a() ? 0 : 1);
    case 'abs':
      return () => Math.abs(a());
    case 'exp':
      return () => Math.exp(a());
    case 'log':
      return () => Math.log(a());
    case 'sqrt':
      return () => Math.sqrt(a());
    case 'floor':
      return () => Math.floor(a());
    case 'ceil':
      return () => Math.ceil(a());
    case 'round':
      return () => {
        const value = a();
        return Math.sign(value) * Math.round(Math.abs(value));
      };
    case 'sin':
      return () => Math.sin(a());
    case 'cos':
      return () => Math.cos(a());
    default:
      throw new Error(`not a function of one argument: ${op}`);
  }
}

/** Least or greatest of one or more, as a loop over a fixed list. */
function extremum(op: 'min' | 'max', args: readonly Evaluate[]): Evaluate {
  const [first, second, ...more] = args;
  if (first === undefined) throw new Error(`expression without arguments: ${op}`);
  if (second === undefined) return first;
  if (more.length === 0) {
    return op === 'min' ? () => Math.min(first(), second()) : () => Math.max(first(), second());
  }
  return op === 'min'
    ? () => {
        let least = first();
        for (let i = 1; i < args.length; i += 1) least = Math.min(least, args[i]!());
        return least;
      }
    : () => {
        let greatest = first();
        for (let i = 1; i < args.length; i += 1) greatest = Math.max(greatest, args[i]!());
        return greatest;
      };
}
