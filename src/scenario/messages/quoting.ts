import type { Operator } from '../../chain/expression.ts';
import type { Dimension } from '../unitOfMeasure.ts';

/* How messages quote the author, and the words for dimensions and operators. */

const LONGEST_QUOTE = 60;
const LONGEST_LIST = 14;

/** The author's own words, cut to a readable length. */
export function q(text: string): string {
  return `"${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}"`;
}

/** Names as a list; long ones are cut. */
export function list(names: readonly string[]): string {
  const more = names.length - LONGEST_LIST;
  return more > 1 ? `${names.slice(0, LONGEST_LIST).join(', ')}, and ${more} more` : names.join(', ');
}

/** A dimension in words: `a span of time`, `a rate per time`, `a plain number`. */
export function dimensionWords({ time, money }: Dimension): string {
  if (time === 0 && money === 0) return 'a plain number';
  if (time === 1 && money === 0) return 'a span of time';
  if (time === -1 && money === 0) return 'a rate per time';
  if (time === 0 && money === 1) return 'an amount of money';
  if (time === -1 && money === 1) return 'money per time';
  const part = (name: string, exponent: number): string[] =>
    exponent === 0 ? [] : [exponent === 1 ? name : `${name}^${exponent}`];
  return `a quantity in ${[...part('money', money), ...part('time', time)].join(' × ')}`;
}

const OPERATOR_WORDS: Readonly<Partial<Record<Operator, string>>> = {
  add: '+',
  subtract: '-',
  power: '^',
  equal: '==',
  unequal: '!=',
  smaller: '<',
  smallerEq: '<=',
  larger: '>',
  largerEq: '>=',
  if: 'a ? b : c',
};

export function operatorWord(op: Operator): string {
  return OPERATOR_WORDS[op] ?? op;
}
