import { messages } from './messages.ts';
import { isQuantity, parseQuantity, type Quantity } from './quantity.ts';
import { unitOfMeasure, usualUnitName } from './unitOfMeasure.ts';

/** One word of a formula. A quantity is a number with its unit, or a unit directly after `/` (one of it). */
export type Token = { readonly at: number; readonly text: string } & (
  | { readonly kind: 'quantity'; readonly quantity: Quantity }
  /** The name of a table, in quotes, as the first that stands in `table( … )`. */
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'name' | 'function' | 'operator' | 'open' | 'close' | 'comma' }
);

/** Why a text is no formula, and where in it. */
export interface FormulaError {
  readonly error: string;
  readonly at?: number;
  readonly expected?: string;
  readonly hint?: string;
}

/** Most characters of a formula, and most brackets inside one another. */
export const LONGEST_FORMULA = 2000;
export const DEEPEST_FORMULA = 50;

const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/y;
const UNIT_AFTER_NUMBER = /\s*(%|[A-Za-z]+)(?![A-Za-z0-9_.]|\s*\()/y;
const TEXT = /'[^'"]*'|"[^'"]*"/y;
const OPERATOR = /<=|>=|==|!=|[+\-*/^<>?:]/y;
const WORD_OPERATORS = new Set(['and', 'or', 'not']);

/**
 * Splits a formula into tokens. Only what formulas are made of passes: whatever else a general expression
 * language knows (strings, assignments, indexing, `mod`, factorials, …) stops here.
 */
export function formulaTokens(text: string): readonly Token[] | FormulaError {
  if (text.length > LONGEST_FORMULA) return { error: messages.formulaTooLong(text.length, LONGEST_FORMULA) };
  const tokens: Token[] = [];
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at]!)) {
      at += 1;
      continue;
    }
    const token = tableName(text, at, tokens) ?? tokenAt(text, at, tokens.at(-1));
    if ('error' in token) return token;
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close') depth -= 1;
    if (depth > DEEPEST_FORMULA) return { error: messages.formulaTooDeep(DEEPEST_FORMULA), at };
    tokens.push(token);
    at += token.text.length;
  }
  if (tokens.length === 0) return { error: messages.emptyText() };
  return tokens;
}

/** The one place for a text: directly after `table(`. */
function tableName(text: string, at: number, tokens: readonly Token[]): Token | undefined {
  const [before, bracket] = tokens.slice(-2);
  if (before?.kind !== 'function' || before.text !== 'table' || bracket?.kind !== 'open') return undefined;
  const quoted = match(TEXT, text, at);
  return quoted === undefined ? undefined : { kind: 'table', text: quoted, at, table: quoted.slice(1, -1) };
}

function tokenAt(text: string, at: number, before: Token | undefined): Token | FormulaError {
  const number = match(NUMBER, text, at);
  if (number !== undefined) return numberToken(text, at, number);
  const name = match(NAME, text, at);
  if (name !== undefined) {
    const isFunction = /^\s*\(/.test(text.slice(at + name.length));
    if (WORD_OPERATORS.has(name)) return { kind: 'operator', text: name, at };
    if (isFunction) return { kind: 'function', text: name, at };
    if (before?.text === '/' && unitOfMeasure(name) !== undefined)
      return quantityToken(name, at, `1 ${name}`);
    return { kind: 'name', text: name, at };
  }
  const operator = match(OPERATOR, text, at);
  if (operator !== undefined) return { kind: 'operator', text: operator, at };
  const character = text[at]!;
  if (character === '(') return { kind: 'open', text: character, at };
  if (character === ')') return { kind: 'close', text: character, at };
  if (character === ',') return { kind: 'comma', text: character, at };
  return refused(text, at);
}

function numberToken(text: string, at: number, number: string): Token | FormulaError {
  UNIT_AFTER_NUMBER.lastIndex = at + number.length;
  const unit = UNIT_AFTER_NUMBER.exec(text);
  const name = unit?.[1];
  const isUnit = name !== undefined && (unitOfMeasure(name) ?? usualUnitName(name)) !== undefined;
  if (unit === null || !isUnit) return quantityToken(number, at, number);
  return quantityToken(number + unit[0], at, `${number} ${name}`);
}

function quantityToken(text: string, at: number, quantityText: string): Token | FormulaError {
  const quantity = parseQuantity(quantityText);
  if (isQuantity(quantity)) return { kind: 'quantity', text, at, quantity };
  return { ...quantity, at };
}

function refused(text: string, at: number): FormulaError {
  const rest = text.slice(at);
  const error = messages.formulaCharacter(text[at]!);
  if (rest.startsWith('%')) return { error: messages.formulaMod(), at };
  if (rest.startsWith('=')) return { error: messages.formulaAssignment(), at, hint: messages.hintEqual() };
  if (rest.startsWith('&&') || rest.startsWith('||') || rest.startsWith('!')) {
    return { error, at, hint: messages.hintLogic() };
  }
  if (/^["'`]/.test(rest)) return { error: messages.formulaString(), at };
  if (/^[[\]{}]/.test(rest)) return { error: messages.formulaBrackets(), at };
  return { error, at };
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
