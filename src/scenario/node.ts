import type { Position } from './source.ts';

/**
 * A scenario as it stands in its files: maps, lists and scalars that remember where they were written. Files
 * are merged in this form, so that every fault finds its own file.
 */
export type SourceNode = ScalarNode | ListNode | MapNode;

export type Scalar = string | number | boolean | null;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: Scalar;
  /** As written, without quotes. */
  readonly text: string;
  readonly position: Position;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly SourceNode[];
  readonly position: Position;
}

export interface MapNode {
  readonly kind: 'map';
  /** In file order. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly position: Position;
}

export interface Entry {
  /** Where the key stands. */
  readonly key: Position;
  readonly node: SourceNode;
}

/** Keys and list indices from the top of a scenario, as they stand in the file. */
export type Keys = readonly (string | number)[];

/** What stands under one key or index of a node. */
export function childOf(node: SourceNode | undefined, key: string | number): SourceNode | undefined {
  if (node?.kind === 'map') return node.entries.get(String(key))?.node;
  if (node?.kind === 'list' && typeof key === 'number') return node.items[key];
  return undefined;
}

/** The node at those keys, if there is one. */
export function nodeAt(root: SourceNode, keys: Keys): SourceNode | undefined {
  let node: SourceNode | undefined = root;
  for (const key of keys) node = childOf(node, key);
  return node;
}

/** The names under a map at those keys; empty when there is none. */
export function namesAt(root: SourceNode, keys: Keys): string[] {
  const node = nodeAt(root, keys);
  return node?.kind === 'map' ? [...node.entries.keys()] : [];
}

/** Where to point for those keys: the value, or what holds it when it is not there. */
export function positionOf(root: SourceNode, keys: Keys): Position {
  for (let length = keys.length; length > 0; length -= 1) {
    const node = nodeAt(root, keys.slice(0, length));
    if (node !== undefined)
      return length < keys.length ? keyPosition(root, keys.slice(0, length)) : node.position;
  }
  return root.position;
}

/** Where the last of the keys stands, or the value if it stands in a list. */
export function keyPosition(root: SourceNode, keys: Keys): Position {
  const holder = nodeAt(root, keys.slice(0, -1));
  const last = keys.at(-1);
  if (holder?.kind === 'map' && last !== undefined) {
    const entry = holder.entries.get(String(last));
    if (entry !== undefined) return entry.key;
  }
  return keys.length === 0 ? root.position : positionOf(root, keys);
}

/** The node as plain JSON data, keys in file order. */
export function plain(node: SourceNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  const result: Record<string, unknown> = {};
  for (const [key, entry] of node.entries) result[key] = plain(entry.node);
  return result;
}
