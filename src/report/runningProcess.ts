import { readFileSync } from 'node:fs';

/** A process by its number, and by when it began where that is known: numbers are used again. */
export interface ProcessMark {
  readonly pid: number;
  /** Linux: clock ticks from the boot of the machine to its start; 0 if not known. */
  readonly startedAt: number;
}

export function thisProcess(): ProcessMark {
  return { pid: process.pid, startedAt: statOf(process.pid)?.startedAt ?? 0 };
}

/**
 * Whether that process is still at work. Of one whose start is not known, whether any with its number is. One that has
 * ended is not, though its number stays taken until its parent has asked how it ended: in a container that nobody may
 * ever do. Only Linux tells the two apart.
 */
export function isRunning({ pid, startedAt }: ProcessMark): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, but belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const present = statOf(pid);
  if (present === undefined) return true;
  if (present.state === 'Z' || present.state === 'X') return false;
  return startedAt === 0 || present.startedAt === 0 || present.startedAt === startedAt;
}

/**
 * Fields 3 and 22 of `/proc/PID/stat` (proc(5)), if there is such a file; the second field, a name in brackets, may hold
 * blanks and brackets.
 */
function statOf(pid: number): { readonly state: string | undefined; readonly startedAt: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], startedAt: Number(fields[19]) || 0 };
  } catch {
    return undefined;
  }
}
