import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { isRunning, thisProcess } from '../../src/report/runningProcess.ts';

/** A shell that starts a process, says its number, and becomes a program that never asks how that one ended. */
function forgetful(child: string) {
  const parent = spawn('sh', ['-c', `${child} & echo $!; exec sleep 60`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const pid = once(parent.stdout, 'data').then(([data]) => Number(String(data)));
  return { parent, pid };
}

describe('a process', () => {
  it('is running while it is there, by its own start only', () => {
    const mark = thisProcess();
    expect(isRunning(mark)).toBe(true);
    expect(isRunning({ ...mark, startedAt: 0 })).toBe(true);
    if (mark.startedAt > 0) expect(isRunning({ ...mark, startedAt: mark.startedAt + 1 })).toBe(false);
    // No process has this number: Linux counts to 2²² at most.
    expect(isRunning({ pid: 4194305, startedAt: 0 })).toBe(false);
  });

  it.runIf(process.platform === 'linux')('that has ended is not running, asked after or not', async () => {
    const { parent, pid } = forgetful('sleep 50');
    try {
      const mark = { pid: await pid, startedAt: 0 };
      expect(isRunning(mark)).toBe(true);
      process.kill(mark.pid, 'SIGKILL');
      await expect.poll(() => isRunning(mark), { timeout: 30_000 }).toBe(false);
      // Its number is still taken: a signal to it is no error.
      expect(process.kill(mark.pid, 0)).toBe(true);
    } finally {
      parent.kill('SIGKILL');
    }
  });
});
