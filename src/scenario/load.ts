import { checkNames } from './compile/checkNames.ts';
import { Compilation } from './compile/compilation.ts';
import { type Compiled, compileChain } from './compile/compileChain.ts';
import type { CompiledTable } from './compile/tables.ts';
import type { Fault } from './fault.ts';
import { loadMathParser } from './mathParser.ts';
import { type MergeResult, mergeText, readWithExtends } from './merge.ts';
import { messages } from './messages.ts';
import { type Keys, type MapNode, plain, type SourceNode } from './node.ts';
import { applyChanges } from './path.ts';
import type { Change, FileReader, LoadResult, ValueRecord } from './scenario.ts';
import { validate } from './validate.ts';

/**
 * Loads the scenario in `file`, with what it extends and with `changes` set last: the compiled scenario, or all
 * its faults in file order. Never rejects for what stands in a file. mathjs is loaded only if a formula needs it.
 */
export async function loadScenario(
  file: string,
  reader: FileReader,
  changes: readonly Change[] = [],
): Promise<LoadResult> {
  return load(file, readWithExtends(file, reader), reader, changes);
}

/** A reader for where there are no files. */
const NO_FILES: FileReader = {
  read: () => {
    throw new Error(messages.noFiles());
  },
  resolve: (_, path) => path,
};

/** The same for a text that is at hand; `name` is what places call it. */
export async function loadScenarioText(
  text: string,
  name: string,
  changes: readonly Change[] = [],
  reader: FileReader = NO_FILES,
): Promise<LoadResult> {
  return load(name, mergeText(text, name, reader), reader, changes);
}

async function load(
  file: string,
  merged: MergeResult,
  reader: FileReader,
  changes: readonly Change[],
): Promise<LoadResult> {
  if (merged.node === undefined) return { faults: inOrder(merged.faults, file) };
  const changed = applyChanges(merged.node, changes);
  const root = changed.node;
  const shape = validate(root);
  const before = [...merged.faults, ...changed.faults, ...shape.faults, ...checkNames(root)];
  let compilation = new Compilation(root, shape, reader, undefined);
  let compiled = compileChain(compilation);
  if (compilation.parserNeeded) {
    compilation = new Compilation(root, shape, reader, await loadMathParser());
    compiled = compileChain(compilation);
  }
  const all = inOrder([...before, ...compilation.faults], file);
  return all.length > 0
    ? { faults: all }
    : { faults: [], scenario: scenarioOf(root, file, compilation, compiled) };
}

function scenarioOf(
  root: MapNode,
  file: string,
  { values, warnings }: Compilation,
  compiled: Compiled,
): LoadResult['scenario'] & object {
  const order = new Map<string, number>();
  number(root, [], order);
  const records = [...values].sort(
    (a, b) => (order.get(a.keys.join('\0')) ?? 0) - (order.get(b.keys.join('\0')) ?? 0),
  );
  return {
    chain: compiled.chain,
    settings: compiled.settings,
    sources: compiled.sources,
    values: records.map(({ record }): ValueRecord => record),
    resolved: withRows(plain(root), compiled.tables),
    warnings: inOrder(warnings, file),
  };
}

/** What the files of tables said is part of the scenario as resolved: the files may change. */
function withRows(resolved: unknown, compiled: readonly CompiledTable[]): unknown {
  if (compiled.length === 0) return resolved;
  const scenario = resolved as { readonly tables: Readonly<Record<string, object>> };
  const tables = compiled.map(({ spec, rows }) => [spec.name, { ...scenario.tables[spec.name], rows }]);
  return { ...scenario, tables: Object.fromEntries(tables) };
}

/** Numbers every node in file order. */
function number(node: SourceNode, keys: Keys, order: Map<string, number>): void {
  order.set(keys.join('\0'), order.size);
  if (node.kind === 'map') for (const [key, entry] of node.entries) number(entry.node, [...keys, key], order);
  if (node.kind === 'list')
    for (const [index, item] of node.items.entries()) number(item, [...keys, index], order);
}

/** Faults by file (the one that was named first, changes last), line and column, each once. */
function inOrder(faults: readonly Fault[], main: string): Fault[] {
  const rank = (file: string | undefined): number =>
    file === undefined ? 0 : file === main ? 1 : file === '--set' ? 3 : 2;
  const seen = new Set<string>();
  return [...faults]
    .sort(({ where: a }, { where: b }) => {
      const byFile = rank(a?.file) - rank(b?.file) || compareText(a?.file ?? '', b?.file ?? '');
      return byFile || (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
    })
    .filter(({ where, message }) => {
      const words = `${where?.file}:${where?.line}:${where?.column}:${message}`;
      return seen.has(words) ? false : seen.add(words);
    });
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
