import { readFileSync } from 'node:fs';

/** A process by its number, and by when it began where that is known: numbers are used again. */
export interface ProcessMark {
  readonly pid: number;
  /** Linux: clock ticks from the boot of the machine to its start; 0 if not known. */
  readonly startedAt: number;
}

export function thisProcess(): ProcessMark {
  return { pid: process.pid, startedAt: startOf(process.pid) };
}

/** Whether that process is still there. Of one whose start is not known, whether any with its number is. */
export function isRunning({ pid, startedAt }: ProcessMark): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, but belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const present = startOf(pid);
  return startedAt === 0 || present === 0 || present === startedAt;
}

/** Field 22 of `/proc/PID/stat` (proc(5)); its second field, a name in brackets, may hold blanks and brackets. */
function startOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]) || 0;
  } catch {
    return 0;
  }
}
