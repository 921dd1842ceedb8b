import type { Fault, Place } from './fault.ts';
import { messages } from './messages.ts';
import type { Keys, SourceNode } from './node.ts';
import type { Redaction } from './scenario.ts';
import { pathOf } from './spot.ts';

/** What stands where a value is left out. */
export const REDACTED = 'redacted';

/** Whether an overlay set the node, or anything in it. */
export function isFromOverlay(node: SourceNode | undefined): boolean {
  if (node === undefined) return false;
  if (node.kind === 'scalar') return node.position.source.isOverlay;
  if (node.kind === 'list') return node.position.source.isOverlay || node.items.some(isFromOverlay);
  return [...node.entries.values()].some((entry) => isFromOverlay(entry.node));
}

/** The values that overlays set; the classification is there to be shown. */
export function redactionOf(root: SourceNode): Redaction {
  const paths: string[] = [];
  const visit = (node: SourceNode, keys: Keys): void => {
    if (keys[0] === 'classification') return;
    if (node.kind === 'map') for (const [key, entry] of node.entries) visit(entry.node, [...keys, key]);
    else if (isFromOverlay(node)) paths.push(pathOf(keys));
  };
  visit(root, []);
  return { paths };
}

/** Whether anything at or below that path is left out, or what it stands in. */
export function isRedacted(redaction: Redaction | undefined, path: string): boolean {
  return (
    redaction?.paths.some(
      (hidden) => hidden === path || hidden.startsWith(`${path}.`) || path.startsWith(`${hidden}.`),
    ) === true
  );
}

/** Maps whose keys are values themselves: days of a week. */
const VALUED_KEYS = new Set(['roster']);
/** A key of the language or a name; others (dates, days) say something. */
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** The node as plain JSON data like `plain`, with `redacted` for each value that an overlay set. */
export function redactedPlain(node: SourceNode, keys: Keys = []): unknown {
  if (keys[0] === 'classification') return node.kind === 'scalar' ? node.value : REDACTED;
  if (node.kind !== 'map') {
    if (isFromOverlay(node)) return REDACTED;
    return node.kind === 'scalar' ? node.value : node.items.map((item) => redactedPlain(item, [...keys, 0]));
  }
  const saysSomething = (key: string): boolean => VALUED_KEYS.has(String(keys.at(-1))) || !NAME.test(key);
  const result: Record<string, unknown> = {};
  for (const [key, entry] of node.entries) {
    if (entry.key.source.isOverlay && saysSomething(key)) return REDACTED;
    result[key] = redactedPlain(entry.node, [...keys, key]);
  }
  return result;
}

/** Faults of whole files, which quote no value. */
const WITHOUT_VALUES = new Set([
  'scenario.unreadable',
  'scenario.too-large',
  'scenario.empty',
  'scenario.not-a-map',
  'scenario.extends-cycle',
  'scenario.overlay-extends',
  'scenario.cannot-be-redacted',
]);

/**
 * Faults quote what they are about, and a fault in one file may speak of a value in another: where overlays are
 * redacted only the kind and the place of a fault are said.
 */
export function withoutDetails(faults: readonly Fault[]): Fault[] {
  return faults.map(({ code, message, where }) => {
    const { sourceLine: _, ...place } = where ?? {};
    return {
      code,
      message: WITHOUT_VALUES.has(code) ? message : messages.redactedFault(code),
      ...(where && { where: place as Place }),
    };
  });
}
