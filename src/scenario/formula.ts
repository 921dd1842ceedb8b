import { constant, type Expression, FUNCTIONS, VARIABLES, type Variable } from '../chain/expression.ts';
import { combine, type Dimensioned, zeroFitsAll } from './dimension.ts';
import { DEEPEST_FORMULA, type FormulaError, formulaTokens, type Token } from './formulaTokens.ts';
import type { MathNode, MathParser } from './mathParser.ts';
import { policyMessages } from './messages/policyMessages.ts';
import { messages } from './messages.ts';
import { nearestName } from './nearestName.ts';
import { type Dimension, PLAIN, sameDimension, TIME, UNIT_NAMES, unitOfMeasure } from './unitOfMeasure.ts';

/** What a formula may name besides the variables that every chain has. */
export interface FormulaNames {
  readonly parameters: ReadonlyMap<string, { readonly index: number; readonly dimension: Dimension }>;
  /** Indices of the groups of people. */
  readonly groups: ReadonlyMap<string, number>;
  /** Indices of the tables. */
  readonly tables: ReadonlyMap<string, number>;
  /** In conditions of policies: what `unit.….METRIC` names, or why nothing. */
  readonly watch?: (name: string) => { readonly index: number; readonly dimension: Dimension } | FormulaError;
}

/** What stands at a placeholder: a value, or the name of a table (its index). */
type Leaf = Dimensioned & { readonly table?: number };

/** A formula, checked: its expression in base units, and its dimension (none for 0, which fits every one). */
export interface Formula {
  readonly expression: Expression;
  readonly dimension: Dimension | undefined;
}

/** Said instead of a result when the text needs the parser and there is none yet. */
export const PARSER_NEEDED = 'parser needed';

/**
 * Reads a formula: a quantity, a name, or an expression of them. Everything that can be named, and each
 * literal, is replaced by a placeholder before the parser sees the text, which is left with operators, brackets
 * and the names of our functions; of the tree that it makes only a list of node types is accepted.
 */
export function parseFormula(
  text: string,
  names: FormulaNames,
  parser: MathParser | undefined,
): Formula | FormulaError | typeof PARSER_NEEDED {
  const tokens = formulaTokens(text);
  if (!Array.isArray(tokens)) return tokens as FormulaError;
  const leaves: Leaf[] = [];
  const words: string[] = [];
  for (const token of tokens as readonly Token[]) {
    if (token.kind === 'function') {
      const error = functionError(token);
      if (error !== undefined) return error;
      words.push(token.text);
    } else if (token.kind === 'quantity' || token.kind === 'name' || token.kind === 'table') {
      const leaf = leafOf(token, names);
      if ('error' in leaf) return leaf;
      words.push(`$${leaves.length}`);
      leaves.push(leaf);
    } else words.push(token.text);
  }
  const [only] = leaves;
  if (words.length === 1 && only !== undefined) return zeroFitsAll(only);
  if (parser === undefined) return PARSER_NEEDED;
  let tree: MathNode;
  try {
    tree = parser(words.join(' '));
  } catch {
    return syntaxError(tokens as readonly Token[]);
  }
  const result = convert(tree, leaves, 0);
  return 'error' in result ? result : zeroFitsAll(result);
}

function leafOf(token: Token, names: FormulaNames): Leaf | FormulaError {
  if (token.kind === 'table') {
    const table = names.tables.get(token.table);
    if (table !== undefined) return { expression: constant(table), dimension: PLAIN, table };
    return unknownName(messages.unknownTable(token.table), token, token.table, names.tables.keys());
  }
  if (token.kind === 'quantity')
    return { expression: constant(token.quantity.value), dimension: token.quantity.dimension };
  const name = token.text;
  const variable = (which: Variable, dimension: Dimension): Dimensioned => ({
    expression: { op: 'variable', variable: which },
    dimension,
  });
  if (name.startsWith('group.')) {
    const group = name.slice('group.'.length);
    const index = names.groups.get(group);
    if (index !== undefined) return variable({ kind: 'group', index }, PLAIN);
    return unknownName(messages.unknownGroup(group), token, group, names.groups.keys());
  }
  if (name === 't') return variable({ kind: 't' }, TIME);
  const known = VARIABLES.find((other) => other === name);
  if (known !== undefined) return variable({ kind: known }, PLAIN);
  const parameter = names.parameters.get(name);
  if (parameter !== undefined)
    return variable({ kind: 'parameter', index: parameter.index }, parameter.dimension);
  if (unitOfMeasure(name) !== undefined) {
    return { error: messages.formulaBareUnit(name), at: token.at, hint: messages.hintBareUnit(name) };
  }
  if (['mod', 'xor', 'to', 'in'].includes(name)) return { error: messages.formulaWord(name), at: token.at };
  if (names.groups.has(name)) {
    return {
      error: messages.unknownFormulaName(name),
      at: token.at,
      hint: messages.didYouMean(`group.${name}`),
    };
  }
  if (name === 'table') return tableError(token.at);
  if (name.startsWith('unit.')) {
    const watched = names.watch?.(name);
    if (watched === undefined) return { error: policyMessages.watchedElsewhere(), at: token.at };
    return 'error' in watched
      ? { ...watched, at: token.at }
      : variable({ kind: 'watched', index: watched.index }, watched.dimension);
  }
  const groups = [...names.groups.keys()].map((group) => `group.${group}`);
  const candidates = [...names.parameters.keys(), ...VARIABLES, ...groups];
  return unknownName(messages.unknownFormulaName(name), token, name, candidates, UNIT_NAMES);
}

function unknownName(
  error: string,
  token: Token,
  name: string,
  known: Iterable<string>,
  also: readonly string[] = [],
): FormulaError {
  const list = [...known];
  const near = nearestName(name, [...list, ...also]);
  return {
    error,
    at: token.at,
    ...(list.length === 0 ? {} : { expected: messages.oneOf(list) }),
    ...(near === undefined ? {} : { hint: messages.didYouMean(near) }),
  };
}

function functionError(token: Token): FormulaError | undefined {
  if (token.text === 'table' || FUNCTIONS.some((name) => name === token.text)) return undefined;
  const near = nearestName(token.text, FUNCTIONS);
  return {
    error: messages.unknownFunction(token.text),
    at: token.at,
    expected: messages.oneOf(FUNCTIONS),
    ...(near === undefined ? {} : { hint: messages.didYouMean(near) }),
  };
}

/** The parser's own words are about placeholders; say it in the formula's. */
function syntaxError(tokens: readonly Token[]): FormulaError {
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close') depth -= 1;
    if (depth < 0) return { error: messages.formulaUnopened(), at: token.at };
  }
  if (depth > 0) return { error: messages.formulaUnclosed(depth) };
  const last = tokens.at(-1)!;
  if (last.kind === 'operator') return { error: messages.formulaEndsWith(last.text), at: last.at };
  return { error: messages.formulaSyntax() };
}

/** Operators of the parser's tree, and ours. */
const OPERATOR_OF: Readonly<Record<string, Parameters<typeof combine>[0]>> = {
  add: 'add',
  subtract: 'subtract',
  multiply: 'multiply',
  divide: 'divide',
  pow: 'power',
  unaryMinus: 'neg',
  equal: 'equal',
  unequal: 'unequal',
  smaller: 'smaller',
  smallerEq: 'smallerEq',
  larger: 'larger',
  largerEq: 'largerEq',
  and: 'and',
  or: 'or',
  not: 'not',
};

function convert(node: MathNode, leaves: readonly Leaf[], depth: number): Dimensioned | FormulaError {
  if (depth > DEEPEST_FORMULA) return { error: messages.formulaTooDeep(DEEPEST_FORMULA) };
  switch (node.type) {
    case 'ParenthesisNode':
      return convert(node.content, leaves, depth + 1);
    case 'SymbolNode': {
      const leaf = leafAt(node.name, leaves);
      if (leaf?.table !== undefined) return tableError();
      return leaf ?? { error: messages.formulaSyntax() };
    }
    case 'ConditionalNode':
      return convertAll('if', [node.condition, node.trueExpr, node.falseExpr], leaves, depth);
    case 'OperatorNode': {
      if (node.implicit === true) return { error: messages.formulaImplicit() };
      if (node.fn === 'unaryPlus') return convert(node.args[0]!, leaves, depth + 1);
      const op = Object.hasOwn(OPERATOR_OF, node.fn) ? OPERATOR_OF[node.fn] : undefined;
      return op === undefined
        ? { error: messages.formulaWord(node.op) }
        : convertAll(op, node.args, leaves, depth);
    }
    case 'FunctionNode': {
      if (node.fn.name === 'table') return tableAt(node.args, leaves, depth);
      const name = FUNCTIONS.find((known) => known === node.fn.name);
      if (name === undefined) return { error: messages.formulaSyntax() };
      const isList = name === 'min' || name === 'max';
      if (isList ? node.args.length === 0 : node.args.length !== 1) {
        return { error: messages.formulaArguments(name, isList, node.args.length) };
      }
      return convertAll(name, node.args, leaves, depth);
    }
    case 'RelationalNode':
      return { error: messages.formulaChain() };
    default:
      return { error: messages.formulaSyntax() };
  }
}

function convertAll(
  op: Parameters<typeof combine>[0],
  nodes: readonly MathNode[],
  leaves: readonly Leaf[],
  depth: number,
): Dimensioned | FormulaError {
  const args: Dimensioned[] = [];
  for (const node of nodes) {
    const arg = convert(node, leaves, depth + 1);
    if ('error' in arg) return arg;
    args.push(arg);
  }
  return combine(op, args);
}

function leafAt(placeholder: string, leaves: readonly Leaf[]): Leaf | undefined {
  return leaves[Number(/^\$(\d+)$/.exec(placeholder)?.[1])];
}

/** `table('NAME', moment)`: a plain number, whose moment is a span of time since the start. */
function tableAt(
  args: readonly MathNode[],
  leaves: readonly Leaf[],
  depth: number,
): Dimensioned | FormulaError {
  const [name, moment] = args;
  const table = name?.type === 'SymbolNode' ? leafAt(name.name, leaves)?.table : undefined;
  if (table === undefined || moment === undefined || args.length > 2) return tableError();
  const at = convert(moment, leaves, depth + 1);
  if ('error' in at) return at;
  const { dimension } = zeroFitsAll(at);
  if (dimension !== undefined && !sameDimension(dimension, TIME))
    return { error: messages.formulaTableTime(dimension) };
  return { expression: { op: 'table', table, args: [at.expression] }, dimension: PLAIN };
}

function tableError(at?: number): FormulaError {
  const error = { error: messages.formulaTable(), expected: messages.formulaTableExpected() };
  return at === undefined ? error : { ...error, at };
}
