import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isRunning, thisProcess } from '../runningProcess.ts';

/** Journals that this process has open; one with its number that is not among them is another's. */
export const openJournals = new Set<string>();

/** Journals of the runs to one place. */
export interface FoundJournals {
  /** Of processes that are gone. */
  readonly interrupted: readonly string[];
  /** Numbers of the processes that are still at work. */
  readonly running: readonly number[];
}

/** `.NAME.journal-PID-START` beside the results, START telling processes apart that have the same number. */
export function ownJournalPath(target: string): string {
  const { pid, startedAt } = thisProcess();
  return join(dirname(target), `${prefixOf(target)}${pid}-${startedAt}`);
}

export function findJournals(target: string): FoundJournals {
  const prefix = prefixOf(target);
  const interrupted: string[] = [];
  const running: number[] = [];
  for (const name of namesIn(dirname(target))) {
    const mark = name.startsWith(prefix) ? /^(\d+)-(\d+)$/.exec(name.slice(prefix.length)) : null;
    if (mark === null) continue;
    const path = join(dirname(target), name);
    const pid = Number(mark[1]);
    // Our own number, but not ours: in containers every process may have the same one.
    const isAlive =
      pid === process.pid ? openJournals.has(path) : isRunning({ pid, startedAt: Number(mark[2]) });
    if (isAlive) running.push(pid);
    else interrupted.push(path);
  }
  return { interrupted: interrupted.sort(), running };
}

function prefixOf(target: string): string {
  return `.${basename(target)}.journal-`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
