import type { Operator } from '../chain/expression.ts';
import type { Token } from './formulaTokens.ts';

/** A formula by how its operators bind; nothing is said yet of names, dimensions, or what the functions are. */
export type FormulaTree =
  | { readonly kind: 'leaf'; readonly token: Token }
  | { readonly kind: 'brackets'; readonly inner: FormulaTree }
  | { readonly kind: 'operation'; readonly op: Operator | 'plus'; readonly args: readonly FormulaTree[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly FormulaTree[] }
  /** Two values with nothing between them, or a comparison of a comparison: read, so that it can be said. */
  | { readonly kind: 'sideBySide' | 'chain' };

interface Binary {
  readonly op: Operator;
  /** A larger one binds tighter. */
  readonly binds: number;
}

const COMPARISON = 3;
/** Operators between two values, all of which take from the left first; `^` and the choice stand apart. */
const BINARY: ReadonlyMap<string, Binary> = new Map([
  ['or', { op: 'or', binds: 1 }],
  ['and', { op: 'and', binds: 2 }],
  ['==', { op: 'equal', binds: COMPARISON }],
  ['!=', { op: 'unequal', binds: COMPARISON }],
  ['<', { op: 'smaller', binds: COMPARISON }],
  ['<=', { op: 'smallerEq', binds: COMPARISON }],
  ['>', { op: 'larger', binds: COMPARISON }],
  ['>=', { op: 'largerEq', binds: COMPARISON }],
  ['+', { op: 'add', binds: 4 }],
  ['-', { op: 'subtract', binds: 4 }],
  ['*', { op: 'multiply', binds: 5 }],
  ['/', { op: 'divide', binds: 5 }],
]);

/** Operators before a value. All bind tighter than those between two values, and looser than `^`. */
const UNARY: ReadonlyMap<string, Operator | 'plus'> = new Map([
  ['-', 'neg'],
  ['+', 'plus'],
  ['not', 'not'],
]);

/**
 * The tree of a formula, by precedence climbing: `a ? b : c` binds least and to the right, then `or`, `and`,
 * comparisons, `+ -`, `* /`, signs and `not`, and `^`, to the right. Undefined for what is no formula.
 */
export function formulaTree(tokens: readonly Token[]): FormulaTree | undefined {
  const parser = new Parser(tokens);
  try {
    return parser.whole();
  } catch (error) {
    if (error instanceof NoFormula) return undefined;
    throw error;
  }
}

/** Thrown where the text cannot go on. */
class NoFormula extends Error {}

class Parser {
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): FormulaTree {
    const tree = this.choice();
    if (this.next < this.tokens.length) throw new NoFormula();
    return tree;
  }

  /** `condition ? this : that`, where `that` may be another; as `this` another stands in brackets. */
  private choice(): FormulaTree {
    const condition = this.binary(0);
    if (!this.takes('?')) return condition;
    const yes = this.binary(0);
    this.require(':');
    return { kind: 'operation', op: 'if', args: [condition, yes, this.choice()] };
  }

  /** What is joined by operators that bind tighter than that, from left to right. */
  private binary(binds: number): FormulaTree {
    let left = this.operand();
    let isComparison = false;
    for (;;) {
      const operator = BINARY.get(this.word);
      if (operator === undefined || operator.binds <= binds) return left;
      this.next++;
      const args = [left, this.binary(operator.binds)];
      const isChain = isComparison && operator.binds === COMPARISON;
      left = isChain ? { kind: 'chain' } : { kind: 'operation', op: operator.op, args };
      isComparison = operator.binds === COMPARISON;
    }
  }

  private operand(): FormulaTree {
    const first = this.signed();
    if (!this.isBeforeValue) return first;
    while (this.isBeforeValue) this.signed();
    return { kind: 'sideBySide' };
  }

  private signed(): FormulaTree {
    const sign = UNARY.get(this.word);
    if (sign === undefined) return this.power();
    this.next++;
    return { kind: 'operation', op: sign, args: [this.signed()] };
  }

  private power(): FormulaTree {
    const base = this.value();
    return this.takes('^') ? { kind: 'operation', op: 'power', args: [base, this.signed()] } : base;
  }

  private value(): FormulaTree {
    const token = this.tokens[this.next++];
    switch (token?.kind) {
      case 'quantity':
      case 'name':
      case 'table':
        return { kind: 'leaf', token };
      case 'function':
        this.require('(');
        return { kind: 'call', name: token.text, args: this.values() };
      case 'open': {
        const inner = this.choice();
        this.require(')');
        return { kind: 'brackets', inner };
      }
      default:
        throw new NoFormula();
    }
  }

  /** What stands between the brackets of a function, which is open. */
  private values(): FormulaTree[] {
    const values: FormulaTree[] = [];
    if (this.takes(')')) return values;
    do values.push(this.choice());
    while (this.takes(','));
    this.require(')');
    return values;
  }

  /** The next word; empty at the end. */
  private get word(): string {
    return this.tokens[this.next]?.text ?? '';
  }

  private get isBeforeValue(): boolean {
    const kind = this.tokens[this.next]?.kind ?? 'close';
    return kind !== 'operator' && kind !== 'close' && kind !== 'comma';
  }

  private takes(word: string): boolean {
    const isNext = this.word === word;
    if (isNext) this.next++;
    return isNext;
  }

  private require(word: string): void {
    if (!this.takes(word)) throw new NoFormula();
  }
}
