import { createInterface } from 'node:readline/promises';
import { RunAborted, type SweepEstimate } from '../experiment/index.ts';
import { InputFault } from './inputFault.ts';
import * as messages from './sweepMessages.ts';
import type { Terminal } from './terminal.ts';

/** Who is asked, and where. */
export interface Asking {
  /** Whether `--yes` was said. */
  readonly yes: boolean;
  readonly terminal: Terminal;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly signal: AbortSignal;
}

/**
 * Says how long a sweep takes, and asks whether to go on, unless `--yes` was said.
 *
 * @throws InputFault when the answer is no, or nobody is there to be asked; RunAborted on the signal
 */
export async function permitLong(
  estimate: SweepEstimate,
  { yes, terminal, input, output, signal }: Asking,
): Promise<void> {
  if (yes) {
    terminal.complain(messages.takesLong(estimate));
    return;
  }
  if (!input.isTTY || !output.isTTY) throw new InputFault(messages.sayYes(estimate));
  terminal.complain(messages.takesLong(estimate));
  // Not as a terminal of its own: Ctrl-C stays the program's.
  const asking = createInterface({ input, output, terminal: false });
  try {
    const closed = new Promise<string>((resolve) => asking.once('close', () => resolve('')));
    const answer = await Promise.race([asking.question(messages.GO_ON, { signal }), closed]);
    if (!/^\s*y(es)?\s*$/i.test(answer)) throw new InputFault(messages.NOT_GONE_ON);
  } catch (error) {
    throw signal.aborted ? new RunAborted(signal.reason) : error;
  } finally {
    asking.close();
  }
}
