import { messages } from './messages.ts';
import { nearestName } from './nearestName.ts';
import { type Dimension, PLAIN, UNIT_NAMES, unitOfMeasure, usualUnitName } from './unitOfMeasure.ts';

/** A number with its unit: `6 h`, `5 / month`, `1 / 6 weeks`, `12 % / year`, `85 kEUR / year`. */
export interface Quantity {
  /** In base units: hours, EUR, plain numbers; rates per hour. Finite. */
  readonly value: number;
  readonly dimension: Dimension;
  /** As written after the number: `% / year`; empty for a plain number. */
  readonly unit: string;
  /** `value` = numerator ÷ denominator; apart, so that `1350 h / year` is exactly 1350 a year. */
  readonly numerator: number;
  readonly denominator: number;
}

/** Why a text is no quantity. */
export interface QuantityError {
  readonly error: string;
  readonly hint?: string;
}

const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const WORD = /%|€|[A-Za-z][A-Za-z-]*/y;

/**
 * Reads `[sign] number [unit] { / [number] unit }`. Linear in the length of the text.
 */
export function parseQuantity(input: string | number): Quantity | QuantityError {
  if (typeof input === 'number') return plainQuantity(input);
  const text = input.trim();
  const sign = /^([+-]?)\s*/.exec(text)!;
  let at = sign[0].length;
  const number = match(NUMBER, text, at);
  if (number === undefined) return explain(text);
  at = skipBlanks(text, at + number.length);
  const unitFrom = at;
  let numerator = Number(number) * (sign[1] === '-' ? -1 : 1);
  let denominator = 1;
  let time = 0;
  let money = 0;
  const first = match(WORD, text, at);
  if (first !== undefined) {
    const unit = unitOfMeasure(first);
    if (unit === undefined) return unknownUnit(text, first);
    if (first === '%') numerator = hundredth(numerator);
    else {
      numerator *= unit.factor;
      denominator *= unit.divisor;
    }
    ({ time, money } = unit.dimension);
    at = skipBlanks(text, at + first.length);
  }
  while (at < text.length) {
    if (text[at] !== '/') return explain(text);
    at = skipBlanks(text, at + 1);
    const count = match(NUMBER, text, at);
    if (count !== undefined) at = skipBlanks(text, at + count.length);
    const name = match(WORD, text, at);
    if (name === undefined) return explain(text);
    const unit = unitOfMeasure(name);
    if (unit === undefined) return unknownUnit(text, name);
    denominator *= (count === undefined ? 1 : Number(count)) * unit.factor;
    numerator *= unit.divisor;
    time -= unit.dimension.time;
    money -= unit.dimension.money;
    at = skipBlanks(text, at + name.length);
  }
  const value = numerator / denominator;
  if (!Number.isFinite(value)) return { error: messages.notFinite(text) };
  const unit = text.slice(unitFrom).replace(/\s+/g, ' ').trim();
  return { value, dimension: { time, money }, unit, numerator, denominator };
}

/** A number divided by 100 as a decimal: 99.9 % is 0.999, where 99.9 ÷ 100 is a little more. */
function hundredth(value: number): number {
  const [mantissa, exponent] = value.toExponential().split('e');
  return Number(`${mantissa}e${Number(exponent) - 2}`);
}

export function isQuantity(result: Quantity | QuantityError): result is Quantity {
  return 'value' in result;
}

function plainQuantity(value: number): Quantity | QuantityError {
  if (!Number.isFinite(value)) return { error: messages.notFinite(String(value)) };
  return { value, dimension: PLAIN, unit: '', numerator: value, denominator: 1 };
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at]!)) at += 1;
  return at;
}

function unknownUnit(text: string, name: string): QuantityError {
  if (/^(yes|no|on|off|true|false)$/i.test(text)) return explain(text);
  const near = usualUnitName(name) ?? nearestName(name, UNIT_NAMES);
  return {
    error: messages.unknownUnitOfMeasure(name),
    hint: near === undefined ? messages.unitsOfMeasure() : messages.didYouMean(near),
  };
}

/** The usual ways to write a number wrongly, each with its cure. */
function explain(text: string): QuantityError {
  const error = messages.notAQuantity(text);
  const hint = (why: string): QuantityError => ({ error, hint: why });
  if (text === '') return { error: messages.emptyText() };
  if (/^(yes|no|on|off|true|false)$/i.test(text)) return hint(messages.hintYesNo());
  if (/^\d+:\d+/.test(text)) return hint(messages.hintTimeOfDay());
  if (/^\d{4}-\d{2}/.test(text)) return hint(messages.hintDateIsNoQuantity());
  if (/\d,\d/.test(text)) return hint(messages.hintDecimalPoint());
  if (/\d[_ ]\d{3}/.test(text)) return hint(messages.hintThousands());
  if (text.includes('−')) return hint(messages.hintMinus());
  if (/^[€$£]/.test(text)) return hint(messages.hintMoneyAfter());
  if (/\d\s*\/\s*\d+(\.\d+)?\s*$/.test(text)) return hint(messages.hintDivision());
  if (/\d\s*[A-Za-z]+\s+\d/.test(text)) return hint(messages.hintOneUnit());
  return { error };
}
