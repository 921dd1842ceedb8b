import { FAMILIES } from '../engine/distributionSpec.ts';
import { keepClassification } from './classification.ts';
import type { Fault } from './fault.ts';
import { messages } from './messages.ts';
import { FORBIDDEN_KEYS } from './names.ts';
import { nearestName } from './nearestName.ts';
import { childOf, type Entry, type Keys, type MapNode, namesAt, type SourceNode } from './node.ts';
import { readYaml } from './read.ts';
import type { Change } from './scenario.ts';
import { scenarioSchema } from './schema/scenarioSchema.ts';
import { makeSource, placeAt } from './source.ts';

const TOP_KEYS: readonly string[] = Object.keys(scenarioSchema.shape);
const ORGANISATION_KEYS: readonly string[] = ['label', 'units'];
const CASE_KEYS: readonly string[] = ['arrivals', 'initial', 'about', 'steps', 'label'];

/** What no organisation or case may be called: paths begin with these. */
export const PATH_WORDS: ReadonlySet<string> = new Set(TOP_KEYS);
/** What no unit, and what no step, may be called: paths go on with these. */
export const ORGANISATION_WORDS: ReadonlySet<string> = new Set(ORGANISATION_KEYS);
export const CASE_WORDS: ReadonlySet<string> = new Set(CASE_KEYS);

/** A scenario after its changes. */
export interface ChangeResult {
  readonly node: MapNode;
  readonly faults: readonly Fault[];
}

/**
 * Sets values by path: `om.prosecutors.fte`, `tip.intake.effort.mean`, `hold.probability`. A change replaces
 * whatever stands there, with its range, source and note, which spoke of the old value.
 */
export function applyChanges(root: MapNode, changes: readonly Change[]): ChangeResult {
  let node = root;
  const faults: Fault[] = [];
  for (const change of changes) {
    const result = applyChange(node, change);
    node = result.node;
    faults.push(...result.faults);
  }
  return { node, faults };
}

function applyChange(root: MapNode, change: Change): ChangeResult {
  const source = makeSource('--set', `${change.path}=${change.text}`);
  const where = placeAt({ source, offset: 0 }, change.path);
  const keys = keysOf(root, change.path);
  if (!Array.isArray(keys)) {
    const { message, hint } = keys as { message: string; hint?: string };
    const fault = { code: 'scenario.unknown-path', message, where, ...(hint === undefined ? {} : { hint }) };
    return { node: root, faults: [fault] };
  }
  // The value keeps its place in the whole text `path=value`: it is read with blanks before it.
  const padded = makeSource('--set', ' '.repeat(change.path.length + 1) + change.text);
  const read = readYaml(padded);
  const faults = read.faults.map((fault) => ({
    ...fault,
    where: { ...where, column: fault.where?.column ?? 1 },
  }));
  if (read.node === undefined || faults.length > 0) return { node: root, faults };
  const value = moved(read.node, source);
  if (value.kind === 'scalar' && value.value === null && change.text.trim() !== 'null') {
    return {
      node: root,
      faults: [{ code: 'scenario.missing-value', message: messages.changeWithoutValue(change.path), where }],
    };
  }
  const entry: Entry = { key: { source, offset: 0 }, node: value };
  const node = replaceAt(root, keys as Keys, entry) as MapNode;
  return change.path === 'classification'
    ? keepClassification(node, root, { ...root, entries: new Map([['classification', entry]]) })
    : { node, faults: [] };
}

/** The scenario with what a path means replaced by a node, or why the path means nothing. */
export function withNodeAt(
  root: MapNode,
  path: string,
  node: SourceNode,
): MapNode | { readonly message: string; readonly hint?: string } {
  const keys = keysOf(root, path);
  if (!Array.isArray(keys)) return keys as { message: string; hint?: string };
  return replaceAt(root, keys as Keys, { key: node.position, node }) as MapNode;
}

/** The keys in the file that a path means, or why it means none. All but the last must exist. */
function keysOf(root: MapNode, path: string): Keys | { message: string; hint?: string } {
  const parts = partsOf(path);
  if (parts.some((part) => part === '')) return { message: messages.pathIsEmpty(path) };
  if (parts.some((part) => FORBIDDEN_KEYS.has(part))) return { message: messages.forbiddenKey(path) };
  const [first] = parts as [string];
  const keys: (string | number)[] = [];
  if (namesAt(root, ['organisations']).includes(first)) keys.push('organisations');
  else if (namesAt(root, ['cases']).includes(first)) keys.push('cases');
  else if (!TOP_KEYS.includes(first)) {
    return unknownPart(path, first, [
      ...namesAt(root, ['organisations']),
      ...namesAt(root, ['cases']),
      ...TOP_KEYS,
    ]);
  }
  let node = keys.length === 0 ? root : childOf(root, keys[0]!);
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const elided = index === 1 ? elidedKey(keys, part) : index > 1 ? familyKey(node, part) : undefined;
    if (elided !== undefined) {
      keys.push(elided);
      node = childOf(node, elided);
    }
    const key = node?.kind === 'list' && /^\d+$/.test(part) ? Number(part) : part;
    const next = childOf(node, key);
    const holds = elided === undefined && (node === undefined || node.kind === 'map');
    const mayBeNew = holds && (isLast || (index === 0 && TOP_KEYS.includes(part)));
    if (next === undefined && !mayBeNew) {
      return unknownPart(path, part, node?.kind === 'map' ? [...node.entries.keys()] : []);
    }
    keys.push(key);
    node = next;
  }
  return keys;
}

/** Keys under which units stand by their names, dot and all. */
const BEFORE_UNITS: ReadonlySet<string> = new Set(['with', 'authorise']);

/** The parts of a path between its dots; what follows `with` or `authorise` is the name of a unit. */
function partsOf(path: string): string[] {
  const parts = path.split('.');
  const at = parts.findIndex((part, index) => index >= 2 && BEFORE_UNITS.has(part)) + 1;
  return at > 0 && parts.length > at + 1
    ? [...parts.slice(0, at), `${parts[at]}.${parts[at + 1]}`, ...parts.slice(at + 2)]
    : parts;
}

/** `units` after an organisation and `steps` after a case, unless the part is a key of theirs. */
function elidedKey(keys: Keys, part: string): string | undefined {
  if (keys[0] === 'organisations' && !ORGANISATION_KEYS.includes(part) && keys.length === 2) return 'units';
  if (keys[0] === 'cases' && !CASE_KEYS.includes(part) && keys.length === 2) return 'steps';
  return undefined;
}

/** The one family of a distribution, which paths leave out. */
function familyKey(node: SourceNode | undefined, part: string): string | undefined {
  if (node?.kind !== 'map' || node.entries.size !== 1) return undefined;
  const [only] = node.entries.keys();
  return only !== undefined && only !== part && Object.hasOwn(FAMILIES, only) ? only : undefined;
}

function unknownPart(
  path: string,
  part: string,
  known: readonly string[],
): { message: string; hint?: string } {
  const near = nearestName(part, known);
  return {
    message: messages.unknownPath(path, part),
    ...(near === undefined ? {} : { hint: messages.didYouMean(near) }),
  };
}

/** A copy of the node whose positions lie in another source of the same layout. */
function moved(node: SourceNode, source: Entry['key']['source']): SourceNode {
  const position = { source, offset: node.position.offset };
  if (node.kind === 'scalar') return { ...node, position };
  if (node.kind === 'list')
    return { ...node, items: node.items.map((item) => moved(item, source)), position };
  const entries = new Map<string, Entry>();
  for (const [key, entry] of node.entries) {
    entries.set(key, { key: { source, offset: entry.key.offset }, node: moved(entry.node, source) });
  }
  return { ...node, entries, position };
}

/** A copy with the entry at those keys; `null` removes it. Maps on the way are made where there are none. */
function replaceAt(node: SourceNode | undefined, keys: Keys, entry: Entry): SourceNode {
  const [key, ...rest] = keys;
  if (key === undefined) return entry.node;
  if (node?.kind === 'list' && typeof key !== 'string') {
    return {
      ...node,
      items: node.items.map((item, index) => (index === key ? replaceAt(item, rest, entry) : item)),
    };
  }
  const map =
    node?.kind === 'map'
      ? node
      : { kind: 'map' as const, entries: new Map<string, Entry>(), position: entry.key };
  const entries = new Map(map.entries);
  const below = entries.get(String(key));
  const isRemoval = rest.length === 0 && entry.node.kind === 'scalar' && entry.node.value === null;
  if (isRemoval && below !== undefined) entries.delete(String(key));
  else entries.set(String(key), { key: below?.key ?? entry.key, node: replaceAt(below?.node, rest, entry) });
  return { ...map, entries };
}
