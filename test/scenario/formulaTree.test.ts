import fc from 'fast-check';
import { type MathNode, parse } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { formulaTokens } from '../../src/scenario/formulaTokens.ts';
import { type FormulaTree, formulaTree } from '../../src/scenario/formulaTree.ts';

/** A tree with all brackets that it has in meaning; what was written in brackets stands in square ones. */
function written(tree: FormulaTree): string {
  switch (tree.kind) {
    case 'leaf':
      return tree.token.text;
    case 'brackets':
      return `[${written(tree.inner)}]`;
    case 'operation':
      return `(${[tree.op, ...tree.args.map(written)].join(' ')})`;
    case 'call':
      return `${tree.name}{${tree.args.map(written).join(', ')}}`;
    default:
      return tree.kind;
  }
}

const ours = (text: string): string | undefined => {
  const tokens = formulaTokens(text);
  if ('error' in tokens) throw new Error(`${text}: ${tokens.error}`);
  const tree = formulaTree(tokens);
  return tree && written(tree);
};

const OPERATIONS: Readonly<Record<string, string>> = { pow: 'power', unaryMinus: 'neg', unaryPlus: 'plus' };

/** The same of mathjs's own parser; what has a range (`1 : 2`) or a word operator for a name is no formula here. */
const theirs = (text: string): string | undefined => {
  let root: MathNode;
  try {
    root = parse(text);
  } catch {
    return undefined;
  }
  const isOther = (node: MathNode): boolean =>
    node.type === 'RangeNode' || (node.type === 'SymbolNode' && /^(and|or|not)$/.test(node.toString()));
  return root.filter(isOther).length > 0 ? undefined : writtenTheirs(root);
};

interface AnyNode {
  readonly type: string;
  readonly name: string;
  readonly content: AnyNode;
  readonly condition: AnyNode;
  readonly trueExpr: AnyNode;
  readonly falseExpr: AnyNode;
  readonly fn: string | AnyNode;
  readonly implicit: boolean;
  readonly args: readonly AnyNode[];
}

function writtenTheirs(given: unknown): string {
  const node = given as AnyNode;
  switch (node.type) {
    case 'SymbolNode':
      return node.name;
    case 'ParenthesisNode':
      return `[${writtenTheirs(node.content)}]`;
    case 'ConditionalNode':
      return `(if ${[node.condition, node.trueExpr, node.falseExpr].map(writtenTheirs).join(' ')})`;
    case 'RelationalNode':
      return 'chain';
    case 'OperatorNode': {
      if (node.implicit) return 'sideBySide';
      const name = String(node.fn);
      return `(${[OPERATIONS[name] ?? name, ...node.args.map(writtenTheirs)].join(' ')})`;
    }
    case 'FunctionNode':
      return `${typeof node.fn === 'string' ? node.fn : node.fn.name}{${node.args.map(writtenTheirs).join(', ')}}`;
    default:
      throw new Error(node.type);
  }
}

/** What a call gives cannot be called again in mathjs's way: for us two values stand side by side there. */
const isCallOfCall = (text: string): boolean => /\)\s*\(/.test(text);

const OPERATORS = ['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '==', '!=', 'and', 'or'];

const anyFormula = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom('a', 'b', 'c'),
    fc
      .tuple(tie('formula'), fc.constantFrom(...OPERATORS), tie('formula'))
      .map(([a, op, b]) => `${a} ${op} ${b}`),
    fc.tuple(fc.constantFrom('-', '+', 'not'), tie('formula')).map(([sign, a]) => `${sign} ${a}`),
    fc.tuple(tie('formula'), tie('formula'), tie('formula')).map(([a, b, c]) => `${a} ? ${b} : ${c}`),
    tie('formula').map((a) => `(${a})`),
    fc.array(tie('formula'), { maxLength: 3 }).map((args) => `max(${args.join(', ')})`),
  ),
})).formula;

const anyWords = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'min(', '(', ')', ',', '?', ':', 'not', ...OPERATORS), {
    minLength: 1,
    maxLength: 9,
  })
  .map((words) => words.join(' '));

describe('the tree of a formula', () => {
  it('is that of mathjs, for everything that formulas may be made of (property)', () => {
    let deep = 0;
    fc.assert(
      fc.property(anyFormula, (text) => {
        fc.pre(text.length < 1500);
        const tree = ours(text);
        expect(tree).toBe(theirs(text));
        if ((tree?.match(/\(/g)?.length ?? 0) > 3) deep++;
      }),
      { numRuns: 2000 },
    );
    expect(deep).toBeGreaterThan(300);
  });

  it('is none where mathjs makes none, whatever the words (property)', () => {
    let found = 0;
    fc.assert(
      fc.property(anyWords, (text) => {
        fc.pre(!isCallOfCall(text));
        const tree = ours(text);
        expect(tree).toBe(theirs(text));
        if (tree !== undefined) found++;
      }),
      { numRuns: 4000 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it.each([
    ['a - b - c', '(subtract (subtract a b) c)'],
    ['a ^ b ^ c', '(power a (power b c))'],
    ['- a ^ b', '(neg (power a b))'],
    ['a ^ - b', '(power a (neg b))'],
    ['not a == b', '(equal (not a) b)'],
    ['a < b and c or a', '(or (and (smaller a b) c) a)'],
    ['a ? b : c ? a : b', '(if a b (if c a b))'],
    ['a + (b - c)', '(add a [(subtract b c)])'],
    ['a < b < c', 'chain'],
    ['a b * c', '(multiply sideBySide c)'],
    ['max(a, b) (c)', 'sideBySide'],
    ['a : b', undefined],
    ['max(a,)', undefined],
    ['a ? b', undefined],
    ['a ? b ? c : a : b', undefined],
    ['a ? (b ? c : a) : b', '(if a [(if b c a)] b)'],
  ])('of %s is %s', (text, tree) => {
    expect(ours(text)).toBe(tree);
  });
});
