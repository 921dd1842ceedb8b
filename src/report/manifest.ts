import type { ScenarioFacts, SourceFacts } from '../experiment/findings.ts';

/** What identifies a results folder as ours. */
export const TOOL = 'volhoud';

export interface ManifestFacts {
  /** Of the program. */
  readonly version: string;
  /** What every output is marked with; absent when the scenario carries no mark. */
  readonly classification?: string;
  /** The scenario as resolved (what is to be run again), with the SHA-256 of its text in hexadecimal. */
  readonly scenario: { readonly resolved: unknown; readonly sha256: string } & Readonly<
    Record<string, unknown>
  >;
  /** What reports need of the scenario and do not find in the other files. */
  readonly facts: ReportedFacts;
  readonly seed: string;
  readonly replications: number;
  /** Results are the same bytes with the same of these three. */
  readonly node: string;
  readonly arch: string;
  readonly platform: string;
  /** Paths in the folder; written in alphabetical order. */
  readonly files: readonly string[];
  /** The only part that differs between two equal runs. */
  readonly run: {
    /** ISO moment. */
    readonly startedAt: string;
    readonly seconds: number;
    readonly workers: number;
    readonly machine: { readonly cpus: number; readonly memory: number };
  };
}

/** The parts of findings that stand in no other file. */
export interface ReportedFacts {
  readonly scenario: ScenarioFacts;
  readonly sources: readonly SourceFacts[];
}

/** The content of `manifest.json`. It holds nothing that it was not given: no clock and no machine is asked. */
export function manifestJson(facts: ManifestFacts): string {
  const {
    version,
    classification,
    scenario,
    facts: reported,
    seed,
    replications,
    node,
    arch,
    platform,
    run,
  } = facts;
  const files = [...facts.files].sort();
  const content = {
    version,
    scenario,
    facts: reported,
    seed,
    replications,
    node,
    arch,
    platform,
    files,
    run,
  };
  // Anybody who opens the file meets the mark first; one that is not there is not written.
  return `${JSON.stringify({ tool: TOOL, classification, ...content }, null, 2)}\n`;
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
