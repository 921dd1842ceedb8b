import type { BlockResult } from './block.ts';

/** What a block is, wherever it is asked for: equal keys have equal results. */
export interface BlockKey {
  /** SHA-256 (hexadecimal) of all that its replications follow from but their indices (`variantHash`). */
  readonly variant: string;
  readonly first: number;
  readonly count: number;
}

/**
 * Finished blocks, kept outside the process: what was interrupted goes on from them. They are found by what they are,
 * so that a search that is begun again finds all that it asks for again, whatever else it asks.
 */
export interface Journal {
  /** An experiment is about to ask for so many blocks more, at most: what it is worth to go on is said from it. */
  begin(blocks: number): void;
  has(block: BlockKey): boolean;
  /** The kept result; undefined where there is none, or none that can be read any longer. */
  kept(block: BlockKey): BlockResult | undefined;
  /** Keeps a result. What the file system cannot take is not kept. */
  keep(block: BlockKey, result: BlockResult): void;
}
