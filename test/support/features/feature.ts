import type fc from 'fast-check';
import type { GeneratedChain } from '../generatedChain.ts';
import type { Dialect } from '../generatedText.ts';

/** What a feature adds to the text of a generated chain. */
export interface Parts {
  /** Sections at the top: whole lines. */
  readonly top?: readonly string[];
  /** Keys of a unit, by its index. */
  readonly unit?: (index: number) => readonly string[];
  /** Case types: lines that begin with two spaces. */
  readonly cases?: readonly string[];
  /** Posts: lines that begin with two spaces. */
  readonly posts?: readonly string[];
}

/** A feature as drawn. */
export interface Drawn {
  readonly name: string;
  /** What was drawn, for fast-check to show. */
  readonly data: unknown;
  readonly parts: (chain: GeneratedChain, dialect: Dialect) => Parts;
}

/** A feature that stands beside what a generated chain has anyway. */
export function feature<Data>(
  name: string,
  any: fc.Arbitrary<Data>,
  parts: (data: Data, chain: GeneratedChain, dialect: Dialect) => Parts,
): fc.Arbitrary<Drawn> {
  return any.map((data) => ({ name, data, parts: (chain, dialect) => parts(data, chain, dialect) }));
}
