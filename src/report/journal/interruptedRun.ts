import { rmSync } from 'node:fs';
import { type RunIdentity, readIndex } from './journalIndex.ts';
import { findJournals } from './journalPath.ts';
import { OpenFile } from './openFile.ts';

/** A run that was ended before it was done, by what it left. */
export interface InterruptedRun {
  readonly path: string;
  readonly identity: RunIdentity;
  /** Blocks that it finished, at least one. */
  readonly blocks: number;
  /** Share of its blocks, as far as it had asked for them. */
  readonly share: number;
}

/** The interrupted runs to a place, the one that got furthest first. What has no readable beginning kept nothing, and goes. */
export function interruptedRuns(target: string): InterruptedRun[] {
  const runs = findJournals(target).interrupted.flatMap((path): InterruptedRun[] => {
    const file = new OpenFile(path, 'r');
    try {
      const index = readIndex(file);
      if (index === undefined || index.blocks.size === 0) {
        rmSync(path, { force: true });
        return [];
      }
      const blocks = index.blocks.size;
      const planned = [...index.rounds.values()].reduce((sum, each) => sum + each, 0);
      return [{ path, identity: index.identity, blocks, share: Math.min(1, blocks / Math.max(planned, 1)) }];
    } finally {
      file.close();
    }
  });
  return runs.sort((a, b) => b.blocks - a.blocks);
}
