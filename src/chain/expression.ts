/**
 * A formula as plain data: parsed, checked for names and dimensions, in base units. The scenario language
 * makes it from text; `compileExpression` turns it into a function.
 */
export type Expression =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'variable'; readonly variable: Variable }
  /** The value of a table at a moment in hours since `start`. */
  | { readonly op: 'table'; readonly table: number; readonly args: readonly [Expression] }
  | { readonly op: Operator; readonly args: readonly Expression[] };

/** What every chain has for formulas to name, as it is written. */
export const VARIABLES = ['t', 'month', 'year', 'weekday', 'threat', 'surge'] as const;

/** Functions, as they are written. */
export const FUNCTIONS = [
  'min',
  'max',
  'abs',
  'exp',
  'log',
  'sqrt',
  'floor',
  'ceil',
  'round',
  'sin',
  'cos',
] as const;

/** What a formula may name. Indices are those of the compiled chain. */
export type Variable =
  | { readonly kind: (typeof VARIABLES)[number] }
  | { readonly kind: 'group' | 'parameter'; readonly index: number }
  /** A metric of a unit, in conditions of policies only. */
  | { readonly kind: 'watched'; readonly index: number };

/**
 * Operators and functions. `min` and `max` take one or more arguments, `if` takes condition, then, else;
 * comparisons and logic give 1 or 0 and take any non-zero number as true. `neg` is unary minus.
 */
export const OPERATORS = [
  'add',
  'subtract',
  'multiply',
  'divide',
  'power',
  'neg',
  'equal',
  'unequal',
  'smaller',
  'smallerEq',
  'larger',
  'largerEq',
  'and',
  'or',
  'not',
  'if',
  ...FUNCTIONS,
] as const;

export type Operator = (typeof OPERATORS)[number];

/** A formula that is just a number. */
export function constant(value: number): Expression {
  return { op: 'number', value };
}
