import { Command, CommanderError } from 'commander';
import { RunAborted, RunDefect, RunFault } from '../experiment/index.ts';
import { ResultsFolderFault, UnreadableResults } from '../report/index.ts';
import { plainText } from '../report/plainText.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { ExitCode } from './exitCodes.ts';
import { InputFault } from './inputFault.ts';
import * as messages from './messages.ts';
import { chartCommand, reportCommand } from './redraw.ts';
import { reinforceCommand } from './reinforce.ts';
import { runCommand } from './run.ts';
import { sweepCommand } from './sweep.ts';
import type { Terminal } from './terminal.ts';
import { tipCommand } from './tip.ts';
import { version } from './version.ts';

/**
 * Does what the command line says, and returns the exit status. Every failure becomes one clear message; only
 * a mistake of the program itself is shown with the place in it.
 *
 * @param args without the program's own name
 */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let status: ExitCode = ExitCode.Done;
  const program = new Command('volhoud')
    .description(messages.PROGRAM)
    .version(version())
    .showHelpAfterError(messages.HELP_HINT)
    .addHelpText('after', messages.EXIT_STATUS);
  for (const command of [
    runCommand,
    checkCommand,
    compareCommand,
    tipCommand,
    sweepCommand,
    reinforceCommand,
    chartCommand,
    reportCommand,
  ]) {
    program.addCommand(
      command(terminal, (value) => {
        status = value;
      }),
    );
  }
  for (const command of [program, ...program.commands]) {
    command.copyInheritedSettings(program).exitOverride();
    command.configureOutput({
      writeOut: (text) => terminal.print(text),
      writeErr: (text) => terminal.complain(text),
    });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    return statusOf(error, terminal);
  }
}

/** Says what went wrong. Commander has said its own already. */
function statusOf(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.Done : ExitCode.BadInput;
  if (error instanceof ResultsFolderFault && error.code === 'no-space') {
    terminal.complain(messages.failed(error.message));
    return ExitCode.Failed;
  }
  if (error instanceof InputFault || error instanceof ResultsFolderFault) {
    terminal.complain(error.message);
    return ExitCode.BadInput;
  }
  if (error instanceof RunFault || error instanceof UnreadableResults) {
    terminal.complain(plainText(error.message));
    return ExitCode.BadInput;
  }
  if (error instanceof RunAborted) {
    return error.reason === ExitCode.Terminated ? ExitCode.Terminated : ExitCode.Interrupted;
  }
  if (error instanceof RunDefect) {
    terminal.complain(messages.defect(error));
    if (error.stack !== undefined) terminal.complain(error.stack);
    return ExitCode.Failed;
  }
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (error instanceof Error && typeof code === 'string' && 'syscall' in error) {
    terminal.complain(messages.failed(error.message));
    return ExitCode.Failed;
  }
  terminal.complain(
    messages.unexpected(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
  return ExitCode.Failed;
}
