import { rmSync } from 'node:fs';
import { z } from 'zod';
import { FrameKind, FrameReader } from './frame.ts';
import { findJournals } from './journalPath.ts';
import { OpenFile } from './openFile.ts';

/** What must be equal for blocks of one run to be those of another. */
export const runIdentitySchema = z.strictObject({
  /** Of the program. */
  version: z.string(),
  node: z.string(),
  arch: z.string(),
  platform: z.string(),
  /** SHA-256 of the scenario as resolved. */
  scenario: z.string(),
  seed: z.string(),
  replications: z.number(),
  /** What else decides which replications are computed, as typed; empty if nothing. */
  options: z.string(),
});

export type RunIdentity = z.infer<typeof runIdentitySchema>;

/** What the frame says that begins a stage. */
export const stageSchema = z.strictObject({
  stage: z.number(),
  /** In its plan. */
  blocks: z.number(),
  /** Fingerprint of the plan. */
  plan: z.string(),
});

export type StageBeginning = z.infer<typeof stageSchema>;

/** A run that was ended before it was done, by what it left. */
export interface InterruptedRun {
  readonly path: string;
  readonly identity: RunIdentity;
  /** Blocks that it finished, at least one. */
  readonly blocks: number;
  /** Share of its blocks, as far as it had planned them. */
  readonly share: number;
}

/** The interrupted runs to a place, the one that got furthest first. What has no readable beginning kept nothing, and goes. */
export function interruptedRuns(target: string): InterruptedRun[] {
  const runs = findJournals(target).interrupted.flatMap((path): InterruptedRun[] => {
    const file = new OpenFile(path, 'r');
    try {
      const run = interruptedRun(path, file);
      if (run === undefined || run.blocks === 0) rmSync(path, { force: true });
      return run === undefined || run.blocks === 0 ? [] : [run];
    } finally {
      file.close();
    }
  });
  return runs.sort((a, b) => b.blocks - a.blocks);
}

function interruptedRun(path: string, file: OpenFile): InterruptedRun | undefined {
  const reader = new FrameReader(file);
  const first = reader.next();
  if (first?.kind !== FrameKind.Run) return undefined;
  const identity = runIdentitySchema.safeParse(parsed(first.content));
  if (!identity.success) return undefined;
  let blocks = 0;
  let planned = 0;
  for (let kind = reader.kind(); kind !== undefined; kind = reader.kind()) {
    if (kind === FrameKind.Block) {
      blocks++;
      reader.skip();
    } else {
      const stage = stageSchema.safeParse(parsed(reader.next()?.content ?? Buffer.alloc(0)));
      if (!stage.success) break;
      planned += stage.data.blocks;
    }
  }
  return { path, identity: identity.data, blocks, share: blocks / Math.max(planned, 1) };
}

function parsed(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return undefined;
  }
}
