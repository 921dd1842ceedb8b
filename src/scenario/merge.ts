import { keepClassification } from './classification.ts';
import type { Fault } from './fault.ts';
import { messages } from './messages.ts';
import { type Entry, type MapNode, nodeAt, type SourceNode } from './node.ts';
import { readScenarioText } from './read.ts';
import type { FileReader, Layer } from './scenario.ts';
import { placeAt } from './source.ts';

/** Most files in a chain of `extends`. */
const LONGEST_CHAIN = 20;

/** A scenario with all that it extends, or as much of it as could be read. */
export interface MergeResult {
  readonly node?: MapNode;
  readonly faults: readonly Fault[];
  /** What was read, the last word last. */
  readonly layers: readonly Layer[];
}

/** Reads a file and merges it over the file that it extends, which may extend another. */
export function readWithExtends(file: string, reader: FileReader): MergeResult {
  return readChain(file, reader, [], undefined);
}

/** The same for a text that is at hand. */
export function mergeText(text: string, name: string, reader: FileReader): MergeResult {
  return mergeOver(text, name, reader, [name]);
}

function readChain(
  file: string,
  reader: FileReader,
  before: readonly string[],
  named: SourceNode | undefined,
): MergeResult {
  const where = named === undefined ? {} : { where: placeAt(named.position, 'extends') };
  const fault = (code: string, message: string): MergeResult => ({
    faults: [{ code, message, ...where }],
    layers: [],
  });
  const identity = (path: string): string => reader.identity?.(path) ?? path;
  if (before.some((path) => identity(path) === identity(file))) {
    return fault('scenario.extends-cycle', messages.extendsCycle([...before, file]));
  }
  if (before.length >= LONGEST_CHAIN) {
    return fault('scenario.extends-cycle', messages.extendsTooLong(LONGEST_CHAIN));
  }
  let text: string;
  try {
    text = reader.read(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fault('scenario.unreadable', messages.unreadable(file, why));
  }
  return mergeOver(text, file, reader, [...before, file]);
}

function mergeOver(text: string, file: string, reader: FileReader, chain: readonly string[]): MergeResult {
  const own: Layer = { kind: chain.length === 1 ? 'scenario' : 'extends', name: file };
  const { node, faults } = readScenarioText(text, file);
  if (node?.kind !== 'map') return { faults, layers: [own] };
  const base = nodeAt(node, ['extends']);
  if (base === undefined) return { node, faults, layers: [own] };
  if (base.kind !== 'scalar' || typeof base.value !== 'string' || base.value === '') {
    const where = placeAt(base.position, 'extends');
    const fault: Fault = { code: 'scenario.wrong-type', message: messages.extendsIsNoPath(), where };
    return { faults: [...faults, fault], layers: [own] };
  }
  const below = readChain(reader.resolve(file, base.value), reader, chain, base);
  const layers = [...below.layers, own];
  if (below.node === undefined) return { faults: [...below.faults, ...faults], layers };
  const merged = mergeLayers(below.node, without(node, 'extends'));
  return { node: merged.node, faults: [...below.faults, ...faults, ...merged.faults], layers };
}

/** A copy without that key at its top. */
export function without(node: MapNode, key: string): MapNode {
  return { ...node, entries: new Map([...node.entries].filter(([name]) => name !== key)) };
}

/** Lays a whole file over what lies below it. A classification is added to, never taken away. */
export function mergeLayers(
  base: MapNode,
  over: MapNode,
): { readonly node: MapNode; readonly faults: readonly Fault[] } {
  return keepClassification(merge(base, over) as MapNode, base, over);
}

/**
 * Lays one node over another: maps key by key, `null` removes a key, everything else replaces. A `null` that
 * finds nothing to remove stays, and is reported as a key without a value.
 */
export function merge(base: SourceNode, over: SourceNode): SourceNode {
  if (base.kind !== 'map' || over.kind !== 'map') return over;
  const entries = new Map<string, Entry>(base.entries);
  for (const [key, entry] of over.entries) {
    const below = base.entries.get(key);
    if (below === undefined) entries.set(key, entry);
    else if (entry.node.kind === 'scalar' && entry.node.value === null) entries.delete(key);
    else entries.set(key, { key: entry.key, node: merge(below.node, entry.node) });
  }
  // What is removed or missing is best looked for in the file that has the last word.
  return { kind: 'map', entries, position: over.position };
}
