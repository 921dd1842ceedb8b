import type { Chain } from '../chain/chain.ts';
import type { Fault, Place } from './fault.ts';
import type { Recipe } from './recipe.ts';

/** A scenario that can be run: what its files say after `extends`, overlays and changes, checked and compiled. */
export interface Scenario {
  readonly chain: Chain;
  readonly settings: Settings;
  /** In file order. */
  readonly sources: readonly SourceRecord[];
  /** Every value that describes the chain, by its path, in file order. */
  readonly values: readonly ValueRecord[];
  /** Plain JSON of the scenario after all layers, keys in file order, without redacted values: what a manifest keeps. */
  readonly resolved: unknown;
  /** What it was made of, the last word last: later layers change what earlier ones say. */
  readonly layers: readonly Layer[];
  /** Present when the values of overlays are to be left out of everything that is written. */
  readonly redaction?: Redaction;
  /** To compile its chain again with other values. */
  readonly recipe: Recipe;
  /** What does not stop a run but deserves a look. */
  readonly warnings: readonly Fault[];
}

/** One of the texts that a scenario was made of. */
export interface Layer {
  /** `extends`: a file that the scenario builds on. `set`: a change from outside, as `PATH=VALUE`. */
  readonly kind: 'extends' | 'scenario' | 'overlay' | 'set';
  readonly name: string;
}

/** What is left out of everything that is written. */
export interface Redaction {
  /** Paths of the values that overlays set, in file order; a value that was given in full has a path a part. */
  readonly paths: readonly string[];
}

/** How the scenario asks to be run. */
export interface Settings {
  readonly name: string;
  readonly description?: string;
  /** What every output is marked with. */
  readonly classification?: string;
  /** As text: `1` and `'1'` are the same seed. */
  readonly seed: string;
  /** Whole, 1 to 10,000,000. */
  readonly replications: number;
  /** The probability of holding that is asked, in (0, 1), and the confidence, in (0.5, 1). */
  readonly hold: { readonly probability: number; readonly confidence: number };
}

/** Where values come from; `public` is true unless the scenario says otherwise. */
export interface SourceRecord {
  readonly name: string;
  readonly title: string;
  readonly date?: string;
  readonly url?: string;
  readonly public: boolean;
}

/** One value of the scenario, as a row of the table of assumptions. */
export interface ValueRecord {
  /** As in `--set`: `tip.intake.effort.mean`. */
  readonly path: string;
  /** As written: `12 % / year`, or a formula. */
  readonly text: string;
  /** In base units (hours, EUR, plain numbers; rates per hour); absent for a formula that names something. */
  readonly value?: number;
  /** The unit as written: `% / year`; empty for a plain number and a formula. */
  readonly unit: string;
  /** The ends of its range, as written. */
  readonly low?: string;
  readonly high?: string;
  /** Law over the range: `triangular` or `uniform`; present with a range only. */
  readonly law?: string;
  /** Over the ranges it is drawn: its range has a width, and it describes the chain. */
  readonly isDrawn?: true;
  /** Name of one of the sources. */
  readonly source?: string;
  readonly note?: string;
  /** Parts that are to be left out of what is written. */
  readonly redacted?: { readonly value: boolean; readonly range: boolean; readonly law: boolean };
  readonly place: Place;
}

/** A value changed from outside the file: `--set om.prosecutors.fte=20`. */
export interface Change {
  readonly path: string;
  /** As it would stand in the file (YAML); `null` removes. */
  readonly text: string;
}

/** How files are read: passed in, so that the language runs anywhere. */
export interface FileReader {
  /** The file's text. Throws an `Error` whose message says why it cannot be read. */
  read(path: string): string;
  /** The path that `path`, written in `fromFile`, means. */
  resolve(fromFile: string, path: string): string;
  /** The same text for two paths that lead to one file; if absent, the path itself. */
  identity?(path: string): string;
}

/** What is laid over a scenario when it is loaded. */
export interface OverlayOptions {
  /** Files that change named values as `extends` does, the last one winning. */
  readonly overlays?: readonly string[];
  /** Whether the values that they set are left out of everything that is written. */
  readonly redact?: boolean;
}

/** A scenario, or the faults for which there is none. Never both, never neither. */
export interface LoadResult {
  readonly scenario?: Scenario;
  readonly faults: readonly Fault[];
}
