import { checkNames } from './compile/checkNames.ts';
import { Compilation } from './compile/compilation.ts';
import { type Compiled, compileChain } from './compile/compileChain.ts';
import type { Fault } from './fault.ts';
import { findPolicySettings } from './findPolicySettings.ts';
import { loadMathParser } from './mathParser.ts';
import { type MergeResult, mergeText, readWithExtends } from './merge.ts';
import { messages } from './messages.ts';
import { type Keys, type MapNode, plain, type SourceNode } from './node.ts';
import { layOverlays } from './overlay.ts';
import { applyChanges } from './path.ts';
import { type Recipe, remembering } from './recipe.ts';
import { redactedPlain, redactionOf, withoutDetails } from './redaction.ts';
import type {
  Change,
  FileReader,
  Layer,
  LoadResult,
  OverlayOptions,
  Scenario,
  ValueRecord,
} from './scenario.ts';
import { validate } from './validate.ts';

/**
 * Loads the scenario in `file`: over what it extends come overlays, and `changes` last. Gives the compiled scenario,
 * or all its faults in file order. Never rejects for what stands in a file. mathjs is loaded only if a formula needs it.
 */
export async function loadScenario(
  file: string,
  reader: FileReader,
  changes: readonly Change[] = [],
  options: OverlayOptions = {},
): Promise<LoadResult> {
  return load(layOverlays(readWithExtends(file, reader), reader, options), reader, changes, options);
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
  options: OverlayOptions = {},
): Promise<LoadResult> {
  return load(layOverlays(mergeText(text, name, reader), reader, options), reader, changes, options);
}

async function load(
  merged: MergeResult,
  given: FileReader,
  changes: readonly Change[],
  { redact = false }: OverlayOptions,
): Promise<LoadResult> {
  const ordered = (faults: readonly Fault[]): Fault[] => {
    const found = inOrder(faults, merged.layers);
    return redact ? withoutDetails(found) : found;
  };
  if (merged.node === undefined) return { faults: ordered(merged.faults) };
  const changed = applyChanges(merged.node, changes);
  const root = changed.node;
  const shape = validate(root);
  const before = [...merged.faults, ...changed.faults, ...shape.faults, ...checkNames(root)];
  const { reader, files } = remembering(given);
  let compilation = new Compilation(root, shape, reader, undefined, redact);
  let compiled = compileChain(compilation);
  const { parserNeeded } = compilation;
  if (parserNeeded) {
    compilation = new Compilation(root, shape, reader, await loadMathParser(), redact);
    compiled = compileChain(compilation);
  }
  if (compilation.policySettings.length > 0 && before.length + compilation.faults.length === 0) {
    findPolicySettings(root, reader, compilation, compiled, await loadMathParser());
  }
  const all = ordered([...before, ...compilation.faults]);
  if (all.length > 0) return { faults: all };
  const layers = [...merged.layers, ...changes.map(layerOf)];
  const warnings = ordered(compilation.warnings);
  const isParsed = parserNeeded || compilation.policySettings.length > 0;
  const recipe: Recipe = { root, shape, files, parserNeeded: isParsed };
  return { faults: [], scenario: { ...scenarioOf(root, compilation, compiled), recipe, layers, warnings } };
}

function layerOf({ path, text }: Change): Layer {
  return { kind: 'set', name: `${path}=${text}` };
}

function scenarioOf(
  root: MapNode,
  { values, contents, redact }: Compilation,
  compiled: Compiled,
): Omit<Scenario, 'recipe' | 'layers' | 'warnings'> {
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
    resolved: contents.reduce(
      (resolved, { keys, content }) => withContent(resolved, keys, content),
      redact ? redactedPlain(root) : plain(root),
    ),
    ...(redact && { redaction: redactionOf(root) }),
  };
}

/** Adds what a file said to the map at those keys, unless that is left out. */
function withContent(node: unknown, keys: Keys, content: object): unknown {
  if (typeof node !== 'object' || node === null) return node;
  const [key, ...rest] = keys;
  if (key === undefined) return { ...node, ...content };
  if (Array.isArray(node))
    return node.map((item, index) => (index === key ? withContent(item, rest, content) : item));
  const map = node as Readonly<Record<string, unknown>>;
  return { ...map, [key]: withContent(map[key], rest, content) };
}

/** Numbers every node in file order. */
function number(node: SourceNode, keys: Keys, order: Map<string, number>): void {
  order.set(keys.join('\0'), order.size);
  if (node.kind === 'map') for (const [key, entry] of node.entries) number(entry.node, [...keys, key], order);
  if (node.kind === 'list')
    for (const [index, item] of node.items.entries()) number(item, [...keys, index], order);
}

/**
 * Faults by file (the one that was named first, then what it extends, overlays in their order, changes last), line
 * and column, each once.
 */
function inOrder(faults: readonly Fault[], layers: readonly Layer[]): Fault[] {
  const ranks = new Map<string, number>();
  for (const [index, { kind, name }] of layers.entries()) {
    if (kind === 'overlay') ranks.set(name, 3 + index);
    if (kind === 'scenario') ranks.set(name, 1);
  }
  const rank = (file: string | undefined): number =>
    file === undefined ? 0 : file === '--set' ? Number.POSITIVE_INFINITY : (ranks.get(file) ?? 2);
  const seen = new Set<string>();
  return [...faults]
    .sort(({ where: a }, { where: b }) => {
      const byFile =
        a?.file === b?.file ? 0 : rank(a?.file) - rank(b?.file) || compareText(a?.file ?? '', b?.file ?? '');
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
