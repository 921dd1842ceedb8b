import type { ManifestFacts } from './manifest.ts';

/** What a report says of how it was run: what a manifest keeps outside its part `run`, the same for equal runs. */
export interface ReportedRun extends Pick<ManifestFacts, 'version' | 'node' | 'arch' | 'platform'> {
  /** Of the text of the scenario as resolved. */
  readonly sha256: string;
}
