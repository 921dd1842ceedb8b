import { ExitCode } from './exitCodes.ts';

/** What must be undone when the program is ended from outside. */
export type Undo = () => void;

/**
 * Ends the program at once on Ctrl-C and SIGTERM, after undoing what is not finished. Files are only moved into
 * place in one go without a pause, so that results are never half written. Returns the function that lets go again.
 *
 * @param say told the exit status is near, once
 */
export function whenInterrupted(undo: Undo, say: () => void): () => void {
  const end = (status: ExitCode) => (): void => {
    undo();
    say();
    process.exit(status);
  };
  const onInterrupt = end(ExitCode.Interrupted);
  const onTerminate = end(ExitCode.Terminated);
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onTerminate);
  return () => {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onTerminate);
  };
}
