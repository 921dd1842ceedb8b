import { RunDefect, RunFault } from '../experiment/index.ts';
import * as messages from './messages.ts';

/** The failure of a run without what it says, which may quote values that are left out; other errors as they are. */
export function redactedFailure(error: unknown): unknown {
  if (error instanceof RunFault) {
    const { code } = error;
    return new RunFault({ kind: 'fault', code, message: messages.redactedFailure(code), from: 0, to: 0 });
  }
  if (error instanceof RunDefect) {
    const { code, from, to, at, seed } = error;
    const message = messages.redactedFailure(code);
    return new RunDefect({ kind: 'defect', code, message, from, to, ...(at !== undefined && { at }) }, seed);
  }
  return error;
}
