import type { Operator } from '../../chain/expression.ts';
import type { Dimension } from '../unitOfMeasure.ts';
import { dimensionWords, operatorWord, q } from './quoting.ts';

/* Formulas. */

export const formulaMessages = {
  formulaTooLong: (length: number, most: number) =>
    `the formula has ${length} characters; at most ${most} are read`,
  formulaTooDeep: (most: number) => `the formula has more than ${most} levels inside one another`,
  formulaSyntax: () => 'this is no formula',
  formulaCharacter: (character: string) => `${q(character)} has no meaning in a formula`,
  formulaMod: () =>
    'the mod operator (%) is no part of formulas; a percentage stands directly after its number',
  formulaAssignment: () => 'a formula sets nothing: = cannot stand in it',
  formulaString: () => 'texts are no part of formulas, but for the name of a table',
  formulaTable: () => 'a table is read by its name and a moment',
  formulaTableExpected: () => "such as table('forecast', t)",
  formulaTableTime: (found: Dimension) =>
    `a table is read at a span of time since the start, not at ${dimensionWords(found)}`,
  formulaBrackets: () => 'only round brackets are part of formulas',
  formulaWord: (word: string) => `${q(word)} is no operator of formulas`,
  formulaImplicit: () => 'two values stand side by side without an operator; write * between factors',
  formulaChain: () => 'comparisons cannot be chained; write a < x and x < b',
  formulaUnclosed: (count: number) =>
    count === 1 ? 'a bracket is not closed' : `${count} brackets are not closed`,
  formulaUnopened: () => 'a bracket is closed that was never opened',
  formulaEndsWith: (operator: string) => `the formula ends with ${q(operator)}`,
  formulaArguments: (name: string, isList: boolean, count: number) =>
    `${q(name)} takes ${isList ? 'one value or more' : 'one value'}, not ${count}`,
  formulaBareUnit: (name: string) => `the unit of measure ${q(name)} stands without a number`,
  hintBareUnit: (name: string) => `write 1 ${name}, or / ${name}`,
  hintEqual: () => 'write == to compare',
  hintLogic: () => 'write and, or, not, !=',
  formulaMixes: (op: Operator, a: Dimension, b: Dimension) =>
    `${q(operatorWord(op))} cannot join ${dimensionWords(a)} and ${dimensionWords(b)}`,
  hintSpanUnit: () => 'a span of time has its unit: 25 days, not 25',
  hintRateUnit: () =>
    'a rate has its unit: 4 / day, not 4; a growth of 5 % / year times t is a plain number: 1 + 5 % / year * t',
  formulaNeedsPlain: (op: Operator, found: Dimension) =>
    `${q(operatorWord(op))} needs plain numbers, not ${dimensionWords(found)}`,
  formulaExponent: () => 'a quantity with a unit can only be raised to a whole number',
  formulaRoot: (found: Dimension) => `there is no square root of ${dimensionWords(found)}`,
  formulaNotFinite: (op: Operator) => `${q(operatorWord(op))} gives no finite number here`,
  unknownFormulaName: (name: string) => `nothing that a formula can name is called ${q(name)}`,
  unknownFunction: (name: string) => `${q(name)} is no function of formulas`,
};
