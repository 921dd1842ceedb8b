import type { Fault } from './fault.ts';
import { messages } from './messages.ts';
import type { Entry, MapNode, SourceNode } from './node.ts';
import { placeAt } from './source.ts';

/** Between the marks of several layers. */
const SEPARATOR = '; ';

/** A layer's classification after what lies below it, and why it may not be so. */
export interface ClassificationResult {
  readonly entry?: Entry;
  readonly faults: readonly Fault[];
}

/**
 * Lays one classification over another. What is built on marked figures holds those figures, so that a layer adds
 * its mark to those below it and never takes one away; that is done in the file that states it.
 */
export function layClassification(below: Entry | undefined, over: Entry | undefined): ClassificationResult {
  if (over === undefined) return { ...(below && { entry: below }), faults: [] };
  if (below === undefined) return { entry: over, faults: [] };
  const marks = marksOf(below.node);
  if (over.node.kind === 'scalar' && over.node.value === null) {
    const where = placeAt(over.node.position, 'classification');
    const message = messages.classificationRemoved(marks.join(SEPARATOR));
    return { entry: below, faults: [{ code: 'scenario.classification', message, where }] };
  }
  const all = [...new Set([...marks, ...marksOf(over.node)])];
  // Anything but a text is the schema's to refuse, where it stands.
  if (over.node.kind !== 'scalar' || typeof over.node.value !== 'string') return { entry: over, faults: [] };
  const text = all.join(SEPARATOR);
  return { entry: { key: over.key, node: { ...over.node, value: text, text } }, faults: [] };
}

/** The same for the top of two layers, whose other entries are merged already. */
export function keepClassification(
  merged: MapNode,
  below: MapNode,
  over: MapNode,
): { readonly node: MapNode; readonly faults: readonly Fault[] } {
  const { entry, faults } = layClassification(
    below.entries.get('classification'),
    over.entries.get('classification'),
  );
  if (entry === undefined) return { node: merged, faults };
  return { node: { ...merged, entries: new Map([...merged.entries, ['classification', entry]]) }, faults };
}

function marksOf(node: SourceNode): string[] {
  return node.kind === 'scalar' && typeof node.value === 'string' ? node.value.split(SEPARATOR) : [];
}
