import { compileExpression } from '../chain/compileExpression.ts';
import { constant, type Expression, type Operator } from '../chain/expression.ts';
import { variableSlots } from '../chain/variableSlots.ts';
import type { Formula } from './formula.ts';
import type { FormulaError } from './formulaTokens.ts';
import { messages } from './messages.ts';
import { type Dimension, PLAIN, sameDimension } from './unitOfMeasure.ts';

/** A part of a formula and its dimension. */
export interface Dimensioned {
  readonly expression: Expression;
  readonly dimension: Dimension;
}

/** A constant 0 fits every dimension; everything else has its own. */
export function zeroFitsAll({ expression, dimension }: Dimensioned): Formula {
  return { expression, dimension: isZero(expression) ? undefined : dimension };
}

/**
 * Applies an operator: checks and derives the dimension, and folds what is constant. Sums, comparisons, `min`,
 * `max` and both results of a choice need one dimension; logic, powers and `exp log sin cos floor ceil round` plain numbers (a power of a dimension needs a whole constant exponent, a root an even
 * dimension).
 */
export function combine(op: Operator, args: readonly Dimensioned[]): Dimensioned | FormulaError {
  const dimension = dimensionOf(op, args);
  if ('error' in dimension) return dimension;
  const expression: Expression = { op, args: args.map((arg) => arg.expression) };
  if (!args.every((arg) => arg.expression.op === 'number')) return { expression, dimension };
  const value = compileExpression(expression, new Float64Array(0), variableSlots(0))();
  return Number.isFinite(value)
    ? { expression: constant(value), dimension }
    : { error: messages.formulaNotFinite(op) };
}

function dimensionOf(op: Operator, args: readonly Dimensioned[]): Dimension | FormulaError {
  const [a, b, c] = args;
  if (a === undefined) return { error: messages.formulaSyntax() };
  switch (op) {
    case 'multiply':
      return b === undefined ? a.dimension : sum(a.dimension, b.dimension, 1);
    case 'divide':
      return b === undefined ? a.dimension : sum(a.dimension, b.dimension, -1);
    case 'neg':
    case 'abs':
      return a.dimension;
    case 'power':
      return b === undefined ? a.dimension : power(a, b);
    case 'sqrt':
      return root(a);
    case 'add':
    case 'subtract':
    case 'min':
    case 'max':
      return common(op, args);
    case 'equal':
    case 'unequal':
    case 'smaller':
    case 'smallerEq':
    case 'larger':
    case 'largerEq': {
      const dimension = common(op, args);
      return 'error' in dimension ? dimension : PLAIN;
    }
    case 'if': {
      const condition = plainOnly(op, [a]);
      return condition !== undefined
        ? condition
        : common(op, b !== undefined && c !== undefined ? [b, c] : []);
    }
    default:
      return plainOnly(op, args) ?? PLAIN;
  }
}

function sum(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  return { time: a.time + sign * b.time, money: a.money + sign * b.money };
}

function common(op: Operator, args: readonly Dimensioned[]): Dimension | FormulaError {
  const [first, ...others] = args.filter((arg) => !isZero(arg.expression));
  const dimension = first?.dimension ?? PLAIN;
  const other = others.find((arg) => !sameDimension(arg.dimension, dimension));
  if (other === undefined) return dimension;
  const hint = unitHint(dimension, other.dimension);
  return { error: messages.formulaMixes(op, dimension, other.dimension), ...(hint && { hint }) };
}

/** How a plain number and a quantity come together: mostly a unit was left out. */
function unitHint(a: Dimension, b: Dimension): string | undefined {
  if (!sameDimension(a, PLAIN) && !sameDimension(b, PLAIN)) return undefined;
  const { time, money } = sameDimension(a, PLAIN) ? b : a;
  if (money !== 0) return undefined;
  if (time === 1) return messages.hintSpanUnit();
  return time === -1 ? messages.hintRateUnit() : undefined;
}

function plainOnly(op: Operator, args: readonly Dimensioned[]): FormulaError | undefined {
  const wrong = args.find((arg) => !isZero(arg.expression) && !sameDimension(arg.dimension, PLAIN));
  return wrong && { error: messages.formulaNeedsPlain(op, wrong.dimension) };
}

function power(base: Dimensioned, exponent: Dimensioned): Dimension | FormulaError {
  const wrong = plainOnly('power', [exponent]);
  if (wrong !== undefined) return wrong;
  if (sameDimension(base.dimension, PLAIN)) return PLAIN;
  const { expression } = exponent;
  if (expression.op !== 'number' || !Number.isInteger(expression.value))
    return { error: messages.formulaExponent() };
  return { time: base.dimension.time * expression.value, money: base.dimension.money * expression.value };
}

function root({ dimension: { time, money } }: Dimensioned): Dimension | FormulaError {
  if (time % 2 !== 0 || money % 2 !== 0) return { error: messages.formulaRoot({ time, money }) };
  return { time: time / 2, money: money / 2 };
}

function isZero(expression: Expression): boolean {
  return expression.op === 'number' && expression.value === 0;
}
