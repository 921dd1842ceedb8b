import type { Fault } from './fault.ts';
import { messages } from './messages.ts';
import { type Entry, type MapNode, nodeAt, type SourceNode } from './node.ts';
import { readScenarioText } from './read.ts';
import type { FileReader } from './scenario.ts';
import { placeAt } from './source.ts';

/** Most files in a chain of `extends`. */
const LONGEST_CHAIN = 20;

/** A scenario with all that it extends, or as much of it as could be read. */
export interface MergeResult {
  readonly node?: MapNode;
  readonly faults: readonly Fault[];
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
  if (before.includes(file)) {
    return {
      faults: [
        { code: 'scenario.extends-cycle', message: messages.extendsCycle([...before, file]), ...where },
      ],
    };
  }
  if (before.length >= LONGEST_CHAIN) {
    return {
      faults: [{ code: 'scenario.extends-cycle', message: messages.extendsTooLong(LONGEST_CHAIN), ...where }],
    };
  }
  let text: string;
  try {
    text = reader.read(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { faults: [{ code: 'scenario.unreadable', message: messages.unreadable(file, why), ...where }] };
  }
  return mergeOver(text, file, reader, [...before, file]);
}

function mergeOver(text: string, file: string, reader: FileReader, chain: readonly string[]): MergeResult {
  const { node, faults } = readScenarioText(text, file);
  if (node?.kind !== 'map') return { faults };
  const base = nodeAt(node, ['extends']);
  if (base === undefined) return { node, faults };
  if (base.kind !== 'scalar' || typeof base.value !== 'string' || base.value === '') {
    const where = placeAt(base.position, 'extends');
    return {
      faults: [...faults, { code: 'scenario.wrong-type', message: messages.extendsIsNoPath(), where }],
    };
  }
  const below = readChain(reader.resolve(file, base.value), reader, chain, base);
  const all = [...below.faults, ...faults];
  if (below.node === undefined) return { faults: all };
  return { node: merge(below.node, without(node, 'extends')) as MapNode, faults: all };
}

function without(node: MapNode, key: string): MapNode {
  return { ...node, entries: new Map([...node.entries].filter(([name]) => name !== key)) };
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
