import { ExitCode } from './exitCodes.ts';
import * as messages from './messages.ts';

/** What the program writes to; the process's own streams, or a test's. */
export interface Terminal {
  /** Results: what a pipe should get. */
  print(text: string): void;
  /** Progress, warnings and errors. */
  complain(text: string): void;
}

/** How wide the tables on standard output may be, in columns. */
export function outputWidth(): number {
  return process.stdout.isTTY ? Math.min(process.stdout.columns ?? 80, 120) : 80;
}

/** Whether standard output shows colours: a terminal that is not told otherwise (https://no-color.org). */
export function showsColour(): boolean {
  return process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
}

/** Whether standard output shows more than ASCII: anything but a terminal that only knows ASCII. */
export function showsUnicode(): boolean {
  return !(
    process.stdout.isTTY === true && /^(C|POSIX)$/.test(process.env['LC_ALL'] || process.env['LANG'] || '')
  );
}

/**
 * The process's streams. A reader that stops reading (`volhoud run … | head -1`) is no fault: what is left to say is
 * then left unsaid, and the run ends as it would have.
 */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return;
      // A full disk, say. What cannot be said on standard output is said on standard error, if that can be.
      if (stream === process.stdout) process.stderr.write(`${messages.failed(error.message)}\n`);
      process.exit(ExitCode.Failed);
    });
  }
  return {
    print: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    complain: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
  };
}
