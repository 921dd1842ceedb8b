import type { Fault } from './fault.ts';
import { type MergeResult, mergeLayers, without } from './merge.ts';
import { messages } from './messages.ts';
import { keyPosition, type MapNode } from './node.ts';
import { readScenarioText } from './read.ts';
import type { FileReader, Layer, OverlayOptions } from './scenario.ts';
import { placeAt } from './source.ts';

/**
 * What every result shows by itself: when the run begins and ends, how often and for what it was run. An overlay
 * that sets one of these cannot be redacted.
 */
const SHOWN_BY_RESULTS = [
  'start',
  'horizon',
  'warmUp',
  'reporting',
  'replications',
  'seed',
  'hold',
  'limits',
] as const;

/** Texts of the whole: redacted, those of the scenario stay. */
const TEXTS = ['name', 'description'] as const;

/** Lays overlay files over a scenario, the last one winning. Faults name the overlay's own file. */
export function layOverlays(scenario: MergeResult, reader: FileReader, options: OverlayOptions): MergeResult {
  let { node } = scenario;
  const faults: Fault[] = [...scenario.faults];
  const layers: Layer[] = [...scenario.layers];
  for (const file of options.overlays ?? []) {
    const overlay = readOverlay(file, reader, options.redact === true);
    layers.push({ kind: 'overlay', name: file });
    faults.push(...overlay.faults);
    if (node === undefined || overlay.node === undefined) continue;
    const merged = mergeLayers(node, overlay.node);
    node = merged.node;
    faults.push(...merged.faults);
  }
  return { ...(node && { node }), faults, layers };
}

function readOverlay(
  file: string,
  reader: FileReader,
  isRedacted: boolean,
): { readonly node?: MapNode; readonly faults: readonly Fault[] } {
  let text: string;
  try {
    text = reader.read(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { faults: [{ code: 'scenario.unreadable', message: messages.unreadable(file, why) }] };
  }
  const { node, faults } = readScenarioText(text, file, true);
  if (node?.kind !== 'map') return { faults };
  const refuse = (key: string, code: string, message: string): Fault[] =>
    node.entries.has(key) ? [{ code, message, where: placeAt(keyPosition(node, [key]), key) }] : [];
  const shown = isRedacted
    ? SHOWN_BY_RESULTS.flatMap((key) =>
        refuse(key, 'scenario.cannot-be-redacted', messages.shownByResults(key)),
      )
    : [];
  const extended = refuse('extends', 'scenario.overlay-extends', messages.overlayExtends());
  const left = isRedacted ? TEXTS.reduce((rest: MapNode, key) => without(rest, key), node) : node;
  return { node: without(left, 'extends'), faults: [...faults, ...extended, ...shown] };
}
