import { compileExpression } from '../../chain/compileExpression.ts';
import { dependencies, isFixed } from '../../chain/dependencies.ts';
import { constant, type Expression } from '../../chain/expression.ts';
import { variableSlots } from '../../chain/variableSlots.ts';
import { PARSER_NEEDED, parseFormula } from '../formula.ts';
import { messages } from '../messages.ts';
import { isQuantity, parseQuantity } from '../quantity.ts';
import type { ValueText } from '../schema/value.ts';
import { at, type Spot } from '../spot.ts';
import { sameDimension } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { percentMeant } from './percentMeant.ts';
import { checkSource, compileNumber, type NumberRule, outside, recordValue, unwrap } from './value.ts';

/**
 * Compiles a formula: a quantity, or an expression of the dimension that the rule asks. Bounds are checked where
 * the result is a constant; a range belongs to numbers only.
 */
export function compileFormula(
  c: Compilation,
  spot: Spot,
  value: ValueText,
  rule: NumberRule,
): Expression | undefined {
  const { text, wrapper, scalarSpot } = unwrap(value, spot);
  if (typeof text === 'number' || isQuantity(parseQuantity(text)) || isNoFormula(text)) {
    const number = compileNumber(c, spot, value, rule);
    return number === undefined ? undefined : constant(number);
  }
  if (wrapper !== undefined) {
    checkSource(c, spot, wrapper);
    if (wrapper.range !== undefined) {
      c.fault(at(spot, 'range'), 'scenario.range', messages.rangeOfFormula(), {
        hint: messages.hintRangeOfFormula(),
      });
    }
  }
  if (text.match(/[A-Za-z_][A-Za-z0-9_]*/g)?.some((name) => c.brokenParameters.has(name)) === true)
    return undefined;
  const formula = parseFormula(text, c.names, c.parser);
  if (formula === PARSER_NEEDED) {
    c.parserNeeded = true;
    return undefined;
  }
  if ('error' in formula) {
    c.fault(scalarSpot, 'scenario.formula', formula.error, {
      ...(formula.at === undefined ? {} : { character: formula.at }),
      ...(formula.expected === undefined ? {} : { expected: formula.expected }),
      ...(formula.hint === undefined ? {} : { hint: formula.hint }),
    });
    return undefined;
  }
  const { expression, dimension } = formula;
  const needs = dependencies(expression);
  for (const index of needs.parameters) c.usedParameters.add(index);
  for (const index of needs.tables) c.usedTables.add(index);
  if (dimension !== undefined && !sameDimension(dimension, rule.dimension)) {
    c.fault(scalarSpot, 'scenario.dimension', messages.wrongDimension(text, dimension, rule.dimension), {
      expected: rule.phrase,
    });
    return undefined;
  }
  if (expression.op === 'number') {
    const wrong = outside(expression.value, rule);
    if (wrong !== undefined) {
      const hint = percentMeant(text, rule);
      c.fault(scalarSpot, 'scenario.out-of-range', messages.outOfRange(text, wrong), {
        expected: rule.phrase,
        ...(hint !== undefined && { hint }),
      });
      return undefined;
    }
  }
  recordValue(c, spot, text, expression.op === 'number' ? expression.value : undefined, '', wrapper);
  return expression;
}

/** Texts whose mistake is better explained as that of a quantity: `12:30`, `1,5 / day`, a word like yes. */
function isNoFormula(text: string): boolean {
  return (
    /^(yes|no|on|off|true|false)$/i.test(text.trim()) ||
    /^\s*\d[\d.]*[:,_]\d/.test(text) ||
    text.trim() === ''
  );
}

/** The value of a formula that names nothing but numbers and parameters; else `undefined`. */
export function fixedValue(expression: Expression, parameters: readonly number[]): number | undefined {
  if (expression.op === 'number') return expression.value;
  if (!isFixed(expression)) return undefined;
  const slots = variableSlots(0);
  const environment = new Float64Array(slots.parameters + parameters.length);
  environment.set(parameters, slots.parameters);
  return compileExpression(expression, environment, slots)();
}
