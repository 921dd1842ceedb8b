import type { Facts } from './schema/factsSchema.ts';
import { sha256 } from './sha256.ts';

/** What identifies a results folder as ours. */
export const TOOL = 'volhoud';
export const MANIFEST = 'manifest.json';

export interface ManifestFacts {
  /** Of the program. */
  readonly version: string;
  /** What every output is marked with; absent when the scenario carries no mark. */
  readonly classification?: string;
  /** The scenario as resolved (what is to be run again), with the SHA-256 of its text in hexadecimal. */
  readonly scenario: { readonly resolved: unknown; readonly sha256: string } & Readonly<
    Record<string, unknown>
  >;
  readonly seed: string;
  readonly replications: number;
  /** Results are the same bytes with the same of these three. */
  readonly node: string;
  readonly arch: string;
  readonly platform: string;
  /** What reports and charts show that stands in no other file. */
  readonly facts: Facts;
  /** The other files in the folder by their paths, each with its SHA-256; written in alphabetical order. */
  readonly files: ReadonlyMap<string, string>;
  /** The only part that differs between two equal runs. */
  readonly run: {
    /** ISO moment. */
    readonly startedAt: string;
    readonly seconds: number;
    readonly workers: number;
    readonly machine: { readonly cpus: number; readonly memory: number };
  };
}

/** The content of `manifest.json`. It holds nothing that it was not given: no clock and no machine is asked. */
export function manifestJson(manifest: ManifestFacts): string {
  const { version, classification, scenario, seed, replications, node, arch, platform, facts, run } =
    manifest;
  const { files } = manifest;
  const content = { version, scenario, seed, replications, node, arch, platform, facts };
  // Anybody who opens the file meets the mark first; one that is not there is not written.
  return sealed({ tool: TOOL, classification, ...content }, files, run);
}

/**
 * A manifest with the files that stand in the folder and the hashes of them, under its own name that of all it says
 * itself but for `run`: what was changed by hand afterwards is found out.
 */
export function sealed(
  content: Readonly<Record<string, unknown>>,
  files: ReadonlyMap<string, string>,
  run: unknown,
): string {
  const names = [...files.keys(), MANIFEST].sort();
  const own = sha256(JSON.stringify({ ...content, files: names }));
  const hashes = Object.fromEntries(names.map((name) => [name, files.get(name) ?? own]));
  return `${JSON.stringify({ ...content, files: names, sha256: hashes, run }, null, 2)}\n`;
}

/** The files that a manifest of ours lists; `undefined` if that text is no manifest of ours. */
export function filesOfManifest(text: string): readonly string[] | undefined {
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content !== 'object' || content === null || !('tool' in content)) return undefined;
    if (content.tool !== TOOL) return undefined;
    const files = 'files' in content && Array.isArray(content.files) ? content.files : [];
    return files.filter((file) => typeof file === 'string');
  } catch {
    return undefined;
  }
}
