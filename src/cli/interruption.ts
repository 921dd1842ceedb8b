import { ExitCode } from './exitCodes.ts';

/** What must be undone when the program is ended from outside. */
export type Undo = () => void;

/** How long worker threads may take to end before the program ends without waiting for them. */
const GRACE_MS = 850;

/**
 * Ends the program on Ctrl-C and SIGTERM, after undoing what is not finished. Files are only moved into place in
 * one go without a pause, so that results are never half written. While worker threads simulate, they are ended
 * first: a process that exits while its threads are starting can crash instead (Node 20). If they take too long,
 * the signal is given again, now without anybody listening: for a shell that is the same exit status.
 */
export class Interruption {
  /** Aborted, with the exit status as its reason, when the program is to end. */
  readonly signal: AbortSignal;
  /** Whether worker threads are at work. */
  simulating = false;
  private readonly controller = new AbortController();
  private readonly undo: Undo;
  private readonly say: () => void;

  /** @param say told once, when the end is near */
  constructor(undo: Undo, say: () => void) {
    this.signal = this.controller.signal;
    this.undo = undo;
    this.say = say;
    process.once('SIGINT', this.onInterrupt);
    process.once('SIGTERM', this.onTerminate);
  }

  /** Lets go of the signals again. */
  letGo(): void {
    process.off('SIGINT', this.onInterrupt);
    process.off('SIGTERM', this.onTerminate);
  }

  private readonly onInterrupt = (): void => this.end('SIGINT', ExitCode.Interrupted);
  private readonly onTerminate = (): void => this.end('SIGTERM', ExitCode.Terminated);

  private end(signal: 'SIGINT' | 'SIGTERM', status: ExitCode): void {
    this.undo();
    this.say();
    if (!this.simulating) process.exit(status);
    setTimeout(() => process.kill(process.pid, signal), GRACE_MS).unref();
    this.controller.abort(status);
  }
}
