import { z } from 'zod';
import type { BlockKey } from '../../experiment/index.ts';
import { FrameKind, FrameReader } from './frame.ts';
import type { OpenFile } from './openFile.ts';

/** What must be equal for blocks of one run to be those of another. */
export const runIdentitySchema = z.strictObject({
  /** Of the program. */
  version: z.string(),
  node: z.string(),
  arch: z.string(),
  platform: z.string(),
  /** Of the command line: `run`, `tip`, … */
  command: z.string(),
  /** SHA-256 of the scenario as resolved, or of the list of several. */
  scenario: z.string(),
  seed: z.string(),
  replications: z.number(),
  /** What else decides which replications are computed, as typed; empty if nothing. */
  options: z.string(),
});

export type RunIdentity = z.infer<typeof runIdentitySchema>;

/** What the frame says that begins a round. */
const roundSchema = z.strictObject({ round: z.number(), blocks: z.number() });

export type RoundBeginning = z.infer<typeof roundSchema>;

/** What lies where in a journal. */
export interface JournalIndex {
  readonly identity: RunIdentity;
  /** Where in the file the frame of a block begins, by its key. */
  readonly blocks: Map<string, number>;
  /** Blocks that were asked for, by round. */
  readonly rounds: Map<number, number>;
  /** Where the last whole frame ends. */
  readonly end: number;
}

const HASH_BYTES = 32;
export const KEY_BYTES = HASH_BYTES + 8;

/** The key as it begins the content of a block's frame. */
export function keyBytes({ variant, first, count }: BlockKey): Buffer {
  const bytes = Buffer.alloc(KEY_BYTES);
  bytes.write(variant, 'hex');
  bytes.writeUInt32LE(first, HASH_BYTES);
  bytes.writeUInt32LE(count, HASH_BYTES + 4);
  return bytes;
}

/** The key as the index has it. */
export function keyText(key: Buffer): string {
  return key.toString('latin1');
}

/** Reads where what lies, without the results; undefined if the file does not begin as a journal does. */
export function readIndex(file: OpenFile): JournalIndex | undefined {
  const reader = new FrameReader(file);
  const first = reader.next();
  if (first?.kind !== FrameKind.Run) return undefined;
  const identity = runIdentitySchema.safeParse(parsed(first.content));
  if (!identity.success) return undefined;
  const blocks = new Map<string, number>();
  const rounds = new Map<number, number>();
  let last = reader.at;
  for (;;) {
    const beginning = reader.beginning(KEY_BYTES);
    if (beginning === undefined) break;
    if (beginning.kind === FrameKind.Block && beginning.content.length === KEY_BYTES) {
      last = reader.at;
      blocks.set(keyText(beginning.content), last);
      reader.skip();
      continue;
    }
    const before = reader.at;
    const round = roundSchema.safeParse(parsed(reader.next()?.content ?? Buffer.alloc(0)));
    if (!round.success) {
      reader.at = before;
      break;
    }
    rounds.set(round.data.round, round.data.blocks);
    last = reader.at;
  }
  const { at: end } = reader;
  // Only what was written last can have been torn without being shorter: the rest is checked when it is read.
  reader.at = last;
  if (last === end || reader.next() !== undefined) return { identity: identity.data, blocks, rounds, end };
  for (const [key, at] of blocks) if (at === last) blocks.delete(key);
  return { identity: identity.data, blocks, rounds, end: last };
}

function parsed(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return undefined;
  }
}
